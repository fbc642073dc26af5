"""A document's own examples, sent and read by the models of the package that was made from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Optional, TypeAlias

from clientgen.ir.nodes import Alias, Api, Content, Model, Operation, Reply
from clientgen.normalise.context import mapping, sequence
from clientgen.normalise.resolve import Resolver, Unresolved, join
from roundtrip.package import Package
from roundtrip.readings import Reading, Side
from roundtrip.validators import StrictValidator, Validator
from runtime.values import same

Result: TypeAlias = Literal["equal", "stricter", "unfit", "changed", "refused", "unread"]
"""What became of an example.

``equal``: it came through. ``stricter``: the package does not send it, by a reading that `readings` states; as a reply it came
through, or is of quite another kind than that reading lets the type have. ``unfit``: it breaks its own schema. The others are faults of ours: other JSON came out, the value was refused, the
reply could not be read.
"""
_PART = re.compile(r"/(?:allOf|anyOf|oneOf)/[0-9]+$")
FAULTS: frozenset[Result] = frozenset({"changed", "refused", "unread"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example; `pointer` is that of its schema, `detail` says more of a fault."""

    pointer: str
    side: Side
    result: Result
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Example:
    pointer: str
    side: Side
    type_: Any
    value: Any
    body: Any = None
    beside: tuple[str, ...] = ()
    """What else is said of the value: the same member in other parts of an ``allOf``."""
    alone: bool = False
    """Whether the type is a named one by itself: no place of the package that may be null uses it so."""


def check_examples(document: Mapping[str, Any], api: Api, package: Package) -> Iterator[Outcome]:
    """Every JSON example of bodies, replies, components and members, sent or read.

    Args:
        document: The data of the document in the one inner dialect, as `api` was made from it.
        api: What the package was rendered from.
        package: The package, imported.

    A sent example is given as a dict, its bytes are compared, and it is read back; one that comes is read and sent back.
    """
    judge = _Judge(document)
    for example in _found(document, api, package):
        yield _tried(example, judge, package)


class _Judge:
    """Whether examples fit their schemas."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._readings: dict[Side, Reading] = {}
        self._validators: dict[tuple[str, Side], Any] = {}

    def objection(self, pointer: str, side: Side, value: Any) -> str | None:
        """What is wrong with a value; None if nothing is."""
        if side not in self._readings:
            self._readings[side] = Reading(self._document, side)
        if (pointer, side) not in self._validators:
            kind = StrictValidator if side == "sent" else Validator
            self._validators[pointer, side] = kind(self._readings[side].schema(pointer))
        try:
            error = next(self._validators[pointer, side].iter_errors(value), None)
        except RecursionError:
            return "the schema contains itself without end"
        return None if error is None else f"{error.json_path}: {error.message}"


def _tried(example: _Example, judge: _Judge, package: Package) -> Outcome:
    def outcome(result: Result, detail: object = "") -> Outcome:
        return Outcome(example.pointer, example.side, result, str(detail)[:500])

    for pointer in (example.pointer, *example.beside):
        if objection := judge.objection(pointer, "plain", example.value):
            return outcome("unfit", objection)
    raw = json.dumps(example.value).encode()
    type_ = example.type_
    objection = (
        judge.objection(example.pointer, "sent", example.value) if example.side == "sent" else None
    )
    kind = judge.objection(example.pointer, "received", example.value)
    if example.alone and example.value is None and kind is None:
        type_ = Optional[type_]  # noqa: UP045 - the places that name it say so; not every type has `|`
    body = package.body("application/json", type_)
    try:
        if example.side == "sent" and objection is None:
            raw = package.written(body if example.alone else example.body, example.value)
            if not same(json.loads(raw), example.value):
                return outcome("changed", raw.decode())
        value = package.read(type_, raw)
        back = package.written(body, value)
    except package.refusal as error:
        return outcome("refused", error)
    except ValueError as error:
        return outcome("unread", error) if kind is None else outcome("stricter", kind)
    if not same(json.loads(back), example.value):
        return outcome("changed", back.decode())
    return outcome("equal") if objection is None else outcome("stricter", objection)


def _found(document: Mapping[str, Any], api: Api, package: Package) -> Iterator[_Example]:
    resolver = Resolver(document)
    for resource in api.resources:
        module = package.module(f"resources.{resource.module}")
        for operation in resource.operations:
            stated = getattr(module, operation.constant)
            if callable(stated):
                stated = stated()  # of a large package: described when it is first asked for
            yield from _of_operation(operation, stated, resolver)
    for component in api.components:
        if isinstance(component, Model | Alias):
            yield from _of_component(component, package, resolver)


def _of_operation(operation: Operation, stated: Any, resolver: Resolver) -> Iterator[_Example]:
    if operation.body is not None and stated.body.kind == "json":
        for pointer, value in _of_content(operation.body.contents[0], resolver):
            yield _Example(pointer, "sent", stated.body.type, value, stated.body)
    for reply in operation.replies:
        if reply.contents and reply.contents[0].kind == "json":
            type_ = _type_of(reply, stated)
            for pointer, value in (
                _of_content(reply.contents[0], resolver) if type_ is not None else ()
            ):
                yield _Example(pointer, "received", type_, value)


def _type_of(reply: Reply, stated: Any) -> Any:
    good = stated.success.get(reply.status)
    return good.type if good is not None else stated.failure.get(reply.status)


def _of_content(content: Content, resolver: Resolver) -> Iterator[tuple[str, Any]]:
    """The examples of a content: its own, and those of a schema that stands in it."""
    at, stated = resolver.follow(content.pointer, resolver.find(content.pointer)[1])
    at = join(at, "schema")
    if "schema" in mapping(stated):
        for _, value in content.examples:
            yield at, value
        for value in sequence(mapping(stated["schema"]).get("examples")):
            yield at, value


def _of_component(
    component: Model | Alias, package: Package, resolver: Resolver
) -> Iterator[_Example]:
    made = package.component(component.module, component.name)
    # A named type's rules are checked where it is used.
    sent = isinstance(component, Model) and component.sent
    side: Side = "sent" if sent else "received"
    for pointer, value in _stated(component.pointer, resolver):
        yield _Example(pointer, side, made, value, alone=True)
    if isinstance(component, Model):
        made.model_rebuild()
        for field in component.fields:
            if field.constant is not None:
                continue
            type_ = made.model_fields[field.name].annotation
            for pointer, value in _stated(field.pointer, resolver):
                beside = tuple(_places(component.pointer, field.wire_name, resolver))
                yield _Example(pointer, "received", type_, value, beside=beside)


def _stated(pointer: str, resolver: Resolver) -> Iterator[tuple[str, Any]]:
    """The examples of the schema at a pointer; none of what is made of several, which stand at no single place."""
    try:
        schema = resolver.find(pointer)[1]
    except Unresolved:
        return
    for value in sequence(mapping(schema).get("examples")):
        yield pointer, value


def _places(pointer: str, wire: str, resolver: Resolver) -> Iterator[str]:
    """Where a component describes one of its members: there, around it, and in the parts of their ``allOf``."""
    waiting = [pointer]
    while part := _PART.search(waiting[-1]):
        waiting.append(waiting[-1][: part.start()])
    seen: set[str] = set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        try:
            at, schema = resolver.find(at)
        except Unresolved:
            continue
        stated = mapping(schema)
        if wire in mapping(stated.get("properties")):
            yield join(at, "properties", wire)
        waiting += [
            join(at, "allOf", str(index)) for index, _ in enumerate(sequence(stated.get("allOf")))
        ]
        if isinstance(stated.get("$ref"), str):
            waiting.append(stated["$ref"])
