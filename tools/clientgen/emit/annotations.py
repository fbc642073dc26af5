"""What an annotation mentions, and whether two of them say the same: read from its syntax."""

from __future__ import annotations

import ast
from functools import lru_cache

from clientgen.emit.code import Code
from clientgen.emit.types import IMPORTS

# A document says the same few things over and over; the size only keeps a long-lived process from growing.
_REMEMBERED = 20_000


@lru_cache(_REMEMBERED)
def names_in(annotation: Code) -> frozenset[str]:
    """Every name that an annotation mentions, literals left out."""
    found: set[str] = set()
    pending: list[ast.expr] = [ast.parse(str(annotation), mode="eval").body]
    while pending:
        node = pending.pop()
        match node:
            case ast.Name(id=name):
                found.add(name)
            case ast.Subscript(value=ast.Name(id="Literal")):
                found.add("Literal")
            case ast.Call(func=func):
                pending.append(func)
            case _:
                pending += [
                    child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)
                ]
    return frozenset(found)


def one_a_line(annotation: Code) -> Code:
    """The annotation of a named list of options, its options one a line: one more of them is one more line."""
    text = str(annotation)
    for node in ast.walk(ast.parse(text, mode="eval")):
        match node:
            case ast.Subscript(
                value=ast.Name(id="Literal"), slice=ast.Tuple(elts=[_, _, *_]) as values
            ):
                # Offsets count bytes; the comma after the last option makes the formatter keep lines apart.
                end = len(text.encode()[: values.end_col_offset].decode())
                return Code(f"{text[:end]},{text[end:]}")
    return annotation


@lru_cache(_REMEMBERED)
def variants_of(annotation: Code) -> object:
    """An annotation in a form that does not depend on how unions are spelled, for comparing two of them."""
    return _shape(ast.parse(str(annotation), mode="eval").body)


def _shape(node: ast.expr) -> object:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _union([_shape(left), _shape(right)])
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, _])):
            return _shape(inner)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            items = values.elts if isinstance(values, ast.Tuple) else [values]
            return _union([("literal", repr(ast.literal_eval(item))) for item in items])
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Tuple(elts=items)):
            return (name, *map(_shape, items))
        case ast.Subscript(value=ast.Name(id=name), slice=item):
            return (name, _shape(item))
        case _:
            return ast.unparse(node)


def _union(parts: list[object]) -> object:
    flat: set[object] = set()
    for part in parts:
        flat.update(part if isinstance(part, frozenset) else {part})
    if "Any" in flat:
        return "Any"
    return flat.pop() if len(flat) == 1 else frozenset(flat)


def imported_names(annotations: list[Code]) -> dict[str, set[str]]:
    """Module → the names of it that the annotations need, apart from the package's own classes."""
    needed: dict[str, set[str]] = {}
    for annotation in annotations:
        for name in names_in(annotation):
            if name in IMPORTS:
                needed.setdefault(IMPORTS[name], set()).add(name)
    return needed
