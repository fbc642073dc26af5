"""What a documentation page says, as values.

The sentences of a page are the vendor's and are not kept anywhere: of each there is only a digest, by which a later
edition is seen to say something else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from clientgen.diagnostics import Span
from clientgen.page.vocabulary import Part

Template: TypeAlias = Literal["plain", "split"]
Language: TypeAlias = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its place; never empty, without surrounding blanks."""

    text: str
    line: int
    column: int

    def span(self, file: str, length: int = 0) -> Span:
        """Its place; the first `length` characters, or all of it."""
        end = self.column + (length or len(self.text))
        return Span(file, self.line, self.column, self.line, end)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that has a number, as a reader found it: each cell is a list of lines."""

    number: int
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    at: Line


Block: TypeAlias = "Line | Grid"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the page by its digest; `known` says that a fact or an option was read from it."""

    digest: str
    part: Part
    known: bool
    at: Line = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row says besides its name, type and flag; the words are those of the transcript."""

    options: tuple[str, ...] = ()
    default: str | None = None
    example: str | None = None
    keys: tuple[str, ...] = ()
    refused_prefixes: tuple[str, ...] = ()
    required_when: str | None = None
    requires: str | None = None


FACTS = ("options", "default", "example", "keys", "refused_prefixes", "required_when", "requires")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `mandatory` is None where the table has no such column."""

    name: str
    mandatory: str | None
    type: str
    facts: Facts
    sentences: tuple[Sentence, ...] = ()
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `status` is empty for the request."""

    number: int
    title: str
    status: str
    rows: tuple[Row, ...]
    span: Span | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """What it is called in the transcript's digests, and by which editions are matched."""
        return f"{self.status or 'request'} {self.title}"


@dataclass(frozen=True, slots=True)
class Example:
    """A JSON example; `status` is empty for a request."""

    status: str
    value: Any
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One edition of a page."""

    title: str
    updated: str
    method: str
    path: str
    statuses: tuple[str, ...]
    tables: tuple[Table, ...]
    examples: tuple[Example, ...]
    prose: dict[str, tuple[Sentence, ...]]
    """What stands outside of tables, by the heading above it: purpose, meaning of status codes, titles of examples."""
    template: Template
    language: Language
    file: str = field(compare=False)
    spans: dict[str, Span] = field(compare=False)
    """Places of `title`, `updated`, `call` and `statuses`."""
