"""Whether a value fits a schema of the document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from clientgen.document.upgrade import upgrade_schema

if TYPE_CHECKING:
    from clientgen.document.rules.base import Context

_ROOT = "urn:document"


def fits(context: Context, schema: dict[str, Any], value: Any, *, deep: bool) -> str | None:
    """None if the value fits, else what is wrong in the validator's words.

    Schemas that refer to others are only followed when `deep`; a schema that the validator cannot use fits everything (other rules
    say what is wrong with it).  Formats are annotations.
    """
    if not deep and "$ref" in json.dumps(schema):
        return None
    try:
        validator = _validator(context, schema, deep=deep)
        error = next(iter(validator.iter_errors(value)), None)
    except (ValueError, jsonschema_rs.ReferencingError):
        return None
    if error is None:
        return None
    place = "/".join(str(token) for token in error.instance_path)
    return f"{error.message} (at {place})" if place else str(error.message)


def _validator(context: Context, schema: dict[str, Any], *, deep: bool) -> jsonschema_rs.Validator:
    """A validator; if `deep`, one in whose eyes the references of the document lead where they should."""
    old = context.version == "3.0"
    own = upgrade_schema(schema, old=old)
    if not deep:
        return jsonschema_rs.Draft202012Validator(own, validate_formats=False)
    if "components" not in context.memory:
        components = context.data.get("components")
        schemas = components.get("schemas") if isinstance(components, dict) else None
        context.memory["components"] = {
            name: upgrade_schema(part, old=old) for name, part in (schemas or {}).items()
        }
    return jsonschema_rs.Draft202012Validator(
        {
            "$id": _ROOT,
            "components": {"schemas": context.memory["components"]},
            "allOf": [own],
        },
        validate_formats=False,
    )
