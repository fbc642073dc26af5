"""The files around the modules: packaging metadata with exactly the keys expected, and the public surface."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from clientgen.inert.characters import invisible

_DEPENDENCY = re.compile(r"(httpx2|pydantic|typing_extensions)[<>=,.0-9]+\Z")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_VERSION = re.compile(r"[0-9][0-9a-z.!]*\Z")
_LICENCE = re.compile(r"[A-Za-z0-9.+ -]+\Z")
_ONE_LINE = re.compile(r"[^\n\r]+\Z")

_SHIPPED = ["/src", "/README.md", "/api-surface.txt"]


def packaging(content: bytes, package: str) -> Iterator[tuple[int, str]]:
    """`pyproject.toml`: what a build reads is what the template says; only four values come from elsewhere."""
    try:
        text = content.decode()
        data = tomllib.loads(text)
    except (ValueError, RecursionError):
        yield 1, "is not TOML"
        return
    if found := invisible(text):
        yield 1, f"has the character {found}"
    project = data.get("project")
    given = project if isinstance(project, dict) else {}
    for key, pattern in (("name", _NAME), ("version", _VERSION), ("description", _ONE_LINE)):
        if not isinstance(given.get(key), str) or not pattern.match(given[key]):
            yield 1, f"has a {key} without a rule"
    if "license" in given and not _LICENCE.match(str(given["license"])):
        yield 1, "has a license without a rule"
    dependencies = given.get("dependencies")
    if not isinstance(dependencies, list) or not all(
        isinstance(item, str) and _DEPENDENCY.match(item) for item in dependencies
    ):
        yield 1, "has dependencies without a rule"
    licence = {key: given[key] for key in ("license",) if key in given}
    files = {"license-files": ["LICENSE"]} if "license-files" in given else {}
    expected = {
        "build-system": {"requires": ["hatchling>=1.27,<2"], "build-backend": "hatchling.build"},
        "project": {
            **{key: given.get(key) for key in ("name", "version", "description", "dependencies")},
            "readme": "README.md",
            "requires-python": ">=3.11",
            "classifiers": ["Programming Language :: Python :: 3", "Typing :: Typed"],
            **licence,
            **files,
        },
        "tool": {
            "hatch": {
                "build": {
                    "targets": {
                        "wheel": {"packages": [f"src/{package}"]},
                        "sdist": {"include": [*_SHIPPED, *(["/LICENSE"] if files else [])]},
                    }
                }
            }
        },
    }
    if data != expected:
        yield 1, "has other keys or values than the template"


def surface(content: bytes, package: str) -> Iterator[tuple[int, str]]:
    """`api-surface.txt`: one member of the package a line."""
    start = re.compile(rf"{re.escape(package)}\.[^\W\d]\w*")
    for number, line in enumerate(content.decode(errors="replace").split("\n")[:-1], 1):
        if not start.match(line):
            yield number, "is a line that names no member"
        elif found := invisible(line):
            yield number, f"has the character {found}"


def empty(content: bytes, package: str) -> Iterator[tuple[int, str]]:
    """A file that only has to be there."""
    if content:
        yield 1, f"of {package} is not empty"
