"""What an object remembers of where it came from.

A model that the user built is checked in full whenever it is sent.  One that a reply brought in may hold what the
documentation does not allow, and may go back unchanged.  Marks live in a slot rather than in a pydantic field or a
private attribute, so that compiled validators never call Python: an instance without a mark is one that a compiled
validator made.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeGuard

if TYPE_CHECKING:
    from .model import Model


RECEIVING: Final = ContextVar("RECEIVING", default=False)
"""Whether what is looked at came from a server, which may have chosen it to take long."""


class Marked:
    """Plain base of `Model`: testing for it is quick, as pydantic's metaclass is not asked."""

    __slots__ = ()


class _Plain:
    """A mark that says all by being there."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __reduce__(self) -> str:
        return self._name  # one object per process, also after pickling


MADE: Final = _Plain("MADE")
"""Built by the user."""

CLEAN: Final = _Plain("CLEAN")
"""Brought in by a reply, as documented, and not assigned to since."""


class Memory:
    """What is to be known of an instance that a reply brought in.

    `odd` maps a field (Python name) or an unknown key to the values inside it that do not fit the documentation;
    `missing` are required fields that the reply left out; `origin` is the JSON as it came, kept from the first
    assignment on, or from the start where a list or dict changed in place could break a rule.
    """

    __slots__ = ("missing", "odd", "origin")

    def __init__(self) -> None:
        self.odd: dict[str, list[Any]] = {}
        self.missing: set[str] = set()
        self.origin: dict[str, Any] | None = None

    def __getstate__(self) -> tuple[Any, ...]:
        return self.odd, self.missing, self.origin

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.odd, self.missing, self.origin = state

    def copy(self) -> Memory:
        """An own copy, whose further history is its own."""
        new = Memory()
        new.odd = {name: list(values) for name, values in self.odd.items()}
        new.missing = set(self.missing)
        new.origin = self.origin
        return new


Mark: TypeAlias = _Plain | Memory


def is_model(value: object) -> TypeGuard[Model]:
    """Whether a value is an instance of a generated model."""
    return isinstance(value, Marked)


def memory_of(value: object) -> Mark:
    """How much is to be excused: nothing for what the user built and for what is no model."""
    if not is_model(value):
        return MADE
    try:
        # Past `__getattr__`, which is slow to find that there is nothing.
        mark: Mark = object.__getattribute__(value, "__memory__")
    except AttributeError:
        pass
    else:
        return mark
    # A constructor refuses unknown keys and then makes no place for them: a dict inside a constructor call.
    return MADE if value.__pydantic_extra__ is None else CLEAN


def has_mark(model: Model) -> bool:
    """Whether an instance was finished before, or was found to be odd."""
    try:
        object.__getattribute__(model, "__memory__")
    except AttributeError:
        return False
    return True


def remember(model: Model) -> Memory:
    """The memory of an instance that a reply brought in, made if it has none yet."""
    mark = memory_of(model)
    if isinstance(mark, Memory):
        return mark
    memory = Memory()
    object.__setattr__(model, "__memory__", memory)
    return memory


def as_json(model: Model) -> dict[str, Any]:
    """An instance as the JSON object that would be sent; empty if it cannot be written."""
    try:
        result: dict[str, Any] = model.__pydantic_serializer__.to_python(
            model, mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
    except (ValueError, TypeError, RecursionError):
        return {}
    return result
