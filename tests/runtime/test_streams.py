"""Pieces of what comes or goes bit by bit; whole exchanges are in `tests/e2e/test_media.py`."""

from __future__ import annotations

import io
import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from runtime.choices import Bodies
from runtime.errors import ClientError, Disconnected, InvalidRequest, UnexpectedResponse
from runtime.events import EventReader, ServerSentEvent
from runtime.lines import LineSplitter
from runtime.opening import Raw
from runtime.operation import Body, Operation, Reply
from runtime.readers import reader_of
from runtime.uploads import LocalFile, Upload


def every(data: bytes, size: int, end: str | None = None) -> list[ServerSentEvent[Any]]:
    """The events of a stream that comes in chunks of a size."""
    reader = EventReader(lambda raw: raw.decode(), end)
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    return [event for chunk in chunks for event in reader.feed(chunk)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_events_do_not_depend_on_how_they_are_cut(size: int, newline: str) -> None:
    # The first three are the examples of the standard; nothing follows the last, so it is not one.
    lines = [": test stream", "", "data: first event", "id: 1", "", "data:second event", "id", ""]
    lines += ["data:  third event", "", "data", "", "data", "data", "", "data:"]
    events = every(newline.join(lines).encode(), size)
    assert [(event.data, event.id) for event in events] == [
        ("first event", "1"),
        ("second event", ""),
        (" third event", ""),
        ("", ""),
        ("\n", ""),
    ]


def test_fields_of_events() -> None:
    data = (
        b"retry: x\nid: a\0b\nother: 1\nevent: e\ndata: 1\n\nretry: 5\ndata: 2\n\nevent: lost\n\n"
    )
    assert every(data, 4) == [ServerSentEvent("1", "e"), ServerSentEvent("2", retry=5)]


def test_the_end_of_a_stream_is_stated() -> None:
    assert [event.data for event in every(b"data: 1\n\ndata: .\n\ndata: 2\n\n", 99, ".")] == ["1"]


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_lines_do_not_depend_on_how_they_are_cut(size: int) -> None:
    data = b"a\r\nb\rc\n\n\r\n\rd"
    splitter = LineSplitter()
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    lines = [line for chunk in chunks for line in splitter.feed(chunk)]
    assert (lines, splitter.last()) == ([b"a", b"b", b"c", b"", b"", b""], b"d")


def test_a_line_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runtime.lines.LONGEST", 10)
    splitter = LineSplitter()
    splitter.feed(b"x" * 10)
    with pytest.raises(UnexpectedResponse, match="longer than the 10 bytes"):
        splitter.feed(b"x")


def test_an_answer_at_once_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runtime.readers.LONGEST", 10)
    operation: Operation[Any] = Operation(
        id="watch",
        method="GET",
        path="/",
        success={"200": Reply("text/event-stream", "events", str)},
    )
    raw = Raw(200, {"Content-Type": "application/json"}, [])
    reader = reader_of(operation, raw, lambda found: found, whole=False)
    reader.feed(b"x" * 10)
    with pytest.raises(UnexpectedResponse, match="longer than the 10 bytes"):
        reader.feed(b"x")


def test_a_bomb_is_unpacked_in_small_steps() -> None:
    packed = zlib.compress(b"\0" * 10**7)
    raw = Raw(200, {"Content-Encoding": "deflate"}, [packed])
    sizes = [len(chunk) for chunk in raw.chunks()]
    assert (sum(sizes), max(sizes)) == (10**7, 64 * 1024)


@pytest.mark.parametrize(
    ("body", "told"), [(b"no", "not valid gzip"), (b"", "in the middle of its gzip")]
)
def test_an_answer_that_does_not_unpack(body: bytes, told: str) -> None:
    raw = Raw(200, {"Content-Encoding": "gzip"}, [body])
    with pytest.raises(Disconnected, match=told):
        list(raw.chunks())


class Pipe(io.BytesIO):
    """Cannot be rewound."""

    def seekable(self) -> bool:
        return False


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    with path.open("rb") as file:
        file.read(1)
        upload = Upload([b"<", LocalFile(file), LocalFile(str(path)), b">"])
        assert (len(upload), bytes(upload), bytes(upload)) == (7, b"<bcabc>", b"<bcabc>")
        assert LocalFile(file).name == "a.txt"
    once = LocalFile(Pipe(b"x"), name="n")
    assert (once.size, once.name, b"".join(once.chunks())) == (None, "n", b"x")
    with pytest.raises(ClientError, match="cannot be rewound"):
        list(once.chunks())


@pytest.mark.parametrize("wrong", [io.StringIO("x"), 3, "/no/such/file"])
def test_what_is_no_file(wrong: Any) -> None:
    with pytest.raises(InvalidRequest):
        LocalFile(wrong)


def test_a_file_that_is_gone_when_it_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    file = LocalFile(path)
    path.unlink()
    with pytest.raises(InvalidRequest, match="cannot read"):
        Upload([file])


@pytest.mark.parametrize(
    ("value", "media"),
    [
        ({"a": 1}, "application/json"),
        ("x", "text/plain"),
        (b"x", "image/png"),
        (None, "application/json"),
    ],
)
def test_the_value_chooses_among_bodies(value: Any, media: str) -> None:
    bodies = Bodies(
        Body("application/json", "json", dict[str, int]),
        Body("text/plain", "text", str),
        Body("image/png", "binary", bytes),
    )
    assert bodies.choose(value, None).media == media
    assert bodies.choose(value, "image/png").kind == "binary"
    assert json.dumps(bodies.media) == '"application/json"'
