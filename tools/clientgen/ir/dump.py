"""The intermediate representation as text: for tests, for bug reports, for the curious."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from clientgen.ir.nodes import Api, Text


def dump(api: Api) -> str:
    """`api` as JSON with sorted keys, one value a line; what has its default value is left out.

    A node that could be one of several kinds says which under ``kind of node``.
    """
    return json.dumps(_plain(api), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _plain(node: Any) -> Any:
    if isinstance(node, Text):
        return node.value
    if is_dataclass(node):
        found: dict[str, Any] = {"kind of node": type(node).__name__}
        for item in fields(node):
            value = getattr(node, item.name)
            if value != item.default or isinstance(value, bool) is not isinstance(
                item.default, bool
            ):
                found[item.name] = _plain(value)
        return found
    if isinstance(node, (list, tuple)):
        return [_plain(item) for item in node]
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    return node
