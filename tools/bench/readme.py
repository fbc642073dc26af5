"""The figures of the README: written from the committed results, between marks, and nowhere else."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from bench import results
from bench.edits import EDITS, SUBJECTS
from bench.generators import MODELS, OURS
from bench.plot import Series, plot
from bench.rivals import LISTED

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
BOUNDS = ROOT / "tests" / "noise" / "lines.tsv"
PLOT = results.FOLDER / "time.svg"
NOTHING = "–"

# Row of the README → the measurements in it, and what they are measured against.
SPEED = (
    (
        "typed, validated, signed create, in process, sync / async",
        ("create, in process, sync", "create, in process, async"),
        "bare unsigned `httpx2.Client.post(json=dict)` and `.json()`",
    ),
    (
        "the same over loopback",
        ("create, over loopback, sync", "create, over loopback, async"),
        "the same",
    ),
    (
        "decode a list of 1,000 documented bodies",
        ("decode 1,000 documented bodies",),
        "`model_validate_json` on hand-written classes",
    ),
    (
        "`import modelarts_nodepools`",
        ("import modelarts_nodepools, of 15 ms allowed",),
        "",
    ),
    (
        "import the client and a request model",
        ("import the client and a request model",),
        "a hand-written module with the same models",
    ),
    (
        "cold process to the first reply",
        ("cold process to the first reply",),
        "hand-written code with httpx2 and the same models",
    ),
    (
        "a whole `clientgen generate`",
        ("clientgen generate",),
        "`openapi-spec-validator`, then `datamodel-codegen`",
    ),
    (
        "the same on a larger document, when nothing changed",
        ("nothing changed, against the work",),
        "the work",
    ),
    (
        "growth from four to eight times a document",
        ("growth from 4 to 8 times, of twice 2 to 4",),
        "twice that from two to four times",
    ),
    (
        "memory of the larger document's run",
        ("memory of its largest process, of 1 GiB",),
        "1 GiB",
    ),
    (
        "import the client of the larger document",
        ("import the client of its package",),
        "`import pydantic, httpx2`",
    ),
)


def speed() -> str:
    """Ratios of the package and of the tool against hand-written code and single tools."""
    found = {
        record["name"]: record
        for part in ("call", "decode", "imports", "generate", "scale")
        for record in results.read(part)
    }
    rows: list[tuple[str, ...]] = []
    for what, names, against in SPEED:
        here = [found[name] for name in names if name in found]
        if not here:
            continue
        if against:
            figures = " / ".join(record["ratio"] for record in here), here[0]["limit"]
        else:
            figures = here[0]["ours"], here[0]["theirs"]
        rows.append((what, against or "a fixed time", *figures))
    return _markdown(("what", "against", "measured", "at most"), rows)


def rivals() -> str:
    """What each tool makes of each listed document, and how long ours takes for one second of a rival."""
    records = [record for record in results.read("rivals") if record["document"] in LISTED]
    tools = list(dict.fromkeys(record["tool"] for record in records))
    rows: list[tuple[str, ...]] = []
    for name in dict.fromkeys(record["document"] for record in records):
        here = {record["tool"]: record for record in records if record["document"] == name}
        size = int(here[OURS.name]["bytes"])
        shown = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
        rows.append((name, shown, *(_cell(here[tool]) for tool in tools)))
    return _markdown(("document", "size", *tools), rows)


def summary() -> str:
    """The same over every measured document."""
    records = results.read("rivals")
    total = len({record["document"] for record in records})
    tools = list(dict.fromkeys(record["tool"] for record in records))
    rows: list[tuple[str, ...]] = []
    for tool in tools:
        here = [record for record in records if record["tool"] == tool]
        whole = [record for record in here if record["verdict"] == "whole"]
        ratios = sorted(float(record["time ratio"]) for record in here if record["time ratio"])
        spread = f"{median(ratios):.2f} × ({ratios[0]:.2f} to {ratios[-1]:.2f})" if ratios else ""
        memory = max(int(record["peak MB"]) for record in here if record["peak MB"])
        won = _won(here), _won(whole)
        rows.append((tool, f"{len(whole)} of {total}", spread, *won, f"{memory} MB"))
    took = "ours takes, median (least to most)"
    won = "ours is faster on", "and on those that it makes whole"
    return _markdown(("tool", "makes whole", took, *won, "most memory"), rows)


def _won(records: Sequence[dict[str, str]]) -> str:
    ratios = [float(record["time ratio"]) for record in records if record["time ratio"]]
    return f"{sum(ratio < 1 for ratio in ratios)} of {len(ratios)}" if ratios else ""


def _cell(record: dict[str, str]) -> str:
    if not record["seconds"]:
        return record["verdict"]
    told = (
        f"{record['time ratio']} ×" if record["time ratio"] else f"{float(record['seconds']):.1f} s"
    )
    return told if record["verdict"] == "whole" else f"{told}, {record['verdict']}"


def noise() -> str:
    """Changed lines an edit: ours as the tests hold them, and those of the rivals."""
    with BOUNDS.open(encoding="utf-8", newline="") as file:
        ours = list(csv.DictReader(file, delimiter="\t"))
    theirs = [record for record in results.read("noise") if record["tool"] != OURS.name]
    tools = list(dict.fromkeys(record["tool"] for record in theirs))
    rows: list[tuple[str, ...]] = []
    for edit in EDITS:
        mine = [
            sum(
                int(row["added"]) + int(row["removed"])
                for row in ours
                if (row["document"], row["edit"]) == (subject.name, edit)
            )
            for subject in SUBJECTS
        ]
        cells = [" / ".join(map(str, mine))]
        for tool in tools:
            found = {
                record["document"]: record["lines"]
                for record in theirs
                if (record["tool"], record["edit"]) == (tool, edit)
            }
            cells.append(" / ".join(found.get(subject.name, NOTHING) for subject in SUBJECTS))
        rows.append((edit, *cells))
    return _markdown(("edit", OURS.name, *tools), rows)


def measured(part: str) -> str:
    """On what, and with which versions, a part was measured."""
    found = [record for record in results.read("measured") if record["part"] == part]
    if not found:
        return "Not measured yet."
    (record,) = found
    tools = f"; {record['versions']}" if record["versions"] else ""
    busy = int(record["load"]) > int(record["machine"].split()[0]) + 1
    beside = f", with other work on it (a load of {record['load']})" if busy else ""
    machine = f"{record['machine']}{beside}, Python {record['python']}"
    return f"Measured on {record['date']}, {machine}{tools}."


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return (
        "".join(f"| {' | '.join(line)} |\n" for line in lines)
        .replace("| --- ", "|---")
        .replace("|--- |", "|---|")
    )


BLOCKS: dict[str, Callable[[], str]] = {
    "speed": lambda: f"{speed()}\n{measured('call')}\n",
    "rivals": lambda: f"{rivals()}\n{measured('rivals')}\n",
    "summary": summary,
    "noise": noise,
}


def rendered(text: str) -> str:
    """The README with its figures as the results have them."""
    for name, block in BLOCKS.items():
        marks = re.compile(rf"(<!-- bench: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, count = marks.subn(lambda found, block=block: found[1] + block() + found[2], text)  # type: ignore[misc]
        if count != 1:
            raise ValueError(f"README.md has {count} blocks of the name {name}")
    return text


def drawing() -> str:
    """The plot of time against size: a line through the listed documents, a dot for every other one."""
    lines: Series = {}
    dots: Series = {}
    for record in results.read("rivals"):
        if record["seconds"] and record["tool"] != MODELS.name:
            point = float(record["bytes"]), float(record["seconds"])
            series = lines if record["document"] in LISTED else dots
            series.setdefault(record["tool"], []).append(point)
    return plot(lines, "size of the document", "time to generate the package", dots)


def write() -> None:
    """Write the figures of the README and the plot anew."""
    README.write_text(rendered(README.read_text(encoding="utf-8")), encoding="utf-8")
    PLOT.write_text(drawing(), encoding="utf-8")
