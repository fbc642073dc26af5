"""Both flavours of the core behind one face, so that each test holds for both."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from runtime.core import AsyncCore, Core
from runtime.endpoint import Server

SERVERS = (Server("https://api.{region}.example.com", {"region": None}),)


class Flavour:
    """Makes cores and waits for what they do; an asynchronous one lives in an event loop of its own."""

    def __init__(self, name: Any) -> None:
        self.name = name
        self.is_async = name == "async"
        self._runner: Any = asyncio.Runner() if self.is_async else None
        self._cores: list[Any] = []

    def core(self, **settings: Any) -> Any:
        settings = {"product": "things/1.0", "servers": SERVERS, **settings}
        if "endpoint" not in settings:
            settings.setdefault("variables", {"region": "eu-1"})
        core = (AsyncCore if self.is_async else Core)(**settings)
        self._cores.append(core)
        return core

    def wait(self, result: Any) -> Any:
        return self._runner.run(result) if self.is_async else result

    def run(self, make: Any) -> Any:
        """Wait for what a function starts: inside the event loop, if there is one."""
        if not self.is_async:
            return make()

        async def inside() -> Any:
            return await make()

        return self._runner.run(inside())

    def send(self, core: Any, *args: Any, **kwargs: Any) -> Any:
        return self.wait(core.send(*args, **kwargs))

    def close(self, core: Any) -> Any:
        return self.wait(core.aclose() if self.is_async else core.close())

    def finish(self) -> None:
        for core in self._cores:
            self.close(core)
        if self._runner is not None:
            self._runner.close()


@pytest.fixture(params=["sync", "async"])
def flavour(request: Any) -> Any:
    """Each test once with `Core` and once with `AsyncCore`."""
    flavour = Flavour(request.param)
    yield flavour
    flavour.finish()


@pytest.fixture
def naps(monkeypatch: Any) -> Any:
    """What the core would have waited between attempts."""
    seen = []

    async def sleep(seconds: Any) -> None:
        seen.append(seconds)

    monkeypatch.setattr("runtime.core.time.sleep", seen.append)
    monkeypatch.setattr("runtime.core._sleep", sleep)
    return seen
