"""Pages for tests: the editions under ``tests/cases/page``, as text, as HTML and in the Chinese layout."""

from __future__ import annotations

import html
from pathlib import Path

from clientgen.diagnostics import Collector, Diagnostic, Problem
from clientgen.page.model import Grid, Page
from clientgen.page.read import parse
from clientgen.page.text import blocks, lines_of
from clientgen.source.text import SourceText

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "page"
TRANSCRIPT = FOLDER.parents[2] / "spec" / "modelarts" / "pages" / "create-node-pool.toml"
PLAIN = (FOLDER / "2025-03-14.txt").read_text(encoding="utf-8")
SPLIT = (FOLDER / "2025-11-19.txt").read_text(encoding="utf-8")
WIDE = (FOLDER / "2026-06-25.txt").read_text(encoding="utf-8")


def read(text: str) -> Page:
    """The page; `Problem` if it is refused."""
    return parse(SourceText("page.txt", text), Collector())


def refusal(text: str) -> Diagnostic | None:
    """Why a text is refused, if it is."""
    try:
        read(text)
    except Problem as found:
        return found.diagnostic
    return None


def replaced(text: str, old: str, new: str) -> str:
    """One change of a page; the old text must be there."""
    assert old in text
    return text.replace(old, new, 1)


def as_html(text: str, *, caption: bool = True) -> str:
    """The page as a browser might save it; with captions, or with a paragraph before each table."""
    parts = [
        "<!DOCTYPE html>\n<html><head><title>Documentation</title><script>var x = '<table>';</script></head>\n<body>",
        "<nav><ul><li>Products</li><li>Table 1 of nothing</li></ul></nav>",
    ]
    code: list[str] = []
    for block in blocks(lines_of(text.split("\n")), "page.txt"):
        if isinstance(block, Grid):
            parts += _table(block, caption=caption)
        elif code or block.text[0] in "{[":
            code.append(" " * (block.column - 1) + block.text)
            if block.text in ("}", "]") and block.column == 1:
                parts.append("<pre><code>" + html.escape("\n".join(code)) + "\n</code></pre>")
                code = []
        else:
            parts.append(f"<p><span>{html.escape(block.text)}</span></p>")
    return "\n".join([*parts, "</body></html>\n"])


def _table(grid: Grid, *, caption: bool) -> list[str]:
    name = f"<b>Table {grid.number} </b>{html.escape(grid.title)}"
    parts = [f"<table><caption>{name}</caption>" if caption else f"<p>{name}</p>\n<table>"]
    parts.append(
        "<thead><tr>"
        + "".join(f"<th><p>{head}</p></th>" for head in grid.heads)
        + "</tr></thead><tbody>"
    )
    for row in grid.rows:
        parts.append("<tr>")
        for cell in row:
            lines = []
            for line in cell:
                item = line.text.startswith("•")
                shown = html.escape(line.text.removeprefix("•").strip())
                lines.append(f"<ul><li><p>{shown}</p></li></ul>" if item else f"<p>{shown}</p>")
            parts.append("<td>" + "\n".join(lines) + "</td>")
        parts.append("</tr>")
    return [*parts, "</tbody></table>"]


_CHINESE = {
    "Updated on ": "更新时间：",
    "Function": "功能介绍",
    "Debugging": "调试",
    "Authorization Information": "授权信息",
    "Request Parameters": "请求参数",
    "Response Parameters": "响应参数",
    "Example Requests": "请求示例",
    "Example Responses": "响应示例",
    "Status Codes": "状态码",
    "Error Codes": "错误码",
    "Parameter": "参数",
    "Mandatory": "是否必选",
    "Type": "参数类型",
    "Description": "描述",
    "Yes": "是",
    "No": "否",
    "Status Code": "状态码",
}
_CHINESE_STARTS = {
    "Updated on ": "更新时间：",
    "Status code: ": "状态码： ",
    "Definition: ": "参数解释：",
    "Constraints: ": "约束限制：",
    "Range: ": "取值范围：",
    "Default Value: ": "默认取值：",
    "Table ": "表",
}
_CHINESE_TITLES = {
    "Path Parameters": "路径参数",
    "Request body parameters": "请求Body参数",
    "Response body parameters": "响应Body参数",
}


def as_chinese(text: str) -> str:
    """The page in the Chinese layout; the sentences stay as they are."""
    lines = []
    for line in text.split("\n"):
        new = "取值范围：" if line == "Range:" else _CHINESE.get(line, line)
        for start, chinese in _CHINESE_STARTS.items():
            new = chinese + new.removeprefix(start) if new.startswith(start) else new
        for title, chinese in _CHINESE_TITLES.items():
            new = new.replace(title, chinese) if new.startswith("表") else new
        lines.append(new.replace("N/A", "不涉及"))
    return "\n".join(lines)
