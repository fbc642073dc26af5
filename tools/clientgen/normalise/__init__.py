"""From a valid document to the parts of a client: one dialect, nothing inline, every name decided."""

from __future__ import annotations

from clientgen.diagnostics import Collector
from clientgen.ir.nodes import Api
from clientgen.normalise.context import Context, Document, Settings
from clientgen.normalise.lock_keys import Keys
from clientgen.normalise.name_lock import NameLock
from clientgen.normalise.resolve import Resolver
from clientgen.normalise.stage import Stage

__all__ = ["Document", "NameLock", "Settings", "normalise", "normalise_with"]


def normalise(document: Document, settings: Settings, collector: Collector) -> Api:
    """The client that `document` describes, with no names kept from before; see `normalise_with`."""
    return normalise_with(document, settings, collector, NameLock())[0]


def normalise_with(
    document: Document, settings: Settings, collector: Collector, lock: NameLock
) -> tuple[Api, NameLock]:
    """The client that `document` describes, and the names that it gives: what `lock` keeps, and new ones.

    Findings (families NAM and LOW) go to `collector`; what they are about is left out or made as general as
    it has to be, so that a client can be built if the author allows them.  Never raises on a valid document.
    """
    resolver = Resolver(document.data)
    context = Context(document.data, settings, collector, resolver, lock, Keys(resolver))
    return Stage(context).run()
