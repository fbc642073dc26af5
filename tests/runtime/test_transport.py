"""The network itself: real sockets, servers that misbehave, and what is sent when they do."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib
from typing import Any

import pytest

from runtime import errors
from runtime.errors import ClientError, ConfigurationError, ConnectFailed, Disconnected, TimedOut
from runtime.httpx_errors import mapped
from runtime.httpx_transport import AsyncHttpxTransport, HttpxTransport
from runtime.operation import Body, Operation, Reply, RequestOptions
from runtime.retry import Retry
from runtime.stub import StubTransport
from runtime.transport import TLS, Headers, HttpRequest, HttpResponse, Timeout, redact

POST: Operation[bytes] = Operation(
    id="Make",
    method="POST",
    path="/a",
    body=Body("application/octet-stream", "binary"),
    success={"200": Reply("*/*", "binary")},
    lookup="Look for its name.",
)
GET: Operation[bytes] = Operation(
    id="Get", method="GET", path="/a", success={"200": Reply("*/*", "binary")}, idempotent=True
)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Server:
    """Gives each connection to a function; keeps what was received."""

    def __init__(self, script: Any, wrap: Any = None) -> None:
        self.received: list[tuple[bytes, bytes]] = []
        self.connections = 0
        self._script = script
        self._wrap = wrap
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"http{'s' if wrap else ''}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: Any) -> None:
        with contextlib.suppress(OSError, ssl.SSLError):
            if self._wrap:
                connection = self._wrap.wrap_socket(connection, server_side=True)
            with connection:
                self._script(self, connection)

    def request(self, connection: Any) -> Any:
        """Read one request; its head and body."""
        data = b""
        while b"\r\n\r\n" not in data:
            part = connection.recv(65536)
            if not part:
                raise OSError
            data += part
        head, _, body = data.partition(b"\r\n\r\n")
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                while len(body) < int(line.split(b":")[1]):
                    body += connection.recv(65536)
        self.received.append((head, body))
        return head, body

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def serve() -> Any:
    servers = []

    def start(script: Any, wrap: Any = None) -> Any:
        server = Server(script, wrap)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.close()


def reset(connection: Any) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


def answering(*answers: Any) -> Any:
    """One answer per request, over as few connections as the client likes."""

    def script(server: Any, connection: Any) -> None:
        for _ in range(50):
            server.request(connection)
            connection.sendall(answers[min(len(server.received), len(answers)) - 1])

    return script


def core(flavour: Any, server: Any, **settings: Any) -> Any:
    settings.setdefault("timeout", Timeout(2, 2))
    settings.setdefault("retry", Retry(first=0))
    return flavour.core(endpoint=server.url, trust_env=False, **settings)


def post(
    flavour: Any, server: Any, body: Any = b"data", options: Any = None, **settings: Any
) -> Any:
    return flavour.send(core(flavour, server, **settings), POST, {}, body, options)


# ------------------------------------------------------------------------------------------- the wire


def test_what_is_on_the_wire(flavour: Any, serve: Any) -> None:
    server = serve(answering(OK))
    assert post(flavour, server) == b"ok"
    head, body = server.received[0]
    lines = head.decode().split("\r\n")
    assert lines[0] == "POST /a HTTP/1.1"
    assert sorted(line.split(":")[0].lower() for line in lines[1:]) == [
        "accept",
        "accept-encoding",
        "content-length",
        "content-type",
        "host",
        "user-agent",
    ]
    assert f"Host: 127.0.0.1:{server.port}" in lines
    assert "Content-Length: 4" in lines
    assert body == b"data"


def test_a_get_has_no_body_and_an_empty_post_says_so(flavour: Any, serve: Any) -> None:
    server = serve(answering(OK))
    one = core(flavour, server)
    flavour.send(one, GET, {})
    flavour.send(one, POST, {}, b"")
    assert b"content-length" not in server.received[0][0].lower()
    assert b"content-length: 0" in server.received[1][0].lower()


def test_connections_are_reused(flavour: Any, serve: Any) -> None:
    server = serve(answering(OK))
    one = core(flavour, server)
    for _ in range(5):
        flavour.send(one, POST, {}, b"x")
    assert (server.connections, len(server.received)) == (1, 5)


def test_escapes_in_the_path_arrive_as_they_were_signed(flavour: Any, serve: Any) -> None:
    server = serve(answering(OK))
    odd: Operation[bytes] = Operation(
        id="Odd", method="GET", path="/a b/%41:x/~", success={"200": Reply("*/*", "binary")}
    )
    options = RequestOptions(extra_query={"q r": "a/b+c&d é'"})
    flavour.send(core(flavour, server), odd, {}, None, options)
    assert server.received[0][0].startswith(
        b"GET /a%20b/%41:x/~?q%20r=a%2Fb%2Bc%26d%20%C3%A9%27 HTTP/1.1\r\n"
    )


def test_cookies_are_neither_kept_nor_sent(flavour: Any, serve: Any) -> None:
    cookie = OK.replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b; Path=/\r\n\r\n")
    server = serve(answering(cookie))
    one = core(flavour, server)
    flavour.send(one, GET, {})
    flavour.send(one, GET, {})
    assert b"cookie" not in server.received[1][0].lower()


def test_the_library_logs_no_query(flavour: Any, serve: Any, caplog: Any) -> None:
    caplog.set_level("DEBUG")
    server = serve(answering(OK))
    options = RequestOptions(extra_query={"key": "SECRET"})
    flavour.send(core(flavour, server), GET, {}, None, options)
    assert b"key=SECRET" in server.received[0][0]
    assert "SECRET" not in caplog.text
    assert "attempt 1" in caplog.text


# --------------------------------------------------------------------------- never a second node pool


def _reset_after_request(server: Any, connection: Any) -> None:
    server.request(connection)
    reset(connection)


def _close_after_request(server: Any, connection: Any) -> None:
    server.request(connection)


def _half_an_answer(server: Any, connection: Any) -> None:
    server.request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nok")


def _half_a_head(server: Any, connection: Any) -> None:
    server.request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Le")


def _not_http(server: Any, connection: Any) -> None:
    server.request(connection)
    connection.sendall(b"SSH-2.0-OpenSSH\r\n\r\n")


def _endless_head(server: Any, connection: Any) -> None:
    server.request(connection)
    with contextlib.suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 1_000_000)


def _broken_chunks(server: Any, connection: Any) -> None:
    server.request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")


BROKEN = [
    _reset_after_request,
    _close_after_request,
    _half_an_answer,
    _half_a_head,
    _not_http,
    _endless_head,
    _broken_chunks,
]


@pytest.mark.parametrize("script", BROKEN)
def test_a_broken_connection_never_sends_a_post_again(
    flavour: Any, serve: Any, script: Any
) -> None:
    server = serve(script)
    with pytest.raises(Disconnected, match=r"Make: .*Look for its name") as caught:
        post(flavour, server)
    assert not caught.value.retry_safe
    assert len(server.received) == 1


@pytest.mark.parametrize("script", BROKEN)
def test_a_broken_connection_sends_a_get_again(flavour: Any, serve: Any, script: Any) -> None:
    def first_broken(server: Any, connection: Any) -> None:
        if not server.received:
            script(server, connection)
            return
        server.request(connection)
        connection.sendall(OK)

    server = serve(first_broken)
    assert flavour.send(core(flavour, server), GET, {}) == b"ok"
    assert len(server.received) == 2


def test_an_idle_connection_that_breaks_under_a_post_does_not_send_it_again(
    flavour: Any, serve: Any
) -> None:
    """The server answers once, takes the second request on the same connection, and hangs up."""

    def script(server: Any, connection: Any) -> None:
        server.request(connection)
        connection.sendall(OK)
        server.request(connection)
        reset(connection)

    server = serve(script)
    one = core(flavour, server)
    assert flavour.send(one, POST, {}, b"1") == b"ok"
    with pytest.raises(Disconnected):
        flavour.send(one, POST, {}, b"2")
    assert [body for _, body in server.received] == [b"1", b"2"]
    assert flavour.send(one, POST, {}, b"3") == b"ok"


def test_an_idle_connection_that_was_closed_is_replaced(flavour: Any, serve: Any) -> None:
    def script(server: Any, connection: Any) -> None:
        server.request(connection)
        connection.sendall(OK)

    server = serve(script)
    one = core(flavour, server)
    for body in (b"1", b"2"):
        assert flavour.send(one, POST, {}, body) == b"ok"
        time.sleep(0.1)
    assert [body for _, body in server.received] == [b"1", b"2"]


def test_no_answer(flavour: Any, serve: Any) -> None:
    done = threading.Event()

    def script(server: Any, connection: Any) -> None:
        server.request(connection)
        done.wait(5)

    server = serve(script)
    with pytest.raises(TimedOut, match=r"Make: no answer within 0.2 s\. .*Look for its name"):
        post(flavour, server, timeout=Timeout(2, 0.2))
    done.set()
    assert len(server.received) == 1


def test_nobody_there_is_tried_again(flavour: Any, naps: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    one = flavour.core(endpoint=f"http://127.0.0.1:{port}", trust_env=False)
    with pytest.raises(ConnectFailed) as caught:
        flavour.send(one, POST, {}, b"x")
    assert caught.value.retry_safe
    assert isinstance(caught.value.__cause__, OSError)
    assert len(naps) == 2


def test_an_unknown_host(flavour: Any, naps: Any) -> None:
    one = flavour.core(endpoint="http://nowhere.invalid", trust_env=False, retry=Retry(attempts=1))
    with pytest.raises(ConnectFailed):
        flavour.send(one, POST, {}, b"x")


def test_no_connection_in_time(flavour: Any, naps: Any) -> None:
    # A full backlog: the kernel neither accepts nor refuses.
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        address = listening.getsockname()
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(address)
        one = flavour.core(
            endpoint=f"http://127.0.0.1:{address[1]}", trust_env=False, timeout=Timeout(0.2, 5)
        )
        with pytest.raises(TimedOut, match=r"no connection within 0.2 s$") as caught:
            flavour.send(one, POST, {}, b"x")
        assert caught.value.retry_safe
        assert len(naps) == 2
        for filler in fillers:
            filler.close()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(flavour: Any, serve: Any, status: Any) -> None:
    other = serve(answering(OK))
    moved = f"HTTP/1.1 {status} Moved\r\nLocation: {other.url}/b\r\nContent-Length: 0\r\n\r\n"
    server = serve(answering(moved.encode()))
    for operation, body in ((GET, None), (POST, b"x")):
        with pytest.raises(errors.ApiError, match="redirects are never followed"):
            flavour.send(core(flavour, server), operation, {}, body)
    assert other.received == []
    assert len(server.received) == 2


@pytest.mark.parametrize("location", ["http://[", "http://a:b:c", "\x80\xff", "//", "http://\x7f"])
def test_a_mad_redirect(flavour: Any, serve: Any, location: Any) -> None:
    head = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
    with pytest.raises(ClientError):
        post(flavour, serve(answering(head.encode("latin-1"))))


# ------------------------------------------------------------------------------------------- deadlines


def test_a_dripping_body_ends_with_the_time_for_the_whole(flavour: Any, serve: Any) -> None:
    """Each drop is in time, and so is the whole reply but for the time for the whole: only this ends it."""

    def drip(server: Any, connection: Any) -> None:
        server.request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n")
        with contextlib.suppress(OSError):
            for _ in range(400):
                connection.sendall(b"x")
                time.sleep(0.05)

    server = serve(drip)
    with pytest.raises(TimedOut, match="Look for its name"):
        post(flavour, server, timeout=Timeout(2, 2, 0.5))
    assert len(server.received) == 1


def test_all_attempts_share_the_time_for_the_whole(flavour: Any, serve: Any) -> None:
    def script(server: Any, connection: Any) -> None:
        server.request(connection)
        time.sleep(0.15)

    server = serve(script)
    one = core(flavour, server, timeout=Timeout(2, 2, 0.5), retry=Retry(attempts=99, first=0))
    with pytest.raises(ClientError):
        flavour.send(one, GET, {})
    # No attempt ends sooner than after 0.15 s, so that four fit into 0.5 s at most.
    assert 2 <= len(server.received) <= 4


# --------------------------------------------------------------------------------------------- bodies


def with_body(body: Any, *fields: Any) -> Any:
    head = "".join(f"{field}\r\n" for field in (*fields, f"Content-Length: {len(body)}"))
    return f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("identity", bytes),
    ],
)
def test_compressed_answers(flavour: Any, serve: Any, encoding: Any, pack: Any) -> None:
    data = b"some text " * 1000
    server = serve(answering(with_body(pack(data), f"Content-Encoding: {encoding}")))
    assert post(flavour, server) == data


def test_broken_compression(flavour: Any, serve: Any) -> None:
    server = serve(answering(with_body(b"nonsense", "Content-Encoding: gzip")))
    with pytest.raises(Disconnected, match="not valid gzip"):
        post(flavour, server)


@pytest.mark.parametrize("kept", [3, 12, -1])
def test_compression_that_ends_too_soon(flavour: Any, serve: Any, kept: int) -> None:
    data = gzip.compress(b"some text " * 10)[:kept]
    server = serve(answering(with_body(data, "Content-Encoding: gzip")))
    with pytest.raises(Disconnected, match="gzip"):
        post(flavour, server)


def make(flavour: Any, **settings: Any) -> Any:
    kind = AsyncHttpxTransport if flavour.is_async else HttpxTransport
    return kind(trust_env=False, **settings)


@pytest.mark.parametrize(
    "answer",
    [
        with_body(b"x" * 5000),
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5000,
        with_body(gzip.compress(b"x" * 5_000_000), "Content-Encoding: gzip"),
    ],
    ids=["announced", "unannounced", "compressed"],
)
def test_long_answers_are_cut_off(flavour: Any, serve: Any, answer: Any) -> None:
    def script(server: Any, connection: Any) -> None:
        server.request(connection)
        connection.sendall(answer)

    settings = {"transport": make(flavour, max_body=4000)}
    if b"gzip" in answer:
        settings = {"transport": make(flavour, max_body=1_000_000)}
    server = serve(script)
    read: Operation[str] = Operation(
        id="Read", method="GET", path="/", success={"200": Reply("text/plain", "text")}
    )
    with pytest.raises(errors.UnexpectedResponse, match="longer than"):
        flavour.send(core(flavour, server, **settings), read, {})


def test_an_endless_answer_is_cut_off(flavour: Any, serve: Any) -> None:
    def script(server: Any, connection: Any) -> None:
        server.request(connection)
        connection.sendall(b"HTTP/1.1 400 Bad\r\n\r\n")
        with contextlib.suppress(OSError):
            while True:
                connection.sendall(b"x" * 10_000)

    with pytest.raises(errors.BadRequest):
        post(
            flavour,
            serve(script),
            transport=make(flavour, max_body=100_000),
            timeout=Timeout(2, 2, 5),
        )


def test_a_long_failure_is_still_that_failure(flavour: Any, serve: Any) -> None:
    answer = with_body(b"x" * 500_000).replace(b"200 OK", b"400 Bad")
    server = serve(answering(answer))
    with pytest.raises(errors.BadRequest) as caught:
        post(flavour, server, transport=make(flavour, max_body=100_000))
    assert len(caught.value.raw) == 65536


# --------------------------------------------------------------------------------------- TLS and proxy


def test_without_tls_nobody_is_trusted(flavour: Any, serve: Any) -> None:
    """The connections of ``http:`` addresses get by without certificates: a saving, and no risk."""
    one = core(flavour, serve(answering(OK)))
    flavour.send(one, GET, {})
    [way] = one._transport._ways.values()
    context = way._pool._ssl_context
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.get_ca_certs() == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: Any) -> Any:
    folder = tmp_path_factory.mktemp("tls")
    try:
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=localhost"),
                *("-addext", "subjectAltName=IP:127.0.0.1"),
            ],
            cwd=folder,
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the openssl command is needed to make a certificate")
    return folder


def _context(folder: Any) -> Any:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def test_tls(flavour: Any, serve: Any, certificate: Any, naps: Any) -> None:
    server = serve(answering(OK), _context(certificate))
    with pytest.raises(ConnectFailed, match=r"(?i)certificate verify failed"):
        post(flavour, server)
    assert server.received == []
    assert post(flavour, server, tls=TLS(verify=str(certificate / "cert.pem"))) == b"ok"
    assert post(flavour, server, tls=TLS(verify=False)) == b"ok"
    options = RequestOptions(tls=TLS(verify=False))
    one = core(flavour, server)
    assert flavour.send(one, POST, {}, b"x", options) == b"ok"
    assert flavour.send(one, POST, {}, b"x", options) == b"ok"
    assert len(one._session._transports) == 1


def test_client_certificates(flavour: Any, serve: Any, certificate: Any) -> None:
    context = _context(certificate)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(certificate / "cert.pem")
    server = serve(answering(OK), context)
    tls = TLS(
        verify=False, certificate=str(certificate / "cert.pem"), key=str(certificate / "key.pem")
    )
    assert post(flavour, server, tls=tls) == b"ok"
    with pytest.raises(ClientError):
        post(flavour, server, tls=TLS(verify=False), retry=Retry(attempts=1))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"tls": TLS(verify="/nowhere.pem")}, "cannot load CA certificates from '/nowhere.pem'"),
        ({"tls": TLS(certificate="/nowhere.pem")}, "cannot load the client certificate"),
        ({"tls": TLS(key="/nowhere.pem")}, "a key but no certificate"),
        ({"proxy": "proxy:8080"}, "proxy must be a URL"),
        ({"proxy": "ftp://u:SECRET@proxy"}, "cannot set up the network"),
        ({"proxy": "socks5://u:SECRET@proxy"}, "cannot set up the network"),
        ({"proxy": "http://u:SECRET@proxy:port"}, "cannot set up the network"),
    ],
)
def test_what_cannot_be_set_up(flavour: Any, settings: Any, message: Any) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        flavour.core(endpoint="h", **settings)
    assert "SECRET" not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    assert "SECRET" not in repr(TLS(certificate="c", password="SECRET"))


def test_proxy(flavour: Any, serve: Any, monkeypatch: Any) -> None:
    proxy = serve(answering(OK))
    target = "http://target.invalid"
    one = flavour.core(endpoint=target, proxy=proxy.url)
    assert flavour.send(one, POST, {}, b"x") == b"ok"
    assert proxy.received[0][0].startswith(b"POST http://target.invalid/a HTTP/1.1")
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "")
    assert flavour.send(flavour.core(endpoint=target), POST, {}, b"x") == b"ok"
    one = flavour.core(endpoint=target, trust_env=False, retry=Retry(attempts=1))
    with pytest.raises(ConnectFailed):
        flavour.send(one, POST, {}, b"x")
    assert len(proxy.received) == 2


def test_no_proxy(flavour: Any, serve: Any, monkeypatch: Any) -> None:
    proxy, target = serve(answering(OK)), serve(answering(OK))
    monkeypatch.setenv("ALL_PROXY", proxy.url.removeprefix("http://"))
    monkeypatch.setenv("NO_PROXY", "localhost, 127.0.0.1")
    assert flavour.send(flavour.core(endpoint=target.url), POST, {}, b"x") == b"ok"
    assert (len(proxy.received), len(target.received)) == (0, 1)
    monkeypatch.setenv("NO_PROXY", "")
    assert flavour.send(flavour.core(endpoint=target.url), POST, {}, b"x") == b"ok"
    assert (len(proxy.received), len(target.received)) == (1, 1)


def test_a_proxy_that_refuses_has_sent_nothing(flavour: Any, serve: Any, naps: Any) -> None:
    refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    proxy = serve(answering(refusal))
    one = flavour.core(endpoint="https://target.invalid", proxy=proxy.url)
    with pytest.raises(ConnectFailed, match="407"):
        flavour.send(one, POST, {}, b"x")
    assert all(head.startswith(b"CONNECT") for head, _ in proxy.received)


# ---------------------------------------------------------------------------------------------- closing


def test_closing_closes_connections(flavour: Any, serve: Any) -> None:
    gone = threading.Event()

    def script(server: Any, connection: Any) -> None:
        server.request(connection)
        connection.sendall(OK)
        if connection.recv(1) == b"":
            gone.set()

    server = serve(script)
    one = core(flavour, server)
    flavour.send(one, POST, {}, b"x")
    flavour.close(one)
    assert gone.wait(2)


def test_a_transport_that_was_closed_elsewhere(flavour: Any, serve: Any) -> None:
    transport = make(flavour)
    one = core(flavour, serve(answering(OK)), transport=transport)
    flavour.wait(transport.aclose() if flavour.is_async else transport.close())
    with pytest.raises(errors.ClientClosed):
        flavour.send(one, POST, {}, b"x")


# ------------------------------------------------------------------------------- values and the stub


def test_headers_ignore_case_and_join() -> None:
    headers = Headers([(b"X-A", b"1"), ("x-a", "2"), (b"B", b"\xe9")])
    assert headers["X-a"] == "1, 2"
    assert dict(headers) == {"x-a": "1, 2", "b": "é"}
    assert (len(headers), "B" in headers, headers.get("c")) == (2, True, None)
    assert "SECRET" not in repr(Headers({"Set-Cookie": "SECRET"}))


def test_redact() -> None:
    fields = {"Authorization": "S", "X-Auth-Token": "S", "My-Secret": "S", "Accept": "ok"}
    assert redact(fields) == {**dict.fromkeys(fields, "***"), "Accept": "ok"}


def test_request_values() -> None:
    request = HttpRequest("GET", "https://h/a?key=SECRET", {"Authorization": "SECRET", "A": "1"})
    assert "SECRET" not in repr(request)
    assert (request.header("a"), request.header("b")) == ("1", None)
    assert request.replace(url="u").headers == request.headers


def test_stub_answers() -> None:
    request = HttpRequest("GET", "https://h", {})
    one, two = HttpResponse(200), HttpResponse(201)
    stub = StubTransport([one, Disconnected("x"), two])
    assert stub.send(request) is one
    with pytest.raises(Disconnected):
        stub.send(request)
    assert stub.send(request) is two
    with pytest.raises(ClientError, match="no answer left for request 4"):
        stub.send(request)
    assert StubTransport(lambda r: two).send(request) is two


def test_an_asynchronous_stub(flavour: Any) -> None:
    async def answer(request: Any) -> Any:
        return HttpResponse(200, {}, b"ok")

    one = flavour.core(endpoint="h", transport=StubTransport(answer))
    if flavour.is_async:
        assert flavour.send(one, POST, {}, b"x") == b"ok"
    else:
        with pytest.raises(ClientError, match="use it with the asynchronous client"):
            flavour.send(one, POST, {}, b"x")


@pytest.mark.parametrize("module", ["errors", "operation", "core", "transport", "stub", "retry"])
def test_imports_are_light(module: Any) -> None:
    code = (
        f"import sys; sys.path.insert(0, 'templates'); import runtime.{module}; "
        "print([m for m in ('httpx2', 'asyncio', 'pydantic', 'ssl', 'http') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_client_whose_event_loop_has_ended_says_so() -> None:
    found = mapped(RuntimeError("Event loop is closed"), None)  # the words of asyncio
    assert type(found) is ClientError
    assert "make a client for each loop" in str(found)
    assert type(mapped(RuntimeError("the pool was closed"), None)) is errors.ClientClosed


def test_a_refusal_by_tls_after_the_handshake_is_a_broken_connection() -> None:
    found = mapped(ssl.SSLError(1, "[SSL] tlsv13 alert certificate required"), None)

    assert type(found) is errors.Disconnected
    assert "certificate required" in str(found)
    assert not found.retry_safe
