"""Alternatives (`oneOf`, `anyOf`): matched by what they are, never by their order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from clientgen.compare.flatten import Flattener
from clientgen.compare.model import mapping, same
from clientgen.compare.naming import reference_name
from clientgen.compare.side import canonical
from clientgen.compare.sink import Context, Pair
from clientgen.compare.view import Group, Place, Source, View, meet

if TYPE_CHECKING:
    from clientgen.compare.schemas import SchemaWalker

Matching: TypeAlias = "tuple[list[tuple[Place, Place]], list[Place], list[Place]]"
"""Partners, and the alternatives of the old and of the new list that have none."""

_LIKE_ENOUGH = 0.34
# A choice of which each alternative is a choice again may go round in a circle.
_MOST_CONJOINED = 8
# With few alternatives it is tried which of them allow the same, whatever they look like.
_MOST_TRIED = 64
# Beyond this many alternatives left over on both sides, each is compared with its likeliest partner alone.
_MOST_PROBES = 400


def compare_unions(walker: SchemaWalker, old: View, new: View, context: Context) -> None:
    """Compare the alternatives of two schemas."""
    if not old.groups and not new.groups:
        return
    if len(old.groups) == len(new.groups):
        rest = list(new.groups)
        for group in old.groups:
            partner = max(rest, key=lambda other: _overlap(group, other))
            rest.remove(partner)
            _groups(walker, group, partner, context)
    elif {len(old.groups), len(new.groups)} == {0, 1} and len(old.place) + len(
        new.place
    ) < _MOST_CONJOINED:
        _introduced(walker, old, new, context)
    else:
        pair = Pair(old, new, old.at, new.at, context, more={"kind": "reshaped"})
        walker.sink.run("union", pair, context, old.at, new.at)


def _introduced(walker: SchemaWalker, old: View, new: View, context: Context) -> None:
    """One side has alternatives, the other a single schema: that is one alternative."""
    if new.groups:
        choices = _conjoined(new)
        fits = any(walker.fits(old.place, place) for place in choices)
        kind = "introduced"
    else:
        choices = _conjoined(old)
        fits = any(walker.swapped().fits(new.place, place) for place in choices)
        kind = "dropped"
    flat, view = (walker.new, new) if new.groups else (walker.old, old)
    group = view.groups[0]
    overlap = _overlapping([(flat, group, group.alternatives)])
    more = {"kind": kind, "fits": fits, "overlap": overlap}
    pair = Pair(old, new, old.at, new.at, context, more=more)
    walker.sink.run("union", pair, context, old.at, new.at)


def _conjoined(view: View) -> list[Place]:
    base = tuple(Source(source.at, source.schema, bare=True) for source in view.place)
    return [(*base, *place) for place in view.groups[0].alternatives]


def _groups(walker: SchemaWalker, old: Group, new: Group, context: Context) -> None:
    pairs, gone, fresh = walker.match(old, new, lambda: _match(walker, old, new))
    back = walker.swapped()
    removed = [
        place for place in gone if not any(walker.fits(place, other) for other in new.alternatives)
    ]
    added = [
        place for place in fresh if not any(back.fits(place, other) for other in old.alternatives)
    ]
    few = len(pairs) * (len(pairs) + len(gone) + len(fresh)) <= _MOST_PROBES
    moved = [(before, after) for before, after in pairs if not few or walker.probe(before, after)]
    more = {
        "kind": "kept",
        "gone": gone,
        "removed": removed,
        "fresh": fresh,
        "added": added,
        "overlap": _overlapping(
            [
                (walker.old, old, [*gone, *(pair[0] for pair in moved)]),
                (walker.new, new, [*fresh, *(pair[1] for pair in moved)]),
            ]
        ),
    }
    pair = Pair(old, new, old.at, new.at, context, more=more)
    walker.sink.run("union", pair, context, old.at, new.at)
    for number, (before, after) in enumerate(pairs, 1):
        soft = context.soft
        if (
            not soft
            and few
            and (before, after) in moved
            and {old.keyword, new.keyword} == {"anyOf"}
        ):
            others = [place for place in new.alternatives if place != after]
            elders = [place for place in old.alternatives if place != before]
            soft = any(walker.fits(before, place) for place in others) and any(
                back.fits(after, place) for place in elders
            )
        label = _label(walker.new, after, number)
        walker.compare(before, after, context.below(label, soft=soft))


def _overlapping(sides: list[tuple[Flattener, Group, list[Place]]]) -> bool:
    """Whether an alternative that changed, came or went may share values with another one of the same `oneOf`."""
    return any(
        place != other and not disjoint(flat, place, other)
        for flat, group, places in sides
        if group.keyword == "oneOf" and not group.discriminator
        for place in places
        for other in group.alternatives
    )


def disjoint(flat: Flattener, left: Place, right: Place, depth: int = 2) -> bool:
    """Whether no value fits both schemas, as far as types, listed values and required members tell."""
    a, b = flat.view(left), flat.view(right)
    if a.never or b.never:
        return True
    if a.nullable is not False and b.nullable is not False:
        return False
    if a.types is not None and b.types is not None and not meet(a.types, b.types):
        return True
    if a.enum is not None and b.enum is not None:
        return not {canonical(value) for value in a.enum} & {canonical(value) for value in b.enum}
    if a.types != frozenset(["object"]) or b.types != frozenset(["object"]):
        return False
    shared = set(a.required) & set(b.required) & set(a.properties) & set(b.properties)
    return depth > 0 and any(
        disjoint(flat, a.properties[name], b.properties[name], depth - 1) for name in shared
    )


def _label(flat: Flattener, place: Place, number: int) -> str:
    return (
        reference_name(place)
        or str(mapping(place[-1].schema).get("title") or "")
        or f"alternative {number}"
    )


def _match(walker: SchemaWalker, old: Group, new: Group) -> Matching:
    """Partners, what is left over of the old and of the new alternatives."""
    pairs: list[tuple[Place, Place]] = []
    gone, fresh = list(old.alternatives), list(new.alternatives)
    tags = (
        {str(ref): key for key, ref in mapping(group.discriminator.get("mapping")).items()}
        for group in (old, new)
    )
    first, second = tags
    close = len(gone) * len(fresh) <= _MOST_TRIED
    scored = [
        (
            _likeness(walker, before, after, first, second, close=close),
            -abs(row - column),
            row,
            column,
        )
        for row, before in enumerate(gone)
        for column, after in enumerate(fresh)
    ]
    rows: set[int] = set()
    columns: set[int] = set()
    for score, _, row, column in sorted(scored, reverse=True):
        if score >= _LIKE_ENOUGH and row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((old.alternatives[row], new.alternatives[column]))
    gone = [place for row, place in enumerate(gone) if row not in rows]
    fresh = [place for column, place in enumerate(fresh) if column not in columns]
    return pairs, gone, fresh


def _likeness(
    walker: SchemaWalker,
    old: Place,
    new: Place,
    first: dict[Any, str],
    second: dict[Any, str],
    *,
    close: bool,
) -> float:
    """From 0 (nothing in common) to 3 (the same)."""
    before, after = mapping(old[-1].schema), mapping(new[-1].schema)
    if same(before, after):
        return 3
    tag, other = first.get(str(before.get("$ref"))), second.get(str(after.get("$ref")))
    if tag is not None and tag == other:
        return 2.5
    if "$ref" in before and before["$ref"] == after.get("$ref"):
        return 2
    if close and not walker.probe(old, new):
        return 2.8
    a, b = walker.old.view(old), walker.new.view(new)
    if a.types is not None and b.types is not None and not a.types & b.types:
        return 0
    names, others = set(a.properties), set(b.properties)
    if names or others:
        return _shared(names, others) + (0.2 if set(a.required) == set(b.required) else 0)
    if a.enum is not None and b.enum is not None:
        return 0.5 + _shared(
            {canonical(value) for value in a.enum}, {canonical(value) for value in b.enum}
        )
    return (
        0.4
        + (0.5 if (a.enum is None) == (b.enum is None) else 0)
        + (0.1 if a.sets == b.sets else 0)
    )


def _shared(left: set[str], right: set[str]) -> float:
    return len(left & right) / len(left | right) if left | right else 1.0


def _overlap(old: Group, new: Group) -> tuple[float, bool]:
    """How much two lists of alternatives have in common."""
    texts, others = (
        Counter(canonical(mapping(place[-1].schema)) for place in group.alternatives)
        for group in (old, new)
    )
    most = (texts | others).total()
    return ((texts & others).total() / most if most else 1.0), old.keyword == new.keyword
