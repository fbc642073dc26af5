"""What the runtime is told of a body."""

from __future__ import annotations

import pytest

from clientgen.emit.imports import Imports
from clientgen.emit.wire import body_call
from clientgen.ir.nodes import Body, Content, ListOf, Operation, Scalar, TypeRef, Union, Unknown

NULL, TEXT = Scalar("null"), Scalar("string")


def told(kind: TypeRef, *, required: bool = True) -> str:
    body = Body(required, (Content("application/json", "json", kind),), "#")
    operation = Operation("put", "put", "PUT", "PUT", "/", "#", (), body, ())
    return str(body_call(operation, {}, Imports(1)))


@pytest.mark.parametrize("kind", [NULL, Unknown(), Union((TEXT, NULL))])
def test_a_required_body_that_may_be_null(kind: TypeRef) -> None:
    assert told(kind).endswith(", null=True)")
    assert "null" not in told(kind, required=False)


@pytest.mark.parametrize("kind", [TEXT, ListOf(Unknown()), ListOf(NULL)])
def test_a_body_that_may_not(kind: TypeRef) -> None:
    assert "null" not in told(kind)
