"""Makes one document of several files: every reference that is left starts with ``#/``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from clientgen.diagnostics import Collector, Note, neutral, problem
from clientgen.source import pointer
from clientgen.source.files import Files, SourceFile
from clientgen.source.grammar import SECTIONS, kind_at
from clientgen.source.limits import Limits
from clientgen.source.naming import assign
from clientgen.source.references import Resolver, Target
from clientgen.source.regions import Region, Scanner, Site, Tokens

Key = tuple[str, Target]


class Bundler:
    """One run over a document.

    Afterwards `origins` says which file each part is from, and `dangling` where references stand that lead nowhere.
    """

    def __init__(
        self, root: SourceFile, files: Files, collector: Collector, limits: Limits
    ) -> None:
        self._root_file = root
        self._collector = collector
        version = str(root.data.get("openapi")) if isinstance(root.data, dict) else ""
        self._scanner = Scanner(Resolver(files, alone=version.startswith("3.0")), limits, version)
        self._placed: dict[Target, list[Tokens]] = {}
        self._located: dict[Target, Tokens | None] = {}
        self._names: dict[Key, str] = {}
        self._regions: dict[Key, Region] = {}
        self.origins: dict[Tokens, Target] = {}
        self.dangling: list[Tokens] = []

    def run(self) -> dict[str, Any]:
        """The bundled document; the value of the root file itself if there is nothing to change."""
        try:
            root = self._scanner.scan(Target(self._root_file, ()), "document", ())
            for region in root.nested():
                if region.place is not None:
                    self._placed.setdefault(region.target(()), []).append(region.place)
            self._adopt(root)
            self._collect(root)
            self._name(root)
        finally:
            # Only now is it decided where in the result each of them stands.
            self._report_failures()
        self._check_circles(root)
        self._report_misplaced()
        data = self._build(root)
        return self._with_components(data)

    # ------------------------------------------------------------------------------- components

    def _adopt(self, root: Region) -> None:
        """Components of the root that are exactly a reference to another file give their name to its target."""
        wanted: dict[Key, list[str]] = {}
        for region in root.nested():
            for site in region.sites:
                place = (*(region.place or ()), *site.at)
                exact = (
                    len(place) == 4
                    and place[:2] == ("components", SECTIONS[site.kind])
                    and len(region.target(site.at[:-1]).value) == 1
                )
                if exact and self._locate(site) is None:
                    wanted.setdefault((site.kind, site.target), []).append(place[2])
        for (kind, target), names in wanted.items():
            last = target.tokens[-1] if target.tokens else target.file.path.stem
            self._names[kind, target] = last if last in names else min(names)

    def _collect(self, root: Region) -> None:
        """Scan what references lead to outside the root, and what that refers to, until nothing is new."""
        waiting = [root]
        while waiting:
            for region in waiting.pop().nested():
                for site in region.sites:
                    key = (site.kind, site.target)
                    if key in self._regions or self._locate(site) is not None:
                        continue
                    self._regions[key] = self._scanner.scan(site.target, site.kind, None)
                    waiting.append(self._regions[key])

    def _name(self, root: Region) -> None:
        folder = str(self._root_file.path.parent)
        adopted = {key: name for key, name in self._names.items() if key in self._regions}
        for kind, section in SECTIONS.items():
            taken = self._section_keys(root, section)
            targets = [t for (k, t) in self._regions if k == kind and (k, t) not in adopted]
            for target, name in assign(targets, taken, folder).items():
                self._names[kind, target] = name
        for (kind, target), region in self._regions.items():
            place = ("components", SECTIONS[kind], self._names[kind, target])
            for nested in region.nested():
                # Regions inside a region know their place only now.
                rest = () if nested is region else _inside(region, nested)
                nested.place = (*place, *rest)
        for (kind, target), name in adopted.items():
            place = ("components", SECTIONS[kind], name)
            self._host(root, place).inlined[self._relative(root, place)] = self._regions[
                kind, target
            ]

    def _section_keys(self, root: Region, section: str) -> set[str]:
        value: Any = root.target(()).value
        region: Region = root
        at: Tokens = ()
        for token in ("components", section):
            value = value.get(token) if isinstance(value, dict) else None
            at = (*at, token)
            if at in region.inlined:
                region, at = region.inlined[at], ()
                value = region.target(()).value
        return set(value) if isinstance(value, dict) else set()

    def _host(self, root: Region, place: Tokens) -> Region:
        return max(
            (
                region
                for region in root.nested()
                if region.place is not None and place[: len(region.place)] == region.place
            ),
            key=lambda region: len(region.place or ()),
        )

    def _relative(self, root: Region, place: Tokens) -> Tokens:
        return place[len(self._host(root, place).place or ()) :]

    # ----------------------------------------------------------------------------------- places

    def _locate(self, site: Site) -> Tokens | None:
        """Where the target of a site already is in the bundled document."""
        if site.target not in self._located:
            self._located[site.target] = self._search(site.target)
        return self._located[site.target]

    def _search(self, target: Target) -> Tokens | None:
        for cut in range(len(target.tokens), -1, -1):
            for place in self._placed.get(Target(target.file, target.tokens[:cut]), ()):
                full = (*place, *target.tokens[cut:])
                # Of another kind than wanted: a mistake, which the rules about documents name.  Of no kind: data
                # that somebody refers to as a schema; it becomes a component.
                if kind_at(full) is not None:
                    return full
        return None

    def _pointer(self, site: Site) -> str:
        place = self._locate(site)
        if place is None:
            place = ("components", SECTIONS[site.kind], self._names[site.kind, site.target])
        return pointer.write(place)

    # ------------------------------------------------------------------------------------ result

    def _build(self, region: Region) -> Any:
        if region.place is not None:
            self.origins[region.place] = region.target(())
        changes: dict[Tokens, Any] = {}
        for site in region.sites:
            text = self._pointer(site)
            if text != site.text:
                changes[site.at] = text
        for at, below in region.inlined.items():
            changes = {place: new for place, new in changes.items() if place[: len(at)] != at}
            value = self._build(below)
            siblings = region.target(at).value
            if isinstance(value, dict) and isinstance(siblings, dict) and len(siblings) > 1:
                value = {**value, **{k: v for k, v in siblings.items() if k != "$ref"}}
            changes[at] = value
        if () in changes:
            return changes[()]
        return _changed(region.target(()).value, changes)

    def _with_components(self, data: dict[str, Any]) -> dict[str, Any]:
        inlined = set(self.origins)
        added: dict[str, dict[str, Any]] = {}
        for (kind, target), region in self._regions.items():
            place = ("components", SECTIONS[kind], self._names[kind, target])
            if place not in inlined:
                added.setdefault(place[1], {})[place[2]] = self._build(region)
        if not added:
            return data
        components = data.get("components")
        components = dict(components) if isinstance(components, dict) else {}
        for section, members in added.items():
            present = components.get(section)
            present = present if isinstance(present, dict) else {}
            components[section] = {**present, **dict(sorted(members.items()))}
        return {**data, "components": components}

    # ------------------------------------------------------------------------------------- faults

    def _report_failures(self) -> None:
        for failure in self._scanner.failures:
            place = failure.region.pointer(failure.at)
            if place is not None:
                self.dangling.append(pointer.parse(place))
            if failure.finding is not None:
                self._collector.add(replace(failure.finding, pointer=place))

    def _check_circles(self, root: Region) -> None:
        """References that only lead to references, and back."""
        leads: dict[Target, tuple[Target, Region, Site]] = {}
        for top in (root, *self._regions.values()):
            for region in top.nested():
                for site in region.sites:
                    if site.at[-1:] == ("$ref",):
                        leads[region.target(site.at[:-1])] = (site.target, region, site)
        done: set[Target] = set()
        for start in leads:
            path: list[Target] = []
            here = start
            while here in leads and here not in done:
                done.add(here)
                path.append(here)
                here = leads[here][0]
            if here in path:
                self._report_circle([leads[step] for step in path[path.index(here) :]])

    def _report_circle(self, steps: list[tuple[Target, Region, Site]]) -> None:
        steps.sort(key=lambda step: (str(step[1].file.path), step[1].target(step[2].at).tokens))
        _, region, site = steps[0]
        words = ", ".join(f"`{neutral(step[2].text, 100)}`" for step in steps[:8])
        finding = problem(
            "SRC15",
            region.file.span(region.target(site.at).tokens),
            f"{words} leads to itself and never to a definition"
            if len(steps) == 1
            else f"{words} lead in a circle and never reach a definition",
            notes=[
                Note("and this one", span=step[1].file.span(step[1].target(step[2].at).tokens))
                for step in steps[1:8]
            ],
        )
        place = region.pointer(site.at)
        self._collector.add(replace(finding.diagnostic, pointer=place))
        if place is not None:
            self.dangling.append(pointer.parse(place))

    def _report_misplaced(self) -> None:
        """One finding a document, for those who write so do it everywhere."""
        places = self._scanner.misplaced
        if not places:
            return
        region, at = places[0]
        count = f" (and {len(places) - 1} more like it)" if len(places) > 1 else ""
        here = region.target(at)
        finding = problem(
            "SRC17", here.file.span(here.tokens), f"OpenAPI has no reference at this place{count}"
        )
        self._collector.add(replace(finding.diagnostic, pointer=region.pointer(at)))


def _inside(outer: Region, wanted: Region) -> Tokens:
    for at, below in outer.inlined.items():
        if below is wanted:
            return at
        found = _inside(below, wanted)
        if found or below is wanted:
            return (*at, *found)
    return ()


def _changed(value: Any, changes: dict[Tokens, Any]) -> Any:
    """A copy of `value` with the parts at some places replaced; what is not on the way to one is shared."""
    if not changes:
        return value
    below: dict[str, dict[Tokens, Any]] = {}
    for at, new in changes.items():
        if not at:
            return new
        below.setdefault(at[0], {})[at[1:]] = new
    if isinstance(value, list):
        return [_changed(part, below.get(str(index), {})) for index, part in enumerate(value)]
    return {
        key: _changed(part, below[key]) if key in below else part for key, part in value.items()
    }
