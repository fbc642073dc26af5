"""The JSON of a page against the examples of the document, in order, for each direction and status."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from os.path import normpath
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Problem, Span
from clientgen.page.differences import Difference
from clientgen.page.model import Example, Page
from clientgen.page.stated import Stated
from clientgen.source import Bundle, Limits
from clientgen.source.pointer import join
from clientgen.source.text import read

_LIMITS = Limits(file_bytes=4 * 1024 * 1024)
_UNREADABLE = object()
_MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class _Stated:
    pointer: str
    place: Span | None
    value: Any


def compare_examples(page: Page, stated: Stated, bundle: Bundle) -> Iterator[Difference]:
    """Examples that differ, are new, or are not on the page; nothing for a call that the document does not have."""
    if stated.operation is None:
        return
    for status in ("", *page.statuses):
        side = f"example of {status or 'the request'}"
        mine = [example for example in page.examples if example.status == status]
        at = join(stated.operation_at, *(("responses", status) if status else ("requestBody",)))
        for example, other in zip_longest(mine, _of(stated, status, bundle)):
            if example is None:
                message = "in the document, not on the page"
                yield Difference("PAG32", what=side, message=message, pointer=other.pointer)
            elif other is None:
                message = "on the page, not in the document"
                yield Difference("PAG32", what=side, message=message, pointer=at, page=example.span)
            else:
                yield from _differs(side, example, other)


def _of(stated: Stated, status: str, bundle: Bundle) -> Iterator[_Stated]:
    for at, example in stated.examples(status):
        if "x-evidence" in example:
            continue  # its authors' own; it says so
        reference = example.get("externalValue")
        if not isinstance(reference, str):
            yield _Stated(at, None, example.get("value"))
            continue
        here = bundle.origin(at)
        path = Path(here.file).parent / reference if here else Path(reference)
        yield _Stated(
            at, Span(normpath(path), 1, 1, 1, 2), _value(path, bundle.path.resolve().parent)
        )


def _value(path: Path, folder: Path) -> Any:
    """The value of a file inside the folder of the document; no other file is opened."""
    try:
        if path.resolve().is_relative_to(folder):
            return json.loads(read(path, str(path), _LIMITS).text)
    except (Problem, OSError, ValueError, RecursionError):
        pass
    return _UNREADABLE


def _differs(side: str, example: Example, other: _Stated) -> Iterator[Difference]:
    if _canonical(example.value) == _canonical(other.value):
        return
    message = "the document's example cannot be read"
    if other.value is not _UNREADABLE:
        message = "differs at " + ", ".join(_places(example.value, other.value))
    yield Difference(
        "PAG32",
        what=side,
        message=message,
        pointer=other.pointer,
        page=example.span,
        spec=other.place,
    )


def _canonical(value: Any) -> str | None:
    return None if value is _UNREADABLE else json.dumps(value, sort_keys=True)


def _places(page: Any, stated: Any) -> list[str]:
    """Where two values differ, as JSON Pointers; the first few."""
    found: list[str] = []
    todo: list[tuple[str, Any, Any]] = [("#", page, stated)]
    while todo and len(found) < _MOST_PLACES:
        at, mine, theirs = todo.pop(0)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            for key in dict.fromkeys([*mine, *theirs]):
                if key not in mine or key not in theirs:
                    only = "only on the page" if key in mine else "not on the page"
                    found.append(f"`{join(at, key)}` ({only})")
                elif _canonical(mine[key]) != _canonical(theirs[key]):
                    todo.append((join(at, key), mine[key], theirs[key]))
        elif isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
            todo += [
                (join(at, index), a, b)
                for index, (a, b) in enumerate(zip(mine, theirs, strict=True))
                if _canonical(a) != _canonical(b)
            ]
        else:
            found.append(f"`{at}`")
    return found[:_MOST_PLACES]
