"""The official schemas of OpenAPI, as openapi-spec-validator carries them, compiled by jsonschema-rs.

Two changes make one precise finding out of what would be a page of alternatives: "X or a reference" becomes "if it has a
`$ref`, a reference, else X" (in the 3.0 schema; 3.1 has it so), and the 3.1 schema is joined with the schema dialect of 3.1,
so that one run covers the document and all schemas in it.  References of the document are not followed, and nothing is
fetched: the validator is offline and has only the resources given here.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

import jsonschema_rs

_REFERENCE = {"$ref": "#/definitions/Reference"}


@cache
def metaschema(version: Literal["3.0", "3.1"]) -> dict[str, Any]:
    """The schema that documents of a version must fit."""
    schema: dict[str, Any] = _read(
        "openapi_spec_validator", f"resources/schemas/v{version}/schema.json"
    )
    if version == "3.0":
        schema = dict(_modernised(schema))
        del schema["id"]
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
        # Components of 3.0 are only described for well-formed names; one rule says so for every version.
        return schema
    schema["$defs"]["schema"] = {"$dynamicAnchor": "meta", "$ref": _dialect()["$id"]}
    return schema


@cache
def validator(version: Literal["3.0", "3.1"]) -> jsonschema_rs.Validator:
    """The compiled schema of a version."""
    if version == "3.0":
        return jsonschema_rs.Draft7Validator(metaschema(version), validate_formats=False)
    base = _read("openapi_schema_validator", "schemas/oas3.1/vocabularies/base")
    registry = jsonschema_rs.Registry([(_dialect()["$id"], _dialect()), (base["$id"], base)])
    return jsonschema_rs.Draft202012Validator(
        metaschema(version), registry=registry, validate_formats=False
    )


@cache
def _dialect() -> dict[str, Any]:
    return _read("openapi_schema_validator", "schemas/oas3.1/metaschema.json")


def _read(package: str, name: str) -> dict[str, Any]:
    """A data file of a package, without importing the package (which costs more than the whole check)."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ImportError(f"{package} is not installed")
    text = (Path(found.submodule_search_locations[0]) / name).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def _modernised(value: Any) -> Any:
    """Draft 4 as draft 7: numeric exclusive bounds, and `if` where a choice is settled by `$ref`."""
    if isinstance(value, list):
        return [_modernised(part) for part in value]
    if not isinstance(value, dict):
        return value
    made = {key: _modernised(part) for key, part in value.items()}
    if made.get("exclusiveMinimum") is True:
        made["exclusiveMinimum"] = made.pop("minimum")
    choices = made.get("oneOf")
    if isinstance(choices, list) and len(choices) == 2 and _REFERENCE in choices:
        del made["oneOf"]
        made["if"] = {"type": "object", "required": ["$ref"]}
        made["then"] = _REFERENCE
        made["else"] = next(choice for choice in choices if choice != _REFERENCE)
    return made
