"""Write tools/requirements.txt: exact versions with hashes, and no address of any registry."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEADER = """\
# Exact versions of everything that runs here, with hashes and without addresses.
# Rewrite it with `make lock` after changing a dependency in pyproject.toml.
"""
ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "tools" / "requirements.txt"
COMMAND = [
    *(sys.executable, "-m", "piptools", "compile", "--quiet", "--upgrade", "--extra=dev"),
    *("--generate-hashes", "--strip-extras", "--allow-unsafe", "--no-header"),
    *("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-emit-options"),
    *("--output-file=-", "pyproject.toml"),
]


def main() -> int:
    """Resolve pyproject.toml anew; the file is replaced only when that succeeded."""
    done = subprocess.run(COMMAND, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode == 0:
        TARGET.write_text(HEADER + done.stdout, encoding="utf-8")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
