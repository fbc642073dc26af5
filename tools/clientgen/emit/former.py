"""Former names as deprecated aliases: of classes, fields, enumeration members, methods and resources.

Type checkers and editors show `typing_extensions.deprecated` on classes, functions and properties.  A class that callers
build is a deprecated subclass to a type checker, so that the old name is marked and fits wherever the new one does; one
that callers are only given, or that cannot have subclasses, is the very same type. At run time either is the class itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.emit.code import Code, py
from clientgen.emit.imports import Imports
from clientgen.emit.templates import render
from clientgen.ir.nodes import Api, Component, Former, FormerKind, Model

MODULE = "former"


@dataclass(frozen=True, slots=True)
class FormerView:
    """A former name; `type` is that of a field, `module` the home of a class."""

    old: Code
    new: Code
    message: Code
    literal: Code
    present: Code
    module: Code
    type: Code
    constructed: Code


def view(
    one: Former, *, type_: Code | None = None, module: str = "", built: bool = False
) -> FormerView:
    """A former name as templates take it."""
    owner = f"{one.owner}." if one.owner else ""
    told = f"`{owner}{one.old}` is called `{one.new}` now; the former name goes with {one.until}."
    return FormerView(
        old=Code(one.old),
        new=Code(one.new),
        message=py(told),
        literal=py(one.old),
        present=py(one.new),
        module=py(module),
        type=type_ or Code(""),
        constructed=Code("yes" if built else ""),
    )


def of(api: Api, kind: FormerKind, owner: str = "") -> tuple[Former, ...]:
    """The former names of a kind that belong to `owner`."""
    return tuple(one for one in api.former if one.kind == kind and one.owner == owner)


def former_module(
    api: Api, header: Code, homes: Mapping[str, str], known: Mapping[str, Component]
) -> str:
    """The module with the former names of classes; `homes` says where each class of the package is loaded from."""
    imports = Imports(level=1)
    views: list[FormerView] = []
    schemes = {scheme.name for scheme in api.schemes}
    for one in of(api, "class"):
        component = known.get(one.new)
        built = one.new in schemes or (isinstance(component, Model) and component.sent)
        imports.needs("typing_extensions", *(["deprecated"] if built else []))
        imports.needs("typing", *([] if built else ["TypeAlias"]))
        imports.needs(homes[one.new], one.new)
        views.append(view(one, module=homes[one.new], built=built))
    return render("client/former.py.jinja", header=header, imports=imports.code(), classes=views)
