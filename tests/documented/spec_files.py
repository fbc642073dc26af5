"""The spec as one dict, read by PyYAML alone so that these tests do not lean on the tool that they guard."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "spec" / "modelarts"
EXAMPLES = SPEC / "examples" / "create-node-pool"
TRANSCRIPT = SPEC / "pages" / "create-node-pool.toml"


class Loader(yaml.SafeLoader):
    """Scalars as YAML 1.2 and JSON have them: only numbers, true/false and null are not strings."""

    yaml_implicit_resolvers: dict[str, Any] = {}


Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789")
)
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)(?:[eE][-+]?[0-9]+)?$"),
    list("-0123456789"),
)


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def tokens(pointer: str) -> list[str]:
    return [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]


def at(data: Any, pointer: str) -> Any:
    """The value at a ``#/…`` pointer; a list is walked by index."""
    for token in tokens(pointer):
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data


def bundle(root: Path = SPEC / "openapi.yaml") -> dict[str, Any]:
    """The whole spec with ``#/components/…`` references only.

    A reference from file to file must lead to something that the root names; KeyError otherwise.
    """
    data: dict[str, Any] = read(root)
    targets: dict[tuple[Path, str], str] = {}

    def place(folder: Path, ref: str) -> tuple[Path, str]:
        file, _, pointer = ref.partition("#")
        return (folder / file).resolve(), pointer

    for kind, entries in data["components"].items():
        for name, entry in entries.items():
            if "$ref" in entry:
                targets[place(root.parent, entry["$ref"])] = f"#/components/{kind}/{name}"

    def rewrite(node: Any, folder: Path) -> Any:
        if isinstance(node, list):
            return [rewrite(item, folder) for item in node]
        if not isinstance(node, dict):
            return node
        return {
            key: targets[place(folder, value)] if key == "$ref" else rewrite(value, folder)
            for key, value in node.items()
        }

    def inline(ref: str) -> Any:
        file, pointer = place(root.parent, ref)
        return rewrite(at(read(file), f"#{pointer}"), file.parent)

    for entries in [data["paths"], *data["components"].values()]:
        for name, entry in entries.items():
            if "$ref" in entry:
                entries[name] = inline(entry["$ref"])
    return data


def follow(spec: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The node itself, or what its reference leads to."""
    while "$ref" in node:
        node = at(spec, node["$ref"])
    return node


def example(name: str) -> Any:
    return json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
