"""From a valid document to the parts of a client: one dialect, nothing inline, every name decided."""

from __future__ import annotations

from clientgen.diagnostics import Collector
from clientgen.ir.nodes import Api
from clientgen.normalise.context import Context, Document, Settings
from clientgen.normalise.resolve import Resolver
from clientgen.normalise.stage import Stage

__all__ = ["Document", "Settings", "normalise"]


def normalise(document: Document, settings: Settings, collector: Collector) -> Api:
    """The client that `document` describes.

    Findings (families NAM and LOW) go to `collector`; what they are about is left out or made as general as
    it has to be, so that a client can be built if the author allows them.  Never raises on a valid document.
    """
    context = Context(document.data, settings, collector, Resolver(document.data))
    return Stage(context).run()
