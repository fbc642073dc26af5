"""The files of the project around the package: packaging metadata, README, licence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clientgen.emit.code import Code, plain, py
from clientgen.emit.readme import readme
from clientgen.emit.runtime import licence_text
from clientgen.emit.templates import render
from clientgen.ir.nodes import Api
from clientgen.settings import Settings

REQUIREMENTS = {
    "pydantic": "pydantic>=2.14,<3",
    "httpx2": "httpx2>=2.16,<3",
    "typing_extensions": "typing_extensions>=4.12",
}
"""Import name → requirement, for everything that a generated package may import."""


def toml(value: str | list[str]) -> Code:
    """A TOML string, or a list of them."""
    if isinstance(value, list):
        return Code("[" + ", ".join(toml(item) for item in value) + "]")
    return Code(re.sub(r"\\x([0-9a-f]{2})", r"\\u00\1", py(value)))


def dependencies(python: Mapping[str, str | bytes]) -> list[str]:
    """The requirements of the given modules, from what they import."""
    found: set[str] = set()
    for source in python.values():
        text = source if isinstance(source, str) else source.decode()
        found.update(re.findall(r"^[ \t]*(?:from|import) (\w+)", text, re.MULTILINE))
    return [text for name, text in sorted(REQUIREMENTS.items()) if name in found]


def project_files(
    api: Api, settings: Settings, python: Mapping[str, str | bytes]
) -> dict[str, str]:
    """`pyproject.toml`, `README.md` and, where we have its text, `LICENSE`."""
    licence = licence_text(settings.licence) if settings.licence else None
    has_text = licence is not None and licence.is_file()
    files = {
        "pyproject.toml": render(
            "package/pyproject.toml.jinja",
            notice=Code(f"Generated from {plain(settings.source)}; do not edit."),
            distribution=toml(settings.distribution),
            version=toml(settings.version),
            summary=toml(settings.summary),
            licence=toml(settings.licence) if settings.licence else Code(""),
            licence_file=Code("LICENSE" if has_text else ""),
            dependencies=[toml(item) for item in dependencies(python)],
            source=toml(f"src/{settings.package}"),
            included=toml(
                ["/src", "/README.md", "/api-surface.txt", *(["/LICENSE"] if has_text else [])]
            ),
        ),
        "README.md": readme(api, settings),
    }
    if licence is not None and has_text:
        files["LICENSE"] = licence.read_text(encoding="utf-8")
    return files
