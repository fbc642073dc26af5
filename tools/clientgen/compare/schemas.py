"""Two schemas, side by side: what the rules say of them, and of everything below them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from clientgen.compare.flatten import Flattener
from clientgen.compare.model import ABSENT, Direction, Effect, difference
from clientgen.compare.rules import claimed
from clientgen.compare.side import unchanged_components
from clientgen.compare.sink import Context, Pair, Sink
from clientgen.compare.unions import compare_unions
from clientgen.compare.view import Group, Place, Source, View, covers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clientgen.compare.unions import Matching

# What a keyword means for readers of a path.
_LABELS = {
    "items": "items",
    "additionalProperties": "other members",
    "contains": "contained",
    "propertyNames": "names of members",
    "contentSchema": "content",
    "unevaluatedItems": "other items",
    "unevaluatedProperties": "other members",
    "additionalItems": "other items",
}

# Pairs that probes may look at in all: some seconds.
_MOST_PROBED = 100_000
_DEEPEST_PROBE = 8


_Key: TypeAlias = "tuple[object, ...]"


@dataclass(slots=True)
class _State:
    """What a walker shares with those that probe for it.  Keys name the old document first, whoever asks."""

    unchanged: frozenset[str]
    """Component schemas that need no look."""
    seen: tuple[set[_Key], ...] = field(default_factory=lambda: (set(),))
    """What is compared already, or is being compared further up: it counts as equal.  One set for each probe under way."""
    told: dict[_Key, frozenset[Effect]] = field(default_factory=dict)
    """What probes have found."""
    matched: dict[_Key, Matching] = field(default_factory=dict)
    """What partners alternatives have."""
    budget: list[int] = field(default_factory=lambda: [_MOST_PROBED])
    given_up: list[int] = field(default_factory=lambda: [0])
    """How many probes took too long to tell."""
    swapped: bool = False

    def below(self, *, swapped: bool = False) -> _State:
        """The state of a walker that probes."""
        layers = (*self.seen, set[_Key]())
        return replace(self, seen=layers, swapped=self.swapped != swapped)

    @property
    def probing(self) -> bool:
        """Whether what is found is only asked for."""
        return len(self.seen) > 1

    def key(self, old: object, new: object, *more: object) -> _Key:
        """How a pair is remembered."""
        return (new, old, *more) if self.swapped else (old, new, *more)

    def begin(self, key: _Key) -> bool:
        """Whether a pair has to be compared; it counts as equal from then on."""
        if any(key in layer for layer in self.seen):
            return False
        self.seen[-1].add(key)
        return True


@dataclass(slots=True)
class SchemaPair:
    """Two flat schemas under the rules."""

    old: View
    new: View
    context: Context
    walker: SchemaWalker

    @property
    def direction(self) -> Direction:
        """Who writes the values."""
        return self.context.direction

    def shown(self, view: View) -> dict[str, Place]:
        """The members that travel in this direction: read-only ones are not sent, write-only ones not received."""
        hidden = "readOnly" if self.direction is Direction.SENT else "writeOnly"
        flat = self.walker.old if view is self.old else self.walker.new
        return {
            name: place
            for name, place in view.properties.items()
            if not flat.view(place).flags.get(hidden)
        }

    def at(self, keyword: str) -> dict[str, str]:
        """The places of a keyword, as a change takes them."""
        return {"old_at": self.old.spot(keyword), "new_at": self.new.spot(keyword)}

    def equal(self, old: Place, new: Place) -> bool:
        """Whether two schemas below allow the same values, as far as can be told."""
        return not self.walker.probe(old, new)


class SchemaWalker:
    """Compares schemas of two documents; what it finds goes to `sink`."""

    def __init__(
        self, old: Flattener, new: Flattener, sink: Sink, state: _State | None = None
    ) -> None:
        self.old, self.new, self.sink = old, new, sink
        self._state = state or _State(unchanged_components(old.side, new.side))

    def forget(self) -> None:
        """Begin anew (with the next operation), so that it is known which operations a change reaches."""
        self._state.seen[-1].clear()

    def compare(self, old: Place, new: Place, context: Context) -> None:
        """Compare the schemas at two places, and all below."""
        key = self._state.key(old, new, context.direction, context.soft, context.role, context.xml)
        if self._skip(old, new) or not self._state.begin(key):
            return
        if self._state.probing and not self._look(old, new, context):
            return
        before, after = self.old.view(old), self.new.view(new)
        pair = SchemaPair(before, after, context, self)
        self.sink.run("schema", pair, context, before.at, after.at)
        self._leftover(before, after, context)
        if before.never or after.never:
            return
        if (
            before.types is None
            or after.types is None
            or before.types & after.types
            or covers(after.types, before.types)
        ):
            below = replace(context, role="")
            for label, first, second in self._parts(pair):
                self.compare(first, second, below.below(label))
            compare_unions(self, before, after, below)
            self._heirs(old, new, below)

    def _look(self, old: Place, new: Place, context: Context) -> bool:
        """Whether a probe has to look at a pair itself: what another one has found is taken over."""
        known = self._state.told.get(self._state.key(old, new, self._state.swapped))
        if known is not None:
            self.sink.known |= known if not context.soft else set()
            return False
        self._state.budget[0] -= 1
        return True

    def match(self, old: Group, new: Group, find: Callable[[], Matching]) -> Matching:
        """Partners among the alternatives of two lists, found once however often the lists are reached."""
        key = self._state.key(old.at, new.at, self._state.swapped)
        found = self._state.matched.get(key)
        if found is None:
            before = self._state.given_up[0]
            found = find()
            if before == self._state.given_up[0]:
                self._state.matched[key] = found
        return found

    def probe(self, old: Place, new: Place) -> frozenset[Effect]:
        """The effects that a comparison would find, without recording it; `CHANGED` if that takes too long to tell."""
        key = self._state.key(old, new, self._state.swapped)
        known = self._state.told.get(key)
        if known is not None:
            return known
        if self._state.budget[0] < 0 or len(self._state.seen) > _DEEPEST_PROBE:
            self._state.given_up[0] += 1
            return frozenset([Effect.CHANGED])
        sink = Sink(self.old.side, self.new.side)
        SchemaWalker(self.old, self.new, sink, self._state.below()).compare(old, new, Context())
        found = sink.known.union(item.effect for item in sink.findings) - {Effect.NOTED}
        self._state.told[key] = frozenset(found)
        return self._state.told[key]

    def fits(self, old: Place, new: Place) -> bool:
        """Whether the new schema allows every value of the old one, as far as can be told."""
        return self.probe(old, new) <= {Effect.WIDENED}

    def swapped(self) -> SchemaWalker:
        """The same with the documents the other way round, for probing."""
        sink = Sink(self.new.side, self.old.side)
        return SchemaWalker(self.new, self.old, sink, self._state.below(swapped=True))

    def _heirs(self, old: Place, new: Place, context: Context) -> None:
        """With a discriminator alone, the alternatives are the components that build on a schema."""
        before, after = self.old.heirs(old), self.new.heirs(new)
        if not before and not after:
            return
        places = [{name: self._named(name) for name in names} for names in (before, after)]
        gone = [place for name, place in places[0].items() if name not in after]
        fresh = [place for name, place in places[1].items() if name not in before]
        more = {"kind": "heirs", "gone": gone, "removed": gone, "fresh": fresh, "added": fresh}
        pair = Pair(old, new, self.old.view(old).at, self.new.view(new).at, context, more=more)
        self.sink.run("union", pair, context, pair.old_at, pair.new_at)
        for name in before:
            if name in after:
                self.compare(
                    self._named(name), self._named(name), context.below(name.rpartition("/")[2])
                )

    @staticmethod
    def _named(target: str) -> Place:
        return (Source(f"{target}#heir", {"$ref": target}),)

    def _skip(self, old: Place, new: Place) -> bool:
        return (
            len(old) == len(new) == 1
            and old[0] == new[0]
            and self._target(old[0])
            and self._target(new[0])
        )

    def _target(self, source: Source) -> bool:
        return source.at in self._state.unchanged and not source.bare

    def _parts(self, pair: SchemaPair) -> Iterator[tuple[str, Place, Place]]:
        old, new = pair.old, pair.new
        before, after = pair.shown(old), pair.shown(new)
        for name, place in before.items():
            if name in after:
                yield name, place, after[name]
        for key, label in _LABELS.items():
            first, second = old.parts.get(key), new.parts.get(key)
            if first is None and second is None:
                continue
            if key == "additionalProperties" and (_closed(first) or _closed(second)):
                continue
            if key != "contains":
                first = first or anything(old)
                second = second or anything(new)
            if first and second:
                yield label, first, second
        for index, (first, second) in enumerate(zip(old.prefix, new.prefix, strict=False)):
            yield f"item {index + 1}", first, second
        for key in ("patternProperties", "dependentSchemas"):
            both = new.maps.get(key, {})
            for name, place in old.maps.get(key, {}).items():
                if name in both:
                    yield name, place, both[name]

    def _leftover(self, old: View, new: View, context: Context) -> None:
        keys = [
            key
            for key in difference(dict(old.rest), dict(new.rest))
            if key not in claimed("schema")
        ]
        for key in keys:
            pair = Pair(
                _alone(old.rest.get(key, ABSENT)),
                _alone(new.rest.get(key, ABSENT)),
                old.spot(key),
                new.spot(key),
                context,
                key,
            )
            self.sink.run("leftover", pair, context, pair.old_at, pair.new_at)


def _alone(values: Any) -> Any:
    """What the parts of a schema say for a key: the one value, if there is just one."""
    return values[0] if isinstance(values, list) and len(values) == 1 else values


def _closed(place: Place | None) -> bool:
    return bool(place) and any(source.schema is False for source in place or ())


def anything(view: View) -> Place:
    """A schema that says nothing, shown at the place of the one that could have said something."""
    return (Source(view.at, {}, bare=True), Source("", {}))
