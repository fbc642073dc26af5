"""The published package: built, installed into an empty environment, and used there."""

from __future__ import annotations

import email
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

RUNTIME_DEPENDENCIES = {"pydantic", "httpx2", "typing_extensions"}

PROGRAM = """
import sys
from modelarts_nodepools import (
    CreateNodePoolRequest, HttpResponse, ModelArts, NodePoolMetadata, StubTransport, Token,
)

def answer(request):
    return HttpResponse(200, {"Content-Type": "application/json"}, request.body)

with ModelArts(endpoint="test", project_id="p", auth=Token("t"), transport=StubTransport(answer)) as client:
    pool = client.node_pools.create("pool", CreateNodePoolRequest(metadata=NodePoolMetadata(name="n")))
print(pool.metadata.name)
import httpx2
import modelarts_nodepools
assert "site-packages" in modelarts_nodepools.__file__, modelarts_nodepools.__file__
"""


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    out = tmp_path_factory.mktemp("dist")
    project = root / "generated" / "modelarts-nodepools"
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_the_wheel_holds_the_package_and_nothing_else(built: Path, root: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata_name,) = [name for name in names if name.endswith(".dist-info/METADATA")]
        metadata = email.message_from_bytes(archive.read(metadata_name))
    source = root / "generated" / "modelarts-nodepools" / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert "modelarts_nodepools/py.typed" in names
    assert any("licenses/LICENSE" in name for name in names)
    assert metadata["License-Expression"] == "Apache-2.0"
    assert not any("License ::" in line for line in metadata.get_all("Classifier", []))
    assert metadata.get_all("Project-URL") is None
    needed = {
        line.split(">")[0].split(";")[0].split("<")[0].strip().replace("-", "_")
        for line in metadata.get_all("Requires-Dist", [])
    }
    assert {"pydantic", "httpx2"} <= needed <= RUNTIME_DEPENDENCIES


def test_the_sdist_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        for member in archive.getmembers():  # our own archive; `filter=` came with a later 3.11
            archive.extract(member, tmp_path)
    (project,) = tmp_path.iterdir()
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--outdir",
        str(out),
        str(project),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (again,) = out.glob("*.whl")
    (first,) = built.glob("*.whl")
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(again) as two:
        assert {n: one.read(n) for n in one.namelist()} == {n: two.read(n) for n in two.namelist()}


def test_an_empty_environment_runs_it(built: Path, tmp_path: Path) -> None:
    """What is installed is what the package says it needs, no more: the tool's own environment is out of reach.

    From the sdist, which needs what builds it as well, and gives the same wheel.
    """
    (artifact,) = built.glob("*.tar.gz")
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    install = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        str(artifact),
    ]
    done = subprocess.run(install, capture_output=True, text=True, check=False, env=clean)
    assert done.returncode == 0, done.stderr
    run = subprocess.run(
        [str(python), "-W", "error", "-c", PROGRAM],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=clean,
    )
    assert (run.stdout.strip(), run.returncode) == ("n", 0), run.stderr
