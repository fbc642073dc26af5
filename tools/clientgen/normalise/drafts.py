"""Components as they come to be: named by where they stand in the document, final names come later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from clientgen.ir.nodes import Component, Constraint, Reply, TypeRef
from clientgen.normalise.rules import Rules


@dataclass(frozen=True, slots=True)
class Facts:
    """What a reference to a component has to know of it. `type` is that of an alias.

    Of a model it may ask which `members` its values may have (none: any), and which are `needed`; of an alias that is being built,
    which `kinds` of values it states.
    """

    kind: Literal["model", "choice", "alias"]
    nullable: bool = False
    bounds: tuple[Constraint, ...] = ()
    rules: Rules | None = None
    type: TypeRef | None = None
    members: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(slots=True)
class Drafts:
    """Everything found so far, by identity: the pointer that a schema stands at, or several joined."""

    facts: dict[str, Facts] = field(default_factory=dict)
    components: dict[str, Component] = field(default_factory=dict)
    tags: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Identity of a model → wire name → values by which a union knows it."""
    replies: dict[str, Reply] = field(default_factory=dict)
    """Where a reply stands → the reply, without the status that it is used for."""
