"""The tool itself as a wheel: it brings its templates and the runtime, and works on any document."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path


def test_an_installed_tool_generates_what_the_repository_does(root: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path)]
    done = subprocess.run([*build, str(root)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)

    program = (
        "import clientgen, sys; from clientgen.cli import main; "
        f"assert clientgen.__file__.startswith({str(site)!r}), clientgen.__file__; main()"
    )
    document = root / "spec" / "modelarts" / "openapi.yaml"
    package = root / "generated" / "modelarts-nodepools"
    command = [sys.executable, "-c", program, "check", str(document), "--out", str(package)]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
