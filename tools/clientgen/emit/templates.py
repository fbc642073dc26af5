"""The template environment, with its type gate: only `Code` and whole numbers come out.

Anything else in a `{{ … }}`, text of a document above all, raises `TypeError`; an undefined name raises too.
Macros are not used, as their result would be plain `Markup`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined

from clientgen.emit.code import Code, indent, join


def root() -> Path:
    """The folder of templates: package data of an installed tool, or the one at the top of the repository.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_templates", package.parents[1] / "templates"):
        if (folder / "client").is_dir():
            return folder
    raise FileNotFoundError("the templates of clientgen are missing from this installation")


def _gate(value: object) -> object:
    if isinstance(value, Code) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises, with the name
    raise TypeError(f"a template may print code and whole numbers, not {type(value).__name__}")


@cache
def environment() -> Environment:
    """The environment in which every template is rendered."""
    result = Environment(
        loader=FileSystemLoader(root(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_gate,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    result.filters.clear()
    result.filters.update(indent=indent, join=join)
    result.globals.clear()
    result.tests = {name: result.tests[name] for name in ("defined", "none")}
    return result


def render(template: str, **views: object) -> str:
    """The text that `template` gives for `views`.

    Raises:
        TypeError: a view holds something that is not code.
    """
    return environment().get_template(template).render(**views)
