"""The five forms of a report: complete, and harmless whatever a document says."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from clientgen.compare import (
    Report,
    judge,
    parse_accept,
    render_annotations,
    render_html,
    render_json,
    render_markdown,
    render_text,
)

from .build import compare, compare_lines, member, received, sent

NASTY = "</pre><script>pwned_canary()</script>\x1b[31m\u202e|`*[a](javascript:x)@team https://evil.example \n::error::x"


def report() -> Report:
    old = sent(
        {"type": "object", "properties": {NASTY: {"type": "string"}, "b": {"type": "string"}}}
    )
    found = compare(old, sent({"type": "object"})) + compare(
        received({"enum": ["a"]}), received({"enum": ["a", NASTY]})
    )
    found += compare(sent({"type": "object"}), sent(member({"type": "string"})))
    found += compare_lines(["p.f(a: int) -> int"], ["p.f() -> int"])
    expired = [parse_accept(f"range@{NASTY}=gone")]
    return Report(
        f"old {NASTY}",
        f"new {NASTY}",
        found,
        judge(found, "1.0.0", "1.0.1"),
        expired,
        [f"note {NASTY}"],
    )


def _harmless(text: str) -> None:
    assert all(char.isprintable() for line in text.split("\n") for char in line)


@pytest.mark.parametrize("render", [render_text, render_markdown, render_annotations, render_html])
def test_nothing_of_a_document_is_more_than_text(render: Any) -> None:
    text = render(report())
    _harmless(text)
    assert "\n::error::x" not in text
    if render in (render_markdown, render_html):
        assert "<script>pwned" not in text


def test_text_has_rule_place_and_verdict() -> None:
    text = render_text(report())
    for part in ("3 breaking, 1 risky, 1 safe", "A major release is needed", "2.0.0 or later", "too low", "property-removed",
                 "python-parameter-removed", "hits callers", "expired"):  # fmt: skip
        assert part in text
    assert "property-added" not in render_text(report(), quiet=True)
    assert "\x1b[31mbreaking" in render_text(report(), colour=True)


def test_markdown_folds_what_does_not_break() -> None:
    text = render_markdown(report())
    assert text.startswith("## ❌ API change: 3 breaking")
    assert text.count("<details open>") == 1
    assert text.count("<details>") == 2
    assert "@team" not in text
    assert "https://" not in text
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 5, line


def test_json_is_whole() -> None:
    data = json.loads(render_json(report()))
    assert data["breaking"] is True
    assert data["verdict"]["bump"] == "major"
    assert data["verdict"]["enough"] is False
    assert data["counts"] == {"breaking": 3, "risky": 1, "safe": 1}
    assert [item["severity"] for item in data["findings"]] == ["breaking"] * 3 + ["risky", "safe"]
    first = data["findings"][0]
    assert first["rule"] == "property-removed"
    assert first["old"]["pointer"].endswith(("/b", "error::x"))
    assert data["expired"][0]["rule"] == "range"


def test_annotations_are_one_line_each() -> None:
    lines = render_annotations(report()).splitlines()
    assert len(lines) == 1 + 5 + 1
    assert lines[0].startswith("::error title=verdict::3 breaking")
    assert all(re.match(r"::(error|warning|notice) ", line) for line in lines)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "input"):
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name == "id":
                self.ids.append(str(value))
            if name in ("src", "href", "action", "style", "srcset"):
                self.addresses.append(str(value))
                self.links.append(str(value))

    def handle_endtag(self, tag: str) -> None:
        if tag != "p":
            while self.open and self.open[-1] == "p":
                self.open.pop()
        assert self.open.pop() == tag


def test_the_page_is_one_file_that_asks_nobody() -> None:
    page = _Page()
    text = render_html(report())
    page.feed(text)
    assert not page.open
    assert page.tags.count("script") == 1
    assert not set(page.tags) & {"img", "link", "iframe", "object", "form", "base", "svg", "embed"}
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert len(page.ids) == len(set(page.ids))
    assert page.tags.count("article") == 5
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme:dark" in style
    assert "@media print" in style
    assert "default-src 'none'" in text


def test_the_page_begins_with_the_verdict_and_shows_both_sides() -> None:
    text = render_html(report())
    assert text.index("A major release is needed") < text.index("<article")
    assert text.count("before") >= 5
    assert '<span class="in">' in text
    assert render_html(report()) == text


def test_links_to_a_change_last_when_others_come() -> None:
    alone = compare(sent({"type": "string"}), sent({"type": "integer"}))
    more = [*compare_lines(["p.f() -> int"], []), *alone]
    pages = []
    for found in (alone, more):
        page = _Page()
        page.feed(render_html(Report("a", "b", list(found), judge(found, "", ""))))
        pages.append({name for name in page.ids if name.startswith("type-")})
    assert pages[0] == pages[1]


def test_accepted_changes_weigh_nothing_and_are_shown() -> None:
    found = compare(sent({"type": "string"}), sent({"type": "integer"}))
    found[0].accepted = f"because {NASTY}"
    shown = Report("a", "b", found, judge(found, "1.0.0", ""))
    assert not shown.breaking
    for render in (render_text, render_markdown, render_html):
        text = render(shown)
        _harmless(text)
        assert "accepted" in text


def test_the_page_marks_what_differs_and_nothing_else() -> None:
    found = compare(sent({"enum": ["a", "b", "c"]}), sent({"enum": ["a", "b"]}))
    text = render_html(Report("a", "b", found, judge(found, "", "")))
    article = text[text.index("<article") : text.index("</article>")]
    assert article.count('class="out"') == 1
    assert '<span class="out">  &quot;c&quot;</span>' in article
    assert 'class="in"' not in article
    found = compare_lines(["p.C.a: int = 1   [wire a]"], ["p.C.a: str = 1   [wire a]"])
    text = render_html(Report("a", "b", found, judge(found, "", "")))
    assert 'p.C.a: <span class="out">int</span> = 1' in text
    assert 'p.C.a: <span class="in">str</span> = 1' in text


def test_what_was_added_has_nothing_before() -> None:
    (found,) = compare(sent({"type": "object"}), sent(member({"type": "string"})))
    assert not found.old
    assert found.new == {"type": "string"}
    text = render_html(Report("a", "b", [found], judge([found], "", "")))
    assert "<p class=dim>nothing</p>" in text


def test_reasons_name_something_of_each_part() -> None:
    found = compare_lines([f"p.f{number}(a: int) -> int" for number in range(9)], [])
    found += compare(sent({"type": "string"}), sent({"type": "integer"}))
    reasons = judge(found, "1.0.0", "").reasons
    assert len(reasons) == 6
    assert any("(wire)" in reason for reason in reasons)
    assert reasons[-1] == f"and {len(found) - 5} more breaking changes"
    assert judge(found[:6], "1.0.0", "").reasons[-1] == "and 1 more breaking change"
