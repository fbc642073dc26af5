"""Finds the references of a document and decides what is put in their place.

A *region* is a part of a file that goes into the bundled document as a whole: the root document, or what a reference
to another file leads to.  References to schemas, parameters and other things that have a section in `components` stay
references; others (path items, and references where OpenAPI has none) are replaced by what they lead to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from clientgen.diagnostics import Diagnostic, Problem, neutral, problem
from clientgen.source import pointer
from clientgen.source.files import SourceFile
from clientgen.source.grammar import SECTIONS, children, is_map
from clientgen.source.limits import Limits
from clientgen.source.references import Resolver, Target

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A reference that stays one: `at` (in the region) is the string, `kind` what it must lead to."""

    at: Tokens
    kind: str
    text: str
    target: Target


@dataclass(slots=True)
class Region:
    """A part of a file, the references in it, and the regions that are put in place of others."""

    file: SourceFile
    tokens: Tokens
    kind: str
    place: Tokens | None
    depth: int = 0
    sites: list[Site] = field(default_factory=list)
    inlined: dict[Tokens, Region] = field(default_factory=dict)

    def target(self, at: Tokens) -> Target:
        """What stands at a place of this region, in its file."""
        return Target(self.file, (*self.tokens, *at))

    def pointer(self, at: Tokens) -> str | None:
        """A place of this region as a pointer of the bundled document, if that is decided."""
        return None if self.place is None else pointer.write((*self.place, *at))

    def nested(self) -> Iterator[Region]:
        """The region itself and all that are put into it."""
        yield self
        for below in self.inlined.values():
            yield from below.nested()


@dataclass(frozen=True, slots=True)
class Failure:
    """A reference that leads nowhere: `at` (in the region) is the string.  None says that its file is reported elsewhere."""

    region: Region
    at: Tokens
    finding: Diagnostic | None


class Scanner:
    """Scans regions; `failures` gathers the references that lead nowhere, in the order in which they are met."""

    def __init__(self, resolver: Resolver, limits: Limits, version: str = "") -> None:
        # Where OpenAPI has references, but their target is put in their place.
        new = ("mediaType",) if version.startswith("3.2") else ()
        self._replaced = frozenset(("pathItem", *new))
        self._resolver = resolver
        self._limits = limits
        self._inlined = 0
        self.failures: list[Failure] = []
        self.misplaced: list[tuple[Region, Tokens]] = []

    def scan(self, target: Target, kind: str, place: Tokens | None) -> Region:
        """The region at `target` with everything that is put into it."""
        return self._scan(Region(target.file, target.tokens, kind, place), ())

    def _scan(self, region: Region, chain: tuple[Target, ...]) -> Region:
        start: Any = region.target(()).value
        stack: list[tuple[Tokens, str, Any]] = [((), region.kind, start)]
        while stack:
            at, kind, value = stack.pop()
            if isinstance(value, dict) and "$ref" in value and self._is_reference(kind, value):
                if self._reference(region, at, kind, value, chain):
                    continue
            elif kind == "schema" and isinstance(value, dict) and "discriminator" in value:
                self._mapping(region, at, value["discriminator"])
            below = [((*at, key), sub, part) for key, part, sub in children(kind, value)]
            below.reverse()
            stack.extend(below)
        return region

    @staticmethod
    def _is_reference(kind: str, value: dict[str, Any]) -> bool:
        if is_map(kind):
            # `$ref` may be a name here, of a property say; then its value is no string.
            return len(value) == 1 and isinstance(value["$ref"], str)
        return True

    def _reference(
        self,
        region: Region,
        at: Tokens,
        kind: str,
        value: dict[str, Any],
        chain: tuple[Target, ...],
    ) -> bool:
        """Deal with a reference; True if what stands beside it needs no look."""
        text = value["$ref"]
        place = (*at, "$ref")
        here = region.target(place)
        if not isinstance(text, str):
            words = "the value of $ref is not a string"
            self._failed(region, place, problem("SRC11", here.file.span(here.tokens), words))
            return True
        target = self._resolve(region, place, text)
        if target is None:
            return True
        stays = kind in SECTIONS and (kind != "pathItem" or target.file is region.file)
        if stays:
            region.sites.append(Site(place, kind, text, target))
            return False
        if target in chain:
            words = f"`{neutral(text, 200)}` leads back to what it is a part of"
            self._failed(region, place, problem("SRC15", here.file.span(here.tokens), words))
            return True
        if kind.startswith("list:") and not isinstance(target.value, list):
            return True  # the official schema says what is wrong here
        self._inlined += 1
        if self._inlined > self._limits.inlined or region.depth + len(at) > self._limits.depth:
            # Each file may be small: what counts is what they add up to.
            raise problem(
                "SRC08", here.file.span(here.tokens), "references add up to too large a document"
            )
        if kind not in self._replaced:
            self.misplaced.append((region, place))
        inside = None if region.place is None else (*region.place, *at)
        region.inlined[at] = self._scan(
            Region(target.file, target.tokens, kind, inside, region.depth + len(at)),
            (*chain, target),
        )
        return len(value) == 1

    def _mapping(self, region: Region, at: Tokens, discriminator: Any) -> None:
        mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
        if not isinstance(mapping, dict):
            return
        for key, text in mapping.items():
            if not isinstance(text, str) or not _looks_like_reference(text):
                continue
            place = (*at, "discriminator", "mapping", key)
            target = self._resolve(region, place, text)
            if target is not None:
                region.sites.append(Site(place, "schema", text, target))

    def _resolve(self, region: Region, at: Tokens, text: str) -> Target | None:
        try:
            target = self._resolver.resolve(text, region.target(at))
        except Problem as failed:
            self._failed(region, at, failed)
            return None
        if target is None:
            self._failed(region, at, None)
        return target

    def _failed(self, region: Region, at: Tokens, failed: Problem | None) -> None:
        self.failures.append(Failure(region, at, failed.diagnostic if failed else None))


def _looks_like_reference(text: str) -> bool:
    """Whether a mapping value is a reference rather than the name of a schema."""
    return "#" in text or "/" in text or text.endswith((".yaml", ".yml", ".json"))
