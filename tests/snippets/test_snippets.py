"""Literate snippets: prose, a YAML fragment, and the Python or the findings that it must give.

A Markdown file holds sections; each has a ``yaml`` block and a ``python`` or ``text`` block.  The fragment is schemas by
name, or, if it has a key `paths`, a document without its head.  ``python`` is what is printed for it without headers and
imports: the models, or, for paths, the operations and the synchronous class.  ``text`` are the findings.

``GOLDEN=write`` rewrites the expected blocks; review the difference.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from clientgen.diagnostics import StageFailed, render_text
from clientgen.pipeline import Run

HERE = Path(__file__).parent
BLOCKS = re.compile(
    r"^```yaml\n(?P<yaml>.*?)^```\n\n?```(?P<kind>python|text)\n(?P<expected>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
HEAD = "openapi: 3.1.0\ninfo: {title: Snippet, version: '1'}\n"
WRITE = os.environ.get("GOLDEN") == "write"


@dataclass(frozen=True)
class Snippet:
    """A section of a file; `number` is its place there."""

    file: Path
    number: int
    title: str
    source: str
    kind: str
    expected: str


def snippets() -> list[Snippet]:
    found = []
    for file in sorted(HERE.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        for number, match in enumerate(BLOCKS.finditer(text)):
            titles = re.findall(r"^#+ (.+)$", text[: match.start()], re.MULTILINE)
            found.append(
                Snippet(file, number, titles[-1], match["yaml"], match["kind"], match["expected"])
            )
        assert len(re.findall(r"^```yaml$", text, re.MULTILINE)) == sum(
            item.file == file for item in found
        ), file
    return found


def document(source: str) -> str:
    """The whole document that a fragment stands for."""
    if re.search(r"^paths:", source, re.MULTILINE):
        return HEAD + source
    indented = "".join(f"    {line}\n" for line in source.splitlines())
    return f"{HEAD}components:\n  schemas:\n{indented}"


def printed(files: dict[str, str], folder: str) -> str:
    """The modules of a folder without headers and imports."""
    parts = []
    for path, text in sorted(files.items()):
        if f"/{folder}/" in path and not path.endswith("__init__.py"):
            body = re.sub(r'\A""".*?"""\n', "", text, flags=re.DOTALL)
            body = re.sub(
                r"^(from \S+ import (\([^)]*\)|.*)|import \w+)\n", "", body, flags=re.MULTILINE
            )
            parts.append(body.partition("\n\nclass Async")[0] if folder == "resources" else body)
    return "\n\n".join(part.strip() for part in parts) + "\n"


def result(snippet: Snippet, folder: Path) -> tuple[str, str]:
    """Kind and text of what a snippet gives."""
    path = folder / "snippet.yaml"
    path.write_text(document(snippet.source), encoding="utf-8")
    run = Run.start(path)
    try:
        tree = run.tree()
    except StageFailed as failed:
        locate = run.bundle.origin if run.bundle else None
        text = render_text(failed.diagnostics, locate=locate)
        return "text", text.replace(str(path), "snippet.yaml")
    files = {name: content.decode() for name, content in tree.items() if name.endswith(".py")}
    return "python", printed(
        files, "resources" if "\npaths:" in document(snippet.source) else "models"
    )


@pytest.mark.parametrize("snippet", snippets(), ids=lambda item: f"{item.file.stem}: {item.title}")
def test_snippet(snippet: Snippet, tmp_path: Path) -> None:
    kind, text = result(snippet, tmp_path)
    if WRITE and (kind, text) != (snippet.kind, snippet.expected):
        whole = snippet.file.read_text(encoding="utf-8")
        match = list(BLOCKS.finditer(whole))[snippet.number]
        block = f"```yaml\n{match['yaml']}```\n```{kind}\n{text}```"
        snippet.file.write_text(
            whole[: match.start()] + block + whole[match.end() :], encoding="utf-8"
        )
        return
    assert (kind, text) == (snippet.kind, snippet.expected), "run: make golden"


def test_the_runner_notices_a_difference(tmp_path: Path) -> None:
    snippet = snippets()[0]
    kind, text = result(snippet, tmp_path)
    assert (kind, text) == (snippet.kind, snippet.expected)
    assert text != snippet.expected.replace("class ", "class X", 1)
