"""Building models: what the fast call in the constructor leaves to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from warnings import warn

from pydantic import ValidationError

from .adapters import adapter
from .check import DEEPEST, Checker
from .errors import InvalidRequest, Problem
from .facts import Member, facts
from .memory import MADE, as_json, has_mark, is_model
from .model import Model
from .places import Place
from .ruling import rule_problems
from .values import clip
from .wording import details, say


def construct(model: Model, data: Mapping[str, Any]) -> None:
    """Fill an instance that the fast call refused: keys may be declared open, or something is wrong.

    Raises:
        InvalidRequest: Everything that is wrong.
    """
    cls = type(model)
    if not cls.__former__.keys().isdisjoint(data):
        data = _present(cls, data)
    kept = given_models(data)
    try:
        adapter(cls).strict.validate_python(data, self_instance=model, context=kept)
    except ValidationError as error:
        failure = error
    else:
        settle(model, kept)
        return
    raise InvalidRequest(problems(cls, data, failure), cls.__name__)


def _present(cls: type[Model], data: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments under the present names of fields that were called otherwise; a name given twice stays an error."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        now = cls.__former__.get(name, name)
        if now != name:
            message = f"`{cls.__name__}.{name}` is called `{now}` now"
            warn(message, DeprecationWarning, stacklevel=4)
        found[name if now in data else now] = value
    return found


def problems(type_: Any, data: Any, failure: ValidationError) -> list[Problem]:
    """Everything that is wrong with what a type was given; never nothing."""
    checker = Checker(sending=False)
    checker.visit(adapter(type_).node, data, Place())
    return checker.problems or translated(failure)


def translated(failure: ValidationError) -> list[Problem]:
    """The compiled validator's own findings, where the walk finds nothing to add."""
    found = []
    for error in details(failure):
        place = Place()
        for key in error["loc"]:
            place = place.at(clip(key) if isinstance(key, str) else key)
        found.append(Problem(place.path, place.wire, say(error["msg"])))
    return found


def _models(value: Any, depth: int = 0) -> Iterator[Model]:
    """The models among the values that a constructor was given: made before, or brought in by a reply."""
    if is_model(value):
        yield value
    elif depth < DEEPEST and isinstance(value, Mapping | list | tuple | set | frozenset):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _models(item, depth + 1)


def given_models(value: Any) -> frozenset[int]:
    """The identities of the models in a value, which are taken as they are."""
    return frozenset(map(id, _models(value)))


def settle_new(model: Model, data: Mapping[str, Any]) -> None:
    """Finish an instance that the fast call built.

    Raises:
        InvalidRequest: The rules that are broken.
    """
    try:
        settle(model, None)
    except InvalidRequest:
        if not adapter(type(model)).contested:
            raise
    else:
        return
    # The fast call chose between alternatives by type alone.
    construct(model, data)


def rules_broken(model: Model, kept: frozenset[int]) -> bool:
    """Whether an instance that a validator has just made, or what is inside it, breaks rules; it is finished if not."""
    settler = _Settler(kept)
    settler.value(model, Place())
    return bool(settler.problems)


def settle_made(model: Model) -> None:
    """Finish an instance that was built without checks."""
    _Settler(None).model(model, Place())


def settle(model: Model, kept: frozenset[int] | None) -> None:
    """Drop what was given as None, add constants, check rules; the same for what was given as dicts inside.

    `kept` are the models that were given as they are. Where it is None, the fast call built the rest, and what it
    builds has no place for unknown keys.

    Raises:
        InvalidRequest: The rules that are broken.
    """
    settler = _Settler(kept)
    settler.model(model, Place())
    if settler.problems:
        raise InvalidRequest(settler.problems, type(model).__name__)


def build(type_: Any, given: Any, what: str) -> Any:
    """A value that is no model but may hold some, with models made of the dicts in it where the type wants them.

    Raises:
        InvalidRequest: Everything that is wrong.
    """
    kept = given_models(given)
    settler = _Settler(kept)
    try:
        made = adapter(type_).strict.validate_python(given, context=kept)
    except ValidationError as error:
        found = problems(type_, given, error)
    else:
        settler.value(made, Place())
        if not settler.problems:
            return made
        found = settler.problems
    raise InvalidRequest(found, what)


class _Settler:
    def __init__(self, kept: frozenset[int] | None) -> None:
        self.kept = kept
        self.problems: list[Problem] = []

    def model(self, model: Model, place: Place) -> None:
        known = facts(type(model))
        object.__setattr__(model, "__memory__", MADE)
        given = model.__pydantic_fields_set__
        for name in tuple(given):
            member = known.members.get(name)
            if member is None:
                continue
            value = model.__dict__.get(name)
            if value is None:
                if not member.nullable:
                    given.discard(name)
            elif member.deep:
                self.value(value, place.at(name, member.wire))
        for key, value in (model.__pydantic_extra__ or {}).items():
            self.value(value, place.at(key))
        given.update(known.constants)
        if known.rules is not None:
            found = rule_problems(known, as_json(model), place, model)
            # An inner and an outer class may say the same of the same place.
            self.problems += [problem for problem in found if problem not in self.problems]

    def value(self, value: Any, place: Place) -> None:
        if is_model(value):
            if self.fresh(value):
                self.model(value, place)
        elif isinstance(value, list | tuple | set | frozenset):
            for index, item in enumerate(value):
                self.value(item, place.at(index))
        elif isinstance(value, dict):
            for key, item in value.items():
                self.value(item, place.at(str(key)))

    def fresh(self, model: Model) -> bool:
        """Whether the validator has just made it."""
        if has_mark(model):
            return False
        if self.kept is None:
            return model.__pydantic_extra__ is None
        return id(model) not in self.kept


def apply(model: Model, update: Mapping[str, Any]) -> None:
    """Change fields of a fresh copy, as strictly as the constructor.

    Raises:
        InvalidRequest: Everything that is wrong with the update.
    """
    cls = type(model)
    known = facts(cls)
    checker = Checker(sending=False)
    for name, value in update.items():
        place = Place().at(name)
        if member := known.members.get(name):
            if value is not None:
                checker.visit(member.node, value, Place().at(name, member.wire))
        elif known.open:
            checker.visit(known.extras, value, place)
        elif name not in (model.__pydantic_extra__ or ()):
            checker.problems.append(unknown_field(cls, name))
    if checker.problems:
        raise InvalidRequest(checker.problems, cls.__name__)
    kept = given_models(update)
    settler = _Settler(kept)
    for name, value in update.items():
        if value is not None and (member := known.members.get(name)) is not None:
            # A blank object has its values read by the class's own validator, one at a time.
            blank = cls.model_construct()
            adapter(cls).strict.validate_assignment(blank, name, value, context=kept)
            value = blank.__dict__[name]
            settler.value(value, Place().at(name, member.wire))
        setattr(model, name, value)
    if known.rules is not None:
        settler.problems += rule_problems(known, as_json(model), Place(), model)
    if settler.problems:
        raise InvalidRequest(settler.problems, cls.__name__)


def check_bool(cls: type[Model], member: Member, value: bool) -> None:
    """Refuse a bool for a field that takes none.

    Raises:
        InvalidRequest: The field takes something else.
    """
    checker = Checker(sending=False)
    checker.visit(member.node, value, Place().at(member.name, member.wire))
    if checker.problems:
        raise InvalidRequest(checker.problems, cls.__name__)


def unknown_field(cls: type[Model], name: str) -> Problem:
    """The problem of an attribute that does not exist."""
    place = Place().at(name)
    message = Checker(sending=False).unknown(name, facts(cls), cls)
    return Problem(place.path, place.wire, message)
