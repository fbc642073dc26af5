"""The differences as text for people: by table, each with its three places."""

from __future__ import annotations

from collections.abc import Sequence

from clientgen.diagnostics import neutral
from clientgen.page.compare import Comparison
from clientgen.page.differences import Difference


def report(comparison: Comparison, against: Sequence[str]) -> str:
    """One line for the page, then each difference below its table; nothing but the first line if there is none."""
    page, found = comparison.page, comparison.differences
    rows = sum(len(table.rows) for table in page.tables)
    head = (
        f"{neutral(page.title, 100)}, edition {page.updated} ({page.template} template, "
        f"{len(page.tables)} tables, {rows} rows)"
    )
    names = " and ".join(neutral(name) for name in against)
    if not found:
        return f"{head}: as in {names}\n"
    plural = "difference" if len(found) == 1 else "differences"
    lines = [f"{head}: {len(found)} {plural} from {names}"]
    headings = dict.fromkeys(item.heading for item in found)
    for heading in headings:
        lines += ["", heading]
        for item in found:
            if item.heading == heading:
                lines += [f"  {item.code}  {item.tell()}", *_places(item)]
    lines += ["", "What a code means: clientgen explain CODE"]
    return "\n".join(lines) + "\n"


def _places(item: Difference) -> list[str]:
    named = (("spec", item.spec), ("transcript", item.transcript), ("page", item.page))
    return [
        f"           {name} {neutral(span.file)}:{span.line}"
        for name, span in named
        if span is not None
    ]
