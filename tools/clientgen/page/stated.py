"""What the document states of a table's rows, in the page's own words.

Reads the bundled document as it is (no normalising), because places must lead to what a person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clientgen.page.model import Facts, Table
from clientgen.source.pointer import join, resolve

_HOPS = 32
_IN = {
    "Path Parameters": "path",
    "Query Parameters": "query",
    "Request header parameters": "header",
}
_NEVER_PARAMETERS = ("accept", "content-type", "authorization")
_PLAIN = {"string": "String", "integer": "Integer", "boolean": "Boolean", "number": "Number"}
_PREFIXES = re.compile(r"\^\(?([^()|]+(?:\|[^()|]+)*)\)?")


@dataclass(frozen=True, slots=True)
class StatedRow:
    """One property or parameter; `open_options` and `open_facts` say that evidence allows more than the page has."""

    name: str
    mandatory: str
    type: str
    facts: Facts
    evidence: bool
    pointer: str


class Stated:
    """The document, asked in terms of a page."""

    def __init__(self, data: Mapping[str, Any], method: str, path: str) -> None:
        self._data = data
        self._operation_at = join("#", "paths", path, method.lower())
        self.operation: Mapping[str, Any] | None = self._mapping(self._operation_at)

    @property
    def operation_at(self) -> str:
        """The pointer of the call; it may lead to nothing."""
        return self._operation_at

    @property
    def statuses(self) -> tuple[str, ...]:
        """The status codes of the call, without `default`."""
        responses = (self.operation or {}).get("responses", {})
        return tuple(str(status) for status in responses if status != "default")

    def exists(self, at: str) -> bool:
        """Whether the pointer leads to anything."""
        try:
            resolve(self._data, at)
        except (LookupError, ValueError):
            return False
        return True

    def documented_as(self, at: str) -> str | None:
        """`x-documented-as` of a schema."""
        found = (self._mapping(at) or {}).get("x-documented-as")
        return found if isinstance(found, str) else None

    def pointer_for(self, table: Table) -> str:
        """Where a table that the transcript does not know belongs: what the call refers to, or a schema of its name."""
        if table.title in _IN:
            return join(self._operation_at, "parameters")
        if table.title == "Response header parameters":
            return join(self._operation_at, "responses", table.status, "headers")
        if not table.title.endswith("body parameters"):
            return join("#", "components", "schemas", table.title)
        steps = ("responses", table.status) if table.status else ("requestBody",)
        at = join(self._operation_at, *steps)
        content = self._follow(self._mapping(at) or {}).get("content")
        media = (
            next(iter(content), "application/json")
            if isinstance(content, dict)
            else "application/json"
        )
        schema = content.get(media, {}).get("schema", {}) if isinstance(content, dict) else {}
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        return reference if isinstance(reference, str) else join(at, "content", media, "schema")

    def rows(self, at: str, table_title: str) -> dict[str, StatedRow] | None:
        """The rows that the document has for a table, by name; None if it has nothing there."""
        try:
            node = resolve(self._data, at)
        except (LookupError, ValueError):
            return None
        if isinstance(node, list):
            wanted = _IN.get(table_title)
            rows = (
                self._parameter(self._follow(item), join(at, index))
                for index, item in enumerate(node)
                if isinstance(item, dict)
                and (wanted is None or self._follow(item).get("in") == wanted)
            )
            return {row.name: row for row in rows}
        if not isinstance(node, dict):
            return None
        return {row.name: row for row in self._properties(self._follow(node), at)}

    def outside(self, table_title: str, name: str) -> bool:
        """Whether a documented header is no parameter in OpenAPI: media types and credentials are stated elsewhere."""
        schemes = self._mapping("#/components/securitySchemes") or {}
        names = {
            str(scheme.get("name", "")).lower()
            for scheme in schemes.values()
            if isinstance(scheme, dict)
        }
        return _IN.get(table_title) == "header" and name.lower() in {*names, *_NEVER_PARAMETERS}

    def examples(self, status: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The examples of the request (status empty) or of a response, with their pointers."""
        steps = ("responses", status) if status else ("requestBody",)
        at = join(self._operation_at, *steps)
        content = self._follow(self._mapping(at) or {}).get("content")
        for media, entry in content.items() if isinstance(content, dict) else ():
            if not isinstance(entry, dict):
                continue
            if "example" in entry:
                yield join(at, "content", media, "example"), {"value": entry["example"]}
            listed = entry.get("examples")
            for name, example in listed.items() if isinstance(listed, dict) else ():
                if isinstance(example, dict):
                    yield join(at, "content", media, "examples", name), self._follow(example)

    def _mapping(self, at: str) -> dict[str, Any] | None:
        try:
            found = resolve(self._data, at)
        except (LookupError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def _follow(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        for _ in range(_HOPS):
            reference = node.get("$ref")
            if not isinstance(reference, str):
                return node
            node = self._mapping(reference) or {}
        return {}

    def _parameter(self, node: Mapping[str, Any], at: str) -> StatedRow:
        schema = node.get("schema")
        whole = schema if isinstance(schema, dict) else {}
        flag = "Yes" if node.get("required") is True else "No"
        name, evidence = str(node.get("name", "")), "x-evidence" in node
        return StatedRow(
            name, flag, self._type(whole), self._facts(whole, conditional=False), evidence, at
        )

    def _properties(self, node: Mapping[str, Any], at: str) -> Iterator[StatedRow]:
        properties = node.get("properties")
        required = _names(node.get("required"))
        then = node.get("then")
        conditional = _names(then.get("required")) if isinstance(then, dict) else ()
        for name, own in properties.items() if isinstance(properties, dict) else ():
            own = own if isinstance(own, dict) else {}
            yield StatedRow(
                name=name,
                mandatory="Yes" if name in required else "No",
                type=self._type(own),
                facts=self._facts(own, conditional=name in conditional),
                evidence="x-evidence" in own,
                pointer=join(at, "properties", name),
            )

    def _facts(self, own: Mapping[str, Any], *, conditional: bool) -> Facts:
        whole = {**self._follow(own), **own}
        if whole.get("type") == "array" and isinstance(whole.get("items"), dict):
            options = _options(self._follow(whole["items"]))
        else:
            options = _options(whole)
        examples = whole.get("examples")
        default = whole.get("default")
        return Facts(
            options=options,
            default=None if default is None else str(default),
            example=str(examples[0]) if isinstance(examples, list) and examples else None,
            keys=tuple(whole.get("properties", ())) if _is_map(whole) else (),
            refused_prefixes=_prefixes(whole.get("not")),
            required_when="stated" if conditional else None,
            requires="stated" if "x-requires" in whole else None,
        )

    def _type(self, node: Mapping[str, Any], depth: int = 0) -> str:
        whole = self._follow(node)
        branches = whole.get("anyOf", whole.get("oneOf"))
        if isinstance(branches, list) and depth < _HOPS:
            found = {
                self._type(branch, depth + 1) for branch in branches if isinstance(branch, dict)
            }
            return found.pop() if len(found) == 1 else "one of several types"
        kind = whole.get("type")
        if isinstance(kind, list):
            kind = next((item for item in kind if item != "null"), None)
        if kind == "array" and depth < _HOPS:
            items = whole.get("items")
            item = self._type(items if isinstance(items, dict) else {}, depth + 1)
            return (
                f"Array of {item[0].lower()}{item[1:]}s"
                if item in _PLAIN.values()
                else f"Array of {item}s"
            )
        if kind == "object":
            documented = str(whole.get("x-documented-as", "")).partition(",")[0]
            # A map has no table of its own: it is documented under the name of its property.
            if _is_map(whole) and (not documented or documented[0].islower()):
                return "Map<String,String>"
            return f"{documented or 'undocumented'} object"
        return _PLAIN.get(str(kind), "no single type")


def _names(value: Any) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _is_map(node: Mapping[str, Any]) -> bool:
    extra = node.get("additionalProperties")
    properties = node.get("properties", {})
    return (
        node.get("type") == "object"
        and isinstance(extra, dict)
        and extra.get("type") == "string"
        and isinstance(properties, dict)
        and all(
            isinstance(item, dict) and item.get("type") == "string" for item in properties.values()
        )
    )


def _options(node: Mapping[str, Any]) -> tuple[str, ...]:
    if "const" in node:
        return (str(node["const"]),)
    found = node.get("enum")
    if isinstance(found, list):
        return tuple(map(str, found))
    branches = node.get("anyOf")
    listed = (
        [branch["enum"] for branch in branches if isinstance(branch, dict) and "enum" in branch]
        if isinstance(branches, list)
        else []
    )
    return tuple(map(str, listed[0])) if listed and isinstance(listed[0], list) else ()


def _prefixes(node: Any) -> tuple[str, ...]:
    found = _PREFIXES.fullmatch(str(node.get("pattern", ""))) if isinstance(node, dict) else None
    return tuple(found[1].split("|")) if found else ()
