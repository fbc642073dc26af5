"""Which table of the page is which of the transcript: numbers move, names mostly stay."""

from __future__ import annotations

from collections.abc import Sequence

from clientgen.page.model import Table
from clientgen.page.transcript import WrittenTable


def match(
    tables: Sequence[Table], written: Sequence[WrittenTable]
) -> tuple[list[tuple[Table, WrittenTable | None]], list[WrittenTable]]:
    """Each table of the page with its counterpart, and the counterparts that are left over.

    First by direction, status and title; then a table that kept its rows under another title.
    """
    by_key = {item.key: item for item in written}
    pairs: list[tuple[Table, WrittenTable | None]] = [
        (table, by_key.pop(table.key, None)) for table in tables
    ]
    for index, (table, other) in enumerate(pairs):
        if other is not None:
            continue
        shape = (table.status, [(row.name, row.type) for row in table.rows])
        same = [
            item
            for item in by_key.values()
            if (item.status, [(row.name, row.type) for row in item.rows]) == shape
        ]
        if len(same) == 1:
            pairs[index] = (table, by_key.pop(same[0].key))
    return pairs, list(by_key.values())
