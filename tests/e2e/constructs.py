"""A package generated from a case, imported, and a service on a loopback socket that knows nothing of the client."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

from clientgen.output.sync import write
from clientgen.pipeline import Run

CASES = Path(__file__).parents[1] / "cases"


@contextmanager
def package(case: str | Path, folder: Path) -> Iterator[ModuleType]:
    """The package of a case, or of a document, generated and imported."""
    path = case if isinstance(case, Path) else CASES / case / "spec.yaml"
    write(Run.start(path).tree(), folder)
    source = folder / "src"
    (name,) = (path.name for path in source.iterdir())
    sys.path.insert(0, str(source))
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(source))
        for module in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
            del sys.modules[module]


class Request:
    """What came over the wire."""

    def __init__(self, handler: BaseHTTPRequestHandler) -> None:
        self.method = handler.command
        self.target = handler.path
        self.headers: Message = handler.headers
        self.framing = "chunked" if handler.headers.get("Transfer-Encoding") else "length"
        self.body = _chunked(handler) if self.framing == "chunked" else _counted(handler)

    def parts(self) -> list[tuple[str | None, str | None, str, bytes]]:
        """Name, file name, media type and content of each part of a form, as the standard library reads it."""
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message = BytesParser().parsebytes(head + self.body)
        found: list[tuple[str | None, str | None, str, bytes]] = []
        for part in message.get_payload():
            assert isinstance(part, Message)
            name = part.get_param("name", header="content-disposition")
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            found.append((str(name), part.get_filename(), part.get_content_type(), content))
        return found


def _counted(handler: BaseHTTPRequestHandler) -> bytes:
    return handler.rfile.read(int(handler.headers.get("Content-Length", 0)))


def _chunked(handler: BaseHTTPRequestHandler) -> bytes:
    body = b""
    while size := int(handler.rfile.readline(), 16):
        body += handler.rfile.read(size)
        handler.rfile.readline()
    handler.rfile.readline()
    return body


class Talk:
    """One exchange, from the side of the service."""

    def __init__(self, handler: BaseHTTPRequestHandler, request: Request) -> None:
        self._handler = handler
        self.request = request

    def answer(self, status: int, media: str = "", body: bytes = b"", **headers: str) -> None:
        """Send a whole answer."""
        self._handler.send_response(status)
        if media:
            headers["Content-Type"] = media
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.send_header("Content-Length", str(len(body)))
        self._handler.end_headers()
        self._handler.wfile.write(body)

    def begin(self, media: str, **headers: str) -> None:
        """Send the head of an answer whose body comes bit by bit."""
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", media)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.send_header("Transfer-Encoding", "chunked")
        self._handler.end_headers()

    def say(self, data: bytes) -> None:
        """Send a bit of the body."""
        self._handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self._handler.wfile.flush()

    def end(self) -> None:
        """End the body."""
        self._handler.wfile.write(b"0\r\n\r\n")


@contextmanager
def serving(respond: Callable[[Talk], Any]) -> Iterator[tuple[str, list[Request]]]:
    """A service; gives its URL and what it received."""
    received: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            request = Request(self)
            received.append(request)
            respond(Talk(self, request))

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent: pytest shows what matters."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is part of some tests."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
