"""What the model printer is given: schemas of a few keywords, whatever the document holds.

datamodel-code-generator obeys keys that choose what a module imports or inherits from (`customTypePath`, `x-python-import` …).
None of them can reach it, as the lowered document is built from the intermediate representation, keyword by keyword; this holds
it to the list of those keywords, over documents that have each key in every place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import datamodel_code_generator
import pytest

from clientgen.diagnostics import StageFailed
from clientgen.pipeline import Run

from ...hostile.documents import at, places, sink

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
# Keyword → what its value is: schemas, a schema, or data that is printed as a literal and read back as one.
KEYWORDS = {
    "$ref": "name", "additionalProperties": "schema", "anyOf": "list", "const": "data", "default": "data",
    "discriminator": "discriminator", "enum": "data", "exclusiveMaximum": "number", "exclusiveMinimum": "number",
    "format": "format", "items": "schema", "maxItems": "number", "maxLength": "number", "maximum": "number",
    "minItems": "number", "minLength": "number", "minimum": "number", "multipleOf": "number", "oneOf": "list",
    "prefixItems": "list", "properties": "map", "required": "data", "title": "title", "type": "type",
    "x-enum-varnames": "names",
}  # fmt: skip
TYPES = {"string", "integer", "number", "boolean", "null", "array", "object"}


def problems(document: dict[str, Any]) -> Iterator[str]:
    """What a lowered document holds beyond schemas of these keywords."""
    schemas = document["components"]["schemas"]
    if {**document, "components": {"schemas": {}}} != {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": {}},
    }:
        yield "the document has something besides schemas"
    for name, schema in schemas.items():
        if not NAME.match(name):
            yield f"the name {name!r}"
        yield from _schema(schema, schemas)


def _schema(schema: Any, known: dict[str, Any]) -> Iterator[str]:
    if schema is False:
        return
    if not isinstance(schema, dict):
        yield f"{schema!r} in the place of a schema"
        return
    for key, value in schema.items():
        match KEYWORDS.get(key):
            case "schema":
                yield from _schema(value, known)
            case "list":
                for inner in value:
                    yield from _schema(inner, known)
            case "map":
                for inner in value.values():
                    yield from _schema(inner, known)
            case "name" if _known(value, known):
                pass
            case "names" if all(NAME.match(name) for name in value):
                pass
            case "number" if isinstance(value, (int, float)):
                pass
            case "format" if value == "binary":
                pass
            case "title" if value == "any":
                pass
            case "type" if TYPES.issuperset([value] if isinstance(value, str) else value):
                pass
            case "data":
                pass
            case "discriminator" if (
                isinstance(value, dict)
                and set(value) == {"propertyName", "mapping"}
                and all(_known(target, known) for target in value["mapping"].values())
            ):
                pass
            case _:
                yield f"{key}: {value!r}"


def _known(reference: Any, known: dict[str, Any]) -> bool:
    start = "#/components/schemas/"
    return isinstance(reference, str) and reference.removeprefix(start) in known


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Every document that the printer is given."""
    seen: list[dict[str, Any]] = []
    original: Callable[..., Any] = datamodel_code_generator.generate

    def record(document: dict[str, Any], **settings: Any) -> Any:
        seen.append(document)
        return original(document, **settings)

    monkeypatch.setattr(datamodel_code_generator, "generate", record)
    monkeypatch.setattr(
        "clientgen.workers.usable", lambda: 1
    )  # what another process is given is not seen here
    for module in ("project", "readme"):
        monkeypatch.setattr(f"clientgen.emit.{module}.format_python", dict)
    return seen


PATHS = Path(datamodel_code_generator.__file__).parent
FOUND = re.compile(r"""["'](x-[a-zA-Z-]+|custom[A-Z]\w+|\$(?:anchor|comment|dynamicAnchor|dynamicRef|id|recursiveRef|schema|self))["']""")  # fmt: skip


def obeyed() -> list[str]:
    """The keys that the installed library's own source names, apart from those that we give it ourselves."""
    found: set[str] = set()
    for path in sorted(PATHS.rglob("*.py")):
        found.update(FOUND.findall(path.read_text(encoding="utf-8")))
    return sorted(found - set(KEYWORDS))


KEYS = obeyed()
# Of JSON Schema, and refused where we would not do what they say.
REFUSED = ("$dynamicRef", "$recursiveRef", "$schema", "x-enum-descriptions")


def test_the_library_is_known() -> None:
    """What was found when its source was read; a new release with another key is looked at."""
    assert {"customTypePath", "customBasePath", "x-python-import", "x-python-type"} <= set(KEYS)


def everywhere(key: str, value: Any, path: Path) -> int:
    """Render the document with the key in every place that does not have it refused; how many places that are."""
    document = sink()
    ways = [way for way in places(document) if isinstance(at(document, way), dict)]
    left = {"/".join(["#", *map(_escaped, way)]): way for way in ways}
    for way in ways:
        at(document, way).setdefault(key, value)
    for _ in range(6):
        path.write_text(json.dumps(document))
        try:
            Run.start(path).tree()
        except StageFailed as failed:
            refused = {item.pointer or "" for item in failed.diagnostics if item.is_error}
            for pointer, way in list(left.items()):
                inside = f"{pointer}/{_escaped(key)}"
                if any(one == pointer or f"{one}/".startswith(f"{inside}/") for one in refused):
                    at(document, way).pop(key, None)
                    del left[pointer]
        else:
            return len(left)
    return 0


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


@pytest.mark.parametrize("key", KEYS)
def test_no_key_of_the_library_reaches_it(
    key: str, handed: list[dict[str, Any]], tmp_path: Path
) -> None:
    value: Any = "os.system"
    if key == "x-python-import":
        value = {"module": "os", "name": "system"}
    kept = everywhere(key, value, tmp_path / "openapi.json")
    if key not in REFUSED:
        assert kept > 30, "places where a schema may have it"
        assert handed
    for document in handed:
        assert list(problems(document)) == []
        assert not re.search(r"\bos\b|system", json.dumps(document["components"]["schemas"]))


def test_the_check_finds_what_it_should() -> None:
    good = {"openapi": "3.1.0", "info": {"title": "models", "version": "1"}, "paths": {}}
    for schema in (
        {"customTypePath": "os.system"},
        {"type": "object", "properties": {"a": {"x-python-type": "os"}}},
        {"anyOf": [{"$ref": "file:///etc/passwd"}]},
        {"$ref": "#/components/schemas/Other"},
        {"type": ["string", "os"]},
        {"format": "date"},
    ):
        assert list(problems({**good, "components": {"schemas": {"A": schema}}}))
    assert list(problems({**good, "components": {"schemas": {"a b": {}}}}))
    assert list(problems({**good, "x": 1, "components": {"schemas": {}}}))
