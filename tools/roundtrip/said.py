"""What schemas say together that hold for one value."""

from __future__ import annotations

from typing import Any

from clientgen.normalise.context import mapping

FURTHER = ("additionalProperties", "unevaluatedProperties")
"""Keywords for the members that are not named."""
_HINTS = {
    **dict.fromkeys(("properties", "required", "additionalProperties", "patternProperties", "minProperties", "maxProperties",
                     "unevaluatedProperties"), "object"),
    **dict.fromkeys(("items", "prefixItems", "minItems", "maxItems", "unevaluatedItems"), "array"),
    **dict.fromkeys(("pattern", "minLength", "maxLength", "contentMediaType", "contentEncoding"), "string"),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), "number"),
}  # fmt: skip
_TYPED = frozenset({"type", "enum", "const", "anyOf", "oneOf"})
_OF_MEMBERS = frozenset({"anyOf", "oneOf", "properties", "required", "additionalProperties", "patternProperties",
                         "unevaluatedProperties", "propertyNames", "dependentRequired", "dependentSchemas", "if", "then", "else",
                         "not"})  # fmt: skip


def only_alternatives(said: list[dict[str, Any]]) -> bool:
    """Whether it is the alternatives of one `anyOf` or `oneOf`, and nothing around them, that speak of members.

    Then each of them is closed for itself, wherever it is referred to: beside a ``$ref`` or in an `allOf` too.
    """
    speaking = [word for part in said for word in part if word in _OF_MEMBERS]
    return len(speaking) == 1 and speaking[0] in ("anyOf", "oneOf")


def says_type_again(said: list[dict[str, Any]]) -> bool:
    """Whether the type that the first part states is that of the others: then it adds nothing to them."""
    own = kinds(said[0])
    for part in said[1:]:
        if "type" in part or part.get("properties"):
            return bool(own) and own >= (kinds(part) or {"object"})
    return False


def kinds(schema: dict[str, Any]) -> set[str]:
    """The types that a schema states."""
    stated = schema.get("type", [])
    return {stated} if isinstance(stated, str) else set(stated)


def is_closed(said: list[dict[str, Any]]) -> bool:
    """Whether an object has the members that are named and no others."""
    opened = any(part.get(word, False) is not False for part in said for word in FURTHER)
    opened = opened or any(part.get("patternProperties") for part in said)
    return is_sealed(said) or bool(members(said) and not opened)


def is_sealed(said: list[dict[str, Any]]) -> bool:
    """Whether a part closes the object."""
    return any(part.get(word) is False for part in said for word in FURTHER)


def members(said: list[dict[str, Any]]) -> dict[str, bool]:
    """The members that are named, each as a schema that says nothing of it."""
    return {name: True for part in said for name in mapping(part.get("properties"))}


def implied(said: list[dict[str, Any]]) -> set[str]:
    """The types that members, items, patterns and bounds speak of, where no type is stated."""
    if any(not part.keys().isdisjoint(_TYPED) for part in said):
        return set()
    return {kind for part in said for word, kind in _HINTS.items() if word in part}
