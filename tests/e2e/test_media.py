"""Bodies and answers of every kind, from the document to the wire, with both clients."""

from __future__ import annotations

import gzip
import io
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.e2e.constructs import Talk
from tests.e2e.driving import ENTRY, World, stored


def test_a_file_goes_up_in_pieces(world: World, media: ModuleType, tmp_path: Path) -> None:
    content = bytes(range(256)) * 2000
    path = tmp_path / "big.bin"
    path.write_bytes(content)
    world.respond = stored
    world.driver.run(lambda: world.client.files.replace("a", media.LocalFile(path)))
    with path.open("rb") as file:
        world.driver.run(lambda: world.client.files.replace("a", file))

    class Pipe(io.RawIOBase):
        """Has no length, and cannot be rewound."""

        def __init__(self) -> None:
            self.left = [b"ab", b"cd"]

        def read(self, size: int = -1) -> bytes:
            return self.left.pop(0) if self.left else b""

    world.driver.run(lambda: world.client.files.replace("a", media.LocalFile(Pipe())))
    world.driver.run(lambda: world.client.files.replace("a", b"plain"))
    bodies = [(one.framing, one.body) for one in world.received]
    assert bodies == [
        ("length", content),
        ("length", content),
        ("chunked", b"abcd"),
        ("length", b"plain"),
    ]
    assert {one.headers["Content-Type"] for one in world.received} == {"application/octet-stream"}


def test_pieces_go_up_as_they_are_made(world: World, media: ModuleType) -> None:
    world.respond = stored
    pieces = [b"ab", b"cd"]

    async def waiting() -> Any:
        for piece in pieces:
            yield piece

    for content in (iter(pieces), (bytearray(one) for one in pieces), pieces):
        file = media.LocalFile(content)
        world.driver.run(lambda file=file: world.client.files.replace("a", file))
    if world.driver.waits:
        world.driver.run(lambda: world.client.files.replace("a", media.LocalFile(waiting())))
    else:
        with pytest.raises(media.ClientError, match="asynchronous client alone"):
            world.client.files.replace("a", media.LocalFile(waiting()))
    assert {(one.framing, one.body) for one in world.received if one.body} == {("chunked", b"abcd")}
    with pytest.raises(media.InvalidRequest, match="each piece must be bytes, not str"):
        world.driver.run(lambda: world.client.files.replace("a", media.LocalFile(["ab"])))


def test_pieces_that_are_gone_are_not_sent_again(world: World, media: ModuleType) -> None:
    statuses = iter([503, 204, 503, 204])
    world.respond = lambda talk: talk.answer(next(statuses))
    again = media.LocalFile([b"ab", b"cd"])
    world.driver.run(lambda: world.client.files.replace("a", again))
    once = media.LocalFile(iter([b"ab"]))
    with pytest.raises(media.ClientError, match="cannot be rewound"):
        world.driver.run(lambda: world.client.files.replace("a", once))
    assert [one.body for one in world.received[:3]] == [b"abcd", b"abcd", b"ab"]


def test_another_media_type_is_chosen_by_the_options(world: World, media: ModuleType) -> None:
    world.respond = stored
    options = media.RequestOptions(content_type="image/png")
    world.driver.run(lambda: world.client.files.replace("a", b"png", options=options))
    assert world.received[0].headers["Content-Type"] == "image/png"
    wrong = media.RequestOptions(content_type="image/gif")
    with pytest.raises(media.InvalidRequest, match="application/octet-stream or image/png"):
        world.driver.run(lambda: world.client.files.replace("a", b"gif", options=wrong))
    assert len(world.received) == 1


def test_a_retry_sends_the_file_again(world: World, media: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"again")
    statuses = iter([503, 204])
    world.respond = lambda talk: talk.answer(next(statuses))
    world.driver.run(lambda: world.client.files.replace("a", media.LocalFile(path)))
    assert [one.body for one in world.received] == [b"again", b"again"]


def test_a_form_with_files(world: World, media: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "main.txt"
    path.write_bytes(b"\r\n--main--\r\n" * 9)
    world.respond = lambda talk: talk.answer(200, "application/json", b'["ok"]')
    form = media.UploadFilesRequest(
        main=media.LocalFile(path),
        more=[b"one", media.LocalFile(io.BytesIO(b"two"), name='t"wo', media="image/png")],
        about=media.Note(title="t"),
        labels=["x", "y"],
        days=[1, 2],
    )
    assert world.driver.run(lambda: world.client.files.upload(form)) == ["ok"]
    assert world.received[0].parts() == [
        ("main", "main.txt", "application/octet-stream", path.read_bytes()),
        ("more", "more", "text/plain", b"one"),
        ("more", "t%22wo", "image/png", b"two"),
        ("about", None, "application/json", b'{"title": "t"}'),
        ("labels", None, "text/plain", b"x"),
        ("labels", None, "text/plain", b"y"),
        ("days", None, "text/plain", b"1,2"),
    ]
    assert world.received[0].body.count(b"\r\nX-Part: more\r\n") == 2


def test_a_part_has_further_header_fields(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(200, "application/json", b"[]")

    def send(**headers: str) -> None:
        main = media.LocalFile(iter([b"x"]), name="x", headers=headers)
        form = media.UploadFilesRequest(main=main)
        world.driver.run(lambda: world.client.files.upload(form))

    send(Digest="sha-256=abc")
    assert (
        b'filename="x"\r\nContent-Type: application/octet-stream\r\nDigest: sha-256=abc\r\n\r\nx'
        in (world.received[0].body)
    )
    for wrong in ({"X-A": "a\r\nX-B: b"}, {"X A": "a"}, {"Content-Type": "a"}, {"X-A": "é"}):
        with pytest.raises(media.InvalidRequest):
            send(**wrong)


def test_a_file_comes_down_in_pieces_and_only_as_far_as_wanted(world: World) -> None:
    stopped = threading.Event()

    def endless(talk: Talk) -> None:
        talk.begin("application/octet-stream", X_Checksum="abc")
        try:
            while True:
                talk.say(b"x" * 65536)
        except OSError:
            stopped.set()

    world.respond = endless
    chunks, headers = world.driver.read(
        lambda: world.client.stream(world.client.files.download, "a"), most=3
    )
    assert set(b"".join(chunks)) == {ord("x")}
    assert headers["x-checksum"] == "abc"
    assert stopped.wait(10), "leaving the block closes the connection"


def test_a_packed_answer_is_unpacked_bit_by_bit(world: World) -> None:
    packed = gzip.compress(b"y" * 10**6)

    def respond(talk: Talk) -> None:
        talk.begin("application/octet-stream", Content_Encoding="gzip")
        for at in range(0, len(packed), 100):
            talk.say(packed[at : at + 100])
        talk.end()

    world.respond = respond
    chunks, _ = world.driver.read(lambda: world.client.stream(world.client.files.download, "a"))
    assert b"".join(chunks) == b"y" * 10**6
    assert max(map(len, chunks)) <= 65536


def test_an_error_is_an_error_when_the_stream_is_opened(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(
        404, "application/json", b'{"code": "F.1", "message": "gone"}'
    )
    with pytest.raises(media.NotFound) as caught:
        world.driver.read(lambda: world.client.stream(world.client.files.download, "a"))
    assert caught.value.body == media.Failure(code="F.1", message="gone")


def test_a_stream_is_opened_again_if_that_is_safe(world: World) -> None:
    answers = iter([(503, b""), (200, b"now")])

    def respond(talk: Talk) -> None:
        status, body = next(answers)
        talk.answer(status, "application/octet-stream", body)

    world.respond = respond
    chunks, _ = world.driver.read(lambda: world.client.stream(world.client.files.download, "a"))
    assert chunks == [b"now"]


def test_json_lines_down(world: World, media: ModuleType) -> None:
    asked = threading.Event()

    def respond(talk: Talk) -> None:
        talk.begin("application/x-ndjson")
        talk.say(b'{"level": "info", "mess')
        talk.say(b'age": "a"}\n\n{"level": "odd", "message": "b"}\r\n')
        asked.wait(10)
        talk.say(b'{"level": "error", "message": "c"}')
        talk.end()

    world.respond = respond
    first, _ = world.driver.read(world.client.logs.follow, most=2)
    asked.set()
    assert [one.message for one in first] == ["a", "b"], "they are there before the rest is"
    every, _ = world.driver.read(world.client.logs.follow)
    assert [(type(one), one.level) for one in every] == [
        (media.Entry, "info"),
        (media.Entry, "odd"),
        (media.Entry, "error"),
    ]


def test_a_line_that_is_not_json(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(200, "application/x-ndjson", b"oops\n")
    with pytest.raises(media.UnexpectedResponse, match="followLogs"):
        world.driver.read(world.client.logs.follow)


def test_json_lines_go_up_as_they_are_made(world: World, media: ModuleType) -> None:
    world.respond = stored
    entries: list[dict[str, Any]] = [{"level": "info", "message": text} for text in "abc"]
    made: list[str] = []

    def each() -> Iterator[Any]:
        for entry in entries:
            made.append(entry["message"])
            yield media.Entry(**entry)

    async def waiting() -> Any:
        for entry in each():
            yield entry

    world.driver.run(lambda: world.client.logs.append(each()))
    if world.driver.waits:
        world.driver.run(lambda: world.client.logs.append(waiting()))
    for request in world.received:
        assert request.framing == "chunked"
        assert [json.loads(line) for line in request.body.splitlines()] == entries
    entries[1] = {"level": 1, "message": "b"}
    made.clear()
    with pytest.raises(media.InvalidRequest, match=r"\[1\].*level"):
        world.driver.run(lambda: world.client.logs.append(iter(entries)))


def test_json_lines_up(world: World, media: ModuleType) -> None:
    world.respond = stored
    entries = (media.Entry(level="info", message=text) for text in "ab")
    world.driver.run(lambda: world.client.logs.append(entries))
    assert [json.loads(line) for line in world.received[0].body.splitlines()] == [
        {"level": "info", "message": "a"},
        {"level": "info", "message": "b"},
    ]
    assert world.received[0].headers["Content-Type"] == "application/jsonl"
    with pytest.raises(media.InvalidRequest, match=r"\[1\]\.level"):
        world.driver.run(lambda: world.client.logs.append([ENTRY, {**ENTRY, "level": "odd"}]))
    assert len(world.received) == 1


def test_events(world: World, media: ModuleType) -> None:
    entry = json.dumps(ENTRY).encode()

    def respond(talk: Talk) -> None:
        talk.begin("text/event-stream")
        talk.say(
            b"\xef\xbb\xbf: hello\r\n\r\nid: 7\r\nevent: added\r\nretry: 10\r\ndata: "
            + entry
            + b"\r"
        )
        talk.say(b"\n\r\ndata: " + entry[:5])
        talk.say(entry[5:] + b"\n\ndata: [DONE]\n\ndata: never\n\n")

    world.respond = respond
    events, _ = world.driver.read(world.client.logs.watch)
    wanted = media.Entry(level="info", message="a")
    assert events == [
        media.ServerSentEvent(wanted, "added", "7", 10),
        media.ServerSentEvent(wanted, "message", "7", 10),
    ]
    assert world.received[0].headers["Accept"] == "text/event-stream"


def test_events_of_text(world: World) -> None:
    world.respond = lambda talk: talk.answer(
        200, "text/event-stream", "data: é\ndata: b\n\ndata: cut".encode()
    )
    events, _ = world.driver.read(world.client.logs.watch_ticks)
    assert [event.data for event in events] == ["é\nb"]


def test_a_range_is_sent_as_what_the_file_is(
    world: World, media: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"png")
    world.respond = stored
    webp = media.RequestOptions(content_type="image/webp")
    draw = world.client.notes.draw
    world.driver.run(lambda: draw("1", media.LocalFile(path)))
    world.driver.run(lambda: draw("1", media.LocalFile(path, media="image/gif")))
    world.driver.run(lambda: draw("1", b"webp", options=webp))
    world.driver.run(lambda: draw("1", b"?"))
    assert [one.headers["Content-Type"] for one in world.received] == [
        "image/png",
        "image/gif",
        "image/webp",
        "application/octet-stream",
    ]
    for wrong in ("text/plain", "image/a\r\nb: c", "image/\xe9"):
        options = media.RequestOptions(content_type=wrong)
        file = media.LocalFile([b""], media=wrong)
        for call in (
            lambda options=options: draw("1", b"", options=options),
            lambda file=file: draw("1", file),
        ):
            with pytest.raises(media.InvalidRequest, match="must be image/"):
                world.driver.run(call)


def test_a_body_of_several_media_types(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(201, "text/plain", b"kept")
    note = media.Note(title="a b", text="&")
    form = media.RequestOptions(content_type="application/x-www-form-urlencoded")
    replace = world.client.notes.replace
    assert world.driver.run(lambda: replace("1", note)) == "kept"
    world.driver.run(lambda: replace("1", note, options=form))
    world.driver.run(lambda: replace("1", "# a"))
    assert [(one.headers["Content-Type"], one.body) for one in world.received] == [
        ("application/json", b'{"title":"a b","text":"&"}'),
        ("application/x-www-form-urlencoded", b"title=a+b&text=%26"),
        ("text/markdown; charset=utf-8", b"# a"),
    ]


def test_a_merge_patch_tells_null_from_absent(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(200, "application/json", b'{"title": "t"}')
    for patch in (media.NotePatch(text=None), media.NotePatch(title="x"), media.NotePatch()):
        world.driver.run(lambda patch=patch: world.client.notes.change("1", patch))
    assert [one.body for one in world.received] == [b'{"text":null}', b'{"title":"x"}', b"{}"]
    assert world.received[0].headers["Content-Type"] == "application/merge-patch+json"


def test_how_a_stream_must_not_be_used(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(200, "application/octet-stream", b"x")
    stream = world.client.stream(world.client.files.download, "a")
    with pytest.raises(media.ClientError, match="not open"):
        _ = stream.status
    world.driver.read(lambda: stream)
    with pytest.raises(media.ClientError, match="opened once"):
        world.driver.read(lambda: stream)
    with pytest.raises(media.ClientError, match="by itself"):
        world.client.stream(world.client.logs.watch)
    with pytest.raises(media.InvalidRequest, match="call of stream"):
        world.client.stream(len)


def test_a_stub_can_stream(media: ModuleType) -> None:
    stub = media.StubTransport(media.HttpResponse(200, {}, b"data: x\n\n"))
    with (
        media.MediaClient(transport=stub) as client,
        client.logs.watch_ticks() as stream,
    ):
        assert [event.data for event in stream] == ["x"]
        assert stream.status == 200
