"""The one call of datamodel-code-generator, and its answer as a syntax tree of which little is believed.

Only annotations built of names, literals, unions and subscripts are taken over; anything else in the printed
module is a fault (`MismatchError`), so that no construct of the library reaches a generated package unnoticed.
"""

from __future__ import annotations

import ast
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from clientgen.emit.code import Code, py

_INLINE = "Inline__"


class MismatchError(Exception):
    """The printer gave something that was not asked for."""


def same(what: str, printed: object, wanted: object) -> None:
    """Raises `MismatchError` if what was printed is not what was asked for."""
    if printed != wanted:
        raise MismatchError(f"{what}: printed {printed!r}, wanted {wanted!r}")


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
    """The module that datamodel-code-generator prints for a lowered document; `enums` become enum classes.

    Names of the document are kept.  Where the library names a part of a type by itself, the name is made one that
    nothing of the document has.
    """
    import datamodel_code_generator as dmcg
    from datamodel_code_generator.enums import DataModelType, StrictTypes

    known = frozenset(document["components"]["schemas"])

    def class_name(name: str) -> str:
        return name if name in known else f"{_INLINE}{name}"

    config = dmcg.GenerateConfig(
        input_file_type=dmcg.InputFileType.OpenAPI,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=dmcg.PythonVersion.PY_311,
        aliases=aliases,
        base_class="runtime.Model",
        custom_class_name_generator=class_name,
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
        formatters=[],  # the text is only read back; ours is formatted at the end
    )
    printed = dmcg.generate(document, config=config)
    if not isinstance(printed, str):
        raise MismatchError(f"expected one module, got {type(printed).__name__}")
    return printed


def read_printed(
    source: str, known: Collection[str]
) -> tuple[list[PrintedClass], list[PrintedAlias]]:
    """Classes and aliases of a printed module, in its order; `known` are the names that were asked for.

    The library names some parts of types by itself (the items of a named list, if they have a discriminator, without asking for a
    name): what is not known is such a part, and put back in its place.

    Raises:
        MismatchError: the module holds anything else.
    """
    reader = _Reader()
    definitions: list[tuple[str, ast.expr]] = []
    nodes: list[ast.ClassDef] = []
    for node in ast.parse(source).body:
        match node:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                # The imports are written anew, each name as it is: what hides one in the printed module (a member
                # of an enumeration, say) is elsewhere in ours.
                reader.imported |= {one.asname: one.name for one in names if one.asname}
            case ast.ClassDef(keywords=[], decorator_list=[]):
                nodes.append(node)
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(
                    func=ast.Name(id="TypeAliasType"), args=[ast.Constant(), value], keywords=[]
                ),
            ):
                if name not in known:
                    reader.inline[name] = value
                else:
                    definitions.append((name, value))
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(attr="model_rebuild"), args=[], keywords=[])
            ):
                pass  # classes are completed when they are first used
            case _:
                raise MismatchError(f"unexpected statement: {ast.unparse(node)[:200]}")
    aliases = [PrintedAlias(name, Code(reader.type(value))) for name, value in definitions]
    return [reader.model(node) for node in nodes], aliases


class _Reader:
    """Prints annotations anew, from the few kinds of node that one may consist of.

    Unions come out with bars and nothing is quoted; `inline` holds the parts that the library has named, `imported`
    the names that it imports under another one.
    """

    def __init__(self) -> None:
        self.inline: dict[str, ast.expr] = {}
        self.imported: dict[str, str] = {}

    def model(self, node: ast.ClassDef) -> PrintedClass:
        fields: list[PrintedField] = []
        members: list[tuple[str, object]] = []
        for item in node.body:
            match item:
                case ast.Pass():
                    pass
                case ast.Assign(targets=[ast.Name(id="model_config")]) if len(node.body) == 1:
                    pass  # a class without fields; the base class configures all
                case ast.AnnAssign(target=ast.Name(id=field), annotation=annotation, value=value):
                    type_, options = self._field(annotation)
                    default = None if value is None else py(ast.literal_eval(value))
                    fields.append(PrintedField(field, type_, options, default))
                case ast.Assign(targets=[ast.Name(id=member)], value=value):
                    members.append((member, ast.literal_eval(value)))
                case _:
                    raise MismatchError(f"unexpected in {node.name}: {ast.unparse(item)[:200]}")
        match node.bases:
            case [ast.Name(id=base)]:
                return PrintedClass(node.name, base, tuple(fields), tuple(members))
            case _:
                raise MismatchError(f"unexpected bases of {node.name}")

    def _field(self, node: ast.expr) -> tuple[Code, dict[str, object]]:
        match node:
            case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, call])):
                return Code(self.type(inner)), _field_options(call)
            case _:
                return Code(self.type(node)), {}

    def type(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name) if name in self.inline:
                return self.type(self.inline[name])
            case ast.Name(id=name):
                return self.imported.get(name, name)
            case ast.Constant(value=None):
                return "None"
            case ast.Constant(value=str() as quoted):
                return self.type(ast.parse(quoted, mode="eval").body)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return f"{self.type(left)} | {self.type(right)}"
            case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
                items = values.elts if isinstance(values, ast.Tuple) else [values]
                return f"Literal[{', '.join(py(ast.literal_eval(item)) for item in items)}]"
            case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, call])):
                return self._annotated(inner, call)
            case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=items)):
                return " | ".join(map(self.type, items))
            case ast.Subscript(value=ast.Name(id="Optional"), slice=item):
                return f"{self.type(item)} | None"
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Tuple(elts=items)):
                return (
                    f"{self.imported.get(name, name)}[{', '.join(map(self.type, items)) or '()'}]"
                )
            case ast.Subscript(value=ast.Name(id=name), slice=item):
                return f"{self.imported.get(name, name)}[{self.type(item)}]"
            case _:
                raise MismatchError(f"unexpected type: {ast.unparse(node)[:200]}")

    def _annotated(self, inner: ast.expr, call: ast.expr) -> str:
        """Below the level of a field only the discriminator counts: bounds of parts are rules."""
        tag = _field_options(call).get("discriminator")
        if tag is None:
            return self.type(inner)
        return f"Annotated[{self.type(inner)}, Field(discriminator={py(tag)})]"


def _field_options(node: ast.expr) -> dict[str, object]:
    match node:
        case ast.Call(func=ast.Name(id="Field"), args=[], keywords=keywords):
            return {str(word.arg): ast.literal_eval(word.value) for word in keywords}
        case _:
            raise MismatchError(f"unexpected metadata: {ast.unparse(node)[:200]}")
