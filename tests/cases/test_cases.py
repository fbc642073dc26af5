"""Whole documents, end to end: each folder with a `spec.yaml` must give the tree in its folder `expected`.

The copied runtime and licence texts are left out of the trees; that they are copies is tested elsewhere.  Other documents
in a folder (`spec-3.0.yaml`) are twins: they must give the same tree.  ``GOLDEN=write`` rewrites the trees.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clientgen.emit.runtime import PUBLIC, error_names
from clientgen.output.sync import write
from clientgen.output.tree import FileTree
from clientgen.pipeline import Run

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/spec.yaml"))
SPECS = [
    path.relative_to(HERE).as_posix()
    for name in CASES
    for path in sorted((HERE / name).glob("spec*.yaml"))
]
WRITE = os.environ.get("GOLDEN") == "write"


def tree_of(spec: Path) -> FileTree:
    return Run.start(spec).tree()


def shown(tree: FileTree, spec: Path) -> dict[str, str]:
    """The files that are compared; the name of the document, which headers mention, is made that of the main one."""
    files = {
        path: content.decode().replace(spec.name, "spec.yaml")
        for path, content in tree.items()
        if "/_runtime/" not in path and path != "LICENSE"
    }
    lines = files["api-surface.txt"].splitlines(keepends=True)
    runtime = {*PUBLIC, *error_names()}
    files["api-surface.txt"] = "".join(
        line for line in lines if re.split(r"[.(: ]", line)[1] not in runtime
    )
    return files


def on_disk(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("spec", SPECS)
def test_case(spec: str) -> None:
    path = HERE / spec
    files = shown(tree_of(path), path)
    expected = path.parent / "expected"
    if WRITE:
        if path.name != "spec.yaml" or files == on_disk(expected):
            return
        shutil.rmtree(expected, ignore_errors=True)
        for name, text in files.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_bytes(text.encode())
    assert files == on_disk(expected), "run: make golden"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All cases as packages, with their runtime, in one folder."""
    folder = tmp_path_factory.mktemp("cases")
    for name in CASES:
        tree = tree_of(HERE / name / "spec.yaml")
        write(tree, folder / name)
        assert not write(tree, folder / name)
        assert not write(tree_of(HERE / name / "spec.yaml"), folder / name), (
            "a second run changes nothing"
        )
    return folder


@pytest.mark.parametrize("name", CASES)
def test_a_case_can_be_imported(written: Path, name: str) -> None:
    program = (
        "import sys, importlib, pkgutil; module = importlib.import_module(sys.argv[1])\n"
        "[getattr(module, n) for n in module.__all__]; assert dir(module) == module.__all__\n"
        "[importlib.import_module(m.name) for m in pkgutil.walk_packages(module.__path__, module.__name__ + '.')]\n"
        "from pydantic import BaseModel\n"
        "[c.model_rebuild() for c in vars(module).values() if isinstance(c, type) and issubclass(c, BaseModel)]\n"
    )
    (package,) = (path.name for path in (written / name / "src").iterdir())
    subprocess.run(
        # Former names warn; their messages begin with the name.
        [sys.executable, "-W", "error", "-W", "ignore:`:DeprecationWarning", "-c", program, package],
        env={**os.environ, "PYTHONPATH": str(written / name / "src")},
        check=True,
    )


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_the_cases_type_check(written: Path, checker: str) -> None:
    packages = [str(path) for name in CASES for path in (written / name / "src").iterdir()]
    command = {
        "mypy": ["mypy", "--strict", "--cache-dir", str(written / ".mypy_cache"), *packages],
        "pyright": ["pyright", "--pythonpath", sys.executable, *packages],
    }[checker]
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=written, capture_output=True, text=True, check=False
    )
    ours = [
        line
        for line in done.stdout.splitlines()
        if "error" in line and "_runtime" not in line and "Found" not in line
    ]
    assert [line for line in ours if not line.startswith(("0 errors", "1 error"))] == []
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_readme_runs(written: Path) -> None:
    """The program that tests without a network, of the package that has an example."""
    text = (written / "petstore" / "README.md").read_text()
    program = text.rpartition("```python\n")[2].partition("```")[0]
    subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**os.environ, "PYTHONPATH": str(written / "petstore" / "src")},
        check=True,
    )


def test_order_and_place_of_the_document_do_not_matter(tmp_path: Path) -> None:
    source = HERE / "petstore" / "spec.yaml"
    (tmp_path / "elsewhere").mkdir()
    moved = tmp_path / "elsewhere" / "spec.yaml"
    lines = source.read_text().split("\ncomponents:")
    moved.write_text(
        lines[0].replace("openapi: 3.1.0\n", "") + "\ncomponents:" + lines[1] + "openapi: 3.1.0\n"
    )
    assert dict(tree_of(moved)) == dict(tree_of(source))
