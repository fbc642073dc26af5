"""The transcript of a documentation page as values, and the same facts as the spec states them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .spec_files import at, follow


@dataclass(frozen=True)
class Row:
    """One row of a table; `mandatory` is None where the table has no such column."""

    name: str
    type: str
    mandatory: str | None = None
    options: tuple[str, ...] = ()
    default: str | None = None
    example: str | None = None
    keys: tuple[str, ...] = ()  # keys that a map's description explains
    refused_prefixes: tuple[str, ...] = ()
    required_when: str | None = None  # a condition that a schema can state
    requires: str | None = None  # a condition that only prose can state


@dataclass(frozen=True)
class Table:
    """One table; `status` is empty for the request, `schema` points at what holds the rows in the spec."""

    number: int
    title: str
    status: str
    schema: str
    rows: tuple[Row, ...]

    @property
    def request(self) -> bool:
        return not self.status


@dataclass(frozen=True)
class Page:
    title: str
    updated: str
    method: str
    path: str
    statuses: tuple[str, ...]
    tables: tuple[Table, ...]


def read_transcript(path: Path) -> Page:
    """The transcript; TypeError for a key that it does not know."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = []
    for table in data["table"]:
        direction, status = table.pop("direction"), str(table.pop("status", ""))
        assert direction == ("response" if status else "request"), table["number"]
        rows = tuple(Row(**_tuples(row)) for row in table.pop("rows"))
        tables.append(Table(status=status, rows=rows, **table))
    return Page(
        title=data["page"],
        updated=data["updated"].isoformat(),
        method=data["method"],
        path=data["path"],
        statuses=tuple(str(s) for s in data["statuses"]),
        tables=tuple(tables),
    )


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


# What the spec adds to the page, by schema and property: bounds by decision, options by other evidence.
ADDED_BOUNDS = {
    ("PoolResource", "count"): {"minimum": 0},
    ("PoolResource", "maxCount"): {"minimum": 0},
    ("PoolNodeAz", "count"): {"minimum": 0},
}
ADDED_OPTIONS = {
    ("NodePoolAnnotations", "os.modelarts/billing.mode"): ("1",),
    ("Taint", "effect"): ("NoSchedule", "PreferNoSchedule", "NoExecute"),
    ("CreatingStep", "type"): ("hyperinstance",),
    ("Os", "imageType"): ("",),
}
KNOWN = {
    "$ref",
    "additionalProperties",
    "anyOf",
    "const",
    "default",
    "description",
    "enum",
    "examples",
}
KNOWN |= {
    "items",
    "not",
    "properties",
    "required",
    "type",
    "x-documented-as",
    "x-enum-descriptions",
}
KNOWN |= {"x-enum-varnames", "x-evidence", "x-requires"}
BESIDE_REF = {"$ref", "default", "description", "x-evidence", "x-requires"}
YEARLY_MONTHLY = {
    "required": ["os.modelarts/billing.mode"],
    "properties": {"os.modelarts/billing.mode": {"const": "1"}},
}
CONDITIONS = ("non-privileged", "privileged", "physical", "yearly/monthly")


class Odd(Exception):
    """The spec says something that this reading has no words for."""


def spec_rows(spec: dict[str, Any], pointer: str) -> tuple[Row, ...]:
    """The rows of one table as the spec states them; `Odd` where it goes beyond the page's vocabulary."""
    node = at(spec, pointer)
    if isinstance(node, list):
        return tuple(_parameter(spec, follow(spec, item)) for item in node)
    name = pointer.rpartition("/")[2]
    conditional = node.get("then", {}).get("required", [])
    if "if" in node and node["if"] != YEARLY_MONTHLY:
        raise Odd(f"{name}: a condition of another kind: {node['if']}")
    stray = [p for p in [*node.get("required", []), *conditional] if p not in node["properties"]]
    if stray:
        raise Odd(f"{name}: required without being a property: {stray}")
    return tuple(
        _property(spec, (name, key), node, key in conditional) for key in node.get("properties", {})
    )


def _parameter(spec: dict[str, Any], node: dict[str, Any]) -> Row:
    if node["in"] != "path":
        raise Odd(f"{node['name']}: a parameter of another place: {node['in']}")
    return Row(node["name"], _type(spec, node["schema"]), "Yes" if node.get("required") else "No")


def _property(spec: dict[str, Any], where: tuple[str, str], parent: Any, conditional: bool) -> Row:
    own = parent["properties"][where[1]]
    bounds = ADDED_BOUNDS.get(where, {})
    if {k: own[k] for k in bounds if k in own} != bounds:
        raise Odd(f"{where}: bounds differ from {bounds}")
    if "$ref" in own and (stray := set(own) - BESIDE_REF):
        raise Odd(f"{where}: keywords beside a reference: {sorted(stray)}")
    # A list of options may be a component of its own, and a map may be: both are read as if in place.
    whole = {**follow(spec, own), **own}
    if unknown := set(whole) - KNOWN - set(bounds) - _shape(spec, own):
        raise Odd(f"{where}: keywords that the page has no words for: {sorted(unknown)}")
    return Row(
        name=where[1],
        type=_type(spec, own),
        mandatory="Yes" if where[1] in parent.get("required", []) else "No",
        options=_options(where, whole),
        default=own.get("default"),
        example=next(iter(own.get("examples", [])), None),
        keys=tuple(whole.get("properties", ())) if _is_map(whole) else (),
        refused_prefixes=_prefixes(own.get("not")),
        required_when="yearly/monthly" if conditional else None,
        requires=_requires(own.get("x-requires")),
    )


def _shape(spec: dict[str, Any], own: dict[str, Any]) -> set[str]:
    """Keywords of a documented object that a property refers to: its own table answers for them."""
    return {"if", "then"} if _type(spec, own).endswith(" object") else set()


def _is_map(node: dict[str, Any]) -> bool:
    strings = {"type": "string"}
    return (
        node.get("type") == "object"
        and node.get("additionalProperties") == strings
        and all(p.get("type") == "string" for p in node.get("properties", {}).values())
    )


def _type(spec: dict[str, Any], node: dict[str, Any]) -> str:
    whole = follow(spec, node)
    branches = [follow(spec, branch) for branch in whole.get("anyOf", [whole])]
    match {branch.get("type") for branch in branches}.pop() if branches else None:
        case "string":
            return "String"
        case "integer":
            return "Integer"
        case "array":
            item = _type(spec, whole["items"])
            return "Array of strings" if item == "String" else f"Array of {item}s"
        case "object":
            documented = whole.get("x-documented-as", "").partition(",")[0]
            # A map has no table of its own: it is documented under the name of its property.
            if _is_map(whole) and (not documented or documented[0].islower()):
                return "Map<String,String>"
            return f"{documented} object"
        case other:
            raise Odd(f"a type that the page does not have: {other}")


def _options(where: tuple[str, str], node: dict[str, Any]) -> tuple[str, ...]:
    """The listed options without those that other evidence adds; these need an open list that names it."""
    if "const" in node:
        return (node["const"],)
    if "anyOf" not in node:
        return tuple(node.get("enum", ()))
    known, rest = node["anyOf"]
    if rest != {"type": "string"} or known.get("type") != "string":
        raise Odd(f"{where}: an open list is spelled anyOf: [type and enum, type: string]")
    listed, added = tuple(known["enum"]), ADDED_OPTIONS.get(where, ())
    if not added or not set(added) <= set(listed) or "x-evidence" not in node:
        raise Odd(f"{where}: a list is open only on evidence, and for the options {added}")
    return tuple(option for option in listed if option not in added)


def _prefixes(node: dict[str, Any] | None) -> tuple[str, ...]:
    if node is None:
        return ()
    found = re.fullmatch(r"\^\(([^()]*)\)", node["pattern"])
    if found is None or set(node) != {"pattern"}:
        raise Odd(f"refused by something else than prefixes: {node}")
    return tuple(found[1].split("|"))


def _requires(text: str | None) -> str | None:
    return None if text is None else next((c for c in CONDITIONS if c in text), text)
