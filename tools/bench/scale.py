"""(e) How the pipeline's own cost grows with the document, what a run costs that changes nothing, and importing the result.

The document is this repository's own, many times over under other names; `BENCH_DOCUMENT=file.json` takes another.
"""

from __future__ import annotations

import compileall
import json
import os
import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.call import ROOT
from bench.measure import Ratio, Usage, paired_commands, used
from bench.repeat import repeated

SPEC = ROOT / "spec" / "modelarts" / "openapi.yaml"
# Times our own document: large enough that its cost is not that of the start, and that all but the first give packages of one layout.
_UNIT = 16
_ROUNDS = 3
_GIBIBYTE = 1024**3


def ratios(folder: Path) -> Iterator[Ratio]:
    unit, number = _unit()
    documents: list[Path] = []
    for times in (1, 2, 4, 8):
        documents.append(folder / f"{times}.json")
        documents[-1].write_text(json.dumps(repeated(unit, number * times)), encoding="utf-8")
    runs = [[_generate(document, folder) for document in documents] for _ in range(_ROUNDS)]
    # The least of each, as whatever else the machine does only adds to it: differences would double that.
    _, two, four, eight = (min(run[size].cpu for run in runs) for size in range(len(documents)))
    # Twice the growth should cost twice as much; what every run costs, whatever its size, drops out.
    late, early = eight - four, 2 * (four - two)
    yield Ratio("growth from 4 to 8 times, of twice 2 to 4", late / early, 1.25, late, early)
    peak = max(run[-1].peak for run in runs)
    yield Ratio("memory of its largest process, of 1 GiB", peak / _GIBIBYTE, 1.0, 0, 0)
    yield from _unchanged(documents[-1], folder)
    yield _imported(folder / f"out-{documents[-1].stem}" / "src")


def _imported(source: Path) -> Ratio:
    """The client of the largest package, against what every client needs."""
    compileall.compile_dir(source, quiet=1)  # as an installer does
    module = next(source.glob("*/_client.py"))
    client = re.findall(r"^class (\w+)", module.read_text(encoding="utf-8"), re.MULTILINE)[0]
    ours = f"import sys; sys.path.insert(0, {str(source)!r}); from {module.parent.name} import {client}"
    return paired_commands(
        "import the client of its package",
        1.3,
        [sys.executable, "-c", ours],
        [[sys.executable, "-c", "import pydantic, httpx2"]],
        rounds=21,
    )


def _unit() -> tuple[dict[str, object], int]:
    """A document, and how many times over it is large enough to begin with."""
    named = os.environ.get("BENCH_DOCUMENT")
    if named:
        document: dict[str, object] = json.loads(Path(named).read_text(encoding="utf-8"))
        return document, 1
    from clientgen.diagnostics import Collector
    from clientgen.source import load

    return load(SPEC, collector=Collector()).data, _UNIT


def _generate(document: Path, folder: Path, *more: str, cache: Path | None = None) -> Usage:
    command = [sys.executable, "-m", "clientgen", "generate", str(document), "--quiet"]
    own = {"XDG_CACHE_HOME": str(cache)} if cache else {}
    return used([*command, "--out", str(folder / f"out-{document.stem}"), *more], env=own)


def _unchanged(document: Path, folder: Path) -> Iterator[Ratio]:
    """A run that changes nothing, against one that does the work; both write nothing."""
    cache = folder / "cache"
    _generate(document, folder, cache=cache)
    pairs = [
        (
            _generate(document, folder, cache=cache),
            _generate(document, folder, "--no-cache", cache=cache),
        )
        for _ in range(_ROUNDS)
    ]
    ours, theirs = (
        statistics.median(run.wall for run in side) for side in zip(*pairs, strict=True)
    )
    yield Ratio("nothing changed, against the work", ours / theirs, 0.1, ours, theirs)
    yield Ratio("nothing changed, of 100 ms allowed", ours / 0.1, 1.0, ours, 0.1)
