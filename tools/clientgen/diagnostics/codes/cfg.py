"""Codes of the family CFG: settings and how a run is called."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "CFG01",
        "error",
        "the settings cannot be read",
        "correct the file; it is TOML in UTF-8",
        "A client.toml beside the document, or the file given with --settings, is read as TOML 1.0.",
        "package = modelarts",
    ),
    Entry(
        "CFG02",
        "error",
        "an unknown setting",
        "remove it, or correct its spelling",
        "A misspelt setting would otherwise be ignored in silence.",
        'pakage = "modelarts"',
    ),
    Entry(
        "CFG03",
        "error",
        "a setting has an impossible value",
        "see the documentation of the setting",
        "The value is of the wrong type, is not a name that Python or the package index accept, or is missing.",
        'package = "2-many"',
    ),
    Entry(
        "CFG04",
        "error",
        "an exemption without a reason",
        "say in `reason` why the finding does not matter here",
        "Who reads the settings later must be able to tell whether the exemption still holds.",
        '[[allow]]\ncode = "LOW07"\nat = "#/webhooks"',
    ),
    Entry(
        "CFG05",
        "error",
        "no output folder",
        "give one with --out, or set `out` in client.toml",
        "`generate` and `check` need to know the folder of the generated package.",
    ),
)
