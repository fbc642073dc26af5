"""The one call of datamodel-code-generator, and its answer as a syntax tree of which little is believed.

Only annotations built of names, literals, unions and subscripts are taken over; anything else in the printed
module is a fault (`MismatchError`), so that no construct of the library reaches a generated package unnoticed.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

from clientgen.emit.code import Code, py
from clientgen.emit.types import IMPORTS


class MismatchError(Exception):
    """The printer gave something that was not asked for."""


@dataclass(frozen=True, slots=True)
class PrintedField:
    """One field: `options` are the keyword arguments of its `Field(…)`, the alias among them."""

    name: str
    annotation: Code
    options: dict[str, object]
    default: Code | None


@dataclass(frozen=True, slots=True)
class PrintedClass:
    name: str
    base: str
    fields: tuple[PrintedField, ...]
    members: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class PrintedAlias:
    name: str
    annotation: Code


def print_models(document: dict[str, Any], aliases: dict[str, str], enums: frozenset[str]) -> str:
    """The module that datamodel-code-generator prints for a lowered document; `enums` become enum classes."""
    import datamodel_code_generator as dmcg  # noqa: PLC0415 - costs 0.2 s, which `lint` need not pay
    from datamodel_code_generator.types import StrictTypes  # noqa: PLC0415

    config = dmcg.GenerateConfig(
        input_file_type=dmcg.InputFileType.OpenAPI,
        output_model_type=dmcg.DataModelType.PydanticV2BaseModel,
        target_python_version=dmcg.PythonVersion.PY_311,
        aliases=aliases,
        base_class="runtime.Model",
        custom_class_name_generator=str,
        use_annotated=True,
        snake_case_field=False,
        allow_population_by_field_name=False,
        use_specialized_enum=True,
        capitalise_enum_members=False,
        enum_field_as_literal=dmcg.LiteralType.All,
        enum_field_as_literal_map=dict.fromkeys(sorted(enums), "enum"),
        use_standard_collections=True,
        use_union_operator=True,
        use_type_alias=True,
        strict_nullable=True,
        strict_types=[StrictTypes.str, StrictTypes.int, StrictTypes.float, StrictTypes.bool],
        keep_model_order=True,
        disable_timestamp=True,
        treat_dot_as_module=False,
        strict_refs=True,
        formatters=[dmcg.Formatter.BUILTIN],
    )
    printed = dmcg.generate(document, config=config)
    if not isinstance(printed, str):
        raise MismatchError(f"expected one module, got {type(printed).__name__}")
    return printed


def read_printed(source: str) -> tuple[list[PrintedClass], list[PrintedAlias]]:
    """Classes and aliases of a printed module, in its order.

    Raises:
        MismatchError: the module holds anything else.
    """
    classes: list[PrintedClass] = []
    aliases: list[PrintedAlias] = []
    for node in ast.parse(source).body:
        match node:
            case ast.Import() | ast.ImportFrom():
                pass  # the imports are written anew
            case ast.ClassDef(name=name, bases=[ast.Name(id=base)], keywords=[], decorator_list=[]):
                classes.append(_class(node, name, base))
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(
                    func=ast.Name(id="TypeAliasType"),
                    args=[ast.Constant(), value],
                    keywords=[],
                ),
            ):
                aliases.append(PrintedAlias(name, Code(_type(value))))
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(attr="model_rebuild"), args=[], keywords=[])
            ):
                pass  # classes are completed when they are first used
            case _:
                raise MismatchError(f"unexpected statement: {ast.unparse(node)[:200]}")
    return classes, aliases


def _class(node: ast.ClassDef, name: str, base: str) -> PrintedClass:
    fields: list[PrintedField] = []
    members: list[tuple[str, object]] = []
    for item in node.body:
        match item:
            case ast.Pass():
                pass
            case ast.AnnAssign(target=ast.Name(id=field), annotation=annotation, value=value):
                type_, options = _annotated(annotation)
                default = None if value is None else py(ast.literal_eval(value))
                fields.append(PrintedField(field, type_, options, default))
            case ast.Assign(targets=[ast.Name(id=member)], value=value):
                members.append((member, ast.literal_eval(value)))
            case _:
                raise MismatchError(f"unexpected in {name}: {ast.unparse(item)[:200]}")
    return PrintedClass(name, base, tuple(fields), tuple(members))


def _annotated(node: ast.expr) -> tuple[Code, dict[str, object]]:
    match node:
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, call])):
            return Code(_type(inner)), _field_options(call)
        case _:
            return Code(_type(node)), {}


def _field_options(node: ast.expr) -> dict[str, object]:
    match node:
        case ast.Call(func=ast.Name(id="Field"), args=[], keywords=keywords):
            return {str(word.arg): ast.literal_eval(word.value) for word in keywords}
        case _:
            raise MismatchError(f"unexpected metadata: {ast.unparse(node)[:200]}")


def _type(node: ast.expr) -> str:
    """An annotation, printed anew from the few kinds of node that one may consist of."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Constant(value=None):
            return "None"
        case ast.Constant(value=str() as quoted):
            return py(_type(ast.parse(quoted, mode="eval").body))
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            items = values.elts if isinstance(values, ast.Tuple) else [values]
            return f"Literal[{', '.join(py(ast.literal_eval(item)) for item in items)}]"
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, call])):
            options = ", ".join(f"{key}={py(v)}" for key, v in _field_options(call).items())
            return f"Annotated[{_type(inner)}, Field({options})]"
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Tuple(elts=items)):
            return f"{name}[{', '.join(map(_type, items)) or '()'}]"
        case ast.Subscript(value=ast.Name(id=name), slice=item):
            return f"{name}[{_type(item)}]"
        case _:
            raise MismatchError(f"unexpected type: {ast.unparse(node)[:200]}")


def names_in(annotation: Code) -> frozenset[str]:
    """Every name that an annotation mentions, quoted parts included, literals not."""
    found: set[str] = set()
    pending: list[ast.expr] = [ast.parse(str(annotation), mode="eval").body]
    while pending:
        node = pending.pop()
        match node:
            case ast.Name(id=name):
                found.add(name)
            case ast.Subscript(value=ast.Name(id="Literal")):
                found.add("Literal")
            case ast.Constant(value=str() as quoted):
                pending.append(ast.parse(quoted, mode="eval").body)
            case ast.Call(func=func):
                pending.append(func)
            case _:
                pending += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    return frozenset(found)


def variants_of(annotation: Code) -> object:
    """An annotation in a form that does not depend on how unions are spelled, for comparing two of them."""
    return _shape(ast.parse(str(annotation), mode="eval").body)


def _shape(node: ast.expr) -> object:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _union([_shape(left), _shape(right)])
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=items)):
            return _union([_shape(item) for item in items])
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, _])):
            return _shape(inner)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            items = values.elts if isinstance(values, ast.Tuple) else [values]
            return _union([("literal", repr(ast.literal_eval(item))) for item in items])
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Tuple(elts=items)):
            return (name, *map(_shape, items))
        case ast.Subscript(value=ast.Name(id=name), slice=item):
            return (name, _shape(item))
        case ast.Constant(value=str() as quoted):
            return _shape(ast.parse(quoted, mode="eval").body)
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
