"""A page is read whole: as text, as HTML, in both templates and both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clientgen.diagnostics import Collector, Problem
from clientgen.page.model import Facts, Page, Row
from clientgen.page.read import parse, read_page
from clientgen.source.text import SourceText

from .support import FOLDER, PLAIN, SPLIT, WIDE, as_chinese, as_html, read, refusal, replaced


def row(page: Page, table: int, name: str) -> Row:
    return next(row for row in page.tables[table - 1].rows if row.name == name)


def test_the_plain_template() -> None:
    page = read(PLAIN)
    assert (page.title, page.updated, page.template, page.language) == (
        "Creating a Node Pool",
        "2025-03-14",
        "plain",
        "en",
    )
    assert (page.method, page.path) == ("POST", "/v2/{project_id}/pools/{pool_name}/nodepools")
    assert page.statuses == ("200", "400")
    sides = [table.status for table in page.tables]
    assert sides == [""] * 12 + ["200"] * 11 + ["400"]
    assert sum(len(table.rows) for table in page.tables) == 86
    assert [example.status for example in page.examples] == ["", "200", "400"]
    assert row(page, 6, "count").mandatory == "Yes"
    assert row(page, 17, "count").mandatory is None
    assert row(page, 6, "azs").type == "Array of PoolNodeAz objects"
    assert row(page, 6, "labels").type == "Map<String,String>"
    # What looks like a page in the navigation or in the footer is none.
    assert "This site keeps cookies" not in str(page)


@pytest.mark.parametrize("text", [PLAIN, SPLIT, as_chinese(SPLIT), as_html(PLAIN), as_html(SPLIT)])
def test_facts_are_the_same_in_every_shape(text: str) -> None:
    page = read(text)
    expected = {
        (2, "apiVersion"): Facts(options=("v2",)),
        (4, "os.modelarts/billing.mode"): Facts(options=("0",)),
        (4, "os.modelarts/period.num"): Facts(example="2", required_when="yearly/monthly"),
        (4, "os.modelarts/period.type"): Facts(
            options=("2", "3", "4"), required_when="yearly/monthly"
        ),
        (4, "os.modelarts/auto.renew"): Facts(options=("0", "1"), default="0"),
        (4, "os.modelarts/order.id"): Facts(requires="yearly/monthly"),
        (6, "flavor"): Facts(example="modelarts.vm.gpu.t4u8"),
        (6, "maxCount"): Facts(requires="physical"),
        (6, "taints"): Facts(requires="privileged"),
        (6, "extendParams"): Facts(keys=("dockerBaseSize",)),
        (9, "key"): Facts(refused_prefixes=("CCE-", "__type_baremetal")),
        (10, "vpc"): Facts(),
        (20, "key"): Facts(refused_prefixes=("CCE-", "__type_baremetal")),
    }
    found = {(table, name): row(page, table, name).facts for table, name in expected}
    assert found == expected


def test_an_empty_option() -> None:
    assert row(read(WIDE), 18, "imageType").facts.options == ("private", "")


@pytest.mark.parametrize("text", [PLAIN, SPLIT, WIDE], ids=["plain", "split", "wide"])
@pytest.mark.parametrize("caption", [True, False], ids=["caption", "line"])
def test_html_says_what_the_text_says(text: str, caption: bool) -> None:
    collector = Collector()
    page = parse(SourceText("page.html", as_html(text, caption=caption)), collector)
    assert page == read(text)
    assert [found.code for found in collector.diagnostics] == ["PAG07"]
    assert not collector.has_errors


def test_the_chinese_layout() -> None:
    page, english = read(as_chinese(SPLIT)), read(SPLIT)
    assert (page.language, page.template) == ("zh", "split")
    assert page.tables == english.tables
    assert (page.statuses, page.updated, page.path) == (
        english.statuses,
        english.updated,
        english.path,
    )


@pytest.mark.parametrize(
    "sentence, facts",
    [
        ("仅特权池支持。", Facts(requires="privileged")),
        ("非特权池不支持指定该参数。", Facts(requires="privileged")),
        ("物理池中与count相同。", Facts(requires="physical")),
        ("计费模式为包年/包月时必选。", Facts(required_when="yearly/monthly")),
        (
            "不能以CCE-或__type_baremetal开头。",
            Facts(refused_prefixes=("CCE-", "__type_baremetal")),
        ),
        ("例如：nodePool-1。", Facts(example="nodePool-1")),
        ("随便说一句。", Facts()),
    ],
)
def test_chinese_conditions(sentence: str, facts: Facts) -> None:
    text = replaced(
        as_chinese(SPLIT), "参数解释：Identifier of the private cloud.", f"参数解释：{sentence}"
    )
    assert row(read(text), 10, "vpc").facts == facts


def test_navigation_and_footer_do_not_count() -> None:
    start, end = PLAIN.index("Creating a Node Pool"), PLAIN.index("This site keeps cookies")
    page = read(PLAIN)
    for before, after in (
        ("", ""),
        ("Table 1 Path Parameters\n\nUpdated\n", "Table 9 X\n{ never closed"),
    ):
        assert read(before + PLAIN[start:end] + after) == page


@pytest.mark.parametrize(
    "old, new", [("\n", "\r\n"), ("  •", "\u00a0\u200b•"), ("\n\n", "\n"), ("•", "●")]
)
def test_blanks_do_not_count(old: str, new: str) -> None:
    assert read(PLAIN.replace(old, new)) == read(PLAIN)


def silent(line: str) -> bool:
    """Lines that say nothing: blank ones, and parts of the split template without content."""
    return not line or line.endswith(": N/A")


@pytest.mark.parametrize("text", [PLAIN, SPLIT], ids=["plain", "split"])
def test_each_line_of_a_page_counts(text: str) -> None:
    """A line less is refused or makes another page: nothing is passed over."""
    page = read(text)
    lines = text.split("\n")
    start, end = lines.index("Creating a Node Pool"), lines.index("Error Codes")
    unseen = [
        (index + 1, lines[index])
        for index in range(start, end + 1)
        if not silent(lines[index])
        and not changed("\n".join([*lines[:index], *lines[index + 1 :]]), page)
    ]
    assert unseen == []


def changed(text: str, page: Page) -> bool:
    """Whether a text is refused, with a place, or is another page."""
    found = refusal(text)
    return found.span is not None if found else read(text) != page


@pytest.mark.parametrize(
    "old, new",
    [
        ("az\n\nYes\n\nString", "az\n\nYes\n\nText"),
        ("az\n\nYes\n\nString", "az\n\nMaybe\n\nString"),
        ("az\n\nYes\n\nString", "a z\n\nYes\n\nString"),
        ("az\n\nYes\n\nString", "az\n\nString"),
        ("az\n\nYes\n\nString\n\nZone.", "az\n\nYes\n\nString"),
        ("vpc\n\nString\n\n", "vpc\n\nStrings\n\n"),
    ],
)
def test_a_row_of_unknown_shape_is_not_taken_for_a_description(old: str, new: str) -> None:
    found = refusal(replaced(PLAIN, old, new))
    assert found is not None
    assert found.code == "PAG03"
    assert found.span is not None


def test_a_page_from_a_file() -> None:
    path = FOLDER / "2025-03-14.txt"
    page = read_page(path, Collector())
    assert page.file == str(path)
    span = page.tables[0].rows[0].span
    assert span is not None
    assert path.read_text().split("\n")[span.line - 1] == "project_id"
    with pytest.raises(Problem, match="SRC01"):
        read_page(path.with_name("absent.txt"), Collector())


def test_equality_of_pages_is_about_what_they_say() -> None:
    page = read(PLAIN)
    assert replace(page, file="elsewhere") == page
    assert replace(page, updated="2025-03-15") != page
