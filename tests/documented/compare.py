"""Page transcript against spec, in both directions: everything that the two do not agree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from .ledger import Odd, Page, Row, Table, spec_rows
from .spec_files import at, follow

FACTS = [f.name for f in fields(Row) if f.name != "name"]


def compare(page: Page, spec: dict[str, Any]) -> list[str]:
    """One line per difference, beginning with the table; empty when transcript and spec agree."""
    found = [
        *_operation(page, spec),
        *_numbers(page),
        *_coverage(page, spec),
        *_names(page, spec),
    ]
    for table in page.tables:
        found += [f"Table {table.number}: {line}" for line in _table(table, spec)]
    return found


def _table(table: Table, spec: dict[str, Any]) -> Iterator[str]:
    try:
        stated = spec_rows(spec, table.schema)
    except (KeyError, IndexError):
        yield f"nothing at {table.schema}"
        return
    except Odd as odd:
        yield str(odd)
        return
    page_names, spec_names = [r.name for r in table.rows], [r.name for r in stated]
    yield from (f"{n}: on the page, not in the spec" for n in page_names if n not in spec_names)
    yield from (f"{n}: in the spec, not on the page" for n in spec_names if n not in page_names)
    if len(set(page_names)) != len(page_names):
        yield "a row twice"
    both = [n for n in spec_names if n in page_names]
    if both != [n for n in page_names if n in spec_names]:
        yield f"rows in another order: {both}"
    by_name = {r.name: r for r in stated}
    for row in table.rows:
        if (row.mandatory is None) == table.request:
            yield f"{row.name}: the column Mandatory belongs to requests, and to each of their rows"
        if row.name in by_name:
            yield from _row(row, by_name[row.name], table.request)


def _row(page: Row, spec: Row, request: bool) -> Iterator[str]:
    # A response table does not say what is mandatory: the spec's flags there are an inference.
    spec = spec if request else replace(spec, mandatory=None)
    for fact in FACTS:
        if getattr(page, fact) != getattr(spec, fact):
            yield (
                f"{page.name}: {fact}: page {getattr(page, fact)!r}, spec {getattr(spec, fact)!r}"
            )


def _operation(page: Page, spec: dict[str, Any]) -> Iterator[str]:
    operation = spec["paths"].get(page.path, {}).get(page.method.lower())
    if operation is None:
        yield f"no {page.method} {page.path} in the spec"
        return
    responses = dict(operation["responses"])
    default = follow(spec, responses.pop("default", {}))
    if set(responses) != set(page.statuses):
        yield f"statuses: page {sorted(page.statuses)}, spec {sorted(responses)}"
    if "x-evidence" not in default:
        yield "the response `default` is not on the page and names no evidence"


def _numbers(page: Page) -> Iterator[str]:
    numbers = [t.number for t in page.tables]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"tables out of order or missing: {numbers}"


def _coverage(page: Page, spec: dict[str, Any]) -> Iterator[str]:
    """Each object that a direction reaches has its table there, and the other way round."""
    operation = spec["paths"][page.path][page.method.lower()]
    starts = {"": operation["requestBody"]} | {
        status: follow(spec, response)
        for status, response in operation["responses"].items()
        if status != "default"
    }
    for status, start in starts.items():
        side = f"response {status}" if status else "request"
        tables = {t.schema for t in page.tables if t.status == status and "/schemas/" in t.schema}
        # Option lists and explained maps have no table: they belong to a row of the object that holds them.
        reached = {
            ref
            for ref in reachable(spec, start)
            if at(spec, ref).get("type") == "object"
            and not at(spec, ref).get("x-documented-as", "")[:1].islower()
        }
        yield from (f"{side}: {ref} has no table" for ref in sorted(reached - tables))
        yield from (
            f"{side}: {ref} has a table but is not used" for ref in sorted(tables - reached)
        )


def reachable(spec: dict[str, Any], start: Any) -> set[str]:
    """Every component that `start` refers to, at any depth."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        node = todo.pop()
        if isinstance(node, list):
            todo += node
        elif isinstance(node, dict):
            ref = node.get("$ref")
            if ref is not None and ref not in seen:
                seen.add(ref)
                todo.append(at(spec, ref))
            todo += node.values()
    return seen


def _names(page: Page, spec: dict[str, Any]) -> Iterator[str]:
    """`x-documented-as` names the page's schema and each of its tables."""
    titles: dict[str, set[str]] = defaultdict(set)
    numbers: dict[str, list[str]] = defaultdict(list)
    for table in page.tables:
        titles[table.schema].add(table.title)
        numbers[table.schema].append(str(table.number))
    for pointer, found in titles.items():
        if "/schemas/" not in pointer:
            continue
        name = found.pop()
        tables = "Table " + numbers[pointer][0]
        if len(numbers[pointer]) > 1:
            tables = "Tables " + " and ".join(numbers[pointer])
        expected = tables if name.endswith("parameters") else f"{name}, {tables}"
        stated = at(spec, pointer).get("x-documented-as") if _exists(spec, pointer) else None
        if found or stated != expected:
            yield f"{pointer}: x-documented-as: page {expected!r}, spec {stated!r}"


def _exists(spec: dict[str, Any], pointer: str) -> bool:
    return pointer.rpartition("/")[2] in spec["components"]["schemas"]
