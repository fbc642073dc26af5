"""`Model.model_validate` and its like: as strict as the constructor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from .adapters import adapter
from .construct import given_models, problems, settle, translated
from .errors import InvalidRequest, Problem
from .model import Model
from .values import clip

M = TypeVar("M", bound=Model)


def validate(cls: type[M], value: Any, options: Mapping[str, Any]) -> M:
    """`Model.model_validate`.

    Raises:
        InvalidRequest: Everything that is wrong.
    """
    if isinstance(value, cls):
        return value
    if isinstance(value, Mapping) and not options and all(isinstance(key, str) for key in value):
        return cls(**value)
    failure: ValidationError
    try:
        kept = given_models(value)
        made: M = adapter(cls).strict.validate_python(value, **{"context": kept, **options})
    except ValidationError as error:
        failure = error
    else:
        settle(made, kept)
        return made
    raise InvalidRequest(problems(cls, value, failure), cls.__name__)


def validate_json(cls: type[M], text: str | bytes | bytearray, options: Mapping[str, Any]) -> M:
    """`Model.model_validate_json`.

    Raises:
        InvalidRequest: Everything that is wrong, also that it is no JSON.
    """
    try:
        value = from_json(text)
    except ValueError as error:
        reason = clip(str(error), 200)
    else:
        return validate(cls, value, options)
    raise InvalidRequest([Problem("", "$", f"must be JSON: {reason}")], cls.__name__)


def validate_strings(cls: type[M], value: Any, options: Mapping[str, Any]) -> M:
    """`Model.model_validate_strings`.

    Raises:
        InvalidRequest: Everything that is wrong.
    """
    try:
        made: M = adapter(cls).strict.validate_strings(value, **options)
    except ValidationError as error:
        found = translated(error)
    else:
        settle(made, frozenset())
        return made
    raise InvalidRequest(found, cls.__name__)
