"""Findings as people and machines read them."""

from __future__ import annotations

import io
import json

import pytest

from clientgen.diagnostics import (
    Collector,
    Note,
    Span,
    neutral,
    problem,
    render_github,
    render_json,
    render_text,
    wants_colour,
)
from clientgen.diagnostics.neutral import width

LINES = [
    "first: 1",
    "\tkey: välue",
    "wide: 日本 here",
    "evil: \x1b[31m\u202e",
    "x" * 50 + "MARK" + "y" * 500,
]


def rendered(collector: Collector, **options: object) -> list[str]:
    text = render_text(collector.diagnostics, read=lambda _: LINES, **options)  # type: ignore[arg-type]
    return text.splitlines()


def frame(line: int, start: int, stop: int) -> tuple[str, str]:
    collector = Collector()
    collector.report("SRC03", Span("f.yaml", line, start, line, stop), "m")
    lines = rendered(collector)
    return lines[1], lines[2]


def test_text_says_where_what_and_what_to_do() -> None:
    collector = Collector()
    notes = [Note("first here", span=Span("f.yaml", 1, 1, 1, 6)), Note("no place")]
    collector.report(
        "SRC05", Span("f.yaml", 2, 2, 2, 5), "the key", notes=notes, help="do it", label="again"
    )
    assert rendered(collector) == [
        "f.yaml:2:2: error[SRC05]: the key",
        "   1 | first: 1",
        "     | ^^^^^ first here",
        "   2 |     key: välue",
        "     |     ^^^ again",
        "  note: no place",
        "  help: do it",
        "  see: clientgen explain SRC05",
        "",
        "1 error",
    ]


def test_carets_stand_under_what_they_mean() -> None:
    text, carets = frame(3, 7, 9)
    assert (text, carets) == ("   3 | wide: 日本 here", "     |       ^^^^")
    text, carets = frame(2, 7, 12)
    assert text.index("välue") == carets.index("^^^^^")
    text, carets = frame(5, 51, 55)
    assert len(text) < 120
    assert text.index("MARK") == carets.index("^^^^")
    assert carets.count("^") == 4
    text, carets = frame(1, 9, 9)
    assert carets == "     |         ^"


def test_text_of_a_document_cannot_touch_the_terminal() -> None:
    collector = Collector()
    collector.report(
        "SRC03", Span("f\x1b.yaml", 4, 1, 4, 5), "bad \x07\u2028\ud800", help="\x1b]0;x\x07"
    )
    collector.report("DOC03", "#/a\x1b", "at", notes=[Note("n\x1b", "#/b\x9b")])
    text = "\n".join(rendered(collector))
    assert all(char.isprintable() for line in text.splitlines() for char in line)
    assert "evil: \\x1b[31m\\u202e" in text
    text.encode("utf-8")


def test_places_are_worked_out_from_pointers() -> None:
    collector = Collector()
    collector.report("DOC03", "#/a", "m", notes=[Note("other", "#/b", True)], key=True)
    asked = []

    def locate(pointer: str, key: bool) -> Span | None:
        asked.append((pointer, key))
        return Span("f.yaml", 1, 1, 1, 6) if pointer == "#/a" else Span("g.yaml", 2, 2, 2, 5)

    lines = rendered(collector, locate=locate)
    assert asked == [("#/a", True), ("#/b", True)]
    assert lines[0] == "f.yaml:1:1: error[DOC03]: m"
    assert "  --> g.yaml:2:2" in lines
    assert "  at: #/a" in lines


def test_errors_come_first_and_the_rest_is_counted() -> None:
    collector = Collector()
    for index in range(3):
        collector.report("DOC16", f"#/{index}", "w")
    collector.report("DOC03", "#/e", "e")
    lines = rendered(collector, limit=2)
    assert lines[0] == "error[DOC03]: e"
    counted = "… and 2 more (2 DOC16); --format json has all"
    assert lines[-2:] == [counted, "1 error, 3 warnings"]
    assert render_text([]) == ""


def test_what_is_alike_is_written_a_few_times() -> None:
    """A habit of an author is one remark, not hundreds; every error needs its own remedy."""
    collector = Collector()
    for index in range(9):
        collector.report("DOC16", f"#/{index}", "w")
        collector.report("DOC28", f"#/{index}", "i")
        collector.report("DOC03", f"#/{index}", "e")
    lines = rendered(collector, alike=2)
    counts = [sum(f"[{code}]: " in line for line in lines) for code in ("DOC03", "DOC16", "DOC28")]
    assert counts == [9, 2, 2]
    assert lines[-2] == "… and 14 more (7 DOC16, 7 DOC28); --format json has all"


def test_a_file_that_is_gone_still_has_a_place() -> None:
    collector = Collector()
    collector.report("SRC03", Span("/no/such/file", 3, 4, 3, 5), "m")
    assert (
        render_text(collector.diagnostics).splitlines()[0] == "/no/such/file:3:4: error[SRC03]: m"
    )


@pytest.mark.parametrize(
    ("terminal", "environment", "wanted"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals(
    terminal: bool, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
    assert wants_colour(stream) is wanted
    collector = Collector()
    collector.report("SRC03", Span("f", 1, 1, 1, 2), "m")
    assert ("\x1b[31m" in "\n".join(rendered(collector, colour=wanted))) is wanted


def test_json_carries_everything_in_ascii() -> None:
    collector = Collector()
    collector.report("SRC05", Span("f", 1, 2, 1, 3), "schlüssel \x1b", notes=[Note("n", "#/x")])
    text = render_json(collector.diagnostics)
    assert text.isascii()
    (item,) = json.loads(text)
    assert item["code"] == "SRC05"
    assert item["place"] == {"file": "f", "line": 1, "column": 2, "end_line": 1, "end_column": 3}
    assert item["notes"] == [{"message": "n", "place": None, "pointer": "#/x"}]
    assert json.loads(render_json([])) == []


def test_annotations_cannot_be_broken_out_of() -> None:
    collector = Collector()
    collector.report("SRC03", Span("a,b:c", 1, 2, 1, 3), "one\n::error::two %0A", help="")
    assert render_github(collector.diagnostics) == (
        "::error title=SRC03,file=a%2Cb%3Ac,line=1,col=2,endLine=1::one%0A::error::two %250A\n"
    )


def test_a_problem_is_one_finding() -> None:
    raised = problem("SRC08", None, "too big")
    assert raised.diagnostic.severity == "error"
    assert raised.diagnostic.help == "make the document smaller; if it is trusted, raise the limit"
    assert "SRC08" in str(raised)


def test_neutral_and_width() -> None:
    assert neutral("a\tb\n") == "a\\x09b\\x0a"
    assert neutral("é日👍") == "é日👍"
    assert neutral("abcdef", 4) == "abc…"
    assert (width("ab"), width("日本"), width("e\u0301")) == (2, 4, 1)
