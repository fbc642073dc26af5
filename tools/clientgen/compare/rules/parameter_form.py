"""A parameter is written in another form.

Lists and objects are taken apart by `style` and `explode`, reserved characters by `allowReserved`; the other side reads
something else.  What the standard takes as default and what is written out is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair

_DEFAULT = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
_KEYS = ("style", "explode", "allowReserved", "allowEmptyValue", "collectionFormat")


@rule("parameter-form", on="parameter", claims=_KEYS, fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Compare `style`, `explode`, `allowReserved`, `allowEmptyValue`."""
    if not pair.both or pair.old.get("in") != pair.new.get("in"):
        return
    old, new = _form(pair.old), _form(pair.new)
    for key in _KEYS:
        if old.get(key) != new.get(key):
            yield Change(
                CHANGED,
                f"`{key}`: was {old.get(key)!r}, is {new.get(key)!r}",
                old.get(key),
                new.get(key),
            )


def _form(parameter: dict[str, Any]) -> dict[str, Any]:
    style = parameter.get("style", _DEFAULT.get(str(parameter.get("in"))))
    defaults = {
        "style": style,
        "explode": style in ("form", "cookie"),
        "allowReserved": False,
        "allowEmptyValue": False,
    }
    return {**defaults, **{key: parameter[key] for key in _KEYS if key in parameter}}
