"""All files of a generated project, by path; pure: the same input gives the same bytes anywhere."""

from __future__ import annotations

from collections.abc import Callable

from clientgen.diagnostics import Collector, problem
from clientgen.emit.client import client_module
from clientgen.emit.code import Code, docstring, plain
from clientgen.emit.exports import auth_module, lazy_init, public_homes
from clientgen.emit.format import FormatError, format_python
from clientgen.emit.models import modules
from clientgen.emit.package import project_files
from clientgen.emit.printer import MismatchError
from clientgen.emit.printing import printing
from clientgen.emit.prose import words
from clientgen.emit.resources import resource_view
from clientgen.emit.runtime import copies, needed
from clientgen.emit.surface import surface, text
from clientgen.emit.templates import RenderedError
from clientgen.emit.templates import render as render_template
from clientgen.ir.nodes import Api
from clientgen.progress import Watch, unwatched
from clientgen.settings import Settings


def render(
    api: Api, settings: Settings, collector: Collector, watch: Watch = unwatched
) -> dict[str, bytes]:
    """The files of the project for `api`: path relative to its folder → bytes; `watch` is told how far it is.

    Raises:
        Problem: what was rendered is not what was asked for (`TPL…`): a fault of ours.
    """
    try:
        return _render(api, settings, watch)
    except MismatchError as error:
        raise problem("TPL01", None, str(error)) from error
    except RenderedError as error:
        raise problem("TPL02", None, str(error)) from error
    except FormatError as error:
        raise problem("TPL03", None, str(error)) from error


def _render(api: Api, settings: Settings, watch: Watch) -> dict[str, bytes]:
    runtime = copies(
        needed(
            [scheme.kind for scheme in api.schemes],
            client=bool(api.resources),
            models=bool(api.components),
        )
    )
    package = f"src/{settings.package}"
    rendered = _package(api, settings, watch)
    watch("Formatting", 0, 0)
    files = {f"{package}/{path}": source for path, source in format_python(rendered).items()}
    watch("Reading the surface", 0, 0)
    copied = {f"{package}/_runtime/{path}": content for path, content in runtime.items()}
    python: dict[str, str | bytes] = {**files, **copied}
    modules_by_path = {path.removeprefix(f"{package}/"): source for path, source in python.items()}
    everything: dict[str, str | bytes] = {
        **python,
        f"{package}/py.typed": b"",
        **project_files(api, settings, python),
        "api-surface.txt": text(surface(settings.package, modules_by_path)),
    }
    return {
        path: content.encode() if isinstance(content, str) else content
        for path, content in sorted(everything.items())
    }


def _package(api: Api, settings: Settings, watch: Watch) -> dict[str, str]:
    """The rendered modules by path below the package, not yet formatted."""
    known = {component.name: component for component in api.components}

    def header(what: str) -> Code:
        return docstring(f"{what}  Generated from {plain(settings.source)}; do not edit.")

    with printing(api.components) as printed:
        files = _client_files(api, settings, header, watch)
        views = modules(api, printed(watch))
    for name, view in views.items():
        files[f"models/{name}.py"] = render_template(
            "client/models.py.jinja",
            header=header(
                "Models that several resources use."
                if name == "shared"
                else f"Models of {words(name)}."
            ),
            imports=view.imports,
            classes=view.classes,
            aliases=view.aliases,
        )
    if known:
        homes = {name: f".{component.module}" for name, component in known.items()}
        files["models/__init__.py"] = lazy_init(header("All models."), homes)
    files["_version.py"] = (
        f'{header("The version of this package.")}\n\n__version__ = "{settings.version}"\n'
    )
    first = plain(settings.summary)
    files["__init__.py"] = lazy_init(
        docstring(f"{first}\n\nGenerated from {plain(settings.source)}; do not edit."),
        public_homes(api, known),
    )
    return files


def _client_files(
    api: Api, settings: Settings, header: Callable[[str], Code], watch: Watch
) -> dict[str, str]:
    """What is rendered of the client while the models are printed: resources, clients, credentials."""
    known = {component.name: component for component in api.components}
    files: dict[str, str] = {}
    for number, resource in enumerate(api.resources):
        watch("Rendering resources", number, len(api.resources))
        res = resource_view(resource, known)
        files[f"resources/{resource.module}.py"] = render_template(
            "client/resource.py.jinja",
            header=header(f"Operations on {words(resource.name)}."),
            imports=res.imports,
            operations=res.operations,
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
