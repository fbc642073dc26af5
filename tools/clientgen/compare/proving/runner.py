"""Runs one program with one package, in a process of its own: no network, and a service that answers as documented.

Started as ``python -I runner.py FILE``; the file says what to run (see `run.py`), and where to write what came of it.
Knows nothing of clientgen.  The service stands in below the HTTP library, so that it serves packages of every release.
What the program does to files and processes is its own affair: this keeps accidents away, no attackers.
"""

from __future__ import annotations

import json
import os
import re
import sys
import traceback
import types
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_NETWORK = ("socket.connect", "socket.sendto", "socket.bind", "socket.getaddrinfo")
_MOST_MEMORY = 4 << 30
_MOST_WRITTEN = 64 << 20
_LONGEST = 600


def limit_resources() -> None:
    """Bound what a program may use up, where the system can."""
    try:
        import resource
    except ImportError:  # pragma: no cover - not on Windows
        return
    for kind, most in (
        (resource.RLIMIT_AS, _MOST_MEMORY),
        (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, hard))


def close_network() -> None:
    """From here on nothing of this process reaches another one over a socket."""

    def refuse(event: str, _arguments: tuple[object, ...]) -> None:
        if event in _NETWORK:
            raise PermissionError("a program that is tried has no network")

    sys.addaudithook(refuse)


class Service:
    """Answers requests as the document says.  `calls` counts them."""

    def __init__(self, answers: Sequence[Mapping[str, Any]]) -> None:
        # The path with fewer variables wins, as the standard says.
        ordered = sorted(answers, key=lambda item: item["path"].count("{"))
        self._answers = [(item["method"], _pattern(item["path"]), item) for item in ordered]
        self.calls = 0

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, str, bytes]:
        """Status, media type and body."""
        self.calls += 1
        for known, pattern, item in self._answers:
            if known == method and pattern.search(path):
                return item["status"], item["media"], item["body"].encode()
        if method == "POST" and b"grant_type=" in body:
            token = {"access_token": "my-token", "token_type": "bearer", "expires_in": 3600}
            return 200, "application/json", json.dumps(token).encode()
        return 404, "application/json", b'{"message": "no operation of the document"}'

    def stand_in(self) -> None:
        """Take the place of the network below the HTTP library."""
        try:
            import httpx2
        except ImportError:
            return  # the program will say so, with the old package already

        def respond(request: Any, body: bytes) -> Any:
            # The raw path: a value may hold a slash, which is %2F there.
            path = request.url.raw_path.decode("ascii", "replace").partition("?")[0]
            status, media, content = self.answer(request.method, path, body)
            headers = {"Content-Type": media} if media else {}
            headers["Content-Length"] = str(len(content))
            return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(content))

        def handle_request(_self: Any, request: Any) -> Any:
            return respond(request, b"".join(request.stream))

        async def handle_async_request(_self: Any, request: Any) -> Any:
            return respond(request, b"".join([part async for part in request.stream]))

        library: Any = httpx2
        library.HTTPTransport.handle_request = handle_request
        library.AsyncHTTPTransport.handle_async_request = handle_async_request


def _pattern(path: str) -> re.Pattern[str]:
    """The end of a URL's path; a server may have a path before it."""
    parts = re.split(r"(\{[^{}]*\})", path)
    return re.compile(
        "".join("[^/]*" if part.startswith("{") else re.escape(part) for part in parts) + r"/?\Z"
    )


def run(text: str, file: str) -> dict[str, Any]:
    """Run a program as a script; what went wrong, and on which of its lines."""
    module = types.ModuleType("__main__")
    module.__file__ = file
    sys.modules["__main__"] = module
    sys.argv = [file]
    try:
        exec(compile(text, file, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - that is its purpose
    except SystemExit as error:
        if error.code not in (None, 0):
            return {"error": f"it ended with {_one_line(str(error.code))}", "line": 0}
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what came of the program
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        name = type(error).__name__
        return {
            "error": f"{name}: {_one_line(str(error))}" if str(error) else name,
            "line": _line(error, file),
        }
    return {"error": None, "line": 0}


def _line(error: BaseException, file: str) -> int:
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 0
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == file
    ]
    return (lines[-1] or 0) if lines else 0


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def main(file: str) -> None:
    """Do what a file says."""
    order = json.loads(Path(file).read_text(encoding="utf-8"))
    sys.path.insert(0, order["source"])
    service = Service(order["answers"])
    service.stand_in()
    limit_resources()
    close_network()
    program = Path(order["program"])
    outcome = run(program.read_text(encoding="utf-8"), str(program))
    Path(order["result"]).write_text(
        json.dumps({**outcome, "calls": service.calls}), encoding="utf-8"
    )
    # Threads and callbacks that the program left behind are not waited for.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
