"""The runtime: which of its modules a client needs, copied byte for byte."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from clientgen.emit.syntax import parsed
from clientgen.emit.templates import root

AUTH_MODULES = {
    "api-key": ("auth.api_key", "ApiKey"),
    "bearer": ("auth.bearer", "Bearer"),
    "oauth2": ("auth.oauth2", "OAuth2Provider"),
    "basic": ("auth.basic", "Basic"),
    "huawei-sdk-hmac": ("auth.huawei_sdk_hmac", "HuaweiAccessKey"),
}
"""Kind of security scheme → module and base class."""

PUBLIC = (
    "AsyncAuth",
    "AsyncTransport",
    "Auth",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "Model",
    "RequestOptions",
    "Response",
    "Retry",
    "StubTransport",
    "Surprise",
    "TLS",
    "Timeout",
    "Transport",
    "response_of",
)
"""Names that every package with a client re-exports from its runtime, besides the errors."""

OPTIONAL = (
    "AsyncResponseStream",
    "AsyncPagedItems",
    "CombinedAuth",
    "LocalFile",
    "PagedItems",
    "ResponseStream",
    "ServerSentEvent",
)
"""Names that a package re-exports if its own modules import the module that defines them."""

# Whatever else a match may be, a line of a docstring say, it can only make a module too many.
_IMPORT = re.compile(r"^[ \t]*from (\.+)([\w.]*) import (\([^)]*\)|.+)$", re.MULTILINE)
# Read by pattern, as parsing the whole runtime takes longer than anything else of a small client; a test compares the two.
_DEFINED = re.compile(r"^(?:class|def) (\w+)", re.MULTILINE)
_FROM_RUNTIME = re.compile(r"^[ \t]*from \.+_runtime\.([\w.]+) import ", re.MULTILINE)


@cache
def sources() -> dict[str, bytes]:
    """Dotted module name below the runtime (``""`` is its `__init__`) → its bytes, for every module there is."""
    folder = root() / "runtime"
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path.read_bytes()
    return found


def file_of(module: str) -> str:
    """Path of a module's file below the runtime's folder."""
    packages = {name.rpartition(".")[0] for name in sources()} | {""}
    name = module.replace(".", "/")
    return f"{name}/__init__.py".lstrip("/") if module in packages else f"{name}.py"


@cache
def imports_of(module: str) -> frozenset[str]:
    """The modules of the runtime that a module imports, in whatever place."""
    everything = sources()
    package = module if file_of(module).endswith("__init__.py") else module.rpartition(".")[0]
    found: set[str] = set()
    for dots, tail, names in _IMPORT.findall(everything[module].decode()):
        base = package.split(".") if package else []
        base = base[: len(base) - (len(dots) - 1)]
        target = ".".join([*base, *(tail.split(".") if tail else [])])
        members = (f"{target}.{name}".lstrip(".") for name in re.findall(r"\w+", names))
        found.update(name for name in (target, *members) if name in everything)
    return frozenset(found)


def closure(roots: Iterable[str]) -> frozenset[str]:
    """The given modules, all that they import, and the packages that hold them."""
    done: set[str] = set()
    pending = [name for name in roots if name in sources()]
    while pending:
        module = pending.pop()
        if module in done:
            continue
        done.add(module)
        pending += [name for name in imports_of(module) if name not in done]
        parent = module.rpartition(".")[0]
        if module and parent not in done:
            pending.append(parent)
    return frozenset(done)


def needed(
    schemes: Iterable[str], *, client: bool, models: bool, rendered: Iterable[str] = ()
) -> frozenset[str]:
    """The modules that a package needs: for its security scheme kinds, its client, its models and `rendered` code."""
    roots = {"model"} if models else set()
    if client:
        roots |= {"core"} | {module_of(name) for name in (*PUBLIC, *error_names())}
        roots |= {AUTH_MODULES[kind][0] for kind in schemes}
    roots |= imported(rendered)
    return closure(roots)


def imported(rendered: Iterable[str]) -> set[str]:
    """The modules of the runtime that rendered code imports."""
    return {module for text in rendered for module in _FROM_RUNTIME.findall(text)}


@cache
def _index() -> dict[str, str]:
    """Name → the module that defines it at its top level."""
    found: dict[str, str] = {}
    for module in sorted(sources(), key=lambda name: (name.count("."), name)):
        for name in _DEFINED.findall(sources()[module].decode()):
            found.setdefault(name, module)
    return found


def module_of(name: str) -> str:
    """The module of the runtime that defines a name.

    Raises:
        LookupError: none does.
    """
    return _index()[name]


def error_names() -> tuple[str, ...]:
    """The exceptions that a package re-exports (and `Problem`, which some of them carry), in sorted order."""
    return tuple(name for name in exported(sources()["errors"]) if name[0].isupper())


def exported(source: bytes | str) -> tuple[str, ...]:
    """What a module lists in `__all__`."""
    for node in parsed(source).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return tuple(str(name) for name in ast.literal_eval(value))
            case _:
                pass
    return ()


def copies(modules: Iterable[str]) -> dict[str, bytes]:
    """Path below the runtime's folder → bytes, for the given modules."""
    return {file_of(module): sources()[module] for module in sorted(modules)}


def verbatim(package: str, licence: str) -> dict[str, bytes]:
    """Path → bytes of what a project may have as a copy only: the runtime of `package`, and the text of its licence."""
    found = {f"src/{package}/_runtime/{path}": text for path, text in copies(sources()).items()}
    text = licence_text(licence) if licence else None
    if text is not None and text.is_file():
        found["LICENSE"] = text.read_bytes()
    return found


def licence_text(name: str) -> Path:
    """The file with the text of a licence that we have; it may not exist."""
    return root() / "package" / f"LICENSE-{name}.txt"
