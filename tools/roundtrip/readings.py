r"""Schemas of a document as JSON Schema, read as the package reads them.

JSON Schema alone leaves open what an OpenAPI document decides elsewhere, or what its authors mean but do not write.  Each such
reading is stated once, here; everything else has to agree with the `jsonschema` library, value by value:

- *closed*: where a schema names members and says nothing of others, others are not sent.  A misspelt name would cost money.
  So is each way through alternatives, with what stands around them: members of two alternatives do not meet in one object.
- *sealed*: parts of an `allOf` that close the object close it around the members of all parts; alone, no two of them fit together.
- *implied*: a schema with members and no `type` is one of objects, one with items of arrays, one with a pattern, or contents of
  a media type, of texts.
- *direction*: what is `readOnly` is not sent and what is `writeOnly` does not come, and neither is `required` there.
- *any of*: a value that fits several alternatives of a `oneOf` may be sent (`loose`).  Documents overlap alternatives by mistake, and
  services take the values.
- *named*: members that only a condition names (``then``, ``dependentSchemas``), or that are only required, are members too.
- *whole*: 1.0 is not sent where an integer belongs, though JSON Schema takes it for one; what comes may be 1.0.
- *tag*: an object that a `discriminator` knows by a value carries this value, and the base of a hierarchy stands for its children.
  `discriminators` says which values these are.

Formats are annotations, as JSON Schema has them by default; `validators` has what else the library is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal, TypeAlias

from clientgen.normalise.conditional import conditions
from clientgen.normalise.context import mapping
from roundtrip.discriminators import Discriminators, narrowed, told
from roundtrip.said import (
    FURTHER,
    implied,
    is_closed,
    is_sealed,
    members,
    only_alternatives,
    says_type_again,
)
from roundtrip.schemas import LOST, Chosen, Schemas, words

Side: TypeAlias = Literal["sent", "received", "plain"]
"""Which way a value goes; ``plain`` leaves every reading out."""

_INSIDE = ("additionalProperties", "items", "unevaluatedItems", "unevaluatedProperties")


@dataclass(frozen=True, slots=True)
class _Mode:
    """How a schema is read: as the `whole` of what is said of a value, or as a part; or only `asked`, as it is written.

    `hidden` are members that do not travel.  `alone` are alternatives of which each says all that is said of members.
    `chosen`: what alternatives say is said elsewhere.
    """

    whole: bool
    hidden: frozenset[str] = frozenset()
    asked: bool = False
    alone: bool = False
    chosen: bool = False


_MOST_WAYS = 64
"""With more combinations of alternatives than this, members of any of them may meet."""
_WHOLE = _Mode(whole=True)
_ASKED = _Mode(whole=False, asked=True)


class Reading:
    """The schemas of one document (3.1, every reference within it), for one way that values go."""

    def __init__(self, document: Mapping[str, Any], side: Side, *, loose: bool = False) -> None:
        self.loose = loose
        self.said = Schemas(document)
        # In what is only written a discriminator decides nothing.
        self.known = Discriminators(Schemas({}) if side == "plain" else self.said)
        self._side = side

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

    def hides(self, schema: Any) -> bool:
        """Whether a member does not travel on this side."""
        word = {"sent": "readOnly", "received": "writeOnly"}.get(self._side)
        return word is not None and any(part.get(word) is True for part in self.said.parts(schema))


class _Writer:
    """Writes schemas with their references led into ``$defs``."""

    def __init__(self, reading: Reading, wanted: dict[tuple[str, _Mode], str]) -> None:
        self._reading = reading
        self._wanted = wanted

    def reference(self, pointer: str, mode: _Mode) -> str:
        name = self._wanted.setdefault((pointer, mode), str(len(self._wanted)))
        return f"#/$defs/{name}"

    def definition(self, pointer: str, mode: _Mode) -> Any:
        schema = self._reading.said.find(pointer)
        if not mode.whole:
            return self.part(schema, mode)
        if family := self._reading.known.family(pointer):
            members = dict.fromkeys(target for target, _ in family)
            return {"anyOf": [self._tagged(one, self._reading.said.find(one)) for one in members]}
        return self._tagged(pointer, schema)

    def _tagged(self, pointer: str, schema: Any) -> Any:
        return narrowed(self.whole(schema, _WHOLE), self._reading.known.tags(pointer))

    def whole(self, schema: Any, mode: _Mode) -> Any:
        """All that is said of one value."""
        if mode.asked or not isinstance(schema, dict):
            return self.part(schema, mode)
        said = list(self._reading.said.parts(schema))
        stated = words(schema)
        if len(stated) == 2 and says_type_again(said):
            stated.discard("type")
        if stated == {"$ref"}:
            return {"$ref": self.reference(schema["$ref"], _WHOLE)}
        if stated == {"allOf"}:
            saying = [part for part in schema["allOf"] if words(part)]
            if len(saying) == 1:
                return self.whole(saying[0], _WHOLE)
        if only_alternatives(said):
            return self.part(schema, _Mode(whole=False, alone=True))
        hidden = frozenset(
            name
            for part in said
            for name, one in mapping(part.get("properties")).items()
            if self._reading.hides(one)
        )
        mode = _Mode(whole=False, hidden=hidden)
        ways = list(islice(self._reading.said.ways(said), _MOST_WAYS + 1))
        if len(ways) > _MOST_WAYS:
            ways = [(said, [])]
        keywords = {word for _, chosen in ways for _, word, _ in chosen}
        if self._reading.loose and keywords:
            keywords = {"anyOf"}
        # Where each way is one alternative of all, the ways stand for the alternatives.
        mode = replace(mode, chosen=len(keywords) == 1 and any(is_closed(one) for one, _ in ways))
        made: dict[str, Any] = self.part(schema, mode)
        if kinds := implied(said):
            made = {"allOf": [made], "type": sorted(kinds)}
        closings = [self._closing(all_of_it, chosen, mode) for all_of_it, chosen in ways]
        if all(members(all_of_it).keys() <= members(said).keys() for all_of_it, _ in ways):
            # The alternatives only restrict: a member that one of them requires is one of the object.
            pooled = {name: True for one in closings for name in one.get("properties", ())}
            for one in closings:
                one.get("properties", {}).update(pooled | one.get("properties", {}))
        if mode.chosen:
            return {"allOf": [made], keywords.pop(): closings}
        if all("additionalProperties" in one for one in closings):
            made.setdefault("unevaluatedProperties", False)
            names = {name: True for one in closings for name in one["properties"]}
            named = closings[0] if len(closings) == 1 else {"properties": names}
            made["allOf"] = [*made.get("allOf", ()), named]
        if len(closings) > 1 and any("additionalProperties" in one for one in closings):
            # Negated twice, so that what makes values of the schema chooses among alternatives once.
            made = {"allOf": [made], "not": {"allOf": [{"not": one} for one in closings]}}
        return made

    def _closing(
        self, said: list[dict[str, Any]], chosen: list[Chosen], mode: _Mode
    ) -> dict[str, Any]:
        """What one way through alternatives says, and of which members: it is closed if it names any and does not open itself."""
        made: dict[str, Any] = {"allOf": [self._alternative(one, mode) for one in chosen]}
        if not is_closed(said):
            return made
        names = members(said)
        patterns = {name: True for part in said for name in mapping(part.get("patternProperties"))}
        names |= self._named(said, names.keys(), sealed=is_sealed(said))
        return made | {
            "properties": names,
            "patternProperties": patterns,
            "additionalProperties": False,
        }

    def _alternative(self, chosen: Chosen, mode: _Mode) -> Any:
        schema, word, index = chosen
        read = self.part(schema[word][index], mode)
        tags = self._reading.known.beside(schema)
        return told([schema[word][index]], [read], tags)[0] if tags else read

    def _named(
        self, said: list[dict[str, Any]], known: Iterable[str], *, sealed: bool
    ) -> dict[str, Any]:
        """Members that are not declared, but named by a condition or required."""
        found: dict[str, list[Any]] = {}
        for part in said:
            for _, condition in conditions(part):
                for name, schema in mapping(mapping(condition).get("properties")).items():
                    found.setdefault(name, []).append(schema)
            for name in () if sealed else part.get("required", ()):
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
            tags = self._reading.known.beside(schema)
            own = mapping(schema.get("properties"))
            hidden = {name for name, one in own.items() if self._reading.hides(one)}
            mode = replace(mode, hidden=mode.hidden | hidden)
        for word, value in schema.items():
            sealed = word in FURTHER and value is False and not mode.asked
            if word not in LOST and not word.startswith("x-") and not sealed:
                found = self._keyword(word, value, mode)
                if tags and word in ("anyOf", "oneOf"):
                    found = {key: told(schema[word], parts, tags) for key, parts in found.items()}
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
            case "anyOf" | "oneOf" if mode.chosen:
                return {}
            case "anyOf" | "oneOf":
                loose = self._reading.loose and not mode.asked
                read, inner = (self.whole, _WHOLE) if mode.alone else (self.part, mode)
                return {"anyOf" if loose else word: [read(item, inner) for item in value]}
            case "allOf":
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
                under = replace(mode, chosen=False)
                return {word: {name: self.part(item, under) for name, item in value.items()}}
            case "then" | "else":
                return {word: self.part(value, replace(mode, chosen=False))}
            case "not" | "if" | "contains" | "propertyNames":
                return {word: self.part(value, _ASKED)}
            case _ if word in _INSIDE:
                return {word: self.whole(value, inside)}
            case _:
                return {word: value}
