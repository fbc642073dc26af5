"""From the lines of a description to facts and digests.

A digest is made of the words of one sentence, without case and punctuation, so that a new template around the same
sentences changes nothing.  It is 32 bits of SHA-256: enough to notice a change, and nothing to read the sentence from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from clientgen.page.model import Facts, Line, Sentence
from clientgen.page.refuse import refuse, shown
from clientgen.page.vocabulary import (
    DEFAULT_MARK,
    DEFAULT_TOKEN,
    EXAMPLE,
    ITEM,
    LABEL,
    LABELS,
    LEAD_IN,
    NONE,
    PREFIX_SEPARATOR,
    PREFIXES,
    REQUIRED_WHEN,
    REQUIRES,
    Part,
)

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|(?<=[。；！？])\s*")
_WORD = re.compile(r"\w+")
_HEAD = re.compile(r"([^\s:：]{1,100}?)\s*(?:[:：]\s*(.*))?")
_EMPTY = ('""', "''", "“”")


@dataclass(slots=True)
class _Reading:
    """What has been gathered from one description."""

    items: list[tuple[Line, str, Part]] = field(default_factory=list)
    prose: list[tuple[Line, str, Part]] = field(default_factory=list)


def describe(
    lines: Iterable[Line], kind: str, file: str
) -> tuple[Facts, tuple[Sentence, ...], bool]:
    """Facts and sentences of one description, and whether it is made of labelled parts.

    `kind` is the row's type: the items under a map are keys, elsewhere options.  Raises `Problem` (PAG04) where a
    description contradicts itself.
    """
    reading, split = _parts(lines, file)
    is_map = kind.startswith("Map<")
    listing = [item for item in reading.items if is_map or item[2] in ("whole", "range")]
    heads, defaults = _heads(listing, file)
    for at, text, part in reading.prose:
        if part == "default" and (found := DEFAULT_TOKEN.fullmatch(text)):
            defaults.append((found[1], at))
    if len({value for value, _ in defaults}) > 1:
        at = defaults[-1][1]
        raise refuse(
            "PAG04", file, at, f"two defaults: {shown(defaults[0][0])} and {shown(defaults[-1][0])}"
        )
    found_facts: dict[str, str | tuple[str, ...]] = {}
    if heads:
        found_facts["keys" if is_map else "options"] = heads
    if defaults:
        found_facts["default"] = defaults[0][0]
    sentences = []
    for at, text, part in reading.prose:
        for piece in _sentences(text):
            known = part == "default" and bool(defaults)
            for name, value in _facts(piece):
                known = True
                found_facts.setdefault(name, value)
            sentences.append(Sentence(digest(piece), part, known, at))
    # The words beside an option are no constraint; that it is listed is a fact already.
    sentences += [
        Sentence(
            digest(DEFAULT_MARK.sub("", item[1])), item[2], bool(heads) and item in listing, item[0]
        )
        for item in reading.items
    ]
    facts = Facts(**found_facts)  # type: ignore[arg-type]  # the names decide the types
    return facts, _once(sentences), split


def sentences_of(lines: Iterable[Line]) -> tuple[Sentence, ...]:
    """The sentences of a section of prose."""
    return tuple(
        Sentence(digest(piece), "whole", False, at) for at in lines for piece in _sentences(at.text)
    )


def digest(sentence: str) -> str:
    """Eight hexadecimal digits for the words of a sentence."""
    words = " ".join(_WORD.findall(sentence.casefold()))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _once(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    return tuple({item.digest: item for item in sentences}.values())


def _parts(lines: Iterable[Line], file: str) -> tuple[_Reading, bool]:
    reading = _Reading()
    part: Part = "whole"
    seen: set[Part] = set()
    for line in lines:
        text = " ".join(line.text.split())
        if label := LABEL.fullmatch(text):
            new = LABELS[label[1]]
            if new in seen or (part == "whole" and reading.prose):
                raise refuse("PAG04", file, line, f"the part {shown(label[1])} is out of place")
            seen.add(new)
            part, text = new, label[2]
        if item := ITEM.fullmatch(text):
            if not item[1]:
                raise refuse("PAG04", file, line, "an item without text")
            reading.items.append((line, item[1], part))
        elif text and text.rstrip(".。").casefold() not in NONE:
            reading.prose.append((line, text, part))
    return reading, bool(seen)


def _heads(
    items: list[tuple[Line, str, Part]], file: str
) -> tuple[tuple[str, ...], list[tuple[str, Line]]]:
    """The options (or keys) that items list, if that is what they do, and which of them are marked as default.

    An item is an option if it is one word, or one word and a colon.  Items may also be plain remarks; a mixture of
    both cannot be told apart with certainty and is refused.
    """
    heads: dict[str, None] = {}
    defaults: list[tuple[str, Line]] = []
    strange: Line | None = None
    for at, text, _ in items:
        clean = DEFAULT_MARK.sub("", text).strip()
        found = _HEAD.fullmatch(clean)
        if found is None:
            strange = at
            continue
        head = "" if found[1] in _EMPTY else found[1]
        if head in heads:
            raise refuse("PAG04", file, at, f"the option {shown(found[1])} is listed twice")
        heads[head] = None
        if clean != text:
            defaults.append((head, at))
    if heads and strange is not None:
        raise refuse(
            "PAG04", file, strange, f"{shown(strange.text)} stands among options but is none"
        )
    return tuple(heads), defaults


def _sentences(text: str) -> Iterator[str]:
    for piece in _SENTENCE_END.split(text):
        words = " ".join(_WORD.findall(piece.casefold()))
        if words and not LEAD_IN.fullmatch(words):
            yield piece


def _facts(sentence: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    if found := EXAMPLE.search(sentence):
        yield "example", found[1]
    for before, after in PREFIXES:
        if (start := before.search(sentence)) and (stop := after.search(sentence, start.end())):
            listed = PREFIX_SEPARATOR.split(sentence[start.end() : stop.start()])
            yield "refused_prefixes", tuple(item.strip("`\"“”'") for item in listed)
            break
    for name, conditions in (("required_when", REQUIRED_WHEN), ("requires", REQUIRES)):
        for words, value in conditions:
            if _in_order(words, sentence):
                yield name, value
                # A condition is stated by the schema or in prose, never by both.
                return


def _in_order(words: Iterable[re.Pattern[str]], sentence: str) -> bool:
    """Whether the words are found one behind the other."""
    at = 0
    for word in words:
        found = word.search(sentence, at)
        if found is None:
            return False
        at = found.end()
    return True
