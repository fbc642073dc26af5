"""What a compiled validator says, in words for the person who made the mistake."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import ErrorDetails, ValidationError

from .shape import Leaf, Listing, Mapped, Node, Nullable, Object, Variants, resolve
from .values import clip, kind, show

_WANTED = {
    "str": "a string",
    "int": "an integer",
    "float": "a number",
    "bool": "true or false",
    "decimal": "a decimal number",
    "datetime": "a date and time",
    "date": "a date",
    "time": "a time",
    "timedelta": "a duration",
    "uuid": "a UUID",
    "bytes": "bytes",
    "url": "a URL",
    "none": "null",
}
_GIVEN = {
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "string": "a string",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
_SUBJECT = re.compile(r"^[A-Z]\w*( \w+){0,2} should ")
_WRONG_TYPE = ("_type", "_parsing", "_from_float")


def given(value: Any) -> str:
    """What somebody wrote: ``a string``; the class of a value that JSON does not know."""
    name = kind(value)
    return _GIVEN.get(name) or article(name)


def article(name: str) -> str:
    """The name of a class with its article."""
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def wanted(node: Node) -> str:
    """What belongs here: ``an integer``, ``a list``, ``a NodePoolSpec``."""
    match resolve(node):
        case Leaf() as leaf:
            if options := leaf.options:
                return _one_of(options)
            return _WANTED.get(leaf.kind["type"], "of the documented form")
        case Nullable(inner):
            return f"{wanted(inner)} or null"
        case Listing():
            return "a list"
        case Mapped():
            return "an object"
        case Object(cls):
            return f"an object ({cls.__name__})"
        case Variants(branches):
            return " or ".join(dict.fromkeys(map(wanted, branches)))
        case _:
            return "any value"


def _one_of(options: tuple[Any, ...]) -> str:
    shown = ", ".join(repr(option) for option in options[:20])
    if len(options) == 1:
        return shown
    return f"one of {shown}{', …' if len(options) > 20 else ''}"


def differs(node: Node, value: Any) -> str:
    """The message for a reply of the wrong kind: nothing that the reader could do differently."""
    return f"is {given(value)}, and is documented as {wanted(node)}"


def wrong_type(node: Node, value: Any) -> str:
    """The message for a value of the wrong kind."""
    text = f"must be {wanted(node)}, not {given(value)}"
    leaf = resolve(node)
    if isinstance(leaf, Nullable):
        leaf = resolve(leaf.inner)
    if isinstance(leaf, Leaf) and type(value) in (int, float):
        # Annotations and codes look like numbers, so this is the mistake that people make.
        options = leaf.options or ()
        if abs(value) < 10**15 and (leaf.kind["type"] == "str" or str(value) in options):
            return f"{text}: write {str(value)!r}"
    return text


def explain(error: ErrorDetails, node: Node, value: Any) -> tuple[str, bool]:
    """A compiled validator's complaint as a message, and whether it is about the type."""
    kind_ = error["type"]
    leaf = resolve(node)
    if isinstance(leaf, Leaf) and leaf.options is not None:
        if type(value) in map(type, leaf.options):
            return f"must be {wanted(leaf)}, not {show(value, 40)}", False
        return wrong_type(node, value), True
    # A text that is no date is of the right type; a text that is no number is not.
    formatted = isinstance(value, str) and (
        not isinstance(leaf, Leaf) or leaf.kind["type"] not in ("int", "float", "bool")
    )
    if kind_.endswith(_WRONG_TYPE) and not formatted:
        return wrong_type(node, value), True
    return say(error["msg"]), False


def say(message: str) -> str:
    """Pydantic's wording, turned into ours."""
    message = _SUBJECT.sub("must ", message.removeprefix("Value error, "))
    return clip(message[:1].lower() + message[1:], 300)


def details(error: ValidationError) -> list[ErrorDetails]:
    """The errors, without the input: it can be big, and can be secret."""
    return error.errors(include_url=False, include_context=False, include_input=False)
