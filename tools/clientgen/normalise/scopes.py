"""The rules for each kind of name: what its forms are and which words are taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from clientgen.ir.nodes import FormerKind
from clientgen.normalise import reserved
from clientgen.normalise.name_lock import Key
from clientgen.normalise.names import Scope, Wish
from clientgen.normalise.words import VERSION, constant, pascal, snake, stem, words

_LINKS = frozenset({"by", "for", "from", "in", "of", "to", "with"})
"""Words that name nothing where they begin or end a name."""
_ARTICLES = frozenset({"a", "an", "the"})
"""Words that go with the one after them."""
_RELEASE = re.compile(r"v\d+")
_VENDOR = re.compile(r"(?<![A-Za-z0-9.-])[A-Za-z0-9.-]+/(?=[^/]+\Z)")

CLASSES = Scope(
    "classes of the package", reserved.CLASSES, suffix="Model", separator="", capital=True
)
RESOURCES = Scope("resources of the client", reserved.RESOURCES, capital=False)
CLIENT = Scope("arguments of the client", reserved.CLIENT_PARAMETERS, capital=False)
DECORATORS = frozenset({"deprecated", "property"})
"""What makes an alias of a field."""
RESERVED: Mapping[FormerKind, AbstractSet[str]] = {
    "class": reserved.CLASSES,
    "field": reserved.FIELDS,
    "member": reserved.MEMBERS,
    "method": reserved.METHODS,
    "resource": reserved.RESOURCES,
}
"""Words that no former name of a kind may be either."""


def fields_scope(title: str) -> Scope:
    """Attributes of one model."""
    return Scope(f"fields of {title}", reserved.FIELDS, capital=False)


def header_fields_scope() -> Scope:
    """Attributes of one model of header fields, which is read by a method."""
    return Scope("header fields of an answer", reserved.FIELDS | {"read"})


def parameters_scope(title: str) -> Scope:
    """Arguments of one method."""
    return Scope(f"arguments of {title}", reserved.PARAMETERS, capital=False)


def methods_scope(title: str) -> Scope:
    """Methods of one resource."""
    return Scope(f"methods of {title}", reserved.METHODS, capital=False)


def members_scope(title: str) -> Scope:
    """Members of one enum class."""
    return Scope(f"members of {title}", reserved.MEMBERS)


def field_wishes(
    items: Iterable[tuple[str, str, object]], key: Callable[[str], Key] | None = None
) -> list[Wish]:
    """Wishes for properties, given as (wire name, pointer, pin); `key` makes the key of one from its wire name.

    ``vendor/name`` is called after its name, unless another property would then be called the same.
    """
    items = list(items)
    short = {wire: snake(_VENDOR.sub("", wire), prefix="field") for wire, _, _ in items}
    counts: dict[str, int] = {}
    for name in short.values():
        counts[name] = counts.get(name, 0) + 1
    wishes = []
    for wire, pointer, pin in items:
        full = snake(wire, prefix="field")
        first = short[wire] if counts[short[wire]] == 1 else full
        spelled = snake(wire, spelled=True, prefix="field")
        forms = tuple(dict.fromkeys((first, full, spelled)))
        rank = 1 if spelled == first else 2
        wishes.append(Wish(wire, wire, forms, pointer, pin, rank, key(wire) if key else None))
    return wishes


def parameter_wish(
    wire: str,
    location: str,
    pointer: str,
    pin: object,
    key: Key | None = None,
    *,
    on_client: bool = False,
) -> Wish:
    """A wish for a parameter: it is called the same in a path and elsewhere, and the path comes first.

    One that is set on the client must not be called like another argument of it.
    """
    name = snake(wire, prefix="parameter")
    spelled = snake(wire, spelled=True, prefix="parameter")
    forms = tuple(dict.fromkeys((name, spelled, f"{spelled}_in_{location}")))
    if on_client:
        forms = tuple(f"{one}_" if one in reserved.CLIENT_PARAMETERS else one for one in forms)
    rank = (1 if location == "path" else 2) + (2 if spelled != name else 0)
    return Wish(f"{location} {wire}", wire, forms, pointer, pin, rank, key)


def class_wish(
    identity: str, wire: str, pointer: str, pin: object = None, key: Key | None = None
) -> Wish:
    """A wish for a component or another thing that becomes a class."""
    forms = tuple(dict.fromkeys((pascal(wire), pascal(wire, spelled=True))))
    return Wish(identity, wire, forms, pointer, pin, len(forms), key)


def method_forms(said: str, operation: str, resource: str) -> tuple[str, ...]:
    """Names for the method of an operation: without the words of its resource, then in full.

    `said` is its ID without what its framework added.
    """
    forms = (_without(said, resource), snake(said, prefix="call"), snake(operation, prefix="call"))
    return tuple(dict.fromkeys(forms))


def _without(operation: str, resource: str) -> str:
    """A name without the words of the resource, and without the version or the article that stands before these.

    What follows a link is what the call looks for, or looks by: ``tags_of_pet``, ``text_by_id_action``.
    """
    full = snake(operation, prefix="call")
    parts = words(operation)
    spans = _spans(parts, words(resource))
    found = [span for span in spans if not _is_sought(parts[: span[0]])]
    if not found:
        return full
    if all(VERSION.match(word) for word in parts[: found[0][0]]):
        rest = _once_more(parts[found[0][1] :], resource)
    else:
        last = found[-1]
        # Of a path, ``/pets/{pet}``: what is left says that it is about one of them.
        start, end = found[-2] if len(found) > 1 and found[-2][1] == last[0] else last
        while start and (parts[start - 1] in _ARTICLES or _RELEASE.fullmatch(parts[start - 1])):
            start -= 1
        rest = parts[:start] + parts[end:]
    if not rest or rest[0] in _LINKS or rest[-1] in _LINKS:
        return full
    return snake("_".join(rest), prefix="call")


def _once_more(rest: list[str], resource: str) -> list[str]:
    """After a prefix ``Cats`` what follows the verb goes too: ``get_cat_by_id`` is ``get_by_id``; later it says something."""
    for start, end in _spans(rest, words(resource)):
        if start == 1 and not _is_sought(rest[:1]):
            return rest[:1] + rest[end:]
    return rest


def _is_sought(before: list[str]) -> bool:
    """Whether what follows these words is by what a call finds something, not what it is about."""
    return before[-2:] == ["by", "id"] or not _LINKS.isdisjoint(before[-1:])


def _spans(parts: list[str], group: list[str]) -> Iterator[tuple[int, int]]:
    """Where `group` stands in `parts`: singular and plural are the same, and so are ``ServiceOwner`` and ``Serviceowner``."""
    wanted = "".join(stem(word) for word in group)
    for start in range(len(parts)):
        letters = ""
        for end in range(start, len(parts)):
            letters += stem(parts[end])
            if not wanted.startswith(letters):
                break
            if letters == wanted:
                yield start, end + 1
                break


def twin_wish(wish: Wish, word: str) -> Wish:
    """A wish for a second method (or constant) of the same operation: its name and a word."""
    pin = f"{wish.pin}_{word}" if isinstance(wish.pin, str) else None
    forms = tuple(f"{form}_{word}" for form in wish.forms)
    key = None if wish.key is None else (wish.key[0], f"{wish.key[1]} {word}")
    identity, wire = f"{wish.identity} {word}", f"{wish.wire} {word}"
    return Wish(identity, wire, forms, wish.pointer, pin, rank=3, key=key)


def with_twins(wishes: list[Wish], twins: Iterable[tuple[Wish, str]]) -> list[Wish]:
    """The wishes of operations, and after them those of their second methods.

    Where operations are called in full because they would be called the same, so are their second methods.
    """
    wanted = Counter(wish.forms[0] for wish in wishes)
    found = list(wishes)
    for wish, word in twins:
        clash = wanted[wish.forms[0]] > 1 and wish.wire != wish.forms[0]
        found.append(twin_wish(replace(wish, forms=wish.forms[clash:] or wish.forms), word))
    return found


def constant_forms(operation: str) -> tuple[str, ...]:
    """Names for the constant of an operation."""
    return tuple(dict.fromkeys((constant(operation), constant(operation, spelled=True))))
