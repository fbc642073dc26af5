"""What a type looks like on the wire: the compiled schema that pydantic made of it, as a few plain nodes.

The compiled validators are fast but stop at "does not fit".  Whoever must say *what* does not fit, or keep it all
the same, walks these nodes instead; they are built when first needed, which for a program without mistakes is
nearly never.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic_core import SchemaValidator

if TYPE_CHECKING:
    from .model import Model

Schema: TypeAlias = Mapping[str, Any]


class Leaf:
    """A value that the compiled validator judges as a whole: a scalar, an enumeration, a format."""

    __slots__ = ("_definitions", "_validator", "schema")

    def __init__(self, schema: Schema, definitions: Mapping[str, Schema]) -> None:
        self.schema = schema
        self._definitions = definitions
        self._validator: SchemaValidator | None = None

    @property
    def validator(self) -> SchemaValidator:
        if self._validator is None:
            # `definitions` is needed only by the rare schema that refers to them, but costs nothing here.
            schema: Any = {
                "type": "definitions",
                "schema": self.schema,
                "definitions": list(self._definitions.values()),
            }
            # The type checker knows core schemas as typed dictionaries; these are picked apart as plain ones.
            self._validator = SchemaValidator(schema, {"allow_inf_nan": False}, _use_prebuilt=False)
        return self._validator

    @property
    def kind(self) -> Schema:
        """The schema that says what the value is; what comes before it in a chain is a test of its type."""
        kind: Schema = self.schema["steps"][-1] if self.schema["type"] == "chain" else self.schema
        return kind

    @property
    def options(self) -> tuple[Any, ...] | None:
        """The values of a `Literal` or an enum class, as they are on the wire."""
        if self.kind["type"] == "literal":
            return tuple(getattr(value, "value", value) for value in self.kind["expected"])
        if self.kind["type"] == "enum":
            return tuple(member.value for member in self.kind["members"])
        return None


class Anything:
    """Any JSON value."""

    __slots__ = ()


class Nullable:
    """Null, or `inner`."""

    __slots__ = __match_args__ = ("inner",)

    def __init__(self, inner: Node) -> None:
        self.inner = inner


class Listing:
    """An array; `shell` judges it without looking at the items. `heads` are the first items' own types."""

    __slots__ = ("heads", "item", "shell")

    def __init__(self, item: Node | None, shell: Leaf, heads: tuple[Node, ...] = ()) -> None:
        self.item = item
        self.shell = shell
        self.heads = heads

    def node(self, index: int) -> Node | None:
        """The type at a position; None: the document says nothing that could be checked here."""
        return self.heads[index] if index < len(self.heads) else self.item


class Mapped:
    """An object with keys of the user's choice; `shell` judges it without looking at the values."""

    __slots__ = ("shell", "value")

    def __init__(self, value: Node, shell: Leaf) -> None:
        self.value = value
        self.shell = shell


class Variants:
    """One of several types, told apart by the property `tag` if there is one.

    `implied`: not the document says so, but every branch has its own constant there; one without it may still fit.
    """

    __match_args__ = ("branches",)
    __slots__ = ("branches", "by_tag", "implied", "tag")

    def __init__(
        self,
        branches: tuple[Node, ...],
        tag: str | None = None,
        by_tag: Mapping[Any, Node] | None = None,
    ) -> None:
        self.branches = branches
        self.tag = tag
        self.by_tag = by_tag
        self.implied: bool | None = None


class Object:
    """A model class."""

    __slots__ = __match_args__ = ("cls",)

    def __init__(self, cls: type[Model]) -> None:
        self.cls = cls


class Later:
    """Stands for a type that refers to itself."""

    __slots__ = ("target",)

    def __init__(self) -> None:
        self.target: Node | None = None


Node: TypeAlias = Leaf | Anything | Nullable | Listing | Mapped | Variants | Object | Later


def _object(schema: Schema) -> Node | None:
    cls = schema["cls"]
    return Object(cls) if hasattr(cls, "__open__") else None


class Builder:
    """Turns one compiled schema into nodes."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self.definitions = definitions
        self.known: dict[str, Later] = {}

    def node(self, schema: Schema) -> Node:
        match schema["type"]:
            case "definition-ref":
                return self.reference(schema["schema_ref"])
            case "default":
                return self.node(schema["schema"])
            case "nullable":
                return Nullable(self.node(schema["schema"]))
            case "any":
                return Anything()
            case "model":
                return _object(schema) or Leaf(schema, self.definitions)
            case "list" | "set" | "frozenset":
                items = schema.get("items_schema")
                shell = {key: value for key, value in schema.items() if key != "items_schema"}
                return Listing(self.node(items) if items else Anything(), self.leaf(shell))
            case "tuple":
                return self.fixed(schema)
            case "dict":
                values = schema.get("values_schema")
                shell = {key: value for key, value in schema.items() if key != "values_schema"}
                return Mapped(self.node(values) if values else Anything(), self.leaf(shell))
            case "union":
                choices = (c[0] if isinstance(c, tuple) else c for c in schema["choices"])
                return Variants(tuple(map(self.node, choices)))
            case "tagged-union":
                return self.tagged(schema)
            case _:
                return self.leaf(schema)

    def leaf(self, schema: Schema) -> Leaf:
        return Leaf({key: value for key, value in schema.items() if key != "ref"}, self.definitions)

    def reference(self, ref: str) -> Node:
        if (known := self.known.get(ref)) is None:
            known = self.known[ref] = Later()
            known.target = self.node(self.definitions[ref])
        return known

    def fixed(self, schema: Schema) -> Node:
        items = [self.node(item) for item in schema["items_schema"]]
        rest = schema.get("variadic_item_index")
        shell = {**schema, "items_schema": [{"type": "any"} for _ in items]}
        if rest is None:
            return Listing(None, self.leaf(shell), tuple(items))
        return Listing(items[rest], self.leaf(shell), tuple(items[:rest]))

    def tagged(self, schema: Schema) -> Node:
        by_tag = {
            getattr(tag, "value", tag): self.node(choice)
            for tag, choice in schema["choices"].items()
        }
        tag = schema["discriminator"]
        # Either one name, or the paths to try; the wire name is the last of them.
        if isinstance(tag, list):
            path = tag[-1]
            tag = path[0] if isinstance(path, list) else path
        named = tag if isinstance(tag, str) else None
        return Variants(tuple(by_tag.values()), named, by_tag if named else None)


def unwrap(schema: Schema) -> tuple[dict[str, Schema], Schema]:
    """The definitions of a compiled schema, and what it says itself."""
    definitions: dict[str, Schema] = {}
    if schema["type"] == "definitions":
        definitions = {item["ref"]: item for item in schema["definitions"]}
        schema = schema["schema"]
    if schema["type"] == "definition-ref":
        schema = definitions[schema["schema_ref"]]
    return definitions, schema


def parts(node: Node) -> tuple[Node | None, ...]:
    """The nodes directly inside one, short of the fields of a model."""
    match node:
        case Nullable():
            return (node.inner,)
        case Listing():
            return (node.item, *node.heads)
        case Mapped():
            return (node.value,)
        case Variants():
            return node.branches
        case Later():
            return (node.target,)
        case _:
            return ()


def resolve(node: Node) -> Node:
    """The node itself, or the one that it stands for."""
    while isinstance(node, Later) and node.target is not None:
        node = node.target
    return node
