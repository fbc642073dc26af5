"""All files of a generated project, by path; pure: the same input gives the same bytes anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from clientgen.diagnostics import Collector, problem
from clientgen.emit import former
from clientgen.emit.client import client_module
from clientgen.emit.code import Code, docstring, plain
from clientgen.emit.exports import auth_module, combines, lazy_init, public_homes
from clientgen.emit.format import FormatError, RenderedError, format_python
from clientgen.emit.models import modules
from clientgen.emit.package import project_files
from clientgen.emit.printer import MismatchError
from clientgen.emit.printing import printing
from clientgen.emit.prose import words
from clientgen.emit.resources import resource_view
from clientgen.emit.runtime import copies, needed
from clientgen.emit.surface import surface, text
from clientgen.emit.templates import render as render_template
from clientgen.ir.nodes import Api, Component
from clientgen.progress import Watch, unwatched
from clientgen.settings import Settings
from clientgen.workers import elsewhere

if TYPE_CHECKING:
    from concurrent.futures import Executor


def render(
    api: Api,
    settings: Settings,
    collector: Collector,
    watch: Watch = unwatched,
    pool: Executor | None = None,
    prove: Callable[[Mapping[str, bytes]], None] = lambda files: None,
) -> dict[str, bytes]:
    """The files of the project for `api`: path relative to its folder → bytes.

    `watch` is told how far it is; processes of `pool` print models and read the surface, if there are any.  `prove` is
    given the files, and then the surface of the package by itself; what it raises is raised.

    Raises:
        Problem: what was rendered is not what was asked for (`TPL…`): a fault of ours.
    """
    try:
        return _render(api, settings, watch, pool, prove)
    except MismatchError as error:
        raise problem("TPL01", None, str(error)) from error
    except RenderedError as error:
        raise problem("TPL02", None, str(error)) from error
    except FormatError as error:
        raise problem("TPL03", None, str(error)) from error


def _render(
    api: Api,
    settings: Settings,
    watch: Watch,
    pool: Executor | None,
    prove: Callable[[Mapping[str, bytes]], None],
) -> dict[str, bytes]:
    package = f"src/{settings.package}"
    rendered = _package(api, settings, watch, pool)
    runtime = copies(
        needed(
            [scheme.kind for scheme in api.schemes],
            client=bool(api.resources),
            models=bool(api.components),
            rendered=rendered.values(),
        )
    )
    watch("Formatting", 0, 0)
    formatted = format_python(rendered)
    watch("Proving", 0, 0)
    copied = {f"_runtime/{path}": content for path, content in runtime.items()}
    modules: dict[str, str | bytes] = {**formatted, **copied}
    lines = elsewhere(pool, surface, settings.package, modules)
    files = {f"{package}/{path}": _bytes(content) for path, content in modules.items()}
    files[f"{package}/py.typed"] = b""
    files |= {k: v.encode() for k, v in project_files(api, settings, modules).items()}
    prove(files)
    found = {"api-surface.txt": text(lines()).encode()}
    prove(found)
    return dict(sorted((files | found).items()))


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _package(api: Api, settings: Settings, watch: Watch, pool: Executor | None) -> dict[str, str]:
    """The rendered modules by path below the package, not yet formatted."""
    known = {component.name: component for component in api.components}

    def header(what: str) -> Code:
        return docstring(f"{what}  Generated from {plain(settings.source)}; do not edit.")

    printed = printing(api.components, pool)
    files = _client_files(api, settings, header, watch)
    views = modules(api, printed(watch))
    for name, view in views.items():
        group = name.partition(".")[0]
        about = "Models that several resources use."
        about = about if group == "shared" else f"Models of {words(group)}."
        files[f"models/{name.replace('.', '/')}.py"] = render_template(
            "client/models.py.jinja",
            header=header(about),
            imports=view.imports,
            classes=view.classes,
            aliases=view.aliases,
        )
    if known:
        homes = {name: f".{component.module}" for name, component in known.items()}
        files["models/__init__.py"] = lazy_init(header("All models."), homes)
        for group, parts in _groups(known).items():
            files[f"models/{group}/__init__.py"] = lazy_init(
                header(f"All models of {words(group)}."), parts
            )
    files["_version.py"] = (
        f'{header("The version of this package.")}\n\n__version__ = "{settings.version}"\n'
    )
    first = plain(settings.summary)
    homes = public_homes(api, known, files.values())
    if old := former.of(api, "class"):
        files["former.py"] = former.former_module(api, header("Former names."), homes, known)
        homes |= {one.old: f".{former.MODULE}" for one in old}
    files["__init__.py"] = lazy_init(
        docstring(f"{first}\n\nGenerated from {plain(settings.source)}; do not edit."), homes
    )
    return files


def _groups(known: Mapping[str, Component]) -> dict[str, dict[str, str]]:
    """Of a large package: name of a folder of models → class → module in it."""
    found: dict[str, dict[str, str]] = {}
    for name, component in known.items():
        group, _, part = component.module.partition(".")
        if part:
            found.setdefault(group, {})[name] = f".{part}"
    return found


def _client_files(
    api: Api, settings: Settings, header: Callable[[str], Code], watch: Watch
) -> dict[str, str]:
    """What is rendered of the client while the models are printed: resources, clients, credentials."""
    known = {component.name: component for component in api.components}
    files: dict[str, str] = {}
    lazily, several = bool(_groups(known)), combines(api)
    for number, resource in enumerate(api.resources):
        watch("Rendering resources", number, len(api.resources))
        old = former.of(api, "method", resource.name)
        res = resource_view(resource, known, old, lazily=lazily, several=several)
        files[f"resources/{resource.module}.py"] = render_template(
            "client/resource.py.jinja",
            header=header(f"Operations on {words(resource.name)}."),
            imports=res.imports,
            annotations=res.annotations,
            lazily=res.lazily,
            operations=res.operations,
            pagings=res.pagings,
            flavours=res.flavours,
            class_name=res.class_name,
            docstring=res.docstring,
        )
    if api.resources:
        files["_client.py"] = client_module(
            api, header("The clients."), settings.distribution, settings.version
        )
        homes = {
            name: f".{resource.module}"
            for resource in api.resources
            for name in (resource.class_name, f"Async{resource.class_name}")
        }
        files["resources/__init__.py"] = lazy_init(header("All resources."), homes)
    if api.resources and api.schemes:
        files["auth.py"] = auth_module(api, header("Ways to authenticate."))
    return files
