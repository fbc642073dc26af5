"""Take every document by other hands through the pipeline, and write where each stands: `make corpus`.

What is known is kept under `.corpus/`, so that a run which was killed goes on where it was, and only what a change can have changed
is worked out again.  With patterns as arguments only documents whose path contains one of them are taken, and nothing is written
but what differs from the committed table.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from corpus import stages, table
from corpus.documents import documents

_STEPS = ("generate", "repeat", "use", "check")


def main() -> int:
    """Run all steps, each in a process of its own, then write or compare the table."""
    parser = argparse.ArgumentParser(prog="corpus", description=__doc__)
    parser.add_argument(
        "patterns", nargs="*", help="parts of paths; all documents if none is given"
    )
    parser.add_argument("--folder", type=Path, default=Path(".corpus"), help="where to work")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--step", choices=(*_STEPS, "table"), help="this step alone; table: only what is known"
    )
    chosen = parser.parse_args()
    found = [
        one
        for one in documents()
        if not chosen.patterns or any(part in one.file for part in chosen.patterns)
    ]
    if not found:
        sys.stderr.write("../shared/corpus is absent, or no document has such a path\n")
        return 2
    store = stages.Store(chosen.folder)
    if chosen.step in _STEPS:
        step = getattr(stages, chosen.step)
        step(found, store) if chosen.step == "check" else step(found, store, chosen.workers)
        return 0
    for number, step in enumerate(_STEPS if chosen.step is None else ()):
        # Another seed in each, so that an order that depends on hashes shows.
        environment = {**os.environ, "PYTHONHASHSEED": str(number + 1)}
        command = [sys.executable, "-m", "corpus", *sys.argv[1:], "--step", step]
        subprocess.run(command, env=environment, check=True)
    rows = [table.row(one.file, store.read(one.name)) for one in found]
    if not chosen.patterns:
        table.write(rows)
        return 0
    committed = {item.file: item for item in table.read()} if table.DATA.is_file() else {}
    for item in rows:
        print(item)
        if committed.get(item.file) != item:
            print(f"  committed: {committed.get(item.file)}")
    return int(any(committed.get(item.file) != item for item in rows))


if __name__ == "__main__":
    sys.exit(main())
