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
from typing import Any, Literal, TypeAlias

import jsonschema_rs

_REFERENCE = {"$ref": "#/definitions/Reference"}


Rules: TypeAlias = Literal["3.0", "3.1", "3.2"]
_TEXT = {"type": "string"}
_SCHEMA = {"$dynamicRef": "#meta"}
# Of what 3.2 adds to 3.1: what is generated, and what says nothing to a client.
_NEW: dict[str, dict[str, Any]] = {
    "components": {"mediaTypes": {"$ref": "#/$defs/content"}},
    "discriminator": {"defaultMapping": _TEXT},
    "example": {"dataValue": True, "serializedValue": _TEXT},
    "media-type": {"itemSchema": _SCHEMA},
    "path-item": {
        "query": {"$ref": "#/$defs/operation"},
        "additionalOperations": {
            "type": "object",
            "propertyNames": {"pattern": r"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"},
            "additionalProperties": {"$ref": "#/$defs/operation"},
        },
    },
    "response": {"summary": _TEXT},
    "security-scheme": {"deprecated": {"type": "boolean"}, "oauth2MetadataUrl": _TEXT},
    "server": {"name": _TEXT},
    "tag": {"summary": _TEXT, "parent": _TEXT, "kind": _TEXT},
}


@cache
def metaschema(version: Rules) -> dict[str, Any]:
    """The schema that documents of a version must fit; that of 3.2 is the one of 3.1 with what is read of 3.2."""
    file = "3.0" if version == "3.0" else "3.1"
    schema: dict[str, Any] = _read(
        "openapi_spec_validator", f"resources/schemas/v{file}/schema.json"
    )
    if version == "3.2":
        styles = schema["$defs"]["parameter"]["dependentSchemas"]["schema"]["$defs"]
        styles["styles-for-cookie"]["then"]["properties"]["style"] = {"enum": ["form", "cookie"]}
        schema["properties"]["$self"] = _TEXT
        schema["$defs"]["response"]["required"] = []
        schema["$defs"]["oauth-flows"]["properties"]["deviceAuthorization"] = {"type": "object"}
        for name, properties in _NEW.items():
            if name in schema["$defs"]:
                schema["$defs"][name].setdefault("properties", {}).update(properties)
    if version == "3.0":
        schema = dict(_modernised(schema))
        del schema["id"]
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
        # Components of 3.0 are only described for well-formed names; one rule says so for every version.
        return schema
    schema["$defs"]["schema"] = {"$dynamicAnchor": "meta", "$ref": _dialect()["$id"]}
    return schema


@cache
def validator(version: Rules) -> jsonschema_rs.Validator:
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
