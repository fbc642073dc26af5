"""A service that asks for a client certificate (`mutualTLS`), from the document to the wire, with both clients."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import ssl
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

import pytest
from tests.e2e.constructs import package

x509 = pytest.importorskip("cryptography.x509", reason="cryptography makes the certificates")
from cryptography.hazmat.primitives import hashes, serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402

PASSWORD = "of the key"
NOW = datetime.datetime.now(datetime.UTC)


def issued(name: str, issuer: tuple[Any, Any] | None = None) -> tuple[Any, Any]:
    """A certificate and its key: of the issuer, or of its own, then as one that issues others."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    by = subject if issuer is None else issuer[0].subject
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - datetime.timedelta(days=1))
        .not_valid_after(NOW + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key if issuer is None else issuer[1], hashes.SHA256())
    )
    return certificate, key


def stored(folder: Path, name: str, pair: tuple[Any, Any], password: str = "") -> tuple[str, str]:
    """The paths of certificate and key, in files of their own."""
    hidden: Any = serialization.NoEncryption()
    if password:
        hidden = serialization.BestAvailableEncryption(password.encode())
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / f"{name}.pem").write_bytes(pair[0].public_bytes(pem))
    (folder / f"{name}.key").write_bytes(pair[1].private_bytes(pem, form, hidden))
    return str(folder / f"{name}.pem"), str(folder / f"{name}.key")


class World:
    """The service, and certificates of three kinds."""

    def __init__(self, folder: Path) -> None:
        own, foreign = issued("own authority"), issued("another authority")
        self.authority, _ = stored(folder, "authority", own)
        server = stored(folder, "server", issued("server", own))
        self.known = stored(folder, "known", issued("client 7", own), PASSWORD)
        self.unknown = stored(folder, "unknown", issued("client 8", foreign))
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(*server)
        self.context.verify_mode = ssl.CERT_REQUIRED
        self.context.load_verify_locations(self.authority)
        self.url = ""
        self.seen: list[str] = []


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(tmp_path_factory.mktemp("certificates"))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            (peer,) = [pair for (pair,) in self.connection.getpeercert()["subject"]]
            world.seen.append(peer[1])
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent: pytest shows what matters."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def get_request(self) -> Any:
            connection, address = super().get_request()
            # The handshake is the thread's, so that a client that is refused stops nothing else.
            wrapped = world.context.wrap_socket(connection, True, do_handshake_on_connect=False)
            return wrapped, address

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that is refused is part of the tests."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    world.url = f"https://127.0.0.1:{server.server_address[1]}"
    yield world
    server.shutdown()
    server.server_close()
    thread.join()


DOCUMENT = """
openapi: 3.1.0
info: {title: Certified, version: "1"}
security: [{certificate: []}]
paths:
  /things: {get: {operationId: getThings, tags: [things], responses: {"204": {description: Nothing.}}}}
components:
  securitySchemes: {certificate: {type: mutualTLS}}
"""


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("certified")
    (folder / "certified.yaml").write_text(DOCUMENT, encoding="utf-8")
    with package(folder / "certified.yaml", folder / "package") as module:
        yield module


def call(certified: ModuleType, world: World, tls: Any, *, waits: bool) -> None:
    options = {"endpoint": world.url, "tls": tls, "retry": certified.Retry(attempts=1)}
    if not waits:
        with certified.CertifiedClient(**options) as client:
            client.things.get()
        return

    async def inside() -> None:
        async with certified.AsyncCertifiedClient(**options) as client:
            await client.things.get()

    asyncio.run(inside())


@pytest.mark.parametrize("waits", [False, True])
def test_who_has_a_certificate_is_served(certified: ModuleType, world: World, waits: bool) -> None:
    certificate, key = world.known
    tls = certified.TLS(verify=world.authority, certificate=certificate, key=key, password=PASSWORD)
    call(certified, world, tls, waits=waits)
    assert world.seen.pop() == "client 7"


@pytest.mark.parametrize("waits", [False, True])
def test_who_has_none_is_not(certified: ModuleType, world: World, waits: bool) -> None:
    for tls in (
        certified.TLS(verify=world.authority),
        certified.TLS(verify=world.authority, certificate=world.unknown[0], key=world.unknown[1]),
    ):
        with pytest.raises(certified.TransportError):
            call(certified, world, tls, waits=waits)
    # The other way round: a service that nobody vouches for is told nothing.
    with pytest.raises(certified.TransportError, match=r"(?i)certificate verify failed"):
        call(
            certified,
            world,
            certified.TLS(certificate=world.unknown[0], key=world.unknown[1]),
            waits=waits,
        )
    with pytest.raises(certified.ConfigurationError, match="cannot load the client certificate"):
        call(
            certified,
            world,
            certified.TLS(certificate=world.known[0], key=world.known[1]),
            waits=waits,
        )
    assert world.seen == []
