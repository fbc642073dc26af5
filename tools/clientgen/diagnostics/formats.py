"""Findings for machines: JSON, and annotations as GitHub's runner reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from clientgen.diagnostics.model import Diagnostic, Locate, Span, place


def render_json(diagnostics: Iterable[Diagnostic], *, locate: Locate | None = None) -> str:
    """All findings as one JSON array, sorted keys, ASCII only (so that nothing in it can disturb a terminal)."""
    items = [_as_data(place(item, locate)) for item in diagnostics]
    return json.dumps(items, indent=2, sort_keys=True, ensure_ascii=True) + "\n"


def render_github(diagnostics: Iterable[Diagnostic], *, locate: Locate | None = None) -> str:
    """One workflow command per finding; allowed ones are left out."""
    lines: list[str] = []
    for item in diagnostics:
        if item.allowed is not None:
            continue
        item = place(item, locate)
        level = {"error": "error", "warning": "warning", "info": "notice"}[item.severity]
        properties = [f"title={_property(item.code)}"]
        if item.span is not None:
            span = item.span
            properties += [
                f"file={_property(span.file)}",
                f"line={span.line}",
                f"col={span.column}",
            ]
            properties += [f"endLine={span.end_line}"]
        text = item.message + (f"\n{item.help}" if item.help else "")
        lines.append(f"::{level} {','.join(properties)}::{_data(text)}\n")
    return "".join(lines)


def _as_data(item: Diagnostic) -> Mapping[str, object]:
    return {
        "code": item.code,
        "severity": item.severity,
        "message": item.message,
        "pointer": item.pointer,
        "place": _span(item.span),
        "help": item.help,
        "allowed": item.allowed,
        "notes": [
            {"message": note.message, "pointer": note.pointer, "place": _span(note.span)}
            for note in item.notes
        ],
    }


def _span(span: Span | None) -> Mapping[str, object] | None:
    if span is None:
        return None
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
