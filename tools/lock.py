"""Write the requirements files: exact versions with hashes, and no address of any registry."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEADER = """\
# Exact versions of {what}, with hashes and without addresses.
# Rewrite it with `make lock` after changing a dependency in {source}.
"""
ROOT = Path(__file__).resolve().parents[1]
TARGETS = (
    ("tools/requirements.txt", "everything that runs here", "pyproject.toml", ("--extra=dev",)),
    ("tools/bench/rivals.txt", "the rivals of `make bench`", "tools/bench/rivals.in", ()),
)
COMMAND = [
    *(sys.executable, "-m", "piptools", "compile", "--quiet", "--upgrade"),
    *("--generate-hashes", "--strip-extras", "--allow-unsafe", "--no-header"),
    *("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-emit-options"),
    "--output-file=-",
]


def main() -> int:
    """Resolve each source anew; a file is replaced only when that succeeded."""
    for target, what, source, options in TARGETS:
        command = [*COMMAND, *options, source]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - our own words
        if done.returncode:
            return done.returncode
        text = HEADER.format(what=what, source=source) + done.stdout
        (ROOT / target).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
