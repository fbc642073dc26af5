"""Reading a reply that is not quite as documented: nothing is lost, and each difference is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic_core import ValidationError, from_json, to_json

from .adapters import Adapter
from .facts import branch_for, facts
from .memory import Memory
from .places import Place
from .shape import Leaf, Listing, Mapped, Node, Nullable, Object, Variants, resolve
from .surprise import Kind, Surprise
from .values import clip, same, show
from .wording import details, differs, explain

if TYPE_CHECKING:
    from .model import Model

_DEEPEST = 100
"""How many types inside types are followed: Python's own limit is not far."""

_MOST = 20_000
"""How many values are looked at to choose between alternatives: inside each other, they multiply."""

_TEXTUAL = frozenset({"datetime", "date", "time", "timedelta", "uuid"})


class Reader:
    """Reads one JSON value, as far as it can be read, into Python objects."""

    def __init__(self, depth: int = 0, steps: list[int] | None = None) -> None:
        self.found: list[Surprise] = []
        self.allowed = 0  # so many of them speak against no alternative
        self.broken = 0  # rules, which are no surprises, but speak against an alternative
        self._depth = depth
        self._steps = steps  # counts the attempts of one choice, also those inside each other

    def note(self, place: Place, kind: Kind, message: str, value: Any = None) -> None:
        self.found.append(Surprise(place.path, place.wire, kind, message, value))

    def read(self, node: Node, value: Any, place: Place, odd: list[Any]) -> Any:
        """The value; parts of it that do not fit are left as they came, and are added to `odd`."""
        if self._steps is not None:
            self._steps[0] += 1
        if self._depth >= _DEEPEST or (self._steps is not None and self._steps[0] > _MOST):
            return self._odd(place, "wrong-value", "is too deep or too big to be read", value, odd)
        self._depth += 1
        try:
            match node := resolve(node):
                case Nullable(inner):
                    return None if value is None else self.read(inner, value, place, odd)
                case Leaf():
                    return self.leaf(node, value, place, odd)
                case Object(cls):
                    return self._object(cls, value, place, odd)
                case Listing():
                    return self._listing(node, value, place, odd)
                case Mapped():
                    return self._mapped(node, value, place, odd)
                case Variants():
                    return self._variants(node, value, place, odd)
                case _:
                    return value
        finally:
            self._depth -= 1

    def _odd(self, place: Place, kind: Kind, message: str, value: Any, odd: list[Any]) -> Any:
        if value is None:
            kind, message = "unexpected-null", "is null, which is not documented"
        self.note(place, kind, message, value)
        odd.append(value)
        return value

    def leaf(self, node: Leaf, value: Any, place: Place, odd: list[Any]) -> Any:
        if node.schema["type"] in _TEXTUAL and isinstance(value, int | float):
            # Pydantic would take it for a time stamp, and a round trip would then change it.
            return self._odd(place, "wrong-type", differs(node, value), value, odd)
        try:
            return node.validator.validate_json(to_json(value))
        except ValidationError as error:
            first = details(error)[0]
        if isinstance(value, float) and value.is_integer():
            # JSON has one kind of number: 1.0 is an integer.
            quiet: list[Any] = []
            again = Reader().leaf(node, int(value), place, quiet)
            if not quiet:
                return again
        message, is_type = explain(first, node, value)
        kind: Kind = "wrong-type" if is_type else "wrong-value"
        if is_type:
            message = differs(node, value)
        elif node.options is not None:
            kind = "unknown-option"
            message = f"{show(value, 60)} is not among the documented options"
        return self._odd(place, kind, message, value, odd)

    def _listing(self, node: Listing, value: Any, place: Place, odd: list[Any]) -> Any:
        if not isinstance(value, list):
            return self._odd(place, "wrong-type", differs(node, value), value, odd)
        inside: list[Any] = []
        items = [
            item
            if (inner := node.node(index)) is None
            else self.read(inner, item, place.at(index), inside)
            for index, item in enumerate(value)
        ]
        odd.extend(inside)
        return self._shell(node.shell, items, value, place, odd, sound=not inside)

    def _mapped(self, node: Mapped, value: Any, place: Place, odd: list[Any]) -> Any:
        if not isinstance(value, dict):
            return self._odd(place, "wrong-type", differs(node, value), value, odd)
        inside: list[Any] = []
        items = {
            key: self.read(node.value, item, place.at(key), inside) for key, item in value.items()
        }
        odd.extend(inside)
        return self._shell(node.shell, items, value, place, odd, sound=not inside)

    def _shell(
        self, leaf: Leaf, made: Any, value: Any, place: Place, odd: list[Any], *, sound: bool
    ) -> Any:
        """The container that the type asks for, if its parts allow it: a tuple, a set."""
        try:
            shaped = leaf.validator.validate_python(made)
        except ValidationError as error:
            message, _ = explain(details(error)[0], leaf, value)
            self.note(place, "wrong-value", message, value)
            odd.append(value)
            return made
        return shaped if sound else made

    # ----------------------------------------------------------------------------------------- objects

    def _object(self, cls: type[Model], value: Any, place: Place, odd: list[Any]) -> Any:
        if not isinstance(value, dict):
            return self._odd(place, "wrong-type", differs(Object(cls), value), value, odd)
        known = facts(cls)
        if self._steps is not None and known.check is not None:
            self.broken += len(known.check(value))
        memory = Memory()
        fields: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        given_: set[str] = set()
        for key, item in value.items():
            inside: list[Any] = []
            if (member := known.by_wire.get(key)) is not None:
                where = place.at(member.name, member.wire)
                fields[member.name] = self.read(member.node, item, where, inside)
                given_.add(member.name)
                if item is None and not inside and not member.nullable:
                    self.note(where, "unexpected-null", "is null, which is not documented")
                key = member.name
            elif known.open:
                extra[key] = self.read(known.extras, item, place.at(key), inside)
            else:
                extra[key] = item
                self.note(place.at(key), "unknown-field", f"{cls.__name__} has no such field", item)
            if inside:
                memory.odd[key] = inside
        for member in known.members.values():
            if member.name not in fields:
                if member.required:
                    memory.missing.add(member.name)
                    where = place.at(member.name, member.wire)
                    self.note(where, "missing-field", "is required, and did not come")
                else:
                    fields[member.name] = member.constant
        return _instance(cls, fields, extra, given_, memory)

    # ---------------------------------------------------------------------------------------- variants

    def _variants(self, node: Variants, value: Any, place: Place, odd: list[Any]) -> Any:
        branches: Sequence[Node] = node.branches
        known = branch_for(node, value) if isinstance(value, dict) else True
        if known is False:
            shown = ", ".join(map(repr, node.by_tag or ()))
            message = f"is of a kind that is not documented ({node.tag} is none of {shown})"
            return self._odd(place, "unknown-variant", clip(message, 300), value, odd)
        if known is not True:
            return self.read(known, value, place, odd)
        steps = [0] if self._steps is None else self._steps
        best: tuple[tuple[int, int], Reader, list[Any], Any] | None = None
        for branch in branches:
            attempt = Reader(self._depth, steps)
            inside: list[Any] = []
            result = attempt.read(branch, value, place, inside)
            if any(item is value for item in inside):
                continue  # not even of this kind
            against = len(attempt.found) - attempt.allowed + attempt.broken
            differences = (against, len(attempt.found))
            if best is None or differences < best[0]:
                best = (differences, attempt, inside, result)
        if best is None:
            if isinstance(value, float) and value.is_integer():
                return self._variants(node, int(value), place, odd)
            return self._odd(place, "wrong-type", differs(node, value), value, odd)
        _, attempt, inside, result = best
        self.found += attempt.found
        self.allowed += attempt.allowed
        self.broken += attempt.broken
        odd.extend(inside)
        self._known_options(branches, value, place)
        return result

    def _known_options(self, branches: Sequence[Node], value: Any, place: Place) -> None:
        """An open list of options names some: another one is allowed, and news all the same."""
        options = [
            option
            for branch in map(resolve, branches)
            if isinstance(branch, Leaf) and branch.options is not None
            for option in branch.options
        ]
        same_kind = [option for option in options if type(option) is type(value)]
        if same_kind and not any(same(option, value) for option in same_kind):
            message = f"{show(value, 60)} is not among the documented options"
            self.note(place, "unknown-option", message, value)
            self.allowed += 1


def _instance(
    cls: type[Model],
    fields: dict[str, Any],
    extra: dict[str, Any],
    given_: set[str],
    memory: Memory,
) -> Model:
    """An instance as the compiled validator would make it, had it accepted everything."""
    model = cls.__new__(cls)
    put = object.__setattr__
    put(model, "__dict__", {name: fields[name] for name in facts(cls).members if name in fields})
    put(model, "__pydantic_fields_set__", given_)
    put(model, "__pydantic_extra__", extra)
    put(model, "__pydantic_private__", None)
    if memory.odd or memory.missing:
        put(model, "__memory__", memory)
    return model


def read(ready: Adapter, raw: bytes) -> tuple[Any, list[Surprise]]:
    """The value of a reply, and how it differs from the documentation.

    Raises:
        ValueError: The reply is not JSON, or is something of quite another kind than documented.
    """
    content = _json(raw)
    reader = Reader()
    odd: list[Any] = []
    try:
        value = reader.read(ready.node, content, Place(), odd)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if any(item is content for item in odd) and _of_another_kind(ready, content):
        raise ValueError(reader.found[0].message)
    return value, reader.found


def _json(raw: bytes) -> Any:
    try:
        return from_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        reason = str(error)
    raise ValueError(f"not JSON: {reason}")


def _of_another_kind(ready: Adapter, content: Any) -> bool:
    """Whether the reply as a whole is unusable: no object where one was promised, no list where a list was."""
    node = resolve(ready.node)
    if isinstance(node, Nullable):
        node = resolve(node.inner)
    match node:
        case Object() | Mapped():
            return not isinstance(content, dict)
        case Listing():
            return not isinstance(content, list)
        case Leaf():
            return isinstance(content, dict | list)
        case _:
            return not isinstance(content, dict)
