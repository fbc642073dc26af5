"""Codes of the family DOC: OpenAPI structure and rules."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

CODES: tuple[Entry, ...] = ()
