"""From text of a document to the parts of an identifier. Pure functions of the text alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from clientgen.normalise.reserved import MODULES

_SYMBOLS = {
    "+": "plus", "-": "minus", "*": "star", "/": "slash", "\\": "backslash", "%": "percent", "#": "hash",
    "@": "at", "$": "dollar", "&": "and", "|": "or", "^": "caret", "~": "tilde", "!": "not", "?": "question",
    "=": "equals", "<": "less", ">": "greater", ".": "dot", ",": "comma", ":": "colon", ";": "semicolon",
    "'": "quote", '"': "quotes", "`": "tick", "(": "open", ")": "close", "[": "open", "]": "close",
    "{": "open", "}": "close", "_": "underscore", " ": "space",
}  # fmt: skip
_SIGN = re.compile(r"^([+-])(?=[0-9])")
# Each looks at a letter once: names may be as long as a document.
_ACRONYMS = re.compile(r"IPv(?=[46])|OAuth|(?<![A-Z])([A-Z]{2,})s(?![a-z])")
_BEFORE_CAPITAL = re.compile(r"([a-z0-9])(?=[A-Z])")
_BEFORE_WORD = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z])")
_SEPARATORS = re.compile(r"[\W_]+")
VERSION = re.compile(r"v?\d+([._-]\d+)*((alpha|beta|rc)\d*)?\Z|api|apis|rest|latest\Z")
"""What begins paths and says nothing of what they are about."""
MAX_LENGTH = 80
_LONGEST_MODULE = 50
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z")
"""What Windows takes for a device, whatever the ending."""


def readable(text: str, *, spelled: bool = False) -> str:
    """`text` with only letters, digits and spaces.

    A sign before a number is spelled out, and so are pictures; with `spelled` every other symbol is, too.
    """
    if text.isascii() and text.isalnum():
        return text
    found = []
    text = _SIGN.sub(lambda match: f" {_SYMBOLS[match[1]]} ", unicodedata.normalize("NFKD", text))
    for char in unicodedata.normalize("NFKC", text):
        kind = unicodedata.category(char)
        if char.isascii() and not char.isalnum():
            found.append(f" {_SYMBOLS.get(char, '')} " if spelled else " ")
        elif kind[0] == "L" or kind == "Nd" or char.isalnum():
            found.append(char if f"a{char}".isidentifier() else " ")
        elif kind == "So":
            found.append(f" {unicodedata.name(char, f'u{ord(char):x}').lower()} ")
        elif kind[0] != "M":
            found.append(" ")
    return _plain_accents("".join(found))


def _plain_accents(text: str) -> str:
    """Latin letters without their accents; other scripts as they are."""
    kept = []
    for char in text:
        base = unicodedata.normalize("NFKD", char)[0]
        kept.append(base if base.isascii() and base.isalnum() else char)
    return "".join(kept)


def words(text: str, *, spelled: bool = False) -> list[str]:
    """The words of `text`, in lower case, split at symbols and at changes of case."""
    return list(_words(text, spelled))


@lru_cache(maxsize=1 << 15)  # the names of properties repeat a lot
def _words(text: str, spelled: bool) -> tuple[str, ...]:
    clean = readable(text, spelled=spelled)
    clean = _ACRONYMS.sub(lambda match: match[0][0] + match[0][1:].lower(), clean)
    clean = _BEFORE_WORD.sub(" ", _BEFORE_CAPITAL.sub(r"\1 ", clean))
    return tuple(word.lower() for word in _SEPARATORS.split(clean) if word)


def snake(text: str, *, spelled: bool = False, prefix: str = "value") -> str:
    """A snake case identifier, never empty; `prefix` comes before a digit."""
    parts = words(text, spelled=spelled) or words(text, spelled=True) or ["empty"]
    return _bounded(_started("_".join(parts), f"{prefix}_"), text)


def pascal(text: str, *, spelled: bool = False, prefix: str = "Value") -> str:
    """A class name: capitals inside words are kept, except where every word is in capitals."""
    clean = readable(text, spelled=spelled)
    parts = [part for part in _SEPARATORS.split(clean) if part]
    if not parts and not spelled:
        return pascal(text, spelled=True, prefix=prefix)
    if len(parts) > 1 and all(part.isupper() or part.isdigit() for part in parts):
        parts = [part.lower() for part in parts]
    name = "".join(part[0].upper() + part[1:] for part in parts) or "Empty"
    return _bounded(_started(name, prefix), text)


def constant(text: str, *, spelled: bool = False, prefix: str = "VALUE") -> str:
    """An identifier in capitals."""
    # A capital may be longer than its letter: the bound is checked once more.
    return _bounded(snake(text, spelled=spelled, prefix=prefix.lower()).upper(), text)


def digest(text: str, length: int = 6) -> str:
    """A short mark that depends on `text` alone."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def portable(name: str) -> str:
    """An identifier as the name of a module: lower case, ASCII, short, and no name that a system or Python keeps.

    What that changes leaves a mark of the whole, so that modules differ on file systems that are blind to case, too.
    """
    text = name.lower()
    if not text.isascii():
        kept = re.sub(r"[^a-z0-9]+", "_", text).strip("_")
        text = _started(kept, "part_") if kept else "part"
    if text != name or len(text) > _LONGEST_MODULE:
        text = f"{text[:_LONGEST_MODULE].rstrip('_')}_{digest(name)}"
    return f"{text}_" if text in MODULES or _DEVICES.match(text) else text


def stem(word: str) -> str:
    """A word without the ending of its plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def cased(name: str, *, capital: bool | None) -> bool:
    """Whether `name` begins as names of its kind do: with a capital, or with a small letter; None asks for neither.

    Letters of scripts that know no case are both.
    """
    first = name[:1]
    return capital is None or not (first.islower() if capital else first.isupper())


def _started(name: str, prefix: str) -> str:
    return name if name.isidentifier() else prefix + name


def _bounded(name: str, text: str) -> str:
    """`name`, or its beginning with a mark of the whole text where it is too long to read."""
    return name if len(name) <= MAX_LENGTH else f"{name[: MAX_LENGTH - 9]}_{digest(text, 8)}"
