"""Compiled schemas that refuse what is not declared, and that choose between objects by their rules too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from .facts import facts
from .memory import as_json

if TYPE_CHECKING:
    from pydantic_core.core_schema import ValidationInfo

    from .model import Model

# Keys of a compiled schema that hold no schemas.
_OPAQUE = ("metadata", "config", "cls", "default")


def closed(schema: Any, contested: frozenset[type[Model]]) -> Any:
    """A compiled schema, with every class that is not declared open refusing unknown keys.

    Rules are checked once a tree is built, by whoever had it built. Only in the `contested` classes they are checked
    at once, as a union then goes on to its next alternative.
    """
    if isinstance(schema, list):
        return [closed(item, contested) for item in schema]
    if isinstance(schema, tuple):
        return tuple(closed(item, contested) for item in schema)
    if not isinstance(schema, dict):
        return schema
    # Only what has a type is a schema; a table of fields may have one that is called ``metadata``.
    opaque = _OPAQUE if isinstance(schema.get("type"), str) else ()
    made = {k: value if k in opaque else closed(value, contested) for k, value in schema.items()}
    if schema.get("type") == "model":
        behaviour = "allow" if getattr(schema["cls"], "__open__", False) else "forbid"
        made["config"] = {**schema.get("config", {}), "extra_fields_behavior": behaviour}
        if schema["cls"] in contested:
            return _ruled(made)
    return made


def _ruled(schema: dict[str, Any]) -> dict[str, Any]:
    """A class that refuses what breaks its rules."""
    name = {"ref": schema.pop("ref")} if "ref" in schema else {}
    check = {"type": "with-info", "function": _keeps_rules}
    return {"type": "function-after", "function": check, "schema": schema, **name}


def _keeps_rules(model: Model, info: ValidationInfo) -> Model:
    known = facts(type(model))
    if info.mode == "json":
        broken = known.check is not None and bool(known.check(as_json(model)))
    else:
        from .construct import rules_broken

        kept = info.context if isinstance(info.context, frozenset) else frozenset()
        broken = rules_broken(model, kept)
    if broken:
        raise PydanticCustomError("rules", "breaks the rules of its class")
    return model
