"""Parameters as OpenAPI styles write them.

What is allowed to stand in a path, a query, a header or a cookie differs, and so does what each style puts between
the parts of a list or an object; both are here, and nothing else is. Everything but unreserved characters is
percent-encoded, except in headers, which are sent as they are.

One module, longer than others: every package has all of it, and a style is read beside those that it differs from.
"""

from __future__ import annotations

import datetime
import decimal
import enum
import json
import math
import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote, unquote

from .errors import InvalidRequest, Problem
from .operation import Body, Parameter

__all__ = [
    "cookie_pairs",
    "header_value",
    "keep_rules",
    "path_value",
    "plain",
    "query_pairs",
    "quoted",
    "scalar",
    "without_null",
]

# Rules, compiled when first needed; as many as there are parameters and bodies in the package.
_CHECKS: dict[Parameter | Body, Callable[[Any], Any]] = {}
# What `allowReserved` leaves alone: reserved characters, but for those that would end the value or the query.
_RESERVED = ":/?@!$'()*,;="
# What a cookie can hold (RFC 6265, 4.1.1); a comma, which that leaves out, is what OpenAPI puts between the parts of a list.
_COOKIE = re.compile(r"[!#-+,\-./0-:<-\[\]-~]*")


def path_value(parameter: Parameter, value: Any) -> str:
    """The text that replaces ``{name}`` in a path.

    A value that is empty, ``.`` or ``..``, or that contains ``/``, is refused even though it could be encoded:
    servers and proxies decode it before they look at the path, so it could reach another resource, and a signature
    over it cannot be verified.

    Raises:
        InvalidRequest: It is one of these, or cannot be written in this style.
    """
    value = _prepared(parameter, value)
    for part in _leaves(value):
        text = scalar(part)
        if not text:
            raise _problem(parameter, "must not be empty, because it is a part of the path")
        if "/" in text:
            raise _problem(
                parameter, f"must not contain '/', because it is one part of the path; got {text!r}"
            )
    name = parameter.wire_name
    if parameter.style == "label":
        text = _joined(parameter, value, ".", "." if parameter.explode else ",", "=")
    elif parameter.style == "matrix":
        text = _matrix(parameter, name, value)
    else:
        text = _joined(parameter, value, "", ",", "=")
    if text in ("", ".", ".."):
        raise _problem(parameter, f"must not be {text!r}, because it is a part of the path")
    return text


def query_pairs(parameter: Parameter, value: Any) -> list[tuple[str, str]]:
    """Names and values, encoded, in the order in which they are sent.

    Raises:
        InvalidRequest: The value cannot be written in this style.
    """
    value = _prepared(parameter, value)
    encode: Callable[[str], str] = _reserved if parameter.allow_reserved else quoted
    if parameter.style == "cookie":
        encode = str
    name = quoted(parameter.wire_name)
    if isinstance(value, Mapping):
        if parameter.style == "deepObject":
            return list(_deep(parameter.wire_name, value, encode))
        if parameter.explode:
            return [(quoted(key), encode(scalar(item))) for key, item in value.items()]
        parts = [encode(scalar(part)) for pair in value.items() for part in pair]
    elif isinstance(value, list):
        if parameter.explode:
            return [(name, encode(scalar(item))) for item in value]
        parts = [encode(scalar(item)) for item in value]
    else:
        return [(name, encode(scalar(value)))]
    separator = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}.get(parameter.style, ",")
    _keep_apart(parameter, value, separator, encode)
    return [(name, separator.join(parts))] if parts else []


def header_value(parameter: Parameter, value: Any) -> str:
    """The value of a header field, as it is.

    Raises:
        InvalidRequest: It contains line breaks, other control characters, or characters outside ASCII.
    """
    value = _prepared(parameter, value)
    text = _joined(parameter, value, "", ",", "=", encode=str)
    if not text.isascii() or not text.isprintable():
        raise _problem(parameter, "must be printable ASCII, because it is sent in a header")
    return text.strip()


def cookie_pairs(parameter: Parameter, value: Any) -> list[tuple[str, str]]:
    """Names and values of cookies; style `cookie` sends them as they are (OpenAPI 3.2).

    Raises:
        InvalidRequest: The value cannot be written in this style, or contains what ends a cookie.
    """
    pairs = query_pairs(parameter, value)
    if parameter.style == "cookie" and not all(_COOKIE.fullmatch(text) for _, text in pairs):
        raise _problem(
            parameter,
            "must be printable ASCII without blanks, quotes, semicolons and backslashes, because it is sent in a cookie",
        )
    return pairs


def plain(value: Any) -> Any:
    """The value as JSON has it: text, numbers, booleans, None, lists, and objects with text keys.

    Raises:
        TypeError: It is something else, or a number that JSON has no word for.
    """
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, float) and not math.isfinite(value):
        raise TypeError(f"{value} cannot be sent")
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (uuid.UUID, decimal.Decimal)):
        return str(value)
    dump = getattr(value, "model_dump", None)
    if callable(dump):
        return dump(mode="json", by_alias=True, exclude_unset=True)
    raise TypeError(f"{type(value).__name__} cannot be sent")


def scalar(value: Any) -> str:
    """One value as text: ``true``, ``1.5``, ``abc``; lists and objects inside a value as JSON."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, (bool, int, float)):
        return json.dumps(value)
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def without_null(value: Any) -> Any:
    """A value without what is null in it: no style has a word for it (RFC 6570, 2.3: undefined values are ignored)."""
    if isinstance(value, (list, tuple)):
        return [item for item in value if item is not None]
    if isinstance(value, Mapping):
        return {key: item for key, item in value.items() if item is not None}
    return value


def quoted(text: str) -> str:
    """Percent-encoded, with only unreserved characters kept."""
    return quote(text, safe="")


def _reserved(text: str) -> str:
    return quote(text, safe=_RESERVED)


def _prepared(parameter: Parameter, value: Any) -> Any:
    """The value checked against what is documented, as JSON has it."""
    if parameter.type is str and type(value) is str and parameter.media is None:
        checked: Any = value
    elif parameter.type is str and isinstance(value, bytes | bytearray):
        # A validator would decode them; nobody said how.
        raise _problem(parameter, "must be a string, not bytes")
    elif parameter.type is None:
        try:
            checked = plain(value)
        except TypeError as error:
            raise _problem(parameter, str(error)) from None
    else:
        checked = _validated(parameter, value)
    if parameter.rules is not None:
        keep_rules(parameter, parameter.name, checked, _place(parameter))
    if parameter.media is None:
        checked = without_null(checked)
    else:
        # A header field has no encoding of its own; JSON does without what is not ASCII.
        ascii_only = parameter.location == "header"
        checked = json.dumps(checked, separators=(",", ":"), ensure_ascii=ascii_only)
    if any(not _encodable(scalar(part)) for part in _leaves(checked)):
        raise _problem(parameter, "contains a lone surrogate, which cannot be encoded")
    return checked


def keep_rules(owner: Parameter | Body, name: str, value: Any, place: str = "$") -> None:
    """Refuse a value that breaks the rules of a parameter, or of a body that is no model.

    Raises:
        InvalidRequest: It does.
    """
    check = _CHECKS.get(owner)
    if check is None:
        from .rules import compile_rules  # most parameters have none

        check = _CHECKS[owner] = compile_rules(owner.rules)
    problems = [
        Problem(_below(name, _spelled(found.path)), place, found.message) for found in check(value)
    ]
    if problems:
        raise InvalidRequest(problems)


def _spelled(path: Iterable[str | int]) -> str:
    return "".join([f"[{step!r}]" for step in path])


def _validated(parameter: Parameter, value: Any) -> Any:
    from .sending import (
        encode_body,
    )  # loads pydantic, which operations without typed parameters do not need

    try:
        return json.loads(encode_body(value, parameter.type))
    except InvalidRequest as error:
        problems = [
            Problem(_below(parameter.name, item.path), _place(parameter), item.message)
            for item in error.problems
        ]
        raise InvalidRequest(problems) from None


def _below(name: str, path: str) -> str:
    if not path or path == name:
        return name
    return f"{name}{path}" if path.startswith("[") else f"{name}.{path}"


def _leaves(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return [part for pair in value.items() for part in pair]
    return value if isinstance(value, list) else [value]


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _joined(
    parameter: Parameter,
    value: Any,
    prefix: str,
    separator: str,
    assign: str,
    encode: Callable[[str], str] = quoted,
) -> str:
    if isinstance(value, Mapping):
        if parameter.explode:
            for key in value:
                if assign in encode(key):  # in a header, which has no encoding
                    told = f"no name may contain {assign!r}, because that ends it; got {key!r}"
                    raise _problem(parameter, told)
            parts = [f"{encode(key)}{assign}{encode(scalar(item))}" for key, item in value.items()]
        else:
            parts = [encode(scalar(part)) for pair in value.items() for part in pair]
    elif isinstance(value, list):
        parts = [encode(scalar(item)) for item in value]
    else:
        return prefix + encode(scalar(value))
    _keep_apart(parameter, value, separator, encode)
    return prefix + separator.join(parts) if parts else ""


def _keep_apart(
    parameter: Parameter, value: Any, separator: str, encode: Callable[[str], str]
) -> None:
    """Refuse text with the separator in it where encoding does not tell the two apart."""
    for part in _leaves(value):
        if isinstance(part, str) and separator in encode(part):
            if parameter.location == "header" and part[:1] == part[-1:] == '"':
                continue  # a quoted string (RFC 9110, 5.6.4)
            shown = unquote(separator)
            message = f"no part may contain {shown!r}, because that separates them; got {part!r}"
            raise _problem(parameter, message)


def _matrix(parameter: Parameter, name: str, value: Any) -> str:
    name = quoted(name)
    if parameter.explode and isinstance(value, Mapping):
        return "".join([f";{quoted(key)}={quoted(scalar(item))}" for key, item in value.items()])
    if parameter.explode and isinstance(value, list):
        return "".join([f";{name}={quoted(scalar(item))}" for item in value])
    text = _joined(parameter, value, "", ",", "=")
    return f";{name}={text}" if text else ""


def _deep(
    name: str, value: Mapping[str, Any], encode: Callable[[str], str]
) -> Iterable[tuple[str, str]]:
    for key, given in value.items():
        inner, item = f"{name}[{key}]", without_null(given)
        if isinstance(item, Mapping):
            yield from _deep(inner, item, encode)
        elif isinstance(item, list):
            yield from ((quoted(inner), encode(scalar(part))) for part in item)
        else:
            yield quoted(inner), encode(scalar(item))


def _place(parameter: Parameter) -> str:
    return f"{parameter.location}:{parameter.wire_name}"


def _problem(parameter: Parameter, message: str) -> InvalidRequest:
    return InvalidRequest([Problem(parameter.name, _place(parameter), message)])
