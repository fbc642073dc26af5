"""How a text encodes its content changed.

Base64 read as plain text, or a JSON text that is XML now, is wrong on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import rule
from clientgen.compare.rules.sets import stated
from clientgen.compare.schemas import SchemaPair


@rule("content", on="schema", claims=("contentEncoding", "contentMediaType"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `contentEncoding` and `contentMediaType`."""
    yield from stated(pair, "contentEncoding", "the encoding")
    yield from stated(pair, "contentMediaType", "the media type of the content")
