"""Measured figures as committed data: a table a part, and what they were measured on."""

from __future__ import annotations

import csv
import datetime
import io
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from bench.generators import versions

FOLDER = Path(__file__).with_name("results")


def write(part: str, records: Sequence[dict[str, str]]) -> None:
    """Replace the table of a part, and what it was measured on."""
    FOLDER.mkdir(exist_ok=True)
    _table(FOLDER / f"{part}.tsv", records)
    others = [record for record in read("measured") if record["part"] != part]
    _table(FOLDER / "measured.tsv", sorted([*others, _circumstances(part)], key=str))


def merged(
    part: str, before: Sequence[dict[str, str]], records: Sequence[dict[str, str]]
) -> list[dict[str, str]]:
    """What is now known of a part: beside rivals, rows of documents that were not measured this time stay; smallest first."""
    if part != "rivals":
        return list(records)
    done = {record["document"] for record in records}
    others = [record for record in before if record["document"] not in done]
    return sorted([*records, *others], key=lambda record: int(record["bytes"]))


def read(part: str) -> list[dict[str, str]]:
    """The table of a part; empty if it was never written."""
    path = FOLDER / f"{part}.tsv"
    if not path.is_file():
        return []
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8")), delimiter="\t"))


def _table(path: Path, records: Sequence[dict[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(records[0]), delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    path.write_text(text.getvalue(), encoding="utf-8")


def _circumstances(part: str) -> dict[str, str]:
    tools = versions() if part in ("rivals", "noise") else {}
    return {
        "part": part,
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "machine": f"{len(os.sched_getaffinity(0))} cores, {platform.machine()}, {platform.system()}",
        "load": f"{os.getloadavg()[0]:.0f}",
        "python": platform.python_version(),
        "versions": ", ".join(f"{name} {version}" for name, version in tools.items()),
    }
