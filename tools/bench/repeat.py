"""One document several times over, under other names: what a larger document of the same kind would be.

``python -m bench.repeat DOCUMENT TIMES > larger.json`` writes one; DOCUMENT is JSON.
"""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from typing import Any

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def repeated(document: dict[str, Any], times: int) -> dict[str, Any]:
    """`document` with all its paths, operations, tags and components `times` times, each under a name of its own.

    Every reference of a copy leads into that copy, so that nothing is shared but servers and security.
    """
    made: dict[str, Any] = {**document, "paths": {}, "components": {}, "tags": []}
    for number in range(times):
        part = copy.deepcopy(document)
        for path, item in part.get("paths", {}).items():
            _rename(item, number)
            made["paths"][f"/copy-{number}{path}"] = item
        for section, members in part.get("components", {}).items():
            for name, member in members.items():
                own = name if section == "securitySchemes" else _name(name, number)
                made["components"].setdefault(section, {})[own] = _renamed(
                    _unpinned(member, number), number
                )
        made["tags"] += [
            {**_unpinned(tag, number), "name": _name(tag["name"], number)}
            for tag in part.get("tags", [])
        ]
        made["paths"] = {
            path: _renamed(item, number) if path.startswith(f"/copy-{number}/") else item
            for path, item in made["paths"].items()
        }
    return made


def _rename(item: dict[str, Any], number: int) -> None:
    """Give the operations of a path their own IDs and tags."""
    for method in _METHODS:
        operation = item.get(method)
        if isinstance(operation, dict):
            if "operationId" in operation:
                operation["operationId"] = _name(operation["operationId"], number)
            operation["tags"] = [_name(tag, number) for tag in operation.get("tags", ["all"])]


def _unpinned(named: dict[str, Any], number: int) -> dict[str, Any]:
    """A tag or a component without the Python name that the author has pinned, which only one can have."""
    return {key: value for key, value in named.items() if not number or key != "x-python-name"}


def _renamed(value: Any, number: int) -> Any:
    """`value` with every reference into the components led to the copy of this number."""
    if isinstance(value, list):
        return [_renamed(part, number) for part in value]
    if not isinstance(value, dict):
        return _reference(value, number)
    return {key: _renamed(part, number) for key, part in value.items()}


def _reference(value: Any, number: int) -> Any:
    if not isinstance(value, str) or not value.startswith("#/components/"):
        return value
    head, section, name, *rest = value.split("/", 4)[1:]
    return "/".join(["#", head, section, _name(name, number), *rest])


def _name(name: str, number: int) -> str:
    return f"{name}Copy{number}" if number else name


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    json.dump(repeated(given, int(sys.argv[2])), sys.stdout)
