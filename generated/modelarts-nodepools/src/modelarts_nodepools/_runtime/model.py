"""Base class of every generated model: strict when you build it, tolerant when the service answers.

A model refuses, with `InvalidRequest`, what the documentation does not allow: misspelt or missing fields, wrong
types, broken rules.  All problems are listed at once.  What a reply brought in is kept as it came.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .errors import InvalidRequest, OmittedField
from .memory import CLEAN, MADE, Mark, Marked, Memory, as_json, has_mark, memory_of, remember

if TYPE_CHECKING:
    from typing import Self

_SCALARS = frozenset({str, int, float, bool})
_FINISHED = (Marked, str, int, float)
_set = object.__setattr__


if TYPE_CHECKING:
    from .facts import Facts, Member


def facts(cls: type[Model]) -> Facts:
    """Work out what is to be known of a class; the import of models does not wait for it."""
    from .facts import facts

    return facts(cls)


class _Signature:
    """Gives `inspect.signature` the Python names; pydantic would show wire names that no keyword can spell."""

    def __get__(self, instance: object, owner: type[Model]) -> Any:
        from .show import signature

        return signature(owner)


_SIGNATURE = _Signature()


class UnknownField(InvalidRequest, AttributeError):
    """An attribute that the model does not have was assigned. It is an `AttributeError` too."""


class Model(BaseModel, Marked):
    """An object of the API.

    Build it with Python names, wire names or both. `None` for a field that may not be null means absent, as does
    deleting the attribute. `model_fields_set` names what will be sent, `model_extra` holds what a reply brought
    and the documentation does not know.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        loc_by_alias=False,
        protected_namespaces=(),
        hide_input_in_errors=True,
        allow_inf_nan=False,
        ser_json_inf_nan="constants",
        # A program uses few of the classes; what one needs of others is built inside it.
        defer_build=True,
    )

    # Not fields: facts of the class, stated by the generator.
    __open__: ClassVar[bool] = False
    __nullable__: ClassVar[frozenset[str]] = frozenset()
    __rules__: ClassVar[Mapping[str, Any] | None] = None
    __former__: ClassVar[Mapping[str, str]] = {}
    __facts__: ClassVar[Facts | None] = None

    __slots__ = ("__memory__", "__response__")
    if TYPE_CHECKING:
        __memory__: ClassVar[
            Mark
        ]  # of the instance; a class variable to type checkers, so as not to be a field
        __response__: ClassVar[Any]
        # Any, so that a class may state the type of its further keys.
        __pydantic_extra__: Any = Field(init=False)

    if not TYPE_CHECKING:
        # Out of sight of type checkers, which make a better signature out of the fields.

        def __init__(self, /, **data: Any) -> None:
            __tracebackhide__ = True
            try:
                self.__pydantic_validator__.validate_python(
                    data, self_instance=self, extra="forbid"
                )
            except ValidationError:
                failed = True
            else:
                failed = False
            if failed:
                from .construct import construct

                construct(self, data)
                return
            known = self.__class__.__facts__
            if known is None:
                known = facts(self.__class__)
            _set_memory(self, MADE)
            if known.constants:
                self.__pydantic_fields_set__.update(known.constants)
            for name, value in data.items():
                if value.__class__ in _SCALARS or isinstance(value, _FINISHED):
                    continue
                if value is None or name not in known.shallow:
                    break
            else:
                # Nothing in it can be a new model: what is left to check is what the rules say of the scalars.
                if known.rules is None or known.quick(data):
                    return
            from .construct import settle_new

            settle_new(self, data)

        __signature__ = _SIGNATURE
        # The compiled validator then builds nested objects itself, without calling `__init__`.
        __init__.__pydantic_base_init__ = True

        @classmethod
        def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
            from .exact import exact_class

            made = handler(source)
            exact_class(handler.resolve_ref_schema(made), handler.resolve_ref_schema)
            return made

        @classmethod
        def __pydantic_on_complete__(cls) -> None:
            cls.__facts__ = None
            cls.__signature__ = _SIGNATURE

        def __setattr__(self, name: str, value: Any) -> None:
            cls = self.__class__
            known = cls.__facts__ or facts(cls)
            member = known.members.get(name)
            if member is not None:
                if value.__class__ is bool:
                    # A flag in the place of a number is found where it is put, not only when it is sent.
                    from .construct import check_bool

                    check_bool(cls, member, value)
                _before_change(self, known)
                if value is None and not member.nullable:
                    _leave_out(self, member)
                else:
                    self.__dict__[name] = value
                    self.__pydantic_fields_set__.add(name)
            elif name.startswith("_") or isinstance(getattr(cls, name, None), property):
                _set(self, name, value)
            elif known.open or name in (self.__pydantic_extra__ or ()):
                _before_change(self, known)
                if self.__pydantic_extra__ is None:
                    _set(self, "__pydantic_extra__", {})
                self.__pydantic_extra__[name] = value
            else:
                from .construct import unknown_field

                raise UnknownField([unknown_field(cls, name)], cls.__name__)

        def __delattr__(self, name: str) -> None:
            known = facts(self.__class__)
            member = known.members.get(name)
            if member is None:
                super().__delattr__(name)
                return
            _before_change(self, known)
            if member.required:
                self.__pydantic_fields_set__.discard(name)
                self.__dict__.pop(name, None)
                if isinstance(mark := memory_of(self), Memory):
                    mark.missing.discard(name)
            else:
                _leave_out(self, member)

        def __getattr__(self, name: str) -> Any:
            if not name.startswith("_"):
                member = facts(self.__class__).members.get(name)
                if member is not None:
                    mark = memory_of(self)
                    if isinstance(mark, Memory) and name in mark.missing:
                        raise OmittedField(self.__class__.__name__, name, member.wire)
                    raise AttributeError(f"{self.__class__.__name__}.{name} was not given")
            return super().__getattr__(name)

        @classmethod
        def model_validate(cls, obj: Any, **options: Any) -> Self:
            """Build an instance from a mapping, as strictly as the constructor does."""
            from .validating import validate

            return validate(cls, obj, options)

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
            """Build an instance from JSON text, as strictly as the constructor does."""
            from .validating import validate_json

            return validate_json(cls, json_data, options)

        @classmethod
        def model_validate_strings(cls, obj: Any, **options: Any) -> Self:
            """Build an instance from a mapping whose values are all strings."""
            from .validating import validate_strings

            return validate_strings(cls, obj, options)

        @classmethod
        def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
            """Build an instance without checks; sending it checks it."""
            from .construct import settle_made

            new = super().model_construct(_fields_set, **values)
            settle_made(new)
            return new

        def model_copy(
            self, *, update: Mapping[str, Any] | None = None, deep: bool = False
        ) -> Self:
            """Copy the object; `update` is checked as in the constructor."""
            new = super().model_copy(deep=deep)
            if update:
                from .construct import apply

                apply(new, update)
            return new

    def __copy__(self) -> Self:
        return self._carry(super().__copy__())

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return self._carry(super().__deepcopy__(memo))

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        if has_mark(self):
            state["__memory__"] = self.__memory__
        return state

    def __setstate__(self, state: dict[Any, Any]) -> None:
        super().__setstate__(state)
        if "__memory__" in state:
            _set(self, "__memory__", state["__memory__"])

    def _carry(self, new: Self) -> Self:
        if has_mark(self):
            mark = self.__memory__
            _set(new, "__memory__", mark.copy() if isinstance(mark, Memory) else mark)
        return new

    def __repr__(self) -> str:
        from .show import constructor

        return constructor(self)

    __str__ = __repr__


_set_memory = Model.__dict__["__memory__"].__set__


def _leave_out(model: Model, member: Member) -> None:
    """Have a field absent; a constant is never, as nobody has to give it."""
    fields = vars(model)
    fields[member.name] = member.constant
    if member.constant is None:
        model.__pydantic_fields_set__.discard(member.name)
    else:
        model.__pydantic_fields_set__.add(member.name)


def _before_change(model: Model, known: Facts) -> None:
    """Keep what a reply said, before the first change of it, so that what stays the same stays excused."""
    if known.rules is None:
        return
    mark = memory_of(model)
    if mark is CLEAN or (isinstance(mark, Memory) and mark.origin is None):
        from .extras import settle_names

        settle_names(model)
        remember(model).origin = as_json(model)
