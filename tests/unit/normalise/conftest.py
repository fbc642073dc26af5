"""Documents in a few lines, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from clientgen.diagnostics import Collector
from clientgen.ir.nodes import Alias, Api, Choice, Field, Model, Operation
from clientgen.normalise import normalise
from clientgen.settings import Settings


@dataclass(frozen=True)
class Plain:
    """A document that is only its data."""

    data: dict[str, Any]


@dataclass(frozen=True)
class Result:
    """A client, and the findings on the way to it."""

    api: Api
    collector: Collector

    @property
    def codes(self) -> list[str]:
        return [found.code for found in self.collector.diagnostics]

    @property
    def names(self) -> list[str]:
        return [component.name for component in self.api.components]

    def __getitem__(self, name: str) -> Any:
        return next(component for component in self.api.components if component.name == name)

    def model(self, name: str) -> Model:
        found = self[name]
        assert isinstance(found, Model)
        return found

    def alias(self, name: str) -> Alias:
        found = self[name]
        assert isinstance(found, Alias)
        return found

    def choice(self, name: str) -> Choice:
        found = self[name]
        assert isinstance(found, Choice)
        return found

    def field(self, name: str, wire: str) -> Field:
        return next(field for field in self.model(name).fields if field.wire_name == wire)

    def operation(self, ident: str) -> Operation:
        return next(
            operation
            for resource in self.api.resources
            for operation in resource.operations
            if operation.id == ident
        )


Build = Callable[..., Result]


@pytest.fixture
def build() -> Build:
    """Build a client from a whole document, given as text."""

    def build(text: str, *, strict: bool = False) -> Result:
        data = yaml.safe_load(text)
        data.setdefault("openapi", "3.1.0")
        data.setdefault("info", {"title": "Test", "version": "1"})
        settings = Settings(package="pets", client_name="Zoo", strict_names=strict)
        collector = Collector()
        return Result(normalise(Plain(data), settings, collector), collector)

    return build


@pytest.fixture
def schemas(build: Build) -> Build:
    """Build the models of a document that has only component schemas, given as text."""

    def schemas(text: str, **options: Any) -> Result:
        return build(
            yaml.safe_dump({"components": {"schemas": yaml.safe_load(text)}}, sort_keys=False),
            **options,
        )

    return schemas
