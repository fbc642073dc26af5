r"""Schemas of a document as JSON Schema, read as the package reads them.

JSON Schema alone leaves open what an OpenAPI document decides elsewhere, or what its authors mean but do not write.  Each such
reading is stated once, here; everything else has to agree with the `jsonschema` library, value by value:

- *closed*: where a schema names members and says nothing of others, others are not sent.  A misspelt name would cost money.
- *sealed*: parts of an `allOf` that close the object close it around the members of all parts; alone, no two of them fit together.
- *implied*: a schema with members and no `type` is one of objects, one with items of arrays, one with a pattern, or contents of
  a media type, of texts.
- *direction*: what is `readOnly` is not sent and what is `writeOnly` does not come, and neither is `required` there.
- *any of*: a value that fits several alternatives of a `oneOf` may be sent (`loose`).  Documents overlap alternatives by mistake, and
  services take the values.
- *named*: members that only a condition names (``then``, ``dependentSchemas``), or that are only required, are members too.
- *whole*: 1.0 is not sent where an integer belongs, though JSON Schema takes it for one; what comes may be 1.0.
- *tag*: an object that a `discriminator` knows by a value carries this value, and the base of a hierarchy stands for its children.
  Alternatives that name no members, and values that are no text, are not told apart so.

Formats are annotations, as JSON Schema has them by default.  Patterns are ECMA-262, which the library's `re` is not: `$` does not match
before a final line break, and classes such as ``\d`` are ASCII.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from clientgen.normalise.conditional import conditions
from clientgen.normalise.context import mapping
from clientgen.normalise.resolve import SCHEMAS, Resolver, Unresolved, join, parse
from runtime.patterns import matches
from runtime.values import is_multiple, is_number

Side: TypeAlias = Literal["sent", "received", "plain"]
"""Which way a value goes; ``plain`` leaves every reading out."""

_LOST = frozenset({"$id", "$schema", "$anchor", "$dynamicAnchor", "$defs", "definitions", "discriminator", "xml", "example",
                   "examples", "default", "externalDocs", "description", "title", "readOnly", "writeOnly", "deprecated"})  # fmt: skip
_INSIDE = ("additionalProperties", "items", "unevaluatedItems", "unevaluatedProperties")
_HINTS = {
    **dict.fromkeys(("properties", "required", "additionalProperties", "patternProperties", "minProperties", "maxProperties",
                     "unevaluatedProperties"), "object"),
    **dict.fromkeys(("items", "prefixItems", "minItems", "maxItems", "unevaluatedItems"), "array"),
    **dict.fromkeys(("pattern", "minLength", "maxLength", "contentMediaType", "contentEncoding"), "string"),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), "number"),
}  # fmt: skip


_TYPED = frozenset({"type", "enum", "const", "anyOf", "oneOf"})


@dataclass(frozen=True, slots=True)
class _Mode:
    """How a schema is read: as the `whole` of what is said of a value, or as a part; or only `asked`, as it is written.

    `hidden` are members that do not travel.
    """

    whole: bool
    hidden: frozenset[str] = frozenset()
    asked: bool = False


_WHOLE = _Mode(whole=True)
_ASKED = _Mode(whole=False, asked=True)


class Reading:
    """The schemas of one document (3.1, every reference within it), for one way that values go."""

    def __init__(self, document: Mapping[str, Any], side: Side, *, loose: bool = False) -> None:
        self.loose = loose
        self._resolver = Resolver(document)
        self._side = side
        schemas = (document.get("components") or {}).get("schemas") or {}
        self._schemas: Mapping[str, Any] = schemas
        self._tags: dict[str, dict[str, list[str]]] = {}
        self._beside: dict[int, dict[str, dict[str, list[str]]]] = {}
        self._families: dict[str, list[tuple[str, str]]] = {}
        if side != "plain":
            for key in schemas:
                self._know(join(SCHEMAS[:-1], key), schemas[key], set())

    def schema(self, pointer: str) -> dict[str, Any]:
        """The schema at a pointer, complete in itself: what it refers to is among its ``$defs``."""
        found: dict[str, Any] = {}
        waiting: dict[tuple[str, _Mode], str] = {}
        writer = _Writer(self, waiting)
        start = writer.reference(pointer, _ASKED if self._side == "plain" else _WHOLE)
        while len(found) < len(waiting):
            for (target, mode), name in list(waiting.items())[len(found) :]:
                found[name] = writer.definition(target, mode)
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": start,
            "$defs": found,
        }

    # -------------------------------------------------------------------------------- what is known

    def _know(self, pointer: str, schema: Any, seen: set[int]) -> None:
        """Note the discriminators in a component and inside it."""
        if isinstance(schema, list):
            for item in schema:
                self._know("", item, seen)
        if not isinstance(schema, dict) or id(schema) in seen:
            return
        seen.add(id(schema))
        stated = schema.get("discriminator")
        if isinstance(stated, dict) and isinstance(stated.get("propertyName"), str):
            self._discriminate(pointer, schema, stated)
        for key, value in schema.items():
            if key not in ("enum", "const", "default", "example", "examples"):
                self._know(
                    "",
                    list(value.values())
                    if key == "properties" and isinstance(value, dict)
                    else value,
                    seen,
                )

    def _discriminate(
        self, pointer: str, schema: Mapping[str, Any], stated: Mapping[str, Any]
    ) -> None:
        explicit: dict[str, list[str]] = {}
        for value, target in (stated.get("mapping") or {}).items():
            where = join(SCHEMAS[:-1], target) if target in self._schemas else str(target)
            explicit.setdefault(where, []).append(str(value))
        variants = schema.get("oneOf") or schema.get("anyOf")
        if variants:
            targets: list[Any] = [
                v.get("$ref") for v in variants if isinstance(v, dict) and v != {"type": "null"}
            ]
        else:
            targets = self._children(pointer) if pointer else []
            wire = stated["propertyName"]
            targets += [
                one
                for one in (explicit if pointer else ())
                if one not in (pointer, *targets)
                and any(
                    wire in mapping(part.get("properties")) for part in self.parts(self.find(one))
                )
            ]
        chosen: list[tuple[str, list[str]]] = []
        textual = True
        for target in targets:
            if not isinstance(target, str):
                return
            if variants and not any(
                part.get("properties") for part in self.parts(self.find(target))
            ):
                return
            textual = textual and self._textual(target, stated["propertyName"])
            name = parse(target)[-1]
            own = self._own(target, stated["propertyName"])
            values = explicit.get(target) or ([name] if name in own or not own else own)
            chosen.append((target, values))
        if not chosen:
            return
        alone = self._names_members(pointer) if pointer else False
        if not variants and pointer not in targets and not explicit and alone:
            chosen.append((pointer, [parse(pointer)[-1]]))
        if not variants and pointer in explicit:
            chosen.append((pointer, explicit[pointer]))
        every = [value for _, values in chosen for value in values]
        if len(set(every)) != len(every) and variants:
            return
        tags = self._tags if textual else {}
        if variants and textual and not _words(schema) <= {"anyOf", "oneOf", "type"}:
            tags = self._beside[id(schema)] = {}
        for target, values in chosen:
            known = tags.setdefault(target, {}).setdefault(stated["propertyName"], [])
            known += [value for value in values if value not in known]
        if not variants:
            self._families[pointer] = [
                (target, value) for target, values in chosen for value in values
            ]

    def _names_members(self, pointer: str) -> bool:
        return any(part.get("properties") for part in self.parts(self.find(pointer)))

    def _children(self, pointer: str) -> list[str]:
        found: dict[str, None] = {}
        waiting = [pointer]
        while waiting:
            base = waiting.pop()
            for key, schema in self._schemas.items():
                child = join(SCHEMAS[:-1], key)
                members = schema.get("allOf") if isinstance(schema, dict) else None
                if child not in found and any(
                    isinstance(m, dict) and m.get("$ref") == base for m in members or ()
                ):
                    found[child] = None
                    waiting.append(child)
        return list(found)

    def _textual(self, pointer: str, wire: str) -> bool:
        """Whether the member that a discriminator goes by can be a text."""
        for part in self.parts(self.find(pointer)):
            for inner in self.parts(mapping(part.get("properties")).get(wire)):
                stated = inner.get("type", "string")
                if stated != "string" and "string" not in stated:
                    return False
        return True

    def _own(self, pointer: str, wire: str) -> list[str]:
        found: list[str] = []
        for part in self.parts(self.find(pointer)):
            member = (part.get("properties") or {}).get(wire)
            for inner in self.parts(member):
                stated = [inner["const"]] if "const" in inner else inner.get("enum")
                if stated and all(isinstance(value, str) for value in stated):
                    found = list(stated)
        return found

    # --------------------------------------------------------------------------------- what is said

    def find(self, pointer: str) -> Any:
        """What stands at a pointer; True (anything) if nothing does."""
        try:
            return self._resolver.find(pointer)[1]
        except Unresolved:
            return True

    def parts(self, schema: Any, seen: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
        """A schema and everything that holds together with it without a condition."""
        if not isinstance(schema, dict):
            return
        yield schema
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            yield from self.parts(self.find(reference), seen | {reference})
        for part in schema.get("allOf") or ():
            yield from self.parts(part, seen)

    def hides(self, schema: Any) -> bool:
        """Whether a member does not travel on this side."""
        word = {"sent": "readOnly", "received": "writeOnly"}.get(self._side)
        return word is not None and any(part.get(word) is True for part in self.parts(schema))

    def tags(self, pointer: str) -> Mapping[str, list[str]]:
        """Member → values that discriminators know the component by."""
        return self._tags.get(pointer, {})

    def beside(self, schema: Any) -> Mapping[str, Mapping[str, list[str]]]:
        """The same for the alternatives of a schema that states something beside them: component → member → values."""
        return self._beside.get(id(schema), {})

    def family(self, pointer: str) -> list[tuple[str, str]]:
        """(component, value) for each member of the hierarchy that starts at a component."""
        return self._families.get(pointer, [])


class _Writer:
    """Writes schemas with their references led into ``$defs``."""

    def __init__(self, reading: Reading, wanted: dict[tuple[str, _Mode], str]) -> None:
        self._reading = reading
        self._wanted = wanted

    def reference(self, pointer: str, mode: _Mode) -> str:
        name = self._wanted.setdefault((pointer, mode), str(len(self._wanted)))
        return f"#/$defs/{name}"

    def definition(self, pointer: str, mode: _Mode) -> Any:
        schema = self._reading.find(pointer)
        if not mode.whole:
            return self.part(schema, mode)
        if family := self._reading.family(pointer):
            members = dict.fromkeys(target for target, _ in family)
            return {"anyOf": [self._tagged(one, self._reading.find(one)) for one in members]}
        return self._tagged(pointer, schema)

    def _tagged(self, pointer: str, schema: Any) -> Any:
        return _narrowed(self.whole(schema, _WHOLE), self._reading.tags(pointer))

    def whole(self, schema: Any, mode: _Mode) -> Any:
        """All that is said of one value."""
        if mode.asked or not isinstance(schema, dict):
            return self.part(schema, mode)
        words = _words(schema)
        if words == {"$ref"}:
            return {"$ref": self.reference(schema["$ref"], _WHOLE)}
        if words == {"allOf"}:
            saying = [part for part in schema["allOf"] if _words(part)]
            if len(saying) == 1:
                return self.whole(saying[0], _WHOLE)
        for word in ("anyOf", "oneOf"):
            if word in words and words <= {word, "type"}:
                stated = {"type": schema["type"]} if "type" in words else {}
                name = "anyOf" if self._reading.loose else word
                return stated | {name: [self.whole(part, _WHOLE) for part in schema[word]]}
        said = list(self._reading.parts(schema))
        members = [
            (name, one) for part in said for name, one in mapping(part.get("properties")).items()
        ]
        hidden = frozenset(name for name, one in members if self._reading.hides(one))
        made: dict[str, Any] = self.part(schema, _Mode(whole=False, hidden=hidden))
        if kinds := _implied(said):
            made = {"allOf": [made], "type": sorted(kinds)}
        sealed = any(part.get("additionalProperties") is False for part in said)
        if sealed or (members and not any(part.get("patternProperties") for part in said)):
            made.setdefault("unevaluatedProperties", False)
            if named := self._named(said, {name for name, _ in members} | hidden):
                made["allOf"] = [*made.get("allOf", ()), {"properties": named}]
        return made

    def _named(self, said: list[dict[str, Any]], known: set[str]) -> dict[str, Any]:
        """Members that are not declared, but named by a condition or required."""
        found: dict[str, list[Any]] = {}
        for part in said:
            for _, condition in conditions(part):
                for name, schema in mapping(mapping(condition).get("properties")).items():
                    found.setdefault(name, []).append(schema)
            for name in part.get("required", ()):
                found.setdefault(name, [])
        return {
            name: self.whole(schemas[0], _WHOLE)
            if len(schemas) == 1 and schemas != [False]
            else True
            for name, schemas in found.items()
            if name not in known
        }

    def part(self, schema: Any, mode: _Mode) -> Any:
        """What a schema adds to what others say of the same value."""
        if not isinstance(schema, dict):
            return schema
        made: dict[str, Any] = {}
        more: list[Any] = []
        tags: Mapping[str, Mapping[str, list[str]]] = {}
        if not mode.asked:
            tags = self._reading.beside(schema)
            own = mapping(schema.get("properties"))
            hidden = {name for name, one in own.items() if self._reading.hides(one)}
            mode = replace(mode, hidden=mode.hidden | hidden)
        for word, value in schema.items():
            sealed = word == "additionalProperties" and value is False and not mode.asked
            if word not in _LOST and not word.startswith("x-") and not sealed:
                found = self._keyword(word, value, mode)
                if tags and word in ("anyOf", "oneOf"):
                    found = {key: _told(value, parts, tags) for key, parts in found.items()}
                if made.keys().isdisjoint(found):
                    made |= found
                else:
                    more.append(found)
        return {"allOf": [made, *more]} if more else made

    def _keyword(self, word: str, value: Any, mode: _Mode) -> dict[str, Any]:
        inside = _ASKED if mode.asked else _WHOLE
        match word:
            case "$ref":
                return {"$ref": self.reference(value, mode)}
            case "oneOf" if self._reading.loose and not mode.asked:
                return {"anyOf": [self.part(item, mode) for item in value]}
            case "allOf" | "anyOf" | "oneOf":
                return {word: [self.part(item, mode) for item in value]}
            case "properties":
                shown = {
                    n: n not in mode.hidden and self.whole(item, inside)
                    for n, item in value.items()
                }
                return {word: shown}
            case "patternProperties":
                return {word: {name: self.whole(item, inside) for name, item in value.items()}}
            case "prefixItems":
                return {word: [self.whole(item, inside) for item in value]}
            case "required":
                return {word: [name for name in value if name not in mode.hidden]}
            case "dependentRequired":
                kept = {n: [one for one in v if one not in mode.hidden] for n, v in value.items()}
                return {word: kept}
            case "dependentSchemas":
                return {word: {name: self.part(item, mode) for name, item in value.items()}}
            case "then" | "else":
                return {word: self.part(value, mode)}
            case "not" | "if" | "contains" | "propertyNames":
                return {word: self.part(value, _ASKED)}
            case _ if word in _INSIDE:
                return {word: self.whole(value, inside)}
            case _:
                return {word: value}


def _words(schema: Any) -> set[str]:
    """The keywords of a schema that say something of values."""
    if not isinstance(schema, dict):
        return {"not"} if schema is False else set()
    return {word for word in schema if word not in _LOST and not word.startswith("x-")}


def _told(stated: list[Any], made: list[Any], tags: Mapping[str, Any]) -> list[Any]:
    """Alternatives, each with the values that the discriminator around them knows it by."""
    known = [tags.get(str(mapping(one).get("$ref")), {}) for one in stated]
    return [_narrowed(one, own) for one, own in zip(made, known, strict=True)]


def _narrowed(made: Any, tags: Mapping[str, list[str]]) -> Any:
    narrowed = {wire: {"enum": values} for wire, values in tags.items()}
    return {"allOf": [made, {"properties": narrowed}]} if narrowed else made


def _implied(said: list[dict[str, Any]]) -> set[str]:
    """The types that members, items, patterns and bounds speak of, where no type is stated."""
    if any(not part.keys().isdisjoint(_TYPED) for part in said):
        return set()
    return {kind for part in said for word, kind in _HINTS.items() if word in part}


# ------------------------------------------------------------------------------------------- validator


def _pattern(validator: Any, wanted: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not matches(wanted, instance):
        yield ValidationError(f"{instance!r} does not match {wanted!r}")


def _multiple(
    validator: Any, divisor: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if is_number(instance) and not is_multiple(instance, divisor):
        yield ValidationError(f"{instance!r} is not a multiple of {divisor!r}")


Validator = extend(Draft202012Validator, {"pattern": _pattern, "multipleOf": _multiple})
"""The `jsonschema` library's validator; patterns are ECMA-262 and multiples exact in decimals, which its own are not."""

StrictValidator = extend(
    Validator,
    type_checker=Validator.TYPE_CHECKER.redefine(
        "integer", lambda checker, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)
"""The same for what is sent: 1.0 is no integer."""
