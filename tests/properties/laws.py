"""What has to hold between the schemas of a document and the package made from it, value by value."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from clientgen.normalise.context import mapping, sequence
from clientgen.normalise.resolve import SCHEMAS, Resolver, Unresolved, join
from roundtrip.readings import Reading
from roundtrip.validators import StrictValidator
from runtime.values import same

from .generated import Made
from .strategies import Values

JSON = "application/json"


Law: TypeAlias = "tuple[str, st.SearchStrategy[Any], Callable[[Any], None]]"


def broken(subject: Sent, examples: int) -> Iterator[str]:
    """The laws that do not hold for a schema, each with the smallest value found."""
    few = settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.filter_too_much,
            HealthCheck.data_too_large,
            HealthCheck.large_base_example,
        ],
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    )
    for law, strategy, check in subject.laws():
        tried: list[Any] = []
        try:
            few(given(strategy)(_attempt(check, tried)))()
        except Unsatisfiable:
            yield f"{subject.name}: no value of it can be made"
            return
        except Exception as error:
            yield f"{subject.name}: {law}: {tried[-1:]!r}: {type(error).__name__}: {error}"


def _attempt(check: Callable[[Any], None], tried: list[Any]) -> Callable[[Any], None]:
    def attempt(value: Any) -> None:
        tried.append(value)
        check(value)

    return attempt


def harness(data: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """A document whose operations send and receive some component schemas of another one, and nothing else."""
    schemas = data["components"]["schemas"]
    kept = reached(data, names)
    paths = {}
    for index, name in enumerate(names):
        content = {"content": {JSON: {"schema": {"$ref": join(SCHEMAS[:-1], name)}}}}
        responses = {"200": {"description": "ok", **content}}
        call = {
            "operationId": f"call{index}",
            "tags": ["all"],
            "requestBody": {"required": True, **content},
            "responses": responses,
        }
        paths[f"/{index}"] = {"post": call}
    parts = {name: schemas[name] for name in schemas if name in kept}
    info = {"title": "Values", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": parts}}


def reached(data: Mapping[str, Any], names: list[str]) -> set[str]:
    """Component schemas with all that they lead to."""
    schemas = data["components"]["schemas"]
    kept = set(names)
    waiting = list(names)
    while waiting:
        more = set(_mentioned(schemas[waiting.pop()], schemas)) - kept
        kept |= more
        waiting += more
    return kept


def _mentioned(schema: Any, schemas: Mapping[str, Any]) -> Iterator[str]:
    """Components that a schema refers to, or that its discriminator finds."""
    if isinstance(schema, list):
        for item in schema:
            yield from _mentioned(item, schemas)
    if not isinstance(schema, dict):
        return
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference.startswith(SCHEMAS):
        yield (
            reference.removeprefix(SCHEMAS).partition("/")[0].replace("~1", "/").replace("~0", "~")
        )
    for target in mapping(mapping(schema.get("discriminator")).get("mapping")).values():
        name = str(target).removeprefix(SCHEMAS)
        if name in schemas:
            yield name
    for value in schema.values():
        yield from _mentioned(value, schemas)


def whole(data: Mapping[str, Any], name: str) -> bool:
    """Whether a component can be taken out of its document, and means something.

    Every reference leads to a component, and none is an alternative or a part of itself: what such a schema says of a value is
    undefined (JSON Schema core, 9.4.1), and the library that judges goes round in a circle.
    """
    resolver = Resolver(data)
    seen: set[str] = set()
    waiting = [join(SCHEMAS[:-1], name)]
    while waiting:
        pointer = waiting.pop()
        if pointer in seen:
            continue
        seen.add(pointer)
        try:
            text = json.dumps(resolver.find(pointer)[1])
        except Unresolved:
            return False
        if pointer in _in_place(resolver, pointer):
            return False
        if '"$dynamicRef"' in text or '"$recursiveRef"' in text:
            return False
        for piece in text.split('"$ref": "')[1:]:
            reference = json.loads(f'"{piece.partition(chr(34))[0]}"')
            if not reference.startswith(SCHEMAS):
                return False
            waiting.append(SCHEMAS + reference.removeprefix(SCHEMAS).partition("/")[0])
    return True


def _in_place(resolver: Resolver, pointer: str) -> set[str]:
    """Components that are asked about the very value that a component is asked about."""
    found: set[str] = set()
    waiting = [resolver.find(pointer)[1]]
    while waiting:
        schema = mapping(waiting.pop())
        for word in ("allOf", "anyOf", "oneOf"):
            waiting += sequence(schema.get(word))
        waiting += [schema[word] for word in ("not", "if", "then", "else") if word in schema]
        target = schema.get("$ref")
        if isinstance(target, str) and target not in found:
            found.add(target)
            try:
                waiting.append(resolver.find(target)[1])
            except Unresolved:
                continue
    return found


class Sent:
    """The schema at a pointer, and an operation that sends a body of it."""

    def __init__(self, made: Made, call: str, pointer: str) -> None:
        resource = made.api.resources[0]
        operation = next(one for one in resource.operations if one.id == call)
        stated = getattr(made.package.module(f"resources.{resource.module}"), operation.constant)
        # A large package describes its operations when they are asked for.
        self.operation: Any = stated if hasattr(stated, "body") else stated()
        self.name = call
        self.package = made.package
        self.body = self.operation.body
        self.sent = Values(Reading(made.data, "sent").schema(pointer), StrictValidator)
        self.loose = Values(Reading(made.data, "sent", loose=True).schema(pointer), StrictValidator)

    def laws(self) -> list[Law]:
        """Each with the values that it is tried with."""
        odd = self.sent.fitting.flatmap(self.sent.changed)
        return [
            ("is sent as it is", self.sent.fitting, self.check_fitting),
            ("is sent only if it fits", odd, self.check_sent),
        ]

    def content(self, value: Any) -> Any:
        """What a service reads where a value is sent; the package's `refusal` if it is not."""
        return json.loads(self.package.written(self.body, json.loads(json.dumps(value))))

    def check_sent(self, value: Any, *, fits: bool | None = None) -> None:
        """A value that fits is sent as it is; one that does not is refused, or sent as one that fits."""
        fits = self.sent.fits(value) if fits is None else fits
        content, refused = None, None
        try:
            content = self.content(value)
        except self.package.refusal as error:
            refused = str(error)
        if refused is not None:
            assert not fits, f"refused: {refused}"
            return
        assert self.loose.fits(content), f"sent, though it does not fit: {content!r}"
        if fits:
            assert same(content, value), f"sent otherwise: {content!r}"
        else:
            # Null where it is not allowed means absent; constants are filled in.
            assert _accounted(value, content), f"sent otherwise: {content!r}"

    def check_fitting(self, value: Any) -> None:
        """A value that fits is sent as it is."""
        self.check_sent(value, fits=True)


class Subject(Sent):
    """A schema of which JSON is sent and received by one operation."""

    def __init__(self, made: Made, call: str, pointer: str) -> None:
        super().__init__(made, call, pointer)
        self.type_ = self.operation.success["200"].type
        self.received = Values(Reading(made.data, "received").schema(pointer))

    @classmethod
    def component(cls, made: Made, index: int, name: str) -> Subject:
        """A component schema of a `harness`, the one with this index."""
        subject = cls(made, f"call{index}", join(SCHEMAS[:-1], name))
        subject.name = name
        return subject

    def laws(self) -> list[Law]:
        """Those of what is sent, and of what is received."""
        odd = self.received.fitting.flatmap(self.received.changed)
        return [
            *super().laws(),
            ("is read as it is", self.received.fitting, self.check_received),
            ("is read, whatever it is", odd, self.check_odd),
        ]

    def check_fitting(self, value: Any) -> None:
        """A value that fits is sent as it is, and built by Python names as well."""
        super().check_fitting(value)
        if isinstance(value, dict):
            self.check_built(value)

    def check_built(self, value: Any) -> None:
        """What a constructor takes by Python names goes out as it is."""
        cls: Any = self.body.type
        if not hasattr(cls, "model_fields"):
            return
        # `self` of the wire is a Python name that nobody can use as a keyword; its field has another one.
        names = {field.alias or name: name for name, field in cls.model_fields.items()}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a class may be deprecated
            built = cls(**{names.get(key, key): item for key, item in value.items()})
            again = cls.model_validate_json(json.dumps(value))
        assert same(json.loads(self.package.written(self.body, built)), value), repr(built)
        assert again == built
        assert same(json.loads(built.model_dump_json(by_alias=True, exclude_unset=True)), value)

    def check_received(self, value: Any) -> None:
        """A reply that fits is read without surprises and goes back as it came."""
        raw = json.dumps(value).encode()
        found = self.package.surprises(self.type_, raw)
        assert {item.kind for item in found} <= {"unknown-option"}, list(map(str, found))
        self._check_back(raw, value)

    def check_odd(self, value: Any) -> None:
        """A reply that need not fit is read all the same, and nothing of it is lost."""
        raw = json.dumps(value).encode()
        try:
            self.package.surprises(self.type_, raw)
        except ValueError:
            unread = True
        else:
            unread = False
        if unread:  # a reply that is of quite another kind as a whole
            assert not self.received.fits(value)
        else:
            self._check_back(raw, value)

    def _check_back(self, raw: bytes, value: Any) -> None:
        back = self._back(self.package.read(self.type_, raw))
        assert same(back, value), f"came back as {back!r}"

    def _back(self, read: Any) -> Any:
        """What was read, as JSON.  Each model goes back as a body; a list or a dict remembers nothing of where it came from."""
        if hasattr(read, "model_fields_set"):
            return json.loads(self.package.written(self.package.body(JSON, type(read)), read))
        if isinstance(read, dict):
            return {key: self._back(item) for key, item in read.items()}
        if isinstance(read, list | tuple):
            return [self._back(item) for item in read]
        return getattr(read, "value", read)


def _accounted(value: Any, content: Any) -> bool:
    """Whether what was sent differs from what was given by left-out nulls and added constants alone."""
    if isinstance(value, dict) and isinstance(content, dict):
        left_out = [item for key, item in value.items() if key not in content]
        added = [item for key, item in content.items() if key not in value]
        both = [(item, content[key]) for key, item in value.items() if key in content]
        return (
            all(item is None for item in left_out)
            and not any(isinstance(item, dict | list) for item in added)
            and all(_accounted(*pair) for pair in both)
        )
    if isinstance(value, list) and isinstance(content, list):
        return len(value) == len(content) and all(map(_accounted, value, content))
    return same(value, content)
