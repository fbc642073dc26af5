"""What is deprecated warns the one who uses it, and never the client at its own work."""

from __future__ import annotations

import copy
import pickle
import warnings
from typing import Annotated, Any

import pytest
from pydantic import Field, StrictStr
from typing_extensions import deprecated

from runtime.decode import decode
from runtime.deprecation import DeprecatedModel
from runtime.model import Model
from runtime.operation import Operation, Reply, RequestOptions
from runtime.sending import encode_body
from runtime.stub import StubTransport
from runtime.transport import HttpResponse


@deprecated("Old is deprecated", category=None)
class Old(DeprecatedModel):
    """A model."""

    name: StrictStr
    was: Annotated[StrictStr | None, Field(deprecated="was is deprecated")] = None


class Holder(Model):
    """Has a deprecated model inside."""

    old: Old


OPERATION: Operation[Old] = Operation(
    id="getOld",
    method="GET",
    path="/old",
    success={"200": Reply("application/json", "json", Old)},
    authenticated=False,
)


class Things:
    """A resource, as it is generated."""

    def __init__(self, core: Any) -> None:
        self._core = core

    @deprecated("getOld is deprecated")
    def get(self, options: RequestOptions | None = None) -> Any:
        """Get."""
        return self._core.send(OPERATION, {}, None, options)


class AsyncThings(Things):
    """Its twin."""

    @deprecated("getOld is deprecated")
    async def get(self, options: RequestOptions | None = None) -> Any:
        """Get."""
        return await self._core.send(OPERATION, {}, None, options)


def test_building_a_deprecated_model_warns_its_builder() -> None:
    with pytest.warns(DeprecationWarning, match="Old is deprecated") as seen:
        Old(name="a")
    assert seen[0].filename == __file__


def test_reading_writing_copying_and_showing_warn_nobody() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        old = decode(Old, b'{"name": "a", "was": "b"}')
        held = decode(Holder, b'{"old": {"name": "a", "was": "b"}}')
        odd = decode(Old, b'{"name": 1, "was": 2, "more": 3}')
        Holder.model_validate({"old": {"name": "a"}})
        old.was = "c"
        assert encode_body(old, Old) == b'{"name":"a","was":"c"}'
        assert encode_body(held, Holder) == b'{"old":{"name":"a","was":"b"}}'
        assert "was='c'" in repr(old)
        assert "more" in repr(odd)
        for other in (copy.deepcopy(old), pickle.loads(pickle.dumps(old)), old.model_copy()):
            assert other == old
        del old.was
        assert encode_body(old, Old) == b'{"name":"a"}'


def test_touching_a_deprecated_field_warns() -> None:
    old = decode(Old, b'{"name": "a", "was": "b"}')
    with pytest.warns(DeprecationWarning, match="was is deprecated"):
        assert old.was == "b"


@pytest.mark.parametrize("through", ["method", "response"])
def test_calling_a_deprecated_operation_warns_its_caller(flavour: Any, through: str) -> None:
    stub = StubTransport(HttpResponse.of_json({"name": "a"}))
    core = flavour.core(transport=stub)
    things = (AsyncThings if flavour.is_async else Things)(core)

    class Client:
        """What is generated around `core.response`."""

        def response(self, *args: Any) -> Any:
            return core.response(*args)

        async def aresponse(self, *args: Any) -> Any:
            return await core.response(*args)

    respond = Client().aresponse if flavour.is_async else Client().response

    def start() -> Any:
        return things.get() if through == "method" else respond(things.get)

    async def inside() -> Any:
        return await start()

    with pytest.warns(DeprecationWarning, match="getOld is deprecated") as seen:
        answer = flavour.run(inside if flavour.is_async else start)
    assert (answer if through == "method" else answer.value).name == "a"
    assert [item.filename for item in seen] == [__file__]
