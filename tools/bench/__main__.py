"""Measure what the README claims: `make bench`, or `python -m bench call decode` and so on for some of it.

Every figure is a ratio against something measured in the same run, so it holds on any machine.
With `--write` the results are kept in `tools/bench/results/`, and the figures of the README and its plot are written
from them; `python -m bench readme` does only that last step.
Exit status 1 when a ratio is over its limit.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path

from bench import readme, results

PARTS = ("call", "decode", "imports", "generate", "scale", "rivals", "noise")


def main(arguments: list[str]) -> int:
    """Run the chosen parts (all by default) and print a line a figure."""
    if arguments == ["readme"]:
        readme.write()
        return 0
    # What is measured runs as it does once installed: from byte code.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    keep = "--write" in arguments
    over = 0
    for part in [name for name in arguments if name != "--write"] or PARTS:
        records: list[dict[str, str]] = []
        before = results.read(part)
        with tempfile.TemporaryDirectory() as folder:
            for row in importlib.import_module(f"bench.{part}").ratios(Path(folder)):
                over += row.over
                records.append(row.record())
                print(row.line(), flush=True)
                if keep:  # at once: a long run that is stopped has not been for nothing
                    results.write(part, results.merged(part, before, records))
    if keep:
        readme.write()
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
