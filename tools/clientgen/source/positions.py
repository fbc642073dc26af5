"""From a pointer to a place in one file, worked out only when a finding is printed.

JSON: members are found with a few regular expressions, and values that are not on the way are skipped by the C
scanner of the json module; the members of every object on a path are kept for the next question.  YAML: the tree of
nodes is composed once; the text has been read before, so its depth is bounded and it has no cyclic alias.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Protocol

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from clientgen.diagnostics import Span
from clientgen.source.text import SourceText

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_BARE = re.compile(r"[^ \t\r\n,\]}]+")


class Positions(Protocol):
    """Where the parts of one file stand."""

    def find(self, tokens: Sequence[str], *, key: bool) -> Span | None:
        """The place of a value, or of its key; None if the file has no such value."""
        ...


class JsonPositions:
    """Places in a JSON text that the fast parser has accepted."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._text = source.text
        self._skip = json.JSONDecoder().raw_decode
        self._members: dict[int, dict[str, tuple[int, int, int]]] = {}

    def find(self, tokens: Sequence[str], *, key: bool) -> Span | None:
        start = self._space(0)
        key_place: tuple[int, int] | None = None
        for token in tokens:
            member = self._children(start).get(token)
            if member is None:
                return None
            key_start, key_stop, start = member
            key_place = (key_start, key_stop)
        if key and key_place is not None and key_place[0] != key_place[1]:
            return self._source.span(*key_place)
        return self._source.span(start, self._stop(start))

    def _children(self, start: int) -> dict[str, tuple[int, int, int]]:
        """Members of the container at `start`: key (or index) to key start, key stop, value start."""
        known = self._members.get(start)
        if known is None:
            opening = self._text[start : start + 1]
            known = self._members[start] = (
                self._scan(start, is_object=opening == "{") if opening in ("{", "[") else {}
            )
        return known

    def _scan(self, start: int, *, is_object: bool) -> dict[str, tuple[int, int, int]]:
        found: dict[str, tuple[int, int, int]] = {}
        at = self._space(start + 1)
        while self._text[at : at + 1] not in ("}", "]", ""):
            name, key_start, key_stop = str(len(found)), at, at
            if is_object:
                match = _STRING.match(self._text, at)
                if match is None:
                    break
                name, key_stop = json.loads(match.group(), strict=False), match.end()
                at = self._space(self._space(key_stop) + 1)
            found[name] = (key_start, key_stop, at)
            at = self._space(self._skip(self._text, at)[1])
            if self._text[at : at + 1] == ",":
                at = self._space(at + 1)
        return found

    def _space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _stop(self, start: int) -> int:
        opening = self._text[start : start + 1]
        match = (_STRING if opening == '"' else _BARE).match(self._text, start)
        return start + 1 if opening in ("{", "[") or match is None else match.end()


class _Composer(CParser):
    """The C composer without any resolving: every node gets the same tag."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, _node: object, _index: object) -> None:
        """Nothing to keep track of."""

    def ascend_resolver(self) -> None:
        """Nothing to keep track of."""


class YamlPositions:
    """Places in a YAML text that the builder has accepted."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._composed = False
        self._root: Any = None

    def find(self, tokens: Sequence[str], *, key: bool) -> Span | None:
        if not self._composed:
            self._composed = True
            try:
                self._root = _Composer(self._source.text).get_single_node()
            except YAMLError:
                self._root = None
        node, key_node = self._root, None
        for token in tokens:
            key_node, node = _child(node, token)
        if node is None:
            return None
        return self._span(key_node if key and key_node is not None else node)

    def _span(self, node: Any) -> Span:
        start, end = node.start_mark, node.end_mark
        if not isinstance(node, ScalarNode) or end.line != start.line:
            # A block: point at its beginning, for a frame shows one line.
            end_column = start.column + 2
            return Span(
                self._source.name, start.line + 1, start.column + 1, start.line + 1, end_column
            )
        return Span(
            self._source.name,
            start.line + 1,
            start.column + 1,
            end.line + 1,
            max(end.column, start.column + 1) + 1 if end.column == start.column else end.column + 1,
        )


def _child(node: Any, token: str) -> tuple[Any, Any]:
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, ScalarNode) and key_node.value == token:
                return key_node, value_node
    elif isinstance(node, SequenceNode) and token.isascii() and token.isdigit():
        index = int(token) if len(token) < 10 else len(node.value)
        if index < len(node.value):
            return None, node.value[index]
    return None, None
