"""JSON Pointer (RFC 6901) as a URI fragment: ``#/components/schemas/a~1b``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

ROOT = "#"


def parse(pointer: str) -> tuple[str, ...]:
    """The tokens of a pointer; ``#`` is the whole document.

    Percent-encoding is undone first, as RFC 6901 section 6 has it for fragments.  Raises ValueError if the text
    is not ``#`` or does not start with ``#/``.
    """
    if pointer in ("", "#"):
        return ()
    if not pointer.startswith("#/"):
        raise ValueError(f"not a JSON Pointer: {pointer!r}")
    body = pointer[2:]
    if "%" in body:
        body = unquote(body, errors="surrogateescape")
    tokens = body.split("/")
    if "~" in body:
        tokens = [token.replace("~1", "/").replace("~0", "~") for token in tokens]
    return tuple(tokens)


def escape(token: str) -> str:
    """One token as it stands in a pointer.  A percent sign is encoded so that `parse` gives it back.

    So is the character zero: later stages join pointers with it.
    """
    return token.replace("~", "~0").replace("/", "~1").replace("%", "%25").replace("\0", "%00")


def write(tokens: Iterable[str]) -> str:
    """The pointer for tokens: the inverse of `parse`."""
    return ROOT + "".join("/" + escape(token) for token in tokens)


def join(pointer: str, *tokens: str | int) -> str:
    """The pointer to something below `pointer`."""
    return pointer + "".join("/" + escape(str(token)) for token in tokens)


def parent(pointer: str) -> str:
    """The pointer one level up; the root is its own parent."""
    return pointer.rpartition("/")[0] or ROOT


def step(value: Any, token: str) -> Any:
    """The member of `value` that `token` names.  Raises LookupError if there is none."""
    if isinstance(value, dict):
        return value[token]
    if isinstance(value, list) and token.isascii() and token.isdigit():
        if len(token) > 1 and token.startswith("0"):
            raise LookupError(token)
        return value[int(token)] if len(token) < 10 else value[len(value)]
    raise LookupError(token)


def resolve(data: Any, pointer: str | Iterable[str]) -> Any:
    """The value at a pointer (text or tokens).  Raises LookupError if there is none."""
    tokens = parse(pointer) if isinstance(pointer, str) else pointer
    for token in tokens:
        data = step(data, token)
    return data
