"""The committed table: one row a document, nothing in it that differs from run to run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[2] / "tests" / "corpus"
DATA = HOME / "table.tsv"
PAGE = HOME / "TABLE.md"
GAVE_UP = "gave up"
_GOOD = {
    "use": ("ok",),
    "again": ("same",),
    "mypy": ("0", GAVE_UP),
    "pyright": ("0", GAVE_UP),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Where one document stands.  Numbers are text, empty where a step was not reached."""

    file: str
    lint: str
    """`valid`, or the codes of what is wrong, each with its number."""
    package: str
    """`yes`, `allowed` (with exemptions for what lint found), or `no` with the codes that no exemption helps against."""
    operations: str = ""
    """Found in the package / in the document."""
    use: str = ""
    """`ok`, or the number of things that do not import, build or show help."""
    again: str = ""
    """`same`, or the number of files that another run would make different."""
    mypy: str = ""
    pyright: str = ""
    examples: str = ""
    """Examples that come back equal / that fit their own schema."""

    def faults(self) -> list[str]:
        """The columns that are not as they should be; one that is empty was not worked out yet."""
        found = [name for name, good in _GOOD.items() if getattr(self, name) not in ("", *good)]
        return found + [
            name for name in ("operations", "examples") if not _complete(getattr(self, name))
        ]

    def is_whole(self) -> bool:
        """Whether every column was worked out, of a document that gives a package."""
        return self.package.startswith("no") or all(getattr(self, name) for name in COLUMNS)


COLUMNS = tuple(item.name for item in fields(Row))


def _complete(share: str) -> bool:
    found, _, wanted = share.partition("/")
    return found == wanted


def row(file: str, state: dict[str, Any]) -> Row:
    """The row of a document from what the stages say of it."""
    made = state.get("made") or {}
    findings = " ".join(f"{code}×{n}" for code, n in (made.get("findings") or {}).items())
    problem = state.get("problem", "")
    if not made and not problem:
        return Row(file, "", "")
    if problem:
        return Row(file, findings or "?", f"no: {problem}")
    if made["refused"]:
        return Row(file, findings, f"no: {' '.join(made['refused'])}")
    used = state.get("used")
    wanted = Counter(made["operations"])
    found = Counter(used["operations"]) if used else Counter()
    examples = (used or {}).get("examples")
    return Row(
        file,
        findings or "valid",
        "allowed" if made["allowed"] else "yes",
        f"{sum((wanted & found).values())}/{sum(wanted.values())}" if used else "",
        "" if not used else "ok" if not used["problems"] else str(len(used["problems"])),
        "" if "again" not in state else str(len(state["again"])) if state["again"] else "same",
        _errors(state.get("mypy")),
        _errors(state.get("pyright")),
        "" if examples is None else f"{examples.get('equal', 0)}/{examples.get('fit', 0)}",
    )


def _errors(found: list[str] | str | None) -> str:
    if isinstance(found, str):
        return GAVE_UP
    return "" if found is None else str(len(found))


def read() -> list[Row]:
    """The committed rows."""
    lines = DATA.read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines[1:]]


def write(rows: list[Row]) -> None:
    """Write the data and the page, whole."""
    lines = ["\t".join(COLUMNS), *("\t".join(_cells(item)) for item in rows)]
    DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")
    PAGE.write_text(_page(rows), encoding="utf-8")


def _cells(item: Row) -> list[str]:
    return [" ".join(str(getattr(item, name)).split()) for name in COLUMNS]


_HEAD = """\
# Where every document by other hands stands

Made by `make corpus`; do not edit. The documents are not part of the repository. Columns: what `clientgen lint` says (codes and
how often); whether a package comes out (`allowed`: with an exemption for each finding); operations in the package / in the
document; whether every module compiles and imports, every type builds and every public name has help; whether
another run gives the same bytes; errors of `mypy --strict`; errors and warnings of pyright (`gave up`: the checker itself ended
without a verdict, for want of memory or time); examples of the document that come back equal from the models / that fit their own
schema. An empty cell was not worked out yet.

"""


def _page(rows: list[Row]) -> str:
    out = [_HEAD]
    for name, title in (("specs/", "Real documents"), ("suites/", "Test documents of other tools")):
        chosen = [item for item in rows if item.file.startswith(name)]
        made = [item for item in chosen if not item.package.startswith("no")]
        good = sum(not item.faults() and item.is_whole() for item in made)
        partly = sum(not item.faults() and not item.is_whole() for item in made)
        faulty = len(made) - good - partly
        out.append(f"## {title}\n\n")
        out.append(
            f"{len(chosen)} documents; {len(made)} give a package: {good} of them without a fault in any column, {partly} without one "
            f"in those worked out, {faulty} with one.\n\n"
        )
        out.append("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS) + "\n")
        for item in chosen:
            cells = [cell.replace("|", "\\|") for cell in _cells(item)]
            cells[0] = cells[0].removeprefix(name)
            out.append("| " + " | ".join(cells) + " |\n")
        out.append("\n")
    return "".join(out).rstrip("\n") + "\n"
