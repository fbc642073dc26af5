"""Types of the intermediate representation as Python annotations.

Two spellings exist.  *Strict* is what pydantic checks at run time (`StrictStr`: a number is not a string);
*plain* is what a person reads in a signature (`str`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from clientgen.emit.code import Code, py
from clientgen.ir.nodes import (
    ListOf,
    MapOf,
    Options,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
    Unknown,
)

NULL = Scalar("null")

_PLAIN = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
    "binary": "bytes",
}
_STRICT = _PLAIN | {
    "string": "StrictStr",
    "integer": "StrictInt",
    "number": "StrictFloat",
    "boolean": "StrictBool",
}

IMPORTS = {
    **dict.fromkeys(("StrictBool", "StrictFloat", "StrictInt", "StrictStr", "Field"), "pydantic"),
    **dict.fromkeys(("Annotated", "Any", "Literal", "Union"), "typing"),
    **dict.fromkeys(("IntEnum", "StrEnum"), "enum"),
    "TypeAliasType": "typing_extensions",
}
"""Where each name that an annotation may use comes from, apart from the package's own."""


def annotation(type_: TypeRef, *, strict: bool) -> Code:
    """The annotation for `type_`; a union is printed flat, without repetitions, `None` last."""
    return Code(" | ".join(_parts([type_], strict)))


def optional(type_: TypeRef, *, strict: bool) -> Code:
    """The annotation for `type_` or `None`."""
    return annotation(Union((type_, NULL)), strict=strict)


_BUILTINS = frozenset({"bool", "bytes", "dict", "float", "int", "list", "str", "tuple"})


class _Qualify(ast.NodeTransformer):
    def __init__(self, shadowed: frozenset[str]) -> None:
        self._shadowed = shadowed

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self._shadowed:
            return node
        return ast.Attribute(ast.Name("builtins", ast.Load()), node.id, ast.Load())


def qualify(code: Code, names: Iterable[str]) -> Code:
    """An annotation for use in a class that has members of these names: a method `list` hides the builtin."""
    shadowed = _BUILTINS & set(names)
    if not shadowed:
        return code
    tree = ast.parse(str(code), mode="eval")
    return Code(ast.unparse(_Qualify(shadowed).visit(tree)))


def has_null(type_: TypeRef) -> bool:
    """Whether null is one of the variants of `type_`."""
    return type_ == NULL or (isinstance(type_, Union) and NULL in type_.variants)


def without_null(type_: TypeRef) -> TypeRef:
    """`type_` without its null variant."""
    if isinstance(type_, Union):
        rest = tuple(variant for variant in type_.variants if variant != NULL)
        if len(rest) == 1 and type_.discriminator is None:
            return rest[0]
        return Union(rest, type_.discriminator)
    return type_


def refs(type_: TypeRef) -> Iterator[str]:
    """Names of the components that `type_` mentions."""
    match type_:
        case Ref(name):
            yield name
        case ListOf(item):
            yield from refs(item)
        case MapOf(value):
            yield from refs(value)
        case TupleOf(items, rest):
            for item in (*items, *([rest] if rest else ())):
                yield from refs(item)
        case Union(variants):
            for variant in variants:
                yield from refs(variant)
        case _:
            pass


def literal_values(options: Options) -> tuple[str | int | bool, ...] | None:
    """The values as far as `Literal` can hold them, null left out; None if one of them is of another kind."""
    values = [value for value in options.values if value is not None]
    if not values or not all(isinstance(value, (str, int)) for value in values):
        return None
    return tuple(value for value in values if isinstance(value, (str, int)))


def kind_of(values: Iterable[object]) -> tuple[TypeRef, ...]:
    """The scalar types that `values` are of."""
    kinds: list[TypeRef] = []
    for value in values:
        match value:
            case None:
                found: TypeRef = NULL
            case bool():
                found = Scalar("boolean")
            case int():
                found = Scalar("integer")
            case float():
                found = Scalar("number")
            case str():
                found = Scalar("string")
            case _:
                found = Unknown()
        if found not in kinds:
            kinds.append(found)
    return tuple(kinds)


def _parts(types: Iterable[TypeRef], strict: bool) -> list[str]:
    """What stands between the bars of the union of `types`."""
    parts: dict[str, None] = {}
    for type_ in types:
        parts.update(dict.fromkeys(_variants(type_, strict)))
    if "Any" in parts:
        return ["Any"]
    return [part for part in parts if part != "None"] + (["None"] if "None" in parts else [])


def _variants(type_: TypeRef, strict: bool) -> list[str]:
    names = _STRICT if strict else _PLAIN
    match type_:
        case Scalar(kind, format_):
            return [names["binary" if format_ == "binary" else kind]]
        case Unknown():
            return ["Any"]
        case Ref(name):
            return [name]
        case ListOf(item):
            return [f"list[{annotation(item, strict=strict)}]"]
        case MapOf(value):
            return [f"dict[str, {annotation(value, strict=strict)}]"]
        case TupleOf(items, None):
            inner = ", ".join(annotation(item, strict=strict) for item in items)
            return [f"tuple[{inner or '()'}]"]
        case TupleOf(items, rest):
            return [f"list[{' | '.join(_parts([*items, rest or Unknown()], strict))}]"]
        case Options():
            return _options(type_, strict)
        case Union(variants):
            return _parts(variants, strict)


def _options(type_: Options, strict: bool) -> list[str]:
    values = literal_values(type_)
    parts = [f"Literal[{', '.join(py(value) for value in values)}]"] if values else []
    if type_.open or not values:
        parts += _parts([kind for kind in kind_of(type_.values) if kind != NULL], strict)
    if None in type_.values:
        parts.append("None")
    return parts
