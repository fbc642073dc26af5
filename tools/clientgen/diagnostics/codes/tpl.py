"""Codes of the family TPL: faults of the generator itself, which no document should cause."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

_HELP = (
    "this is a fault of clientgen, not of the document: report it with the output of `clientgen ir`"
)

CODES: tuple[Entry, ...] = (
    Entry(
        "TPL01",
        "error",
        "the printed models differ from what was asked for",
        _HELP,
        "The model printer was given classes, fields, aliases and types, and its output, read back as a syntax "
        "tree, says something else.  Nothing is written in that case.",
        internal=True,
    ),
    Entry(
        "TPL02",
        "error",
        "a template gave text that is not Python",
        _HELP,
        "Every rendered file is parsed by the formatter; if it cannot be, the place is looked for.",
        internal=True,
    ),
    Entry(
        "TPL03",
        "error",
        "the formatter refused the rendered files",
        _HELP,
        "All rendered Python files are formatted by one call of the pinned formatter.",
        internal=True,
    ),
    Entry(
        "TPL04",
        "error",
        "a rendered file is not shown to be inert",
        _HELP,
        "Importing a generated package must define names and do nothing else, whatever its document said.  Before "
        "anything is written, every rendered file is read again and held to a small language; it has something there "
        "that the language lacks.  Where a template has a new construct, a rule for it belongs into clientgen/inert.",
        internal=True,
    ),
)
