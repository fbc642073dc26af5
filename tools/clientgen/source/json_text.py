"""JSON as RFC 8259 has it: the fast C parser, and a slow scanner that finds the place of what is wrong."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from typing import Any

from clientgen.diagnostics import Collector, Note, neutral, problem
from clientgen.source import pointer
from clientgen.source.limits import Limits
from clientgen.source.text import SourceText

# A surrogate escape that has no partner beside it; may be wrong about `\\ud800`, which the scanner settles.
_LONE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TOKEN = re.compile(
    r'[ \t\r\n]*(?:(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<mark>[{}\[\],:])|(?P<word>[^ \t\r\n,:{}\[\]"]+))'
)


def parse(
    source: SourceText, limits: Limits, collector: Collector, *, is_root: bool = False
) -> Any:
    """The value of a JSON text.  Of two equal keys the later one counts, if that is exempted.

    `is_root`: a place in the text is a place in the document, so that a finding at it can be exempted.

    Reports SRC05 (a key twice) and SRC10 (NaN, infinity, numbers out of range, lone surrogates) for all places at
    once; raises `Problem` with SRC03 (syntax) or SRC08 (too deep), after which nothing can be read.
    """
    escapes = "\\ud" in source.text or "\\uD" in source.text
    reader = _Reader(doubt=escapes and _LONE.search(source.text) is not None)
    try:
        value = reader.read(source.text)
    except json.JSONDecodeError as error:
        raise problem(
            "SRC03",
            source.span(error.pos, error.pos + 1),
            f"not valid JSON: {neutral(error.msg[:1].lower() + error.msg[1:])}",
            help=_syntax_help(source.text),
        ) from None
    except RecursionError:
        _Scanner(source, limits, collector, is_root=is_root).run()
        raise problem("SRC08", source.span(0, 1), "values are nested too deep") from None
    if reader.doubt or _deeper_than(value, limits.depth):
        _Scanner(source, limits, collector, is_root=is_root).run()
    return value


class _Reader:
    """The fast parser; `doubt` afterwards says that it met something that the scanner has to look at.

    It never stops at such a thing, for there may be a mistake in the syntax further on.
    """

    def __init__(self, *, doubt: bool) -> None:
        self.doubt = doubt

    def read(self, text: str) -> Any:
        hooks: dict[str, Any] = {
            "object_pairs_hook": self._pairs,
            "parse_float": self._float,
            "parse_constant": self._constant,
        }
        try:
            return json.loads(text, **hooks)
        except json.JSONDecodeError:
            raise
        except ValueError:
            # Python refuses to turn thousands of digits into a number; so do we, with a place.
            self.doubt = True
            return json.loads(text, parse_int=_short, **hooks)

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            self.doubt = True
        return made

    def _float(self, text: str) -> float:
        value = float(text)
        if math.isinf(value):
            self.doubt = True
        return value

    def _constant(self, _: str) -> float:
        self.doubt = True
        return 0.0


def _short(digits: str) -> int:
    return int(digits) if len(digits) < 4000 else 0


def _deeper_than(value: Any, depth: int) -> bool:
    level = [value] if type(value) is dict or type(value) is list else []
    for _ in range(depth):
        level = [
            child
            for container in level
            for child in (container.values() if type(container) is dict else container)
            if type(child) is dict or type(child) is list
        ]
        if not level:
            return False
    return True


def _syntax_help(text: str) -> str | None:
    start = text.lstrip()[:200].lower()
    if start.startswith("<"):
        return "this looks like a web page; save the document itself"
    if "//" in start or "/*" in start or start.startswith("#"):
        return "JSON has no comments; remove them, or name the file .yaml and write YAML"
    return None


@dataclass(slots=True)
class _Open:
    is_object: bool
    last: str = ""
    index: int = 0
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


class _Scanner:
    """Goes through the tokens of a text that the fast parser took, or could take but for its own bounds."""

    def __init__(
        self, source: SourceText, limits: Limits, collector: Collector, *, is_root: bool
    ) -> None:
        self._is_root = is_root
        self._source = source
        self._depth = limits.depth
        self._collector = collector

    def run(self) -> None:
        stack: list[_Open] = []
        pending: tuple[str, int, int] | None = None
        for match in _TOKEN.finditer(self._source.text):
            kind = match.lastgroup or ""
            start, stop = match.span(kind)
            text = match.group(kind)
            if kind == "mark":
                if text in "{[":
                    stack.append(_Open(text == "{"))
                    if len(stack) > self._depth:
                        raise problem(
                            "SRC08",
                            self._source.span(start, stop),
                            f"values are nested more than {self._depth} levels deep",
                        )
                elif text in "}]" and stack:
                    stack.pop()
                elif text == ":" and pending is not None and stack:
                    self._key(stack, *pending)
                elif text == "," and stack:
                    stack[-1].index += 1
                pending = None
            elif kind == "string":
                decoded = self._string(text, start, stop)
                pending = (decoded, start, stop)
            else:
                self._word(text, start, stop)

    def _key(self, stack: list[_Open], key: str, start: int, stop: int) -> None:
        container = stack[-1]
        if not container.is_object:
            return
        container.last = key
        if key in container.keys:
            first = self._source.span(*container.keys[key])
            at = [one.last if one.is_object else str(one.index) for one in stack]
            self._collector.report(
                "SRC05",
                pointer.write(at) if self._is_root else None,
                f"the key `{neutral(key, 80)}` occurs twice in the same object",
                notes=[Note("first here", span=first)],
                label="and again here",
                span=self._source.span(start, stop),
            )
        container.keys.setdefault(key, (start, stop))

    def _string(self, text: str, start: int, stop: int) -> str:
        try:
            decoded = str(json.loads(text, strict=False))
        except ValueError:
            return text
        if _SURROGATE.search(decoded):
            self._collector.report(
                "SRC10",
                self._source.span(start, stop),
                "the text has half of a surrogate pair, which no encoding can carry",
                help="write the whole character, or both halves of its escape",
            )
        return decoded

    def _word(self, text: str, start: int, stop: int) -> None:
        bad = text in ("NaN", "Infinity", "-Infinity")
        if not bad and text[:1] in "-0123456789":
            digits = text.lstrip("-")
            bad = (digits.isdigit() and len(digits) > 4300) or _overflows(text)
        if bad:
            self._collector.report(
                "SRC10",
                self._source.span(start, stop),
                f"`{neutral(text, 40)}` is not a number that JSON can carry",
            )


def _overflows(text: str) -> bool:
    try:
        return not text.lstrip("-").isdigit() and math.isinf(float(text))
    except ValueError:
        return False
