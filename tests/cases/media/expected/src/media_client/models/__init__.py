"""All models.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .files import DownloadFileResponseHeaders as DownloadFileResponseHeaders
    from .files import UploadFilesRequest as UploadFilesRequest
    from .logs import Entry as Entry
    from .logs import SummarizeLogsRequest as SummarizeLogsRequest
    from .notes import NotePatch as NotePatch
    from .shared import Failure as Failure
    from .shared import Note as Note

__all__ = [
    "DownloadFileResponseHeaders",
    "Entry",
    "Failure",
    "Note",
    "NotePatch",
    "SummarizeLogsRequest",
    "UploadFilesRequest",
]

_HOMES = {
    "DownloadFileResponseHeaders": ".files",
    "Entry": ".logs",
    "Failure": ".shared",
    "Note": ".shared",
    "NotePatch": ".notes",
    "SummarizeLogsRequest": ".logs",
    "UploadFilesRequest": ".files",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
