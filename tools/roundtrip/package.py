"""Rendered packages, imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SOURCE = "src/"


@contextmanager
def imported(files: Mapping[str, bytes], folder: Path, name: str) -> Iterator[Package]:
    """The package `name` out of a tree of rendered `files`, written to the empty `folder` and forgotten afterwards."""
    for path, content in files.items():
        if path.startswith(_SOURCE):
            target = folder / path.removeprefix(_SOURCE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield Package(name)
    finally:
        sys.path.remove(str(folder))
        for module in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
            del sys.modules[module]


class Package:
    """A generated package that can be imported under `name`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def module(self, inside: str) -> Any:
        """The module of this path inside the package, such as ``_runtime.decode``."""
        return importlib.import_module(f"{self.name}.{inside}")

    def component(self, module: str, name: str) -> Any:
        """A model, an enum class or a named type of the package."""
        return getattr(self.module(f"models.{module}"), name)

    def body(self, media: str, type_: Any) -> Any:
        """A JSON body of this type, as operations state it."""
        return self.module("_runtime.operation").Body(media, "json", type_)

    def written(self, body: Any, value: Any) -> bytes:
        """The bytes that a call sends for a body; `refusal` is raised where it refuses."""
        raw: bytes = self.module("_runtime.bodies").write_body(body, value)[0]
        return raw

    def read(self, type_: Any, raw: bytes) -> Any:
        """The value of a reply; ValueError where it is of quite another kind."""
        return self.module("_runtime.decode").decode(type_, raw)

    def surprises(self, type_: Any, raw: bytes) -> tuple[Any, ...]:
        """How a reply differs from the documentation."""
        found: tuple[Any, ...] = self.module("_runtime.decode").surprises(type_, raw)
        return found

    @property
    def refusal(self) -> type[Exception]:
        """The error of a value that is not to be sent."""
        found: type[Exception] = self.module("_runtime.errors").InvalidRequest
        return found
