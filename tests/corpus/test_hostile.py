"""Documents that attack, by other hands, from end to end: a package that is inert and can be imported, or findings.

The documents lie beside the repository; without them these tests skip and say so.  Those that are about memory and time run
as a process under limits; with CORPUS=all, all of them do.
"""

from __future__ import annotations

import ast
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clientgen.diagnostics import CATALOGUE, Diagnostic, Problem, StageFailed, render_text
from clientgen.output.sync import write
from clientgen.pipeline import Run

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
INDEX = CORPUS / "hostile" / "index.json"
CASES: list[dict[str, Any]] = json.loads(INDEX.read_text())["cases"] if INDEX.is_file() else []
HEAVY = ("bomb-", "cycle-", "deep-", "huge-", "emulator-", "path-schema-long")
pytestmark = pytest.mark.skipif(
    not CASES, reason="../shared/corpus is absent: no hostile documents by other hands to try"
)
MIB = 1024 * 1024
# The limit is on addresses, of which several allocators and threads reserve far more than they use.
LIMITS = {resource.RLIMIT_AS: 2048 * MIB, resource.RLIMIT_CPU: 60, resource.RLIMIT_FSIZE: 64 * MIB}

_watched: list[tuple[str, str]] | None = None


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watched is None:
        return
    if event == "open" and isinstance(arguments[0], str):
        writes = bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        _watched.append(("write" if writes else "read", os.path.realpath(arguments[0])))
    elif event in ("socket.connect", "socket.getaddrinfo", "os.system"):
        _watched.append((event, ""))


sys.addaudithook(_hook)


@pytest.fixture
def watched() -> Iterator[list[tuple[str, str]]]:
    """What is opened and connected to while the test runs."""
    global _watched
    _watched = []
    yield _watched
    _watched = None


# Listed as refused, from before OpenAPI 3.2 was read: what is new in 3.2 and not supported has findings of its own.
ACCEPTED = {"enc-openapi-32"}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Where each package was written that could be."""
    return {}


def refused(run: Run | None, found: tuple[Diagnostic, ...], case: dict[str, Any]) -> None:
    """A refusal says what is wrong, where, in visible characters, and nothing of other files."""
    errors = [item for item in found if item.is_error]
    assert errors
    bundle = run.bundle if run else None
    text = render_text(errors, locate=bundle.origin if bundle else None)
    assert case["outcome"] in ("refuse", "either"), text
    assert not any(CATALOGUE[item.code].internal for item in errors), text
    assert "root:" not in text
    assert all(character.isprintable() for line in text.splitlines() for character in line)
    assert case["file"].rpartition("/")[2] in text
    if case["location"] and case["outcome"] == "refuse":
        named = str(case["location"]).removesuffix("/-").removesuffix("/$ref")
        pointers = [item.pointer or "" for item in errors]
        spans = [item.span for item in errors if item.span is not None]
        assert spans or any(p.startswith(named) or named.startswith(p or "?") for p in pointers)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_in_this_process(
    case: dict[str, Any],
    tmp_path: Path,
    packages: dict[str, Path],
    watched: list[tuple[str, str]],
) -> None:
    if case["id"].startswith(HEAVY):
        pytest.skip("runs as a process of its own")
    document, run = CORPUS / case["file"], None
    try:
        run = Run.start(document)
        tree = run.tree()
    except StageFailed as failed:
        refused(run, failed.diagnostics, case)
    except Problem as failed:
        refused(run, (failed.diagnostic,), case)
    else:
        assert case["outcome"] in ("generate", "either") or case["id"] in ACCEPTED
        for path, content in tree.items():
            if path.endswith(".py"):
                # A property of that name is a field of that name: bound, but never looked up.
                used = {
                    node.id
                    for node in ast.walk(ast.parse(content))
                    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
                }
                assert "pwned_canary" not in used
        write(tree, tmp_path / "out")
        packages[case["id"]] = tmp_path / "out" / "src"
        if case["id"].startswith("names"):  # others are made twice elsewhere
            assert Run.start(document).tree()["api-surface.txt"] == tree["api-surface.txt"]
    quiet_about(watched, tmp_path)


def quiet_about(watched: list[tuple[str, str]], tmp_path: Path) -> None:
    """Nothing was connected to; nothing was written but in the output and in temporary folders of our own."""
    known = (
        str(CORPUS.resolve()),
        str(ROOT),
        sys.prefix,
        sys.base_prefix,
        "/dev/null",
        "/proc/self/",
    )
    temporary = (str(tmp_path), str(Path(os.environ.get("TMPDIR", "/tmp")) / "clientgen-"))
    for event, path in watched:
        if event == "write":
            assert path.startswith(temporary) or path.endswith(".pyc") or path == "/dev/null"
        elif event == "read":
            assert path.startswith((*known, *temporary)) or path.endswith((".py", ".pyc", ".so"))
        else:
            pytest.fail(event)
    assert not any(path in ("/etc/passwd", "/proc/self/environ") for _, path in watched)
    assert not Path("/tmp/pwned_canary").exists()


IMPORT = """
import builtins, importlib, os, pkgutil, sys, warnings
called = []
builtins.pwned_canary = lambda *given: called.append(given)
from pydantic import BaseModel
for folder in sys.argv[1:]:
    sys.path.insert(0, folder)
    (name,) = os.listdir(folder)
    for known in [known for known in sys.modules if known == name or known.startswith(name + ".")]:
        del sys.modules[known]
    importlib.invalidate_caches()
    module = importlib.import_module(name)
    for info in pkgutil.walk_packages(module.__path__, name + "."):
        importlib.import_module(info.name)
    for value in [getattr(module, name) for name in module.__all__]:
        if isinstance(value, type) and issubclass(value, BaseModel):
            value.model_rebuild()
    sys.path.remove(folder)
assert not called, called
"""


def imported(*folders: Path) -> None:
    """Import all modules of packages, with a recorder under the name that payloads call."""
    command = [sys.executable, "-B", "-W", "error", "-c", IMPORT, *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr[-3000:]
    assert not Path("/tmp/pwned_canary").exists()


def test_what_was_generated_can_be_imported(packages: dict[str, Path]) -> None:
    """After all the others of this module, and all packages in one process: an import of pydantic each would cost more."""
    if not packages:
        pytest.skip("nothing was generated in this process")
    imported(*packages.values())


def _limit() -> None:
    for kind, most in LIMITS.items():
        resource.setrlimit(kind, (most, most))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_as_a_process_under_limits(case: dict[str, Any], tmp_path: Path) -> None:
    if os.environ.get("CORPUS") != "all" and not case["id"].startswith(HEAVY):
        pytest.skip("runs in the process of the tests; CORPUS=all runs it here too")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "clientgen", "generate", str(CORPUS / case["file"])]
    done = subprocess.run(
        [*command, "--out", str(out)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=tmp_path,
        capture_output=True,
        preexec_fn=_limit,
        check=False,
        timeout=240,
    )
    told = done.stderr.decode("utf-8", "strict")
    assert "Traceback" not in told
    if done.returncode == 0:
        assert case["outcome"] in ("generate", "either") or case["id"] in ACCEPTED
        imported(out / "src")
    else:
        assert done.returncode == 1, told
        assert case["outcome"] in ("refuse", "either"), told
        assert case["file"].rpartition("/")[2] in told
        assert not out.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) in ([], ["out"])


def test_a_link_that_leads_outside_is_not_followed(
    tmp_path: Path, watched: list[tuple[str, str]]
) -> None:
    document = tmp_path / "openapi.json"
    document.write_bytes((CORPUS / "hostile" / "cases" / "ref-symlink.json").read_bytes())
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "link.yaml").symlink_to("/etc/passwd")
    with pytest.raises(StageFailed) as raised:
        Run.start(document).tree()
    assert {item.code for item in raised.value.diagnostics if item.is_error} == {"SRC13"}
    quiet_about(watched, tmp_path)
