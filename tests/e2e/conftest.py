"""Services on loopback sockets: node pools, with their own idea of how requests are signed, and whatever a test decides."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType
from urllib.parse import quote, unquote

import pytest
from tests.e2e.constructs import package, serving
from tests.e2e.driving import Driver, World

TOKEN = "token-of-the-test"
ACCESS_KEY = "AKEXAMPLE0000000001"
SECRET_KEY = "SKexampleExampleExampleExampleExample0001"


@dataclass
class Received:
    """One request as it came over the wire; header names in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


Answer = Callable[[Received], tuple[int, dict[str, str], bytes]]


def echo(request: Received) -> tuple[int, dict[str, str], bytes]:
    """Answer as the documented example does: the created pool is the body that was sent."""
    return 200, {"Content-Type": "application/json", "X-Request-Id": "req-1"}, request.body


@dataclass
class Service:
    """The running service: `url`, what it `received`, and how it will `answer`."""

    url: str = ""
    received: list[Received] = field(default_factory=list)
    answer: Answer = echo

    def authenticate(self, request: Received) -> str | None:
        """Why the request is refused, or None."""
        if "x-auth-token" in request.headers:
            return None if request.headers["x-auth-token"] == TOKEN else "wrong token"
        return verify_signature(request)


def verify_signature(request: Received) -> str | None:
    """Recompute an SDK-HMAC-SHA256 signature from the request alone, by the vendor's signing guide.

    Written independently of the client: it works from the raw request line and the headers as received.
    """
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    if scheme != "SDK-HMAC-SHA256":
        return f"unknown scheme {scheme!r}"
    given = dict(part.strip().split("=", 1) for part in rest.split(","))
    if given["Access"] != ACCESS_KEY:
        return "unknown access key"
    names = given["SignedHeaders"].split(";")
    if names != sorted(names) or not {"host", "x-sdk-date"} <= set(names):
        return f"signed headers {names}"
    path, _, query = request.target.partition("?")
    uri = "/".join(quote(part, safe="-_.~") for part in unquote(path).split("/"))
    pairs = sorted(
        tuple(unquote(x) for x in item.split("=", 1)) for item in query.split("&") if item
    )
    canonical = "\n".join(
        [
            request.method,
            uri if uri.endswith("/") else uri + "/",
            "&".join(
                f"{quote(key, safe='-_.~')}={quote(value, safe='-_.~')}" for key, value in pairs
            ),
            *(f"{name}:{request.headers[name].strip()}" for name in names),
            "",
            ";".join(names),
            request.headers.get("x-sdk-content-sha256") or hashlib.sha256(request.body).hexdigest(),
        ]
    )
    text = "\n".join(
        [
            "SDK-HMAC-SHA256",
            request.headers["x-sdk-date"],
            hashlib.sha256(canonical.encode()).hexdigest(),
        ]
    )
    expected = hmac.new(SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
    return None if hmac.compare_digest(expected, given["Signature"]) else "signature does not match"


@pytest.fixture
def service() -> Iterator[Service]:
    """A fresh service for one test."""
    state = Service()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Received(self.command, self.path, headers, self.rfile.read(length))
            state.received.append(request)
            refused = state.authenticate(request)
            if refused:
                body = json.dumps({"error_code": "APIGW.0301", "error_msg": refused}).encode()
                status, answer_headers = 401, {"Content-Type": "application/json"}
            else:
                status, answer_headers, body = state.answer(request)
            self.send_response(status)
            for name, value in answer_headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

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
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the case of that name."""
    with package("media", tmp_path_factory.mktemp("media")) as module:
        yield module


@pytest.fixture(params=["sync", "async"])
def world(request: pytest.FixtureRequest, media: ModuleType) -> Iterator[World]:
    world = World()
    with serving(lambda talk: world.respond(talk)) as (url, received):
        world.received = received
        world.driver = Driver(media, url, waits=request.param == "async")
        yield world
        world.driver.close()
