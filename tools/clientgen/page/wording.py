"""Constraints in words: sentences of the page that the earlier edition did not have.

Only digests of the earlier sentences are known, so it can be told that one is new (and where on the page it stands) or gone,
never what it said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from clientgen.page.model import Row, Sentence, Table


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of the sentences of the earlier edition."""

    digests: Mapping[str, Collection[str]] | None
    """By row; None where none are known for this table, or where they cannot be compared."""
    same_template: bool
    """Whether that edition was written in the same template; else only new constraints count, not definitions."""

    def of(self, row: Row, *, changed: bool) -> tuple[list[Sentence], int] | None:
        """The new sentences of a row and the number of those that are gone; None if there is nothing to tell.

        `changed` says that another difference of this row is told already: then what was read as a fact, and what has
        gone, is not told twice.
        """
        if self.digests is None:
            return None
        known = set(self.digests.get(row.name, ()))
        new = [
            item
            for item in row.sentences
            if item.digest not in known and self._counts(item, changed)
        ]
        silent = changed or not self.same_template
        gone = 0 if silent else len(known - {item.digest for item in row.sentences})
        return (new, gone) if new or gone else None

    def worded_anew(self, table: Table) -> list[str]:
        """The rows of a table that have a sentence that was not seen before."""
        known = self.digests or {}
        return [
            row.name
            for row in table.rows
            if any(item.digest not in known.get(row.name, ()) for item in row.sentences)
        ]

    def _counts(self, sentence: Sentence, changed: bool) -> bool:
        """Whether a new sentence is told on its own.

        In a page that was rewritten, definitions are worded anew everywhere: only the parts that constrain count.
        """
        if not self.same_template and sentence.part == "definition":
            return False
        return not sentence.known or (self.same_template and not changed)


def tell(new: Collection[Sentence], gone: int) -> str:
    """Both counts in words."""
    return ", ".join(_told(new, gone))


def _told(new: Collection[Sentence], gone: int) -> Iterator[str]:
    if new:
        yield f"{len(new)} {'sentence' if len(new) == 1 else 'sentences'} not seen before"
    if gone:
        yield f"{gone} of the earlier ones gone"
