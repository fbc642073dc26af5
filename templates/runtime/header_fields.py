"""The documented header fields of an answer, as values of their documented types."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Self

from pydantic import ValidationError

from .adapters import adapter
from .decode import decode
from .model import Model

__all__ = ["HeaderFields"]


class HeaderFields(Model):
    """Base of the classes of header fields."""

    @classmethod
    def read(cls, headers: Mapping[str, str]) -> Self:
        """The header fields of an answer, by their documented types.

        Nothing is refused: a field that is not what is documented stays the text that came, as in any model that was
        read, and one that did not come is absent.

        Args:
            headers: Those of a response, of a stream or of an error; names ignore case.
        """
        given = {name.lower(): value for name, value in headers.items()}
        cls.model_rebuild()
        values: dict[str, Any] = {}
        for name, field in cls.model_fields.items():
            wire = field.alias or name
            if (text := given.get(wire.lower())) is not None:
                values[wire] = _value(field.annotation, text.strip())
        found: Self = decode(cls, json.dumps(values).encode())
        return found


def _value(type_: Any, text: str) -> Any:
    """What `text` means where `type_` is documented, in the style `simple` or as JSON; the text itself if nothing fits."""
    for value in _readings(text):
        try:
            adapter(type_).strict.validate_json(
                json.dumps(value), strict=True, by_alias=True, by_name=False
            )
        except ValidationError:
            continue
        return value
    return text


def _readings(text: str) -> Iterator[Any]:
    """What the text of a header field can mean, as it stands first."""
    yield text
    plain = _scalar(text)
    yield plain
    parts = [part.strip() for part in text.split(",")] if text else []
    scalars = [_scalar(part) for part in parts]
    yield parts
    yield scalars
    if all("=" in part for part in parts):
        pairs = [part.partition("=") for part in parts]
        yield {key: value for key, _, value in pairs}
        yield {key: _scalar(value) for key, _, value in pairs}
    if len(parts) % 2 == 0:
        yield dict(zip(parts[::2], parts[1::2], strict=True))
        yield dict(zip(parts[::2], scalars[1::2], strict=True))


def _scalar(text: str) -> Any:
    """A number, a boolean or a JSON text; anything else is text."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return text if isinstance(found, str) else found
