"""Two later editions of the page walk the whole road: page, transcript, document, package, difference of its surface.

The pages are under ``tests/cases/page``, in our own words; their facts are those of the later editions.  Everything happens in a
copy, so the committed document stays at its edition.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "tests" / "cases" / "page"
DOCUMENT = "spec/modelarts/openapi.yaml"
TRANSCRIPT = "spec/modelarts/pages/create-node-pool.toml"
PROPERTIES = """\
    rootVolume:
      description: Disk of the system.
      $ref: "./root-volume.yaml#/RootVolume"
    dataVolumes:
      description: Data disks.
      type: array
      items: {$ref: "./data-volume-item.yaml#/DataVolumeItem"}
    volumeGroupConfigs:
      description: How the groups of data disks are set up.
      type: array
      items: {$ref: "./volume-group-config.yaml#/VolumeGroupConfig"}
"""


class Copy:
    """A copy of the document and of the tests that compare it with the transcript."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "spec", folder / "spec")
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(
            ROOT / "tests" / "documented", folder / "tests" / "documented", ignore=ignore
        )
        # The pages here are in our own words, which the digests of the vendor's sentences do not know.
        facts, _, _ = self.read(TRANSCRIPT).partition("\n# Written by `clientgen page")
        (folder / TRANSCRIPT).write_text(facts, encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One command of the tool, run in the copy."""
        return self._python("-m", "clientgen", *arguments)

    def page(self, edition: str, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
        """Compare an edition: the exit code and the differences."""
        done = self.run("page", str(PAGES / f"{edition}.txt"), "--format", "json", *arguments)
        assert done.stdout, done.stderr
        return done.returncode, json.loads(done.stdout)["differences"]

    def verdict(self) -> tuple[int, dict[str, Any]]:
        """What the change since the committed document breaks: the exit code and the report."""
        done = self.run("diff", str(ROOT / DOCUMENT), DOCUMENT, "--format", "json")
        assert done.stdout, done.stderr
        return done.returncode, json.loads(done.stdout)

    def transcript_test(self) -> subprocess.CompletedProcess[str]:
        """The test of the repository that holds transcript and document together."""
        name = "tests/documented/test_transcript.py::test_page_and_spec_agree"
        options = ("--rootdir", str(self.folder), "-c", os.devnull, "--import-mode=importlib")
        return self._python("-m", "pytest", "-vv", "-p", "no:cacheprovider", *options, name)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def edit(self, name: str, *changes: tuple[str, str]) -> None:
        """Replace text that must be there exactly once."""
        text = self.read(name)
        for old, new in changes:
            assert text.count(old) == 1, (name, old)
            text = text.replace(old, new)
        (self.folder / name).write_text(text, encoding="utf-8")

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT / "tools"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("walk"))


def test_the_edition_at_hand_adds_digests_and_nothing_else(copy: Copy) -> None:
    before = copy.read(TRANSCRIPT)
    assert copy.page("2025-03-14") == (0, [])
    assert copy.page("2025-03-14", "--write-transcript") == (0, [])
    after = copy.read(TRANSCRIPT)
    assert after.startswith(before)
    added = after.removeprefix(before)
    assert added.count("[words.") == 25
    assert copy.page("2025-03-14", "--write-transcript") == (0, [])
    assert copy.read(TRANSCRIPT) == after
    assert copy.transcript_test().returncode == 0


def test_another_template_around_the_same_facts(copy: Copy) -> None:
    code, found = copy.page("2025-11-19")
    assert code == 1
    assert [(item["code"], item["what"]) for item in found] == [
        ("PAG33", "edition"),
        ("PAG33", "template"),
        ("PAG33", "wording"),
    ]
    assert copy.page("2025-11-19", "--write-transcript") == (0, [])
    assert 'template = "split"' in copy.read(TRANSCRIPT)
    assert copy.transcript_test().returncode == 0
    code, report = copy.verdict()
    assert (code, report["verdict"]["bump"], report["findings"]) == (0, "none", [])


def test_the_expansion(copy: Copy) -> None:
    generated = copy.run("generate", DOCUMENT)
    assert generated.returncode == 0, generated.stderr
    surface = copy.folder / "generated/modelarts-nodepools/api-surface.txt"
    released = copy.folder / "released.txt"
    shutil.copy(surface, released)

    code, found = copy.page("2026-06-25")
    assert code == 1
    told = {(item["code"], item["table"], item["row"]) for item in found}
    assert told >= {
        ("PAG20", "PoolResource", "rootVolume"),
        ("PAG20", "PoolResource", "dataVolumes"),
        ("PAG20", "PoolResource", "volumeGroupConfigs"),
        ("PAG20", "Os", "autoMatch"),
        ("PAG22", "PoolResource", "extendParams"),
        ("PAG24", "CreateNodePoolAnnotations", "os.modelarts/billing.mode"),
        ("PAG24", "CreatingStep", "type"),
        ("PAG24", "Os", "imageType"),
        ("PAG26", "CreatingStep", "step"),
        ("PAG27", "ResourceExtendParams", None),
        ("PAG27", "RootVolume", None),
        ("PAG29", "Taints", None),
    }

    # The transcript follows the page; now its test, and this command, say what the document lacks.
    code, lacking = copy.page("2026-06-25", "--write-transcript")
    assert code == 1
    assert not any("transcript" in item["message"] for item in lacking)
    failed = copy.transcript_test()
    assert failed.returncode == 1
    for word in ("#/components/schemas/RootVolume", "volumeGroupConfigs", "autoMatch"):
        assert word in failed.stdout

    _edit(copy, lacking)
    assert copy.page("2026-06-25") == (0, [])

    assert copy.run("check", DOCUMENT).returncode == 1
    generated = copy.run("generate", DOCUMENT)
    assert generated.returncode == 0, generated.stderr
    checked = copy.run("check", DOCUMENT)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    difference = copy.run("surface", DOCUMENT, "--against", str(released)).stdout.splitlines()
    removed = [line for line in difference if line.startswith("-")]
    added = [line for line in difference if line.startswith("+")]
    for name in (
        "RootVolume",
        "DataVolumeItem",
        "VolumeGroupConfig",
        "LvmConfig",
        "VolumeExtendParams",
    ):
        assert any(name in line for line in added), name
    for name in ("root_volume", "data_volumes", "volume_group_configs", "auto_match"):
        assert any(name in line for line in added), name
    assert not any("Taint" in line or "PoolNodeAz" in line for line in [*removed, *added])

    # One verdict at the end: what is new is optional, so nobody breaks, but there is something to release.
    code, report = copy.verdict()
    assert (code, report["breaking"]) == (0, False)
    verdict = report["verdict"]
    assert (verdict["bump"], verdict["demanded"], verdict["enough"]) == ("patch", "0.1.1", False)
    rules = {(item["part"], item["rule"], item["message"]) for item in report["findings"]}
    assert ("wire", "property-added", "new optional member `rootVolume`") in rules
    subjects = {item["subject"] for item in report["findings"] if item["rule"] == "python-added"}
    assert {"RootVolume", "PoolResource.root_volume", "Os.auto_match"} <= subjects


def _edit(copy: Copy, lacking: list[dict[str, Any]]) -> None:
    """What a person does with the report: go to each place that it names."""
    for item in lacking:
        if item["code"] == "PAG29":
            place, page = item["places"]["spec"], item["sides"]["page"]
            path = copy.folder / place["file"]
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            key, _, old = lines[place["line"] - 1].partition(": ")
            assert (key.strip(), old.strip()) == ("x-documented-as", item["sides"]["spec"])
            lines[place["line"] - 1] = f"{key}: {page}\n"
            path.write_text("".join(lines), encoding="utf-8")
        elif item["code"] == "PAG32":
            example = json.loads((copy.folder / item["places"]["spec"]["file"]).read_text())
            example["spec"]["resources"]["rootVolume"] = {"volumeType": "SSD", "size": "100"}
            (copy.folder / item["places"]["spec"]["file"]).write_text(json.dumps(example, indent=2))
    schemas = "spec/modelarts/schemas"
    names = []
    for path in sorted((PAGES / "2026-06-25.schemas").iterdir()):
        shutil.copy(path, copy.folder / schemas)
        names.append((path.name, path.read_text(encoding="utf-8").partition(":")[0]))
    entries = [
        f'    {name}: {{$ref: "schemas/{file}#/{name}"}}\n'
        for file, name in names
        if name != "ResourceExtendParams"
    ]
    anchor = '    Os: {$ref: "schemas/os.yaml#/Os"}\n'
    copy.edit(DOCUMENT, (anchor, "".join(entries) + anchor))
    copy.edit(f"{schemas}/pool-resource.yaml", ("    os:\n", f"{PROPERTIES}    os:\n"))
    path = copy.folder / schemas / "os.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("    autoMatch:\n      description: System to look for.\n      type: string\n")
