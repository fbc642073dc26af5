"""What every part of the stage shares: the document, the settings, the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from clientgen.diagnostics import Collector
from clientgen.normalise.name_lock import NameLock
from clientgen.normalise.resolve import Resolver

if TYPE_CHECKING:
    from clientgen.normalise.lock_keys import Keys


class Settings(Protocol):
    """The part of the settings that decides names."""

    @property
    def package(self) -> str: ...
    @property
    def client_name(self) -> str: ...
    @property
    def strict_names(self) -> bool: ...
    @property
    def version(self) -> str: ...
    @property
    def keep_former_names(self) -> int: ...


class Document(Protocol):
    """A valid document in the 3.1 dialect, in one piece."""

    @property
    def data(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to everything that may have to look something up or to report something."""

    data: dict[str, Any]
    settings: Settings
    collector: Collector
    resolver: Resolver
    lock: NameLock
    keys: Keys


def mapping(value: Any) -> dict[str, Any]:
    """`value` if it is an object, else an empty one: for optional parts of the document."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """`value` if it is an array, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """`value` if it is a string, without surrounding space, else an empty one."""
    return value.strip() if isinstance(value, str) else ""
