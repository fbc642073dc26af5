"""How parts are called in messages."""

from __future__ import annotations

from clientgen.compare.model import mapping
from clientgen.compare.view import Place


def reference_name(place: Place) -> str:
    """The name of the component that a schema refers to; empty if it refers to none."""
    ref = mapping(place[-1].schema).get("$ref")
    return ref.rpartition("/")[2] if isinstance(ref, str) else ""


def place_name(place: Place) -> str:
    """The name of an alternative: its component, its title, its type, or its number."""
    schema = mapping(place[-1].schema)
    named = reference_name(place) or schema.get("title") or schema.get("type")
    return (
        f"`{named}`"
        if isinstance(named, str) and named
        else f"number {int(place[-1].at.rpartition('/')[2]) + 1}"
    )
