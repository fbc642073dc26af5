"""From a place to one flat schema."""

from __future__ import annotations

from typing import Any

from clientgen.compare.model import mapping, sequence
from clientgen.compare.side import Side, canonical
from clientgen.compare.view import (
    ANNOTATIONS,
    FLAGS,
    HIGHEST,
    LOWEST,
    MAPS,
    PARTS,
    READ,
    SETS,
    Group,
    Place,
    Source,
    View,
    is_null,
    is_number,
    meet,
)
from clientgen.source import pointer


class Flattener:
    """Makes views of places of one document."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self._made: dict[Place, View] = {}

    def place(self, at: str, schema: Any) -> Place:
        """The place of one schema."""
        return (Source(at, schema),)

    def view(self, place: Place) -> View:
        """The flat schema of a place."""
        found = self._made.get(place)
        if found is None:
            # Known at once, half-made, so that a circle of alternatives ends here.
            found = self._made[place] = View(place, place[0].at if place else "")
            self._fill(found, place)
        return found

    def sources(self, place: Place) -> list[Source]:
        """All schemas that hold at a place, through references and `allOf`, circles cut."""
        found: list[Source] = []
        seen: set[tuple[str, bool]] = set()
        stack = list(reversed(place))
        while stack:
            source = stack.pop()
            if (source.at, source.bare) in seen:
                continue
            seen.add((source.at, source.bare))
            found.append(source)
            schema = mapping(source.schema)
            below = [
                Source(pointer.join(source.at, "allOf", index), part, source.bare)
                for index, part in enumerate(sequence(schema.get("allOf")))
            ]
            if isinstance(schema.get("$ref"), str):
                below.insert(0, Source(schema["$ref"], self.side.at(schema["$ref"]), source.bare))
            stack.extend(reversed(below))
        return found

    def heirs(self, place: Place) -> tuple[str, ...]:
        """The components that build on the schema at a place, if that tells them apart without listing them."""
        at, schema = (place[0].at, place[0].schema) if len(place) == 1 else ("", None)
        at, schema = self.side.resolve(at, schema)
        schema = mapping(schema)
        if "discriminator" not in schema or "oneOf" in schema or "anyOf" in schema:
            return ()
        return self.side.heirs.get(at, ())

    def _fill(self, view: View, place: Place) -> None:
        sources = self.sources(place)
        for source in sources:
            if set(mapping(source.schema)) - {"$ref"} or not isinstance(source.schema, dict):
                view.at = source.at
                break
        nulls = [_null_of(source.schema) for source in sources]
        seen = {source.at for source in sources}
        index, own = 0, len(sources)
        while index < len(sources):
            for group in _groups(sources[index]):
                only, null = self._settle(group)
                if index < own:  # what an alternative says of null is in `null` already
                    nulls.append(null)
                if only is None:
                    view.groups.append(group)
                else:
                    more = [source for source in self.sources(only) if source.at not in seen]
                    seen.update(source.at for source in more)
                    sources += more
            index += 1
        for source in sources:
            self._add(view, source)
        _close(view, sources)
        _imply_types(view)
        self._fold(view)
        told = [null for null in nulls if null is not None]
        if told or view.types is not None:
            view.nullable = all(told) if told else False

    def _settle(self, group: Group) -> tuple[Place | None, bool | None]:
        """Take null out of the alternatives; gives the only one left, if it is one, and whether null is allowed."""
        views = [self.view(place) for place in group.alternatives]
        group.alternatives = [
            place
            for place, part in zip(group.alternatives, views, strict=True)
            if not is_null(part)
        ]
        allowed = [True if is_null(part) else part.nullable for part in views]
        null = True if True in allowed else None if None in allowed else False
        return (group.alternatives[0] if len(group.alternatives) == 1 else None), null

    def _fold(self, view: View) -> None:
        """Alternatives that are bare types, none of them twice, are a list of types."""
        for group in list(view.groups):
            views = [self.view(place) for place in group.alternatives]
            listed = [kind for part in views for kind in part.types or ()]
            twice = len(listed) != len(set(listed)) or {"integer", "number"} <= set(listed)
            if (
                views
                and all(_is_only_types(part) for part in views)
                and not (twice and group.keyword == "oneOf")
            ):
                view.groups.remove(group)
                here = frozenset(listed)
                view.types = here if view.types is None else meet(view.types, here)
                view.where.setdefault("type", group.at)

    def _add(self, view: View, source: Source) -> None:
        """Add what one schema says."""
        schema = mapping(source.schema)
        view.never |= source.schema is False
        if source.schema is None:  # a reference that leads nowhere
            view.rest.setdefault("$ref", []).append(source.at)
        for key in schema:
            view.where.setdefault(key, pointer.join(source.at, key))
        _add_types(view, schema)
        _add_values(view, schema)
        for key in PARTS:
            if key in schema:
                place = Source(pointer.join(source.at, key), schema[key])
                view.parts[key] = (*view.parts.get(key, ()), place)
        for key in MAPS:
            for name, part in mapping(schema.get(key)).items():
                places = view.maps.setdefault(key, {})
                places[name] = (
                    *places.get(name, ()),
                    Source(pointer.join(source.at, key, name), part),
                )
        for index, part in enumerate(sequence(schema.get("prefixItems"))):
            place = Source(pointer.join(source.at, "prefixItems", index), part)
            if index < len(view.prefix):
                view.prefix[index] = (*view.prefix[index], place)
            else:
                view.prefix.append((place,))
        if not source.bare:
            view.discriminator = view.discriminator or mapping(schema.get("discriminator"))
        for key, value in schema.items():
            if key not in READ and key not in ANNOTATIONS:
                view.rest.setdefault(key, []).append(value)


def _groups(source: Source) -> list[Group]:
    schema = mapping(source.schema)
    found = []
    for key in ("oneOf", "anyOf"):
        if isinstance(schema.get(key), list) and not source.bare:
            at = pointer.join(source.at, key)
            parts: list[Place] = [
                (Source(f"{at}/{index}", part),) for index, part in enumerate(schema[key])
            ]
            found.append(Group(key, at, parts, mapping(schema.get("discriminator"))))
    return found


def _null_of(schema: Any) -> bool | None:
    """Whether the values that a schema states itself include null; None if it states none."""
    schema = mapping(schema)
    told = []
    if isinstance(schema.get("type"), (str, list)) and schema["type"]:
        told.append(
            "null" in schema["type"]
            if isinstance(schema["type"], list)
            else schema["type"] == "null"
        )
    if isinstance(schema.get("enum"), list):
        told.append(None in schema["enum"])
    if "const" in schema:
        told.append(schema["const"] is None)
    return all(told) if told else None


def _add_types(view: View, schema: dict[str, Any]) -> None:
    stated = schema.get("type")
    types = (
        [stated]
        if isinstance(stated, str)
        else [item for item in sequence(stated) if isinstance(item, str)]
    )
    if types:
        here = frozenset(types) - {"null"}
        view.types = here if view.types is None else meet(view.types, here)


def _add_range(view: View, schema: dict[str, Any]) -> None:
    for key, strict in (("minimum", False), ("exclusiveMinimum", True)):
        if is_number(schema.get(key)):
            bound = (schema[key], strict)
            view.low = bound if view.low is None else max(view.low, bound)
            view.where.setdefault("low", view.where[key])
    for key, strict in (("maximum", False), ("exclusiveMaximum", True)):
        if is_number(schema.get(key)):
            bound = (schema[key], strict)
            view.high = (
                bound
                if view.high is None
                else min(view.high, bound, key=lambda item: (item[0], not item[1]))
            )
            view.where.setdefault("high", view.where[key])


def _add_values(view: View, schema: dict[str, Any]) -> None:
    for values in ([schema["const"]] if "const" in schema else None, schema.get("enum")):
        if isinstance(values, list):
            values = [value for value in values if value is not None]
            known = {canonical(value) for value in values}
            view.enum = (
                values
                if view.enum is None
                else [item for item in view.enum if canonical(item) in known]
            )
    for name in sequence(schema.get("required")):
        if isinstance(name, str):
            view.required.setdefault(name, "")
    for keys, choose in ((LOWEST, max), (HIGHEST, min)):
        for key in keys:
            value: Any = schema.get(key)
            if is_number(value):
                view.bounds[key] = choose(view.bounds.get(key, value), value)
    _add_range(view, schema)
    for key in SETS:
        if key in schema and not any(
            canonical(schema[key]) == canonical(item) for item in view.sets.get(key, [])
        ):
            view.sets.setdefault(key, []).append(schema[key])
    for key in FLAGS:
        view.flags[key] = view.flags.get(key, False) or schema.get(key) is True
    for name, others in mapping(schema.get("dependentRequired")).items():
        view.dependent.setdefault(name, set()).update(str(item) for item in sequence(others))
    if "default" in schema and "default" not in view.rest:
        view.rest["default"] = [schema["default"]]


def _close(view: View, sources: list[Source]) -> None:
    stating = [source for source in sources if mapping(source.schema).get("properties")]
    if len(stating) > 1:
        for source in stating:
            schema = mapping(source.schema)
            if schema.get("additionalProperties", True) not in (True, {}):
                view.closed_over.append(frozenset(mapping(schema.get("properties"))))


def _imply_types(view: View) -> None:
    """Authors leave out `type` where another keyword makes plain what they mean."""
    if view.types is not None:
        return
    if view.enum:
        view.types = frozenset(_type_of(value) for value in view.enum)
    elif view.properties:
        view.types = frozenset(["object"])


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    kinds: dict[type, str] = {float: "number", list: "array", dict: "object"}
    return kinds.get(type(value), "string")


def _is_only_types(view: View) -> bool:
    return view.types is not None and not (
        view.enum is not None or view.parts or view.maps or view.required or view.bounds or view.low or view.high
        or any(view.sets.values()) or view.groups or view.prefix or view.rest or view.dependent or view.never
    )  # fmt: skip
