"""Answers of several media types, from the document to the wire, with both clients."""

from __future__ import annotations

import json
from types import ModuleType

import pytest
from tests.e2e.constructs import Talk
from tests.e2e.driving import ENTRY, World

REPORT = {
    "application/json": b'[{"level": "info", "message": "a"}]',
    "application/vnd.logs.brief+json; version=2": b'{"title": "brief"}',
    "text/csv": b"level,message\ninfo,a\n",
    "application/pdf": b"%PDF\xff",
    "application/x-ndjson": json.dumps(ENTRY).encode() + b"\n",
}


def test_each_media_type_of_an_answer_has_a_method(world: World, media: ModuleType) -> None:
    def respond(talk: Talk) -> None:
        accept = talk.request.headers["Accept"].removesuffix(", application/json")
        talk.answer(200, accept, REPORT[accept])

    world.respond = respond
    run, logs = world.driver.run, world.client.logs
    assert run(logs.report) == [media.Entry(**ENTRY)]
    assert run(logs.report_as_logs_brief_json) == media.Note(title="brief")
    assert run(logs.report_as_csv) == "level,message\ninfo,a\n"
    assert run(logs.report_as_pdf) == b"%PDF\xff"
    assert world.driver.read(logs.report_stream)[0] == [media.Entry(**ENTRY)]
    chunks, headers = world.driver.read(lambda: world.client.stream(logs.report_as_pdf))
    assert (b"".join(chunks), headers["content-type"]) == (b"%PDF\xff", "application/pdf")


def test_another_answer_than_was_asked_for_is_not_lost(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(200, "text/csv; charset=latin-1", b"\xe4\n" * 50_000)
    with pytest.raises(media.UnexpectedResponse, match="text/csv") as caught:
        world.driver.run(world.client.logs.report)
    assert caught.value.value == "ä\n" * 50_000
    world.respond = lambda talk: talk.answer(200, "application/pdf", b"%PDF\xff")
    with pytest.raises(media.UnexpectedResponse) as caught:
        world.driver.run(world.client.logs.report)
    assert caught.value.value == b"%PDF\xff"
    world.respond = lambda talk: talk.answer(200, "application/json", b'{"title": "all"}')
    with pytest.raises(media.UnexpectedResponse, match="not bit by bit") as caught:
        world.driver.read(lambda: world.client.logs.summarize_stream(media.SummarizeLogsRequest()))
    assert caught.value.value == '{"title": "all"}'


def test_another_status_of_a_stream_comes_whole(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(202, "application/json", b'{"title":\n"later"}')
    assert world.driver.read(world.client.logs.report_stream)[0] == [media.Note(title="later")]


def test_text_is_what_its_media_type_says(world: World, media: ModuleType) -> None:
    count = lambda: world.client.notes.count(media.Note(title="x"))  # noqa: E731
    for call in (world.client.notes.title_of_notes, count):
        for sent, body, expected in [
            ("application/json", b'"a \\u00e4"', "a ä"),
            ("text/plain", b'"a"', '"a"'),
            ("text/plain;charset=utf-8", "12 ä".encode(), "12 ä"),
            ("", b"plain", "plain"),
        ]:
            world.respond = lambda talk, sent=sent, body=body: talk.answer(200, sent, body)
            assert world.driver.run(call) == expected
    assert {(one.method, one.headers["Content-Type"]) for one in world.received} == {
        ("GET", None),
        ("POST", "application/json"),
    }


def test_at_once_or_bit_by_bit(world: World, media: ModuleType) -> None:
    def respond(talk: Talk) -> None:
        if talk.request.headers["Accept"] == "text/event-stream":
            talk.answer(200, "text/event-stream", b"data: " + json.dumps(ENTRY).encode() + b"\n\n")
        else:
            talk.answer(200, "application/json", b'{"title": "all"}')

    world.respond = respond
    body = media.SummarizeLogsRequest(stream=True)
    assert world.driver.run(lambda: world.client.logs.summarize(body)) == media.Note(title="all")
    events, _ = world.driver.read(lambda: world.client.logs.summarize_stream(body))
    assert [event.data.message for event in events] == ["a"]


def test_another_answer_is_asked_for_by_accept(world: World, media: ModuleType) -> None:
    world.respond = lambda talk: talk.answer(200, talk.request.headers["Accept"], b"title\nx\n")
    options = media.RequestOptions(extra_headers={"Accept": "text/csv"})
    chunks, headers = world.driver.read(
        lambda: world.client.stream(world.client.notes.get, "1", options=options)
    )
    assert (b"".join(chunks), headers["content-type"]) == (b"title\nx\n", "text/csv")


def test_a_json_sequence_up_and_down(world: World, media: ModuleType) -> None:
    text = json.dumps(ENTRY, indent=1).encode()  # of several lines, as a sequence allows

    def respond(talk: Talk) -> None:
        talk.begin("application/json-seq")
        for piece in (b"\x1e" + text[:5], text[5:] + b"\n\x1e", text, b"\n"):
            talk.say(piece)
        talk.end()

    world.respond = respond
    entry = media.Entry(**ENTRY)
    for body in ([entry, entry], iter([entry, entry])):
        found, _ = world.driver.read(lambda body=body: world.client.logs.echo(body))
        assert found == [entry, entry]
    line = b'\x1e{"level":"info","message":"a"}\n'
    assert [one.body for one in world.received] == [line * 2] * 2
    assert world.received[0].headers["Content-Type"] == "application/json-seq"


def test_an_error_while_reading_keeps_no_credentials(world: World, media: ModuleType) -> None:
    options = media.RequestOptions(extra_headers={"X-Api-Key": "s3cr3t-of-mine"})

    def respond(talk: Talk) -> None:
        key = talk.request.headers["X-Api-Key"]
        kind = "application/json" if "event" in talk.request.headers["Accept"] else "x/y"
        talk.answer(200, kind, f"{{you sent {key}".encode())

    world.respond = respond
    logs, body = world.client.logs, media.SummarizeLogsRequest()
    for stream in (
        lambda: logs.report_stream(options=options),
        lambda: logs.summarize_stream(body, options=options),
    ):
        with pytest.raises(media.UnexpectedResponse) as caught:
            world.driver.read(stream)
        assert b"you sent" in caught.value.raw
        told = f"{caught.value} {caught.value.raw!r} {caught.value.value!r} {caught.value.headers}"
        assert "s3cr3t" not in told
