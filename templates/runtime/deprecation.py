"""Models that the document calls deprecated: building one warns, reading one from a reply does not."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from .model import Model

__all__ = ["DeprecatedModel"]


class DeprecatedModel(Model):
    """Base of deprecated models, which carry their message as `typing_extensions.deprecated` puts it.

    That decorator's own warning would be given for replies too: the validator makes its objects by `__new__`.
    """

    if not TYPE_CHECKING:

        def __init__(self, /, **data: Any) -> None:
            __tracebackhide__ = True
            message = getattr(type(self), "__deprecated__", None)
            if message is not None:
                warnings.warn(message, DeprecationWarning, stacklevel=2)
            super().__init__(**data)

        # As in the base class: nested objects are built without calling this.
        __init__.__pydantic_base_init__ = True
