"""Text, positions and references: from a path to one document. Knows nothing of what OpenAPI means."""

from __future__ import annotations

from clientgen.source.bundle import Bundle, load
from clientgen.source.limits import DEFAULT, Limits

__all__ = ["DEFAULT", "Bundle", "Limits", "load"]
