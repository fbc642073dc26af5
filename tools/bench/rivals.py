"""(e) Whole packages for whole documents, against the rivals: time, memory, operations, imports.

Real documents lie beside the repository, in `../shared/corpus/specs`; without them the repository's own are measured.
`DOCUMENTS=name,name` or `DOCUMENTS=all` chooses among them; with `--write` the rows of the others stay as they were.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.edits import SUBJECTS
from bench.generators import BIN, OURS, ROOT, Generator, allowances, available, variables
from bench.measure import (
    CommandFailed,
    Comparison,
    TookTooLong,
    Usage,
    against,
    in_turn,
    median,
    used,
)

CORPUS = ROOT.parent / "shared" / "corpus" / "specs"
# One real document a size, from 11 kB to 13 MB: what is measured if nobody chooses, and what the README lists.
SAMPLE = (
    "manga",
    "swagger-petstore-1.0.27",
    "spotify-fixed",
    "telegram-bot",
    "adyen-checkout-v71",
    "kubernetes-core-v1",
    "twilio-api-v2010",
    "openai",
    "github-api-2026",
)
LISTED = frozenset(SAMPLE) | {subject.name for subject in SUBJECTS}
"""Documents with a row of their own in the README; the others are summed up there, from one round."""
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
LIMIT = 150
"""Seconds after which a tool is stopped; what ends at all takes a minute at most, on the largest document."""

EVERY_MODULE = """
import importlib, pathlib, sys
place, package = sys.argv[1:]
sys.path.insert(0, place)
root = pathlib.Path(place)
files = sorted((root / package).rglob("*.py")) or [root / f"{package}.py"]
names = [".".join(f.relative_to(root).with_suffix("").parts).removesuffix(".__init__") for f in files]
failed = 0
for name in names:
    try:
        importlib.import_module(name)
    except Exception:
        failed += 1
sys.exit(f"{failed} of {len(names)}")
"""


@dataclass(frozen=True)
class Document:
    name: str
    path: Path
    size: int
    operations: int


@dataclass(frozen=True)
class Standing:
    """How far the package of one tool goes."""

    operations: int | None
    modules: int
    broken: int
    """Modules that cannot be imported."""
    models: int
    """Classes made of schemas."""
    first_import: float
    """Seconds to import the package and its client."""
    full_import: float
    """Seconds to import every module."""

    def verdict(self, wanted: int, *, modelled: bool) -> str:
        """What it lacks of `wanted` operations, and of classes if the document has something to be `modelled`."""
        if self.broken:
            return f"{self.broken} of {self.modules} modules do not import"
        if modelled and not self.models:
            return "no models"
        if self.operations is not None and self.operations < wanted:
            return f"{wanted - self.operations} of {wanted} operations missing"
        return "whole"


@dataclass(frozen=True)
class Row:
    """One tool on one document; the ratios are ours / theirs, and empty for ours."""

    document: Document
    tool: str
    verdict: str
    usage: Usage | None
    ratio: Comparison | None
    standing: Standing | None
    limited: bool

    @property
    def over(self) -> bool:
        return self.limited and self.ratio is not None and self.ratio.wall > 1

    def line(self) -> str:
        head = f"{self.document.name:<24} {self.tool:<40} {self.verdict}"
        if self.usage is None:
            return head
        took = f"{self.usage.wall:.2f} s, {self.usage.peak / 1e6:.0f} MB"
        if self.ratio is None:
            return f"{head}; {took}"
        verdict = "  OVER" if self.over else ""
        ratio = f"ours takes {self.ratio.wall:.2f} x the time, {self.ratio.peak:.2f} x the memory"
        return f"{head}; {took}; {ratio}{verdict}"

    def record(self) -> dict[str, str]:
        usage, ratio, standing = self.usage, self.ratio, self.standing
        found = standing.operations if standing else None
        return {
            "document": self.document.name,
            "bytes": str(self.document.size),
            "operations": str(self.document.operations),
            "tool": self.tool,
            "verdict": self.verdict,
            "operations found": "" if found is None else str(found),
            "seconds": f"{usage.wall:.3f}" if usage else "",
            "cpu seconds": f"{usage.cpu:.3f}" if usage else "",
            "peak MB": f"{usage.peak / 1e6:.0f}" if usage else "",
            "time ratio": f"{ratio.wall:.2f}" if ratio else "",
            "cpu ratio": f"{ratio.cpu:.2f}" if ratio else "",
            "memory ratio": f"{ratio.peak:.2f}" if ratio else "",
            "import client s": f"{standing.first_import:.3f}" if standing else "",
            "import all s": f"{standing.full_import:.3f}" if standing else "",
        }


def documents(folder: Path) -> Iterator[Document]:
    """The repository's own, then those of the corpus, smallest first; each as a file that every tool can read."""
    own = [subject.name for subject in SUBJECTS]
    wanted = os.environ.get("DOCUMENTS", ",".join([*own, *SAMPLE])).split(",")
    for subject in SUBJECTS:
        if wanted == ["all"] or subject.name in wanted:
            data = subject.document()
            path = folder / f"{subject.name}.json"
            path.write_text(json.dumps(data, indent=1), encoding="utf-8")
            yield Document(subject.name, path, path.stat().st_size, _operations(data))
    if not CORPUS.is_dir():
        print("left out: real documents, because ../shared/corpus is absent", flush=True)
        return
    index = json.loads((CORPUS / "index.json").read_text(encoding="utf-8"))["documents"]
    for entry in sorted(index, key=lambda entry: entry["bytes"]):
        if wanted == ["all"] or entry["name"] in wanted:
            path = CORPUS.parent / entry["file"]
            if path.suffix == ".gz":
                unpacked = folder / path.stem
                unpacked.write_bytes(gzip.decompress(path.read_bytes()))
                path = unpacked
            operations = entry["stats"]["operations"]
            yield Document(entry["name"], path, entry["bytes"], operations)


def _operations(data: dict[str, dict[str, dict[str, object]]]) -> int:
    return sum(method in METHODS for item in data["paths"].values() for method in item)


def ratios(folder: Path) -> Iterator[Row]:
    """Every tool on every document, in rounds: ours and each rival once, so that the ratios are of one round."""
    tools = available()
    inputs = folder / "documents"
    inputs.mkdir()
    for document in documents(inputs):
        yield from _measured(document, tools, folder / "out")


def _measured(document: Document, tools: list[Generator], folder: Path) -> Iterator[Row]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    exempted = accepted(document.path)
    verdicts: dict[str, str] = {}
    able: dict[str, Callable[[], Usage]] = {}
    first: dict[str, list[Usage]] = {}
    standings: dict[str, Standing] = {}
    for tool in tools:
        out = folder / re.sub(r"\W+", "-", tool.name)
        try:
            run, took = _tried(tool, document, out, exempted)
        except TookTooLong:
            verdicts[tool.name] = f"does not end in {LIMIT} s"
            continue
        except CommandFailed:
            verdicts[tool.name] = "fails"
            continue
        able[tool.name], first[tool.name] = run, [took]
        try:
            standings[tool.name] = _standing(tool, out)
        except CommandFailed:
            verdicts[tool.name] = "import does not end"
    modelled = any(made.models for made in standings.values())
    for name, made in standings.items():
        verdicts[name] = made.verdict(document.operations, modelled=modelled)
    several = document.size < 1_000_000 and document.name in LISTED
    rounds = int(os.environ.get("ROUNDS", 5 if several else 1))
    # What takes long needs no warming up: the first run is the round.
    runs = first if rounds == 1 else in_turn(able, rounds)
    for tool in tools:
        ratio = None
        if tool.rival and tool.name in runs and OURS.name in runs:
            ratio = against(runs[OURS.name], runs[tool.name])
        usage = median(runs[tool.name]) if tool.name in runs else None
        verdict, standing = verdicts[tool.name], standings.get(tool.name)
        yield Row(document, tool.name, verdict, usage, ratio, standing, tool.limited)


def _tried(
    tool: Generator, document: Document, out: Path, exempted: tuple[str, ...]
) -> tuple[Callable[[], Usage], Usage]:
    """How to run a tool into an empty folder, and what its first success took."""

    def run(*, otherwise: bool = False) -> Usage:
        shutil.rmtree(out, ignore_errors=True)
        command = tool.otherwise if otherwise and tool.otherwise else tool.command
        words = command(document.path, out, exempted)
        return used(words, env=variables(), cwd=out.parent, limit=LIMIT)

    try:
        return run, run()
    except CommandFailed as error:
        if tool.otherwise is None or isinstance(error, TookTooLong):
            raise
        return partial(run, otherwise=True), run(otherwise=True)


def accepted(document: Path) -> tuple[str, ...]:
    """The codes with which ours refuses a document that breaks the standard: to be measured, they are accepted."""
    codes: set[str] = set()
    command = [sys.executable, "-m", "clientgen", "lint", str(document), "--format", "json"]
    while True:  # what a later stage refuses is seen once the earlier ones are satisfied
        words = [*command, *allowances(codes)]
        done = subprocess.run(words, stdout=subprocess.PIPE, check=False, timeout=LIMIT)
        found = json.loads(done.stdout)["findings"]
        more = {item["code"] for item in found if item["severity"] == "error"} - codes
        if not more:
            return tuple(sorted(codes))
        codes |= more


def _standing(tool: Generator, out: Path) -> Standing:
    place, package = str(out / tool.source), tool.package(out)
    python = [str(BIN / "python"), "-c"]
    full = used([*python, EVERY_MODULE, place, package], check=False, limit=LIMIT)
    told = re.search(r"(\d+) of (\d+)\Z", full.errors)
    if told is None:
        raise CommandFailed(full.errors)
    client = tool.client
    if tool is OURS:
        module = out / tool.source / package / "_client.py"
        text = module.read_text(encoding="utf-8") if module.exists() else ""  # webhooks need none
        client = next(iter(re.findall(r"^class (\w+)", text, re.MULTILINE)), "")
    first = f"import sys; sys.path.insert(0, {place!r}); import {package}"
    first += f"; from {package} import {client}" if client else ""
    # A second run, with the byte code of the first.
    took = used([*python, first], check=False, limit=LIMIT).wall
    again = used([*python, EVERY_MODULE, place, package], check=False, limit=LIMIT).wall
    broken, modules = int(told[1]), int(told[2])
    return Standing(tool.count(out), modules, broken, tool.models(out), took, again)
