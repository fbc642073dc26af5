"""Whether one Python type allows more than another, by its text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clientgen.compare.model import Effect

_LITERALS = {str: "str", int: "int", bool: "bool", bytes: "bytes", type(None): "None"}
# Whoever takes the right one takes the left one too.
_SUBTYPES = {("int", "float"), ("bool", "int"), ("StrictInt", "StrictFloat")}


def relation(old: str, new: str) -> Effect | None:
    """How the type moved; None if both texts mean the same."""
    before, after = parse(old), parse(new)
    if before is None or after is None:
        return None if old == new else Effect.CHANGED
    loses, gains = not _fits(before, after), not _fits(after, before)
    if loses and gains:
        return Effect.CHANGED
    return Effect.NARROWED if loses else Effect.WIDENED if gains else None


def only_options(old: str, new: str) -> bool:
    """Whether two types differ in the options that they list and in nothing else."""
    rests, listed = [], []
    for text in (old, new):
        tree = parse(text)
        members = [ast.unparse(part) for part in _members(tree)] if tree else [text]
        rests.append({member for member in members if not member.startswith("Literal[")})
        listed.append({member for member in members if member.startswith("Literal[")})
    return rests[0] == rests[1] and all(listed) and listed[0] != listed[1]


def without_none(text: str) -> str:
    """The type when a value is there."""
    tree = parse(text)
    parts = [part for part in _members(tree) if ast.unparse(part) != "None"] if tree else []
    return " | ".join(ast.unparse(part) for part in parts) or text


def parse(text: str) -> ast.expr | None:
    """A type as a tree; None if the text is none."""
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def names(text: str) -> set[str]:
    """The names that a type mentions."""
    tree = parse(text)
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} if tree else set()


def _members(tree: ast.expr) -> Iterator[ast.expr]:
    """The alternatives of a type, options one by one."""
    match tree:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _members(left)
            yield from _members(right)
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            yield from _members(inner)
            yield ast.Constant(None)
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=parts)):
            for part in parts:
                yield from _members(part)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            for option in inner.elts if isinstance(inner, ast.Tuple) else [inner]:
                yield ast.Subscript(ast.Name("Literal"), option)
        case _:
            yield tree


def _fits(narrow: ast.expr, wide: ast.expr) -> bool:
    """Whether every value of the first type is one of the second."""
    choices = list(_members(wide))
    return all(any(_fits_one(part, choice) for choice in choices) for part in _members(narrow))


def _fits_one(part: ast.expr, choice: ast.expr) -> bool:
    one, other = ast.unparse(part), ast.unparse(choice)
    if one == other or other in ("Any", "object") or (one, other) in _SUBTYPES:
        return True
    match part, choice:
        case ast.Subscript(value=ast.Name(id="Literal"), slice=ast.Constant(value=value)), ast.Name(
            id=name
        ):
            return _LITERALS.get(type(value)) == name
        case ast.Subscript(value=head, slice=inner), ast.Subscript(
            value=other_head, slice=other_inner
        ):
            if ast.unparse(head) != ast.unparse(other_head):
                return False
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            others = other_inner.elts if isinstance(other_inner, ast.Tuple) else [other_inner]
            return len(parts) == len(others) and all(
                _fits(a, b) for a, b in zip(parts, others, strict=True)
            )
        case _:
            return False
