"""What a package exports: its authentication classes, and `__init__` modules that load names when they are used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clientgen.emit.code import Code, docstring, join, plain, py
from clientgen.emit.imports import Imports
from clientgen.emit.runtime import AUTH_MODULES, OPTIONAL, PUBLIC, error_names, imported, module_of
from clientgen.emit.templates import render
from clientgen.ir.nodes import Api, Component, SecurityScheme, Text


@dataclass(frozen=True, slots=True)
class SchemeView:
    name: Code
    base: Code
    docstring: Code
    attributes: Code


def auth_module(api: Api, header: Code) -> str:
    """The module with one class per security scheme."""
    imports = Imports(level=1)
    views: list[SchemeView] = []
    for scheme in api.schemes:
        module, base = AUTH_MODULES[scheme.kind]
        imports.runtime(module, base)
    if combines(api):
        imports.runtime("auth.combined", "CombinedAuth as CombinedAuth")
    for scheme in api.schemes:
        module, base = AUTH_MODULES[scheme.kind]
        views.append(
            SchemeView(
                Code(scheme.name),
                Code(base),
                docstring(scheme.doc or _scheme_doc(scheme), indent=4),
                join([Code(line) for line in _scheme_attributes(scheme)]),
            )
        )
    return render("client/auth.py.jinja", header=header, imports=imports.code(), schemes=views)


def combines(api: Api) -> bool:
    """Whether credentials of one kind do not serve every call: some call needs two, or another kind than the rest."""
    kinds = {(scheme.name,) for scheme in api.schemes}
    calls = (call for resource in api.resources for call in resource.operations)
    needed = [{one for one in call.security if one} for call in calls if any(call.security)]
    return len(kinds) > 1 and any(not kinds <= one for one in needed)


def _scheme_doc(scheme: SecurityScheme) -> Text:
    if scheme.kind == "api-key":
        return Text(f"A key in the {scheme.location} ``{plain(scheme.wire_name or '')}``.")
    return Text(f"The security scheme ``{plain(scheme.key)}`` of the document.")


def _scheme_attributes(scheme: SecurityScheme) -> Iterable[str]:
    if scheme.kind == "oauth2":
        yield f"token_url = {py(scheme.token_url or '')}"
        yield f"scopes = {py(scheme.scopes)}"
    if scheme.kind == "api-key":
        yield f"name = {py(scheme.wire_name)}"
        yield f"location = {py(scheme.location)}"
    if scheme.environment and scheme.kind != "huawei-sdk-hmac":
        yield f"environment = {py(scheme.environment)}"


def lazy_init(header: Code, homes: Mapping[str, str]) -> str:
    """An `__init__` that loads its names when they are used; `homes` is name → relative module."""
    imports = Imports(level=1, single=True)
    for name, module in homes.items():
        imports.needs(module, f"{name} as {name}")
    return render(
        "client/lazy_init.py.jinja",
        header=header,
        imports=imports.code() if homes else Code("pass"),
        names=[py(name) for name in sorted(homes) if not name.startswith("_")],
        homes=[Code(f"{py(name)}: {py(homes[name])}") for name in sorted(homes)],
    )


def public_homes(
    api: Api, known: Mapping[str, Component], rendered: Iterable[str]
) -> dict[str, str]:
    """Public name → the module below the package that it is loaded from; `rendered` are its other modules.

    Where a component of the document has the name of something in the runtime (`Problem`, say), the name is the
    component's: the other one stays reachable in its module.
    """
    homes = {"__version__": "._version"}
    if api.resources:
        homes |= {name: f"._runtime.{module_of(name)}" for name in (*PUBLIC, *error_names())}
        used = imported(rendered)
        homes |= {
            name: f"._runtime.{module_of(name)}" for name in OPTIONAL if module_of(name) in used
        }
        for resource in api.resources:
            names = (resource.class_name, f"Async{resource.class_name}")
            homes |= dict.fromkeys(names, f".resources.{resource.module}")
    homes |= {name: f".models.{known[name].module}" for name in known}
    if api.resources:
        homes |= dict.fromkeys((api.client_name, f"Async{api.client_name}"), "._client")
        homes |= dict.fromkeys((scheme.name for scheme in api.schemes), ".auth")
    return homes
