"""Every code there is, gathered from one module per family (`clientgen.diagnostics.codes`).

A finding can only be reported with a code from here, and every code but our own internal ones has a case under
``tests/cases/diagnostics/<CODE>/`` that shows its message.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clientgen.diagnostics.codes import cfg, doc, low, nam, out, pag, src, tpl, whl
from clientgen.diagnostics.entry import Entry

FAMILIES: Mapping[str, tuple[str, tuple[Entry, ...]]] = MappingProxyType(
    {
        "SRC": ("text, files and references", src.CODES),
        "DOC": ("OpenAPI structure and rules", doc.CODES),
        "NAM": ("Python names", nam.CODES),
        "LOW": ("what a client cannot represent", low.CODES),
        "TPL": ("faults of the generator itself", tpl.CODES),
        "OUT": ("the generated files", out.CODES),
        "CFG": ("settings", cfg.CODES),
        "PAG": ("documentation pages", pag.CODES),
        "WHL": ("wheels that are verified", whl.CODES),
    }
)


def _index() -> dict[str, Entry]:
    index: dict[str, Entry] = {}
    for family, (_, entries) in FAMILIES.items():
        for entry in entries:
            if not entry.code.startswith(family) or entry.code in index:
                raise ValueError(
                    f"catalogue: {entry.code} is listed twice or in the wrong family {family}"
                )
            index[entry.code] = entry
    return index


CATALOGUE: Mapping[str, Entry] = MappingProxyType(_index())


def lookup(code: str) -> Entry:
    """The entry of a code.

    Raises LookupError for a code that is not in the catalogue: a fault of the caller, never of a document.
    """
    try:
        return CATALOGUE[code]
    except KeyError:
        raise LookupError(f"no diagnostic code {code!r} in the catalogue") from None
