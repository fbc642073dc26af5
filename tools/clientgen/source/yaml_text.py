"""YAML 1.2 as OpenAPI allows it, built from the events of the C parser in one pass and without recursion.

The usual way (compose a tree, then construct values) recurses in C and in Python, resolves scalars by YAML 1.1, takes
the last of two equal keys and follows aliases without a bound.  Here the bounds are checked while the value grows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from clientgen.diagnostics import Collector, Note, Problem, Span, neutral, problem
from clientgen.source import pointer
from clientgen.source.limits import Limits
from clientgen.source.scalars import UnrepresentableError, resolve
from clientgen.source.text import SourceText

_STRING_TAG = "tag:yaml.org,2002:str"
_NO_KEY = object()


def parse(
    source: SourceText, limits: Limits, collector: Collector, *, is_root: bool = False
) -> Any:
    """The value of a YAML text; None if it holds no document.  Of two equal keys the later one counts, if that is exempted.

    `is_root`: a place in the text is a place in the document, so that a finding at it can be exempted.

    Reports, for all places at once, SRC05 (a key twice), SRC06 (a key that is no string), SRC07 (tags, merge keys) and
    SRC10 (numbers that JSON cannot carry).  Raises `Problem` with SRC03 (syntax), SRC07 (several documents), SRC08
    (depth or alias expansion) or SRC09 (an alias within its own value), after which nothing more can be read.
    """
    return _Builder(source, limits, collector, is_root=is_root).run()


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is not finished."""

    value: Any
    anchor: str | None
    count_before: int
    height: int = 0
    keys: dict[str, Any] = field(default_factory=dict)
    key: Any = _NO_KEY
    last: str = ""

    def token(self) -> str:
        """Where in it the value is that was put into it last."""
        return str(len(self.value) - 1) if type(self.value) is list else self.last


class _Builder:
    def __init__(
        self, source: SourceText, limits: Limits, collector: Collector, *, is_root: bool
    ) -> None:
        self._is_root = is_root
        self._source = source
        self._limits = limits
        self._collector = collector
        self._stack: list[_Open] = []
        # Value, number of values in it, levels of nesting in it.
        self._anchors: dict[str, tuple[Any, int, int]] = {}
        self._unfinished: set[str] = set()
        self._count = 0
        self._from_aliases = 0
        self._result: Any = None

    def run(self) -> Any:
        documents = 0
        try:
            parser = CParser(self._source.text)
            while True:
                event = parser.get_event()
                kind = type(event)
                if kind is ScalarEvent:
                    self._scalar(event)
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    self._open(event, {} if kind is MappingStartEvent else [])
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    self._close()
                elif kind is AliasEvent:
                    self._alias(event)
                elif kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        raise problem(
                            "SRC07",
                            self._span(event),
                            "the file holds more than one YAML document",
                            help="keep one document in a file; remove this `---` and what follows",
                        )
                elif kind is StreamEndEvent:
                    return self._result
        except YAMLError as error:
            raise self._syntax(error) from None

    # ------------------------------------------------------------------------------------ values

    def _scalar(self, event: Any) -> None:
        self._count += 1
        plain = event.implicit[0]
        value: Any = event.value
        if event.tag is not None and not event.implicit[0] and event.tag != _STRING_TAG:
            self._tag(event)
        elif plain and event.tag is None and not self._wants_key():
            value = self._plain(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1, 0)
        self._put(value, event, plain=plain and event.tag is None)

    def _plain(self, event: Any) -> Any:
        try:
            return resolve(event.value)
        except UnrepresentableError:
            self._collector.report(
                "SRC10",
                self._span(event),
                f"`{neutral(event.value, 40)}` is not a number that JSON can carry",
            )
            return 0

    def _open(self, event: Any, value: Any) -> None:
        self._count += 1
        if event.tag is not None:
            self._tag(event)
        self._put(value, event, plain=False)
        if len(self._stack) >= self._limits.depth:
            raise self._too_deep(event)
        self._stack.append(_Open(value, event.anchor, self._count - 1))
        if event.anchor is not None:
            self._unfinished.add(event.anchor)

    def _close(self) -> None:
        frame = self._stack.pop()
        height = frame.height + 1
        if self._stack:
            self._stack[-1].height = max(self._stack[-1].height, height)
        if frame.anchor is not None:
            self._unfinished.discard(frame.anchor)
            self._anchors[frame.anchor] = (frame.value, self._count - frame.count_before, height)

    def _alias(self, event: Any) -> None:
        name = event.anchor
        if name in self._unfinished:
            raise problem(
                "SRC09",
                self._span(event),
                f"the alias `*{neutral(name, 80)}` stands inside the value it is an alias of",
            )
        if name not in self._anchors:
            raise problem(
                "SRC03", self._span(event), f"there is no anchor `&{neutral(name, 80)}` before this"
            )
        value, count, height = self._anchors[name]
        if len(self._stack) + height > self._limits.depth:
            raise self._too_deep(event)
        if self._stack:
            self._stack[-1].height = max(self._stack[-1].height, height)
        self._count += count
        self._from_aliases += count
        if self._from_aliases > self._limits.alias_values:
            raise problem(
                "SRC08",
                self._span(event),
                f"aliases expand to more than {self._limits.alias_values} values",
            )
        self._put(value, event, plain=False)

    # -------------------------------------------------------------------------------- containers

    def _wants_key(self) -> bool:
        return (
            bool(self._stack)
            and type(self._stack[-1].value) is dict
            and self._stack[-1].key is _NO_KEY
        )

    def _put(self, value: Any, event: Any, *, plain: bool) -> None:
        if not self._stack:
            self._result = value
            return
        frame = self._stack[-1]
        if type(frame.value) is list:
            frame.value.append(value)
        elif frame.key is _NO_KEY:
            frame.key = self._key(frame, value, event, plain)
        else:
            if frame.key is not None:
                frame.value[frame.key] = value
                frame.last = frame.key
            frame.key = _NO_KEY

    def _key(self, frame: _Open, value: Any, event: Any, plain: bool) -> str | None:
        """The key as a string, or None if it cannot be one (then its value goes nowhere)."""
        if not isinstance(value, str) or (plain and resolve_key(value) is None):
            shown = f"`{neutral(value, 40)}`" if isinstance(value, str) and value else "this"
            self._collector.report(
                "SRC06", self._span(event), f"{shown} is a key, but not a string"
            )
            return None
        if plain and value == "<<":
            self._collector.report(
                "SRC07",
                self._span(event),
                "merge keys (`<<`) belong to YAML 1.1; OpenAPI is YAML 1.2",
                help='copy the keys here, use a $ref, or write "<<" in quotes if the key is meant',
            )
            return None
        if value in frame.keys:
            at = [*(outer.token() for outer in self._stack[:-1]), value]
            self._collector.report(
                "SRC05",
                pointer.write(at) if self._is_root else None,
                f"the key `{neutral(value, 80)}` occurs twice in the same mapping",
                notes=[Note("first here", span=self._span(frame.keys[value]))],
                label="and again here",
                span=self._span(event),
            )
        frame.keys.setdefault(value, event)
        return value

    # ------------------------------------------------------------------------------------ faults

    def _tag(self, event: Any) -> None:
        self._collector.report(
            "SRC07",
            self._span(event),
            f"the tag `{neutral(event.tag, 100)}` is not allowed: OpenAPI's YAML has no tags",
            help="remove the tag",
        )

    def _too_deep(self, event: Any) -> Problem:
        return problem(
            "SRC08",
            self._span(event),
            f"values are nested more than {self._limits.depth} levels deep",
        )

    def _syntax(self, error: YAMLError) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        words = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable"
        context = getattr(error, "context", None)
        if mark is not None:
            place = Span(
                self._source.name, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2
            )
        else:
            # The reader stops at characters that YAML forbids and knows the place in bytes only.
            place = self._forbidden()
            words = "control characters are not allowed in YAML"
        message = f"not valid YAML: {words}" + (f" {context}" if context else "")
        help_text = (
            "YAML indents with spaces, not tabs" if "\\t" in words or "tab" in words else None
        )
        return problem("SRC03", place, neutral(message, 300), help=help_text)

    def _forbidden(self) -> Span:
        for offset, char in enumerate(self._source.text):
            if char not in "\t\n\r\x85" and (
                char < " " or "\x7f" <= char < "\xa0" or char in "\ufffe\uffff\ufeff"
            ):
                return self._source.span(offset, offset + 1)
        return self._source.span(0, 0)

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        if type(event) in (MappingStartEvent, SequenceStartEvent):
            end = start
        return Span(
            self._source.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1
        )


def resolve_key(text: str) -> str | None:
    """A plain key as a string: as it is written (`200`, `true`, `null`), unless nothing or a tilde is written."""
    return None if text in ("", "~") else text
