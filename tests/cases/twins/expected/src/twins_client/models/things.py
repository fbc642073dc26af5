"""Models of things.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StrictFloat, StrictInt, StrictStr

from .._runtime.model import Model
from .._runtime.uploads import LocalFile


class GetThingResponse404(Model):
    """The schema ``GetThingResponse404`` of the document."""

    why: StrictStr | None = None


class Owner(Model):
    """The schema ``Owner`` of the document."""

    name: StrictStr | None = None


class PostFormRequest(Model):
    """The schema ``PostFormRequest`` of the document."""

    file: bytes | LocalFile

    code: StrictStr | None = None

    more: list[bytes | LocalFile] | None = None


class Thing(Model):
    """The schema ``Thing`` of the document."""

    __nullable__ = frozenset({"any", "either", "extra", "name", "owner", "state", "tags"})

    name: StrictStr | None

    owner: Owner | None

    size: Annotated[StrictFloat | None, Field(gt=0.0, le=5.0)] = None

    least: Annotated[StrictInt | None, Field(ge=1)] = None

    state: Literal["on", "off"] | None = None

    kind: Literal["thing"] | None = None

    tags: list[StrictStr] | None = None

    extra: dict[str, StrictInt | None] | None = None

    either: StrictStr | StrictInt | None = None

    code: StrictStr | None = None

    any: Any | None = None
