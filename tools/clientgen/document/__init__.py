"""OpenAPI: structure, rules, and the one dialect inside. Knows nothing of names in Python."""

from __future__ import annotations

from clientgen.document.check import Document, check
from clientgen.document.upgrade import upgrade

__all__ = ["Document", "check", "upgrade"]
