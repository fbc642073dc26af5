"""What the runtime knows of each model class, worked out when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from .memory import Marked
from .shape import (
    Anything,
    Builder,
    Leaf,
    Node,
    Nullable,
    Object,
    Schema,
    Variants,
    parts,
    resolve,
    unwrap,
)

if TYPE_CHECKING:
    from .model import Model
    from .rules import Check


class Member:
    """A field of a model; `deep`: a model can be inside."""

    __slots__ = ("constant", "deep", "name", "node", "nullable", "required", "wire")

    def __init__(
        self, name: str, wire: str, node: Node, *, required: bool, nullable: bool, constant: Any
    ) -> None:
        self.name = name
        self.wire = wire
        self.node = node
        self.required = required
        self.nullable = nullable
        self.constant = constant
        self.deep = _deep(node)


class Facts:
    """What the runtime knows of a model class, worked out once."""

    def __init__(self, cls: type[Model]) -> None:
        definitions, schema = unwrap(_compiled(cls))
        builder = Builder(definitions)
        self.open: bool = cls.__open__
        self.members: dict[str, Member] = {}
        inner = schema["schema"]
        while inner["type"] != "model-fields":
            inner = inner["schema"]
        for name, field in inner["fields"].items():
            node = builder.node(field["schema"])
            info = cls.__pydantic_fields__[name]
            required = info.is_required()
            self.members[name] = Member(
                name=name,
                wire=field.get("serialization_alias", name),
                node=node,
                required=required,
                nullable=name in cls.__nullable__ or (required and isinstance(node, Nullable)),
                constant=None if required else info.default,
            )
        # Keywords of a constructor whose values hold no models, where no rule has to see them as JSON.
        self.shallow = frozenset(
            key
            for member in self.members.values()
            if not member.deep and not cls.__rules__
            for key in (member.name, member.wire)
        )
        extras = inner.get("extras_schema")
        self.extras: Node = builder.node(extras) if extras else Anything()
        self.by_wire = {member.wire: member for member in self.members.values()}
        self.constants = frozenset(
            member.name for member in self.members.values() if member.constant is not None
        )
        self.rules = cls.__rules__ or None
        self.watched = _looks_inside(self.rules, self)

    @cached_property
    def check(self) -> Check | None:
        """The rules, ready to be applied; most programs break none, and apply few."""
        if self.rules is None:
            return None
        from .rules import compile_rules

        return compile_rules(self.rules)

    @cached_property
    def blank(self) -> bool:
        """Whether an object without members keeps the rules."""
        return self.check is None or not self.check({})

    @cached_property
    def quick(self) -> Callable[[Mapping[str, Any]], bool] | None:
        """Whether keyword arguments that are all scalars or models keep the rules, as far as scalars tell."""
        check = self.check
        if check is None:
            return None
        wire = {member.name: member.wire for member in self.members.values()}
        wire.update((name, name) for name in self.by_wire)
        fixed = {
            m.wire: getattr(m.constant, "value", m.constant)
            for m in self.members.values()
            if m.constant is not None
        }
        inside = any(member.deep for member in self.members.values())

        kept = not check(fixed)

        def quick(data: Mapping[str, Any]) -> bool:
            if not data:
                return kept
            if inside and any(isinstance(value, Marked) for value in data.values()):
                return False
            return not check({**fixed, **{wire[name]: value for name, value in data.items()}})

        return quick

    @cached_property
    def ruled(self) -> tuple[str, ...]:
        """The fields below which there is a class with rules."""
        return tuple(m.name for m in self.members.values() if _has_rules(m.node))

    @cached_property
    def ruled_extras(self) -> bool:
        """Whether there is a class with rules among the further keys."""
        return _has_rules(self.extras)


def branch_for(node: Variants, value: Mapping[str, Any]) -> Node | bool:
    """The branch that an object's tag picks; False: it picks none; True: there is no tag to go by."""
    if node.by_tag is None and node.implied is None:
        _imply(node)
    if node.by_tag is None or node.tag is None or (node.implied and node.tag not in value):
        return True
    tag = value.get(node.tag)
    tag = getattr(tag, "value", tag)
    return (node.by_tag.get(tag) or False) if isinstance(tag, str | int) else False


def _imply(node: Variants) -> None:
    """Find the property whose constants tell the branches apart.

    Besides unions without a discriminator this serves the ones inside recursive types, where pydantic forgets it.
    """
    node.implied = False
    classes = [resolve(branch) for branch in node.branches]
    constants = [_constants(inner) for inner in classes]
    for name in constants[0] if len(constants) > 1 else ():
        values = [own[name] for own in constants if name in own]
        if len(values) == len(set(values)) == len(constants):
            node.tag, node.implied = name, True
            node.by_tag = dict(zip(values, classes, strict=True))
            return


def _constants(node: Node) -> dict[str, Any]:
    if not isinstance(node, Object):
        return {}
    members = facts(node.cls).members.values()
    leaves = [(member.wire, resolve(member.node)) for member in members]
    options = {wire: leaf.options for wire, leaf in leaves if isinstance(leaf, Leaf)}
    return {wire: values[0] for wire, values in options.items() if values and len(values) == 1}


def _has_rules(node: Node) -> bool:
    return any(facts(cls).rules is not None for cls in models(node))


_PER_KEY = frozenset({"patternProperties", "additionalProperties", "propertyNames"})


def _looks_inside(rules: Any, known: Facts) -> bool:
    """Whether rules speak of more than the object's own scalars.

    Those change only by assignment, which is noticed; a list or dict, or an object inside, can be changed in place.
    """
    if not isinstance(rules, Mapping):
        return False
    for name, inner in rules.get("properties", {}).items():
        member = known.by_wire.get(name)
        if member is None or not _is_scalar(member.node):
            return inner is not True
    if known.open and rules.keys() & _PER_KEY:
        return True
    inner_rules: list[Any] = [rules.get(key) for key in ("if", "then", "else", "not")]
    for key in ("allOf", "anyOf", "oneOf"):
        inner_rules += rules.get(key, ())
    inner_rules += rules.get("dependentSchemas", {}).values()
    return any(_looks_inside(inner, known) for inner in inner_rules)


def _is_scalar(node: Node) -> bool:
    node = resolve(node)
    if isinstance(node, Nullable):
        node = resolve(node.inner)
    if isinstance(node, Variants):
        return all(map(_is_scalar, node.branches))
    return isinstance(node, Leaf)


def _deep(node: Node) -> bool:
    waiting: list[Node | None] = [node]
    seen: set[int] = set()
    while waiting:
        node_ = waiting.pop()
        if isinstance(node_, Object):
            return True
        if node_ is not None and id(node_) not in seen:
            seen.add(id(node_))
            waiting.extend(parts(node_))
    return False


def _compiled(cls: type[BaseModel]) -> Schema:
    cls.model_rebuild()  # does nothing unless names were missing when the class was made
    schema: Schema = cls.__pydantic_core_schema__
    return schema


def facts(cls: type[Model]) -> Facts:
    """The facts of a class, which keeps them; two threads that meet here do the same work twice, harmlessly."""
    known: Facts | None = cls.__dict__.get("__facts__")
    if known is None:
        known = Facts(cls)
        cls.__facts__ = known
    return known


def models(*roots: Node) -> set[type[Model]]:
    """Every model class that can be met below some nodes."""
    found: set[type[Model]] = set()
    waiting: list[Node | None] = list(roots)
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Object):
            if node.cls not in found:
                found.add(node.cls)
                known = facts(node.cls)
                waiting.extend(member.node for member in known.members.values())
                waiting.append(known.extras)
        elif node is not None and id(node) not in seen:
            seen.add(id(node))
            waiting.extend(parts(node))
    return found
