"""What a reply can surprise with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "unknown-field",
    "unknown-option",
    "unknown-variant",
    "wrong-type",
    "wrong-value",
    "missing-field",
    "unexpected-null",
]


@dataclass(frozen=True, slots=True)
class Surprise:
    """One difference between a reply and the documentation.

    Attributes:
        path: Where, as Python spells it: ``spec.resources.max_count``.
        wire_path: Where, in the JSON: ``$.spec.resources.maxCount``.
        kind: What sort of difference.
        message: What differs, in words.
        value: The JSON value that came; None for one that did not come.
    """

    path: str
    wire_path: str
    kind: Kind
    message: str
    value: Any = None

    def __str__(self) -> str:
        return f"{self.path or self.wire_path}: {self.message}"
