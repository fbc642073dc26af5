"""Places in the document as `names.lock` writes them: pointers that an insertion or a new order does not move."""

from __future__ import annotations

from clientgen.normalise.context import mapping, text
from clientgen.normalise.direction import SENT
from clientgen.normalise.hoist import Hoist
from clientgen.normalise.name_lock import Key
from clientgen.normalise.patches import PATCH
from clientgen.normalise.resolve import Resolver, Unresolved, join, parse
from clientgen.normalise.sources import BASE, MERGED, OBJECT_PART, TYPE_PART, VARIANT

_MARKS = {
    SENT: " sent", PATCH: " patch", BASE: " base", OBJECT_PART: " object", TYPE_PART: " type", MERGED: " + ", VARIANT: " | ",
}  # fmt: skip


class Keys:
    """Makes keys; remembers them, as the members of a schema share its own."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._hoist = Hoist(resolver, lambda pointer: None, lambda pointer: "")
        self._known: dict[str, str] = {}

    def place(self, ident: str) -> str:
        """The place that an identity (one pointer or several) speaks of."""
        known = self._known.get(ident)
        if known is None:
            marked = ident
            for mark, told in _MARKS.items():
                marked = marked.replace(mark, f"\x00{told}\x00")
            pieces = marked.split("\x00")
            known = "".join(self._stable(one) if one.startswith("#") else one for one in pieces)
            self._known[ident] = known
        return known

    def named(self, ident: str) -> Key:
        """The key of a class."""
        return "classes", self.place(ident)

    def attribute(self, ident: str, wire: str) -> Key:
        """The key of a field. The forms of a class that has several share their fields' names."""
        return "fields", join(
            self.place(ident.removesuffix(SENT).removesuffix(PATCH)), "properties", wire
        )

    def member(self, ident: str, value: str | int) -> Key:
        """The key of a member of an enumeration."""
        return "members", join(self.place(ident), "enum", value)

    def _stable(self, pointer: str) -> str:
        tokens = parse(pointer)
        kept: list[str] = []
        at = 0
        while at < len(tokens):
            word = tokens[at]
            following = tokens[at + 1] if at + 1 < len(tokens) else ""
            kept.append(word)
            at += 1
            if not following.isdecimal():
                continue
            here = join("#", *tokens[: at + 1])
            if word in ("oneOf", "anyOf"):
                kept.append(self._hoist.label(here) or following)
                at += 1
            elif word == "allOf":
                at += 1
            elif word == "parameters":
                kept += self._parameter(here) or [following]
                at += 1
        return join("#", *kept)

    def _parameter(self, pointer: str) -> list[str]:
        try:
            value = mapping(self._resolver.find(pointer)[1])
        except Unresolved:
            return []
        return [text(value.get("in")), text(value.get("name"))]


def resource(tag: str) -> Key:
    """The key of a resource, by the tag that it is made of."""
    return "resources", join("#/tags", tag)


def resource_class(name: str) -> Key:
    """The key of the class of a resource, by the attribute of the client."""
    return "classes", f"client.{name}"


def method(pointer: str, twin: str = "") -> Key:
    """The key of an operation, or of a second method of it: its method, and the resource that this belongs to."""
    return "methods", f"{pointer} {twin}".rstrip()


def argument(pointer: str, location: str, wire: str) -> Key:
    """The key of a parameter of an operation."""
    return "parameters", join(pointer, "parameters", location, wire)


def variable(pointer: str, wire: str) -> Key:
    """The key of a variable of the servers at `pointer`."""
    return "variables", join(pointer, "variables", wire)
