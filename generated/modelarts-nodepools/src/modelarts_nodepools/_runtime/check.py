"""Finds everything that is wrong with what is to be sent.

The compiled validators decide whether something is wrong; only then does this module walk the value, once, and list
every problem by Python path and wire name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic_core import ValidationError, to_json

from .errors import Problem
from .facts import Facts, Member, branch_for, facts
from .memory import MADE, Memory, as_json, is_model, memory_of
from .places import Place, nearest, unserialisable
from .ruling import rule_problems
from .shape import Anything, Leaf, Listing, Mapped, Node, Nullable, Object, Variants, resolve
from .values import kind, same
from .wording import details, explain, given, wanted, wrong_type

if TYPE_CHECKING:
    from .model import Model

DEEPEST = 120
"""How many levels are followed: beyond any document, and within Python's own limit."""

MOST = 1000
"""How many problems are listed."""


class Checker:
    """Walks one value.

    `sending`: the value is the JSON that would be sent and `held` the Python objects it was made from, which tell
    what a reply brought in.  Otherwise the value is what a constructor was given: Python names are keys too, and
    models inside were checked when they were made.
    """

    def __init__(self, *, sending: bool) -> None:
        self.sending = sending
        self.problems: list[Problem] = []
        self._depth = 0

    def report(self, place: Place, message: str) -> None:
        if len(self.problems) < MOST:
            self.problems.append(Problem(place.path, place.wire, message))

    def visit(
        self, node: Node, value: Any, place: Place, held: Any = None, odd: Sequence[Any] = ()
    ) -> Any:
        """Check one value, and give it back as JSON; `odd` are values that a reply brought here."""
        if odd and any(type(value) is type(item) and same(value, item) for item in odd):
            return value
        if self._depth >= DEEPEST:
            self.report(place, "is nested too deeply, or contains itself")
            return None
        self._depth += 1
        try:
            return self._visit(resolve(node), value, place, held, odd)
        finally:
            self._depth -= 1

    def _visit(self, node: Node, value: Any, place: Place, held: Any, odd: Sequence[Any]) -> Any:
        match node:
            case Nullable(inner):
                return None if value is None else self.visit(inner, value, place, held, odd)
            case Leaf():
                return self.leaf(node, value, place)
            case Object(cls):
                return self.instance(cls, value, place, held)
            case Listing():
                return self.listing(node, value, place, held, odd)
            case Mapped():
                return self.mapped(node, value, place, held, odd)
            case Variants():
                return self.variants(node, value, place, held, odd)
            case _:
                return self.anything(value, place)

    # ------------------------------------------------------------------------------------------ values

    def leaf(self, node: Leaf, value: Any, place: Place) -> Any:
        if message := unserialisable(value):
            self.report(place, message)
            return value
        try:
            if self.sending:
                node.validator.validate_json(to_json(value))
            else:
                node.validator.validate_python(value)
        except ValidationError as error:
            self.report(place, explain(details(error)[0], node, value)[0])
        return getattr(value, "value", value)

    def anything(self, value: Any, place: Place) -> Any:
        if is_model(value):
            return as_json(value)
        if isinstance(value, Mapping):
            pairs = value.items()
            return {
                str(key): self.visit(Anything(), item, place.at(str(key))) for key, item in pairs
            }
        if isinstance(value, list | tuple | set | frozenset):
            return [
                self.visit(Anything(), item, place.at(index)) for index, item in enumerate(value)
            ]
        if message := unserialisable(value):
            self.report(place, message)
        elif kind(value) == type(value).__name__:
            try:
                to_json(value)
            except (ValueError, TypeError, RecursionError):
                self.report(place, f"cannot be written as JSON ({kind(value)})")
        return value

    def listing(
        self, node: Listing, value: Any, place: Place, held: Any, odd: Sequence[Any]
    ) -> Any:
        if not isinstance(value, list | tuple | set | frozenset):
            self.report(place, wrong_type(node, value))
            return value
        items = list(value)
        was: Sequence[Any] = held if isinstance(held, list | tuple) else ()
        result = [
            item
            if (inner := node.node(index)) is None
            else self.visit(
                inner, item, place.at(index), was[index] if index < len(was) else None, odd
            )
            for index, item in enumerate(items)
        ]
        self.shell(node.shell, value, place)
        return result

    def mapped(self, node: Mapped, value: Any, place: Place, held: Any, odd: Sequence[Any]) -> Any:
        if not isinstance(value, Mapping):
            self.report(place, wrong_type(node, value))
            return value
        was: Mapping[str, Any] = held if isinstance(held, Mapping) else {}
        result = {
            key: self.visit(node.value, item, place.at(str(key)), was.get(key), odd)
            for key, item in value.items()
        }
        self.shell(node.shell, value, place)
        return result

    def shell(self, leaf: Leaf, value: Any, place: Place) -> None:
        try:
            leaf.validator.validate_python(value)
        except ValidationError as error:
            first = details(error)[0]
            if first["loc"]:  # a key of a map
                place = place.at(str(first["loc"][0]))
            self.report(place, explain(first, leaf, value)[0])

    def variants(
        self, node: Variants, value: Any, place: Place, held: Any, odd: Sequence[Any]
    ) -> Any:
        chosen = self._tagged(node, value, place)
        if chosen is None:
            return value
        best: Checker | None = None
        inside = False
        for branch in chosen:
            attempt = Checker(sending=self.sending)
            attempt._depth = self._depth
            result = attempt.visit(branch, value, place, held, odd)
            if not attempt.problems:
                return result
            if isinstance(branch, Object) and isinstance(held, branch.cls):
                best, inside = attempt, True
                break
            # The branch whose mistakes are all further inside is the one that was meant.
            deeper = all(p.wire_path != place.wire for p in attempt.problems)
            if (
                best is None
                or (deeper and not inside)
                or (deeper and len(attempt.problems) < len(best.problems))
            ):
                best, inside = attempt, deeper
        if best is not None and (len(chosen) == 1 or inside):
            self.problems.extend(best.problems[: MOST - len(self.problems)])
        else:
            self.report(place, f"must be {wanted(node)}, not {given(value)}")
        return value

    def _tagged(self, node: Variants, value: Any, place: Place) -> Sequence[Node] | None:
        """The branches to try; None if the tag, reported already, leaves none."""
        branch = True if not isinstance(value, Mapping) else branch_for(node, value)
        if branch is True or node.tag is None or node.by_tag is None:
            return node.branches
        if branch is False:
            given_ = node.tag in value
            known = ", ".join(map(repr, node.by_tag))
            message = f"must be one of {known}" if given_ else "is required: it tells the kind"
            self.report(place.at(node.tag), message)
            return None
        return (branch,)

    # ----------------------------------------------------------------------------------------- objects

    def instance(self, cls: type[Model], value: Any, place: Place, held: Any) -> Any:
        if not self.sending and isinstance(value, cls):
            return as_json(value)
        if not isinstance(value, Mapping):
            self.report(place, wrong_type(Object(cls), value))
            return value
        known = facts(cls)
        if not isinstance(held, cls):
            held = None
        memory = memory_of(held)
        result: dict[str, Any] = {}
        seen: set[str] = set()
        for key, item in value.items():
            member = known.by_wire.get(key)
            if member is None and not self.sending:
                member = known.members.get(key)
            if member is not None and member.name in seen:
                where = place.at(member.name, member.wire)
                self.report(where, f"is given twice, also as {member.wire!r}")
            elif member is not None:
                self.member(member, item, place, held, memory, result, seen)
            elif known.open or memory is not MADE:
                extras = (held.__pydantic_extra__ or {}) if held is not None else {}
                odd = memory.odd.get(key, ()) if isinstance(memory, Memory) else ()
                result[str(key)] = (
                    self.visit(known.extras, item, place.at(str(key)), extras.get(key), odd)
                    if known.open
                    else item
                )
            else:
                self.report(place.at(str(key)), self.unknown(str(key), known, cls))
        for member in known.members.values():
            if member.constant is not None and not self.sending:
                result.setdefault(member.wire, member.constant)
            left_out = memory.missing if isinstance(memory, Memory) else ()
            if member.required and member.name not in seen and member.name not in left_out:
                self.report(place.at(member.name, member.wire), "is required")
        self.rules(known, result, place, held)
        return result

    def member(
        self,
        member: Member,
        item: Any,
        place: Place,
        held: Any,
        memory: object,
        result: dict[str, Any],
        seen: set[str],
    ) -> None:
        where = place.at(member.name, member.wire)
        if item is None and not member.nullable and isinstance(resolve(member.node), Nullable):
            # Absent, unless it is JSON already: then a null that a reply brought in may go back.
            if self.sending:
                if memory is MADE:
                    self.report(where, "must not be null: leave it out")
                result[member.wire] = None
                seen.add(member.name)
            return
        seen.add(member.name)
        odd = memory.odd.get(member.name, ()) if isinstance(memory, Memory) else ()
        was = held.__dict__.get(member.name) if held is not None else None
        result[member.wire] = self.visit(member.node, item, where, was, odd)

    def unknown(self, key: str, known: Facts, cls: type[Model]) -> str:
        names = {member.wire: member.name for member in known.members.values()}
        names.update({member.name: member.name for member in known.members.values()})
        hint = nearest(key, list(names))
        text = f"is not a field of {cls.__name__}"
        if hint is None:
            return text
        return f"{text}; did you mean {hint if self.sending else names[hint]!r}?"

    def rules(self, known: Facts, result: dict[str, Any], place: Place, held: Any) -> None:
        taken = {problem.wire_path for problem in self.problems}
        for problem in rule_problems(known, result, place, held):
            if problem.wire_path not in taken and len(self.problems) < MOST:
                self.problems.append(problem)
