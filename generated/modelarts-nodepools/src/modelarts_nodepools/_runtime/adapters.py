"""One type expression, ready to be read and written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import SchemaSerializer, SchemaValidator

from .exact import exact
from .facts import facts, models
from .memory import Marked
from .shape import (
    Builder,
    Listing,
    Mapped,
    Node,
    Nullable,
    Object,
    Variants,
    parts,
    resolve,
    unwrap,
)
from .triggers import triggers

_OBJECTS = (Object, Mapped)


class Adapter:
    """Everything that is needed to read and write one type expression.

    `open`: a class below is declared open; `ruled`: a class below has rules, and `triggers`
    must occur in a body that breaks one; `ambiguous`: somewhere below there
    are several kinds of object to choose from and no property that tells them apart; `contested`: the classes with
    rules among these, whose rules take part in the choice; `watched`: a class below has rules that a list changed in
    place could break.
    """

    def __init__(self, type_: Any) -> None:
        self.validator: Any  # a SchemaValidator, or what a plug-in made of it
        self.serializer: SchemaSerializer
        self._compiled: Mapping[str, Any]
        # A class has its own validator, which is a quarter faster than the one that an adapter would make of it.
        # Rebuilding does nothing unless names were missing when the type was made.
        if isinstance(type_, type) and issubclass(type_, Marked):
            source: Any = type_
            source.model_rebuild()
            self.validator = source.__pydantic_validator__
            self.serializer = source.__pydantic_serializer__
            self._compiled = source.__pydantic_core_schema__
        else:
            adapter_: Any = TypeAdapter(type_)
            adapter_.rebuild()
            schema: Any = exact(adapter_.core_schema)
            self.validator = SchemaValidator(schema)
            # As in `Model`: NaN must be seen to be refused, and not become null.
            self.serializer = SchemaSerializer(schema, {"ser_json_inf_nan": "constants"})
            self._compiled = schema
        definitions, _ = unwrap(self._compiled)
        top = (
            self._compiled["schema"] if self._compiled["type"] == "definitions" else self._compiled
        )
        self.node: Node = Builder(definitions).node(top)
        classes = models(self.node)
        self.open = any(facts(cls).open for cls in classes)
        self.ruled = any(facts(cls).rules is not None for cls in classes)
        self.triggers = triggers(cls.__rules__ for cls in classes if cls.__rules__)
        self.watched = any(facts(cls).watched for cls in classes)
        members = [member.node for cls in classes for member in facts(cls).members.values()]
        extras = [facts(cls).extras for cls in classes]
        unions = _contested([self.node, *members, *extras])
        self.ambiguous = bool(unions)
        self.contested = frozenset(cls for cls in models(*unions) if cls.__rules__)
        self._strict: SchemaValidator | None = None

    @property
    def strict(self) -> SchemaValidator:
        """A validator that refuses unknown keys, except in classes that the document declares open.

        Pydantic's own ``extra=`` is one answer for the whole tree, which is enough for most.  Of several objects
        that fit by type it takes none whose rules are broken; models that are given as they are it takes unseen, if
        the context is the set of their identities.
        """
        if self._strict is None:
            from .closing import closed

            schema: Any = closed(self._compiled, self.contested)
            self._strict = SchemaValidator(schema, _use_prebuilt=False)
        return self._strict


def _contested(roots: list[Node]) -> list[Node]:
    """The unions of several objects, or of several lists, that no property tells apart."""
    found: list[Node] = []
    waiting: list[Node | None] = list(roots)
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Variants) and node.by_tag is None:
            inner = [resolve(n.inner if isinstance(n, Nullable) else n) for n in node.branches]
            objects = sum(isinstance(n, _OBJECTS) for n in inner)
            if objects > 1 or sum(isinstance(n, Listing) for n in inner) > 1:
                found.append(node)
        waiting.extend(parts(node))
    return found


@lru_cache(maxsize=512)
def _cached(type_: Any) -> Adapter:
    return Adapter(type_)


def adapter(type_: Any) -> Adapter:
    """The adapter of a type expression, kept for the next call."""
    try:
        return _cached(type_)
    except TypeError:  # an expression that cannot be hashed, such as Annotated with a list in it
        return Adapter(type_)
