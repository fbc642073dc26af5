"""Measure what the README claims: `make bench`, or `python -m bench call decode imports generate scale` for some of it.

Every figure is a ratio against something measured in the same run, so it holds on any machine.
Exit status 1 when a ratio is over its limit.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path

PARTS = ("call", "decode", "imports", "generate", "scale")


def main(chosen: list[str]) -> int:
    """Run the chosen parts (all by default) and print a line a ratio."""
    over = 0
    for part in chosen or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for ratio in importlib.import_module(f"bench.{part}").ratios(Path(folder)):
                over += ratio.value > ratio.limit
                print(ratio.line(), flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
