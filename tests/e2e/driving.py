"""Either client of a package behind one face, and a service whose answers a test decides."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

from tests.e2e.constructs import Talk

ENTRY = {"level": "info", "message": "a"}


class Driver:
    """Either client behind one face."""

    def __init__(self, media: ModuleType, url: str, *, waits: bool) -> None:
        self.waits = waits
        self._runner = asyncio.Runner() if waits else None
        options = {"endpoint": url, "retry": media.Retry(attempts=2, first=0.001)}
        self.client = (media.AsyncMediaClient if waits else media.MediaClient)(**options)

    def run(self, make: Any) -> Any:
        if self._runner is None:
            return make()

        async def inside() -> Any:
            return await make()

        return self._runner.run(inside())

    def read(self, make: Any, most: int = 10**6) -> tuple[list[Any], Any]:
        """At most so many items of a stream, and the stream."""
        if self._runner is None:
            items = []
            with make() as stream:
                headers = stream.headers
                for item in stream:
                    items.append(item)
                    if len(items) == most:
                        break
            return items, headers

        async def inside() -> tuple[list[Any], Any]:
            items = []
            async with make() as stream:
                headers = stream.headers
                async for item in stream:
                    items.append(item)
                    if len(items) == most:
                        break
            return items, headers

        return self._runner.run(inside())

    def close(self) -> None:
        self.run(self.client.aclose if self.waits else self.client.close)
        if self._runner is not None:
            self._runner.close()


class World:
    """A service whose answers the test decides, and a client of it."""

    def __init__(self) -> None:
        self.respond: Any = None
        self.received: Any = None
        self.driver: Any = None

    @property
    def client(self) -> Any:
        return self.driver.client


def stored(talk: Talk) -> None:
    talk.answer(204)
