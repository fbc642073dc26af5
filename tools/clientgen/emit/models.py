"""Models: printed by datamodel-code-generator, compared with what was asked for, and laid out in modules.

The printer decides how a class reads: annotations, `Field(…)`, defaults, enum bases.  Docstrings and the marks for
the runtime (`__open__`, `__nullable__`, `__rules__`) are added here, from the same intermediate representation that
the result is checked against.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.emit import former, prose
from clientgen.emit.aliases import AliasView, alias_view, ordered, recurring
from clientgen.emit.annotations import variants_of
from clientgen.emit.code import Code, docstring, join, py
from clientgen.emit.former import FormerView
from clientgen.emit.forms import holds_files, multipart
from clientgen.emit.imports import Imports
from clientgen.emit.lower import printable
from clientgen.emit.printer import (
    MismatchError,
    PrintedAlias,
    PrintedClass,
    PrintedField,
    same,
)
from clientgen.emit.printing import Printed, mentioned, printing
from clientgen.emit.types import annotation, has_null, optional, without_null
from clientgen.ir.nodes import (
    Alias,
    Api,
    Choice,
    Component,
    Field,
    Former,
    Json,
    Model,
    Unknown,
)


@dataclass(frozen=True, slots=True)
class FieldView:
    declaration: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class ClassView:
    name: Code
    base: Code
    decorator: Code
    docstring: Code
    attributes: Code
    fields: tuple[FieldView, ...]
    former: tuple[FormerView, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleView:
    """What the template of a models module needs."""

    imports: Code
    classes: tuple[ClassView, ...]
    aliases: tuple[AliasView, ...]


def modules(api: Api, printed: Mapping[str, Printed] | None = None) -> dict[str, ModuleView]:
    """Module name → its view, for every component of `api`; `printed` are the components, if they are printed already.

    Raises:
        MismatchError: the printed classes differ from the intermediate representation.
    """
    if printed is None:
        printed = printing(api.components)()
    known = {component.name: component for component in api.components}
    classes = {name: item for name, item in printed.items() if isinstance(item, PrintedClass)}
    named = {name: item for name, item in printed.items() if isinstance(item, PrintedAlias)}
    here: dict[str, list[Component]] = {}
    for name in sorted(known):
        here.setdefault(known[name].module, []).append(known[name])
    forms = multipart(api)
    circular = recurring(known)
    return {
        name: _module(here[name], api, known, classes, named, forms, circular)
        for name in sorted(here)
    }


def _module(
    here: list[Component],
    api: Api,
    known: Mapping[str, Component],
    classes: Mapping[str, PrintedClass],
    named: Mapping[str, PrintedAlias],
    forms: frozenset[str],
    circular: frozenset[str],
) -> ModuleView:
    module = here[0].module
    imports = Imports(level=2 + module.count("."))
    class_views: list[ClassView] = []
    for component in here:
        match component:
            case Model():
                old = former.of(api, "field", component.name)
                form = component.name in forms
                class_views.append(
                    _model(component, _printed(classes, component), imports, old, form=form)
                )
            case Choice():
                old = former.of(api, "member", component.name)
                class_views.append(_choice(component, _printed(classes, component), imports, old))
            case Alias():
                pass
    undefined = {component.name for component in here if isinstance(component, Alias)}
    alias_views: list[AliasView] = []
    for item in ordered(here, known):
        recurs = item.name in circular
        alias_views.append(alias_view(item, named, imports, undefined, recurs=recurs))
        undefined.discard(item.name)
    for component in here:
        for name in sorted(mentioned(component)):
            if known[name].module != module:
                imports.sibling(module, known[name].module, name)
    return ModuleView(imports.code(), tuple(class_views), tuple(alias_views))


def _printed(classes: Mapping[str, PrintedClass], component: Component) -> PrintedClass:
    if component.name not in classes:
        raise MismatchError(f"{component.name} was not printed as a class")
    return classes[component.name]


def _model(
    model: Model, printed: PrintedClass, imports: Imports, old: tuple[Former, ...], *, form: bool
) -> ClassView:
    base, decorator = Code("Model"), Code("")
    if model.deprecated:
        base = Code("DeprecatedModel")
        # Without a category it only tells type checkers and editors; the base class warns.
        decorator = Code(f"@deprecated({py(f'{model.name} is deprecated')}, category=None)")
        imports.needs("typing_extensions", "deprecated")
        imports.runtime("deprecation", "DeprecatedModel")
    elif model.header:
        base = Code("HeaderFields")
        imports.runtime("header_fields", "HeaderFields")
    else:
        imports.runtime("model", "Model")
    attributes: list[Code] = []
    if model.extra is True:
        attributes.append(Code("__open__ = True"))
    elif model.extra is not False:
        extra = annotation(model.extra, strict=True)
        imports.annotation(extra)
        imports.needs("pydantic", "Field")
        attributes += [
            Code("__open__ = True"),
            Code(
                f"__pydantic_extra__: dict[str, {extra}] = Field(init=False)"
                "  # pyright: ignore[reportIncompatibleVariableOverride]"
            ),
        ]
    nullable = frozenset(field.name for field in model.fields if field.nullable)
    if nullable:
        attributes.append(Code(f"__nullable__ = {py(nullable)}"))
    rules = _rules(model)
    if rules is not None:
        attributes.append(Code(f"__rules__ = {py(rules)}"))
    fields = [
        _field(model, field, found, imports, form=form)
        for field, found in zip(model.fields, printed.fields, strict=True)
    ]
    doc = docstring(*prose.of_model(model), indent=4)
    types = {found.name: found.annotation for found in printed.fields}
    if old:
        imports.needs("typing_extensions", "deprecated")
        attributes.append(Code(f"__former__ = {py({one.old: one.new for one in old})}"))
    return ClassView(
        Code(model.name),
        base,
        decorator,
        doc,
        join(attributes),
        tuple(fields),
        tuple(former.view(one, type_=types[one.new]) for one in old),
    )


def _rules(model: Model) -> Json:
    """The rules of a model, with those bounds that the declaration of a field cannot state."""
    properties: dict[str, Json] = {}
    for field in model.fields:
        left = {c.keyword: c.value for c in field.constraints if c not in printable(field)}
        if left and field.constant is None:
            properties[field.wire_name] = dict(left)
    if not properties:
        return model.rules
    extra: dict[str, Json] = {"properties": properties}
    return extra if model.rules is None else {"allOf": [model.rules, extra]}


def _field(
    model: Model, field: Field, printed: PrintedField, imports: Imports, *, form: bool
) -> FieldView:
    place = f"{model.name}.{field.name}"
    constant = field.constant is not None and field.required and model.sent
    required = field.required and not constant
    same(f"default of {place}", str(printed.default), _default(field, constant, required))
    same(f"type of {place}", variants_of(printed.annotation), _wanted(field, constant, required))
    options = dict(printed.options)
    if options["alias"] == field.name:
        del options["alias"]
    if field.deprecated and not required and not constant:
        # Of a required field that a reply left out the descriptor of pydantic would raise a bare KeyError.
        options["deprecated"] = f"{field.wire_name} is deprecated"
    declared = printed.annotation
    if form and holds_files(field.type):
        declared = Code(re.sub(r"\bbytes\b", "bytes | LocalFile", declared))
        imports.runtime("uploads", "LocalFile")
    imports.annotation(printed.annotation)
    if options:
        imports.needs("typing", "Annotated")
        imports.needs("pydantic", "Field")
        stated = ", ".join(f"{key}={py(options[key])}" for key in sorted(options))
        declared = Code(f"Annotated[{declared}, Field({stated})]")
    tail = "" if printed.default is None else f" = {printed.default}"
    text = prose.of_field(field)
    return FieldView(
        Code(f"{field.name}: {declared}{tail}"),
        docstring(*text, indent=4) if text else Code(""),
    )


def _default(field: Field, constant: bool, required: bool) -> str:
    if constant:
        return str(py(field.constant))
    return "None"  # of a required field: that there is no default


def _wanted(field: Field, constant: bool, required: bool) -> object:
    if field.constant is not None:
        literal = Code(f"Literal[{py(field.constant)}]")
        bare = constant or (required and not field.nullable)
        return variants_of(literal if bare else Code(f"{literal} | None"))
    nullable = not required or field.nullable or has_null(field.type)
    base = without_null(field.type)
    if base == Unknown():
        return "Any"
    return variants_of((optional if nullable else annotation)(base, strict=True))


def _choice(
    choice: Choice, printed: PrintedClass, imports: Imports, old: tuple[Former, ...]
) -> ClassView:
    wanted = [(member.name, member.value) for member in choice.members]
    same(f"members of {choice.name}", list(printed.members), wanted)
    same(f"base of {choice.name}", printed.base in ("StrEnum", "IntEnum"), True)
    imports.needs("enum", printed.base)
    fields = tuple(
        FieldView(
            Code(f"{member.name} = {py(member.value)}"),
            docstring(member.doc, indent=4) if member.doc else Code(""),
        )
        for member in choice.members
    )
    # A second name of a value is an alias of the first, to Python and to type checkers alike.
    fields += tuple(
        FieldView(
            Code(f"{one.old} = {py(next(m.value for m in choice.members if m.name == one.new))}"),
            docstring(f"Former name of `{one.new}`, until {one.until}.", indent=4),
        )
        for one in old
    )
    doc = docstring(*prose.of_choice(choice), indent=4)
    return ClassView(Code(choice.name), Code(printed.base), Code(""), doc, Code(""), fields)
