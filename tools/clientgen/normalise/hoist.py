"""What an inline schema is called: after the thing that it is a part of, never after a count of others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clientgen.normalise.context import mapping, sequence, text
from clientgen.normalise.resolve import Resolver, Unresolved, join, parse
from clientgen.normalise.sources import BASE, MERGED, OBJECT_PART, VARIANT
from clientgen.normalise.words import pascal

_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"})
_SUCCESS = ("200", "201", "2XX")


class Hoist:
    """Derives names from identities. `component` gives the final name of a component schema by its pointer."""

    def __init__(
        self,
        resolver: Resolver,
        component: Callable[[str], str | None],
        operation: Callable[[str], str],
    ) -> None:
        self._resolver = resolver
        self._component = component
        self._operation = operation

    def name(self, ident: str) -> str:
        """The wished class name of the draft `ident`."""
        if ident.endswith(OBJECT_PART):
            return self.name(ident.removesuffix(OBJECT_PART)) + "Object"
        if ident.endswith(BASE):
            return self.name(ident.removesuffix(BASE)) + "Base"
        head, found, variant = ident.rpartition(VARIANT)
        if found:
            return self.name(head) + self.label(variant)
        return self._of_pointer(ident.rpartition(MERGED)[2])

    def _of_pointer(self, pointer: str) -> str:
        tokens = parse(pointer)
        head, used = self._head(tokens)
        name = head
        at = used
        while at < len(tokens):
            part, step = self._part(tokens, at)
            name += part
            at += step
        return name or "Schema"

    def _head(self, tokens: tuple[str, ...]) -> tuple[str, int]:
        match tokens:
            case ("components", "schemas", key, *_):
                pointer = join("#", *tokens[:3])
                return self._component(pointer) or pascal(key), 3
            case ("components", kind, key, *_):
                word = {"responses": "Response", "requestBodies": "Request"}.get(kind, "")
                return _ending(pascal(key), word), 3
            case ("paths" | "webhooks", _, "additionalOperations", _, *_):
                return pascal(self._operation(join("#", *tokens[:4]))), 4
            case ("paths" | "webhooks", _, method, *_) if method in _METHODS:
                return pascal(self._operation(join("#", *tokens[:3]))), 3
            case (_, path, *_):
                return pascal(path), 2
            case _:
                return "", len(tokens)

    def _part(self, tokens: tuple[str, ...], at: int) -> tuple[str, int]:
        """The part of the name for the tokens from `at`, and how many of them it is for."""
        word = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        match word:
            case "headers" if not following:
                return "Headers", 1
            case "properties" | "dependentSchemas" | "$defs" | "definitions" | "headers":
                return pascal(following), 2
            case "items" | "contains":
                return "Item", 1
            case "prefixItems":
                return f"Item{int(following) + 1}" if following.isdecimal() else "Item", 2
            case "additionalProperties" | "unevaluatedProperties":
                return "Value", 1
            case "patternProperties":
                return "Value", 2
            case "allOf":
                return "", 2
            case "oneOf" | "anyOf":
                return self.label(join("#", *tokens[: at + 2])), 2
            case "requestBody":
                return "Request", 1
            case "responses":
                return self._reply(tokens, at), 2
            case "parameters":
                return self._parameter(join("#", *tokens[: at + 2])), 2
            case "content":
                return self._media(tokens, at), 2
            case "schema" | "callbacks":
                return "", 1
            case _:
                return pascal(word), 1

    def _reply(self, tokens: tuple[str, ...], at: int) -> str:
        status = tokens[at + 1] if at + 1 < len(tokens) else ""
        try:
            all_of_them = sorted(mapping(self._resolver.find(join("#", *tokens[: at + 1]))[1]))
        except Unresolved:
            all_of_them = []
        successes = [str(one) for one in all_of_them if str(one).startswith("2")]
        if successes and successes[0] == status:
            return "Response"
        return (
            f"{status.capitalize()}Response" if status == "default" else f"Response{status.upper()}"
        )

    def _parameter(self, pointer: str) -> str:
        try:
            return pascal(text(mapping(self._resolver.find(pointer)[1]).get("name")))
        except Unresolved:
            return ""

    def _media(self, tokens: tuple[str, ...], at: int) -> str:
        """Nothing, unless there is another media type beside this one that is described by its own schema."""
        media = tokens[at + 1] if at + 1 < len(tokens) else ""
        try:
            every = sorted(mapping(self._resolver.find(join("#", *tokens[: at + 1]))[1]))
        except Unresolved:
            every = []
        if len(every) < 2 or media == "application/json":
            return ""
        return pascal(media.partition(";")[0].rpartition("/")[2].removeprefix("x-"))

    def label(self, pointer: str) -> str:
        """What tells one alternative from the others, if all of them can be told apart like that."""
        *_, place, index = parse(pointer)
        siblings = self._siblings(pointer.rpartition("/")[0])
        if place not in ("oneOf", "anyOf") or not index.isdecimal() or int(index) >= len(siblings):
            return pascal(place)
        if sum(1 for one in siblings if one.get("type") != "null") < 2:
            return ""
        for word in (self._by_reference, _by_title, _by_value, _by_member):
            labels = [word(one) for one in siblings]
            own = labels[int(index)]
            if own and labels.count(own) == 1:
                return own
        return f"Option{int(index) + 1}"

    def _siblings(self, pointer: str) -> list[dict[str, Any]]:
        try:
            return [mapping(one) for one in sequence(self._resolver.find(pointer)[1])]
        except Unresolved:
            return []

    def _by_reference(self, schema: dict[str, Any]) -> str:
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return ""
        return self._component(reference) or pascal(parse(reference)[-1])


def _by_title(schema: dict[str, Any]) -> str:
    return pascal(_title(schema)) if _title(schema) else ""


def _by_value(schema: dict[str, Any]) -> str:
    """The value of the first member that can have only one."""
    for value in mapping(schema.get("properties")).values():
        options = sequence(mapping(value).get("enum"))
        only = mapping(value).get("const", options[0] if len(options) == 1 else None)
        if isinstance(only, str) and only:
            return pascal(only)
    return ""


def _by_member(schema: dict[str, Any]) -> str:
    """The only member that has to be there."""
    required = sequence(schema.get("required"))
    return pascal(required[0]) if len(required) == 1 and isinstance(required[0], str) else ""


def _title(schema: dict[str, Any]) -> str:
    """A title that is short enough for a name."""
    title = text(schema.get("title"))
    return title if 0 < len(title) <= 40 else ""


def _ending(name: str, word: str) -> str:
    return name if name.lower().endswith(word.lower()) else name + word
