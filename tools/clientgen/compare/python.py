"""Two Python surfaces, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.compare.model import ABSENT, RANK, Change, Direction, Effect, Finding, Hit, Place
from clientgen.compare.rules import all_rules, rules_on
from clientgen.compare.rules.base import RULES, Rule
from clientgen.compare.surface import Entry, Surface, in_words_of
from clientgen.diagnostics import Span


@dataclass(frozen=True, slots=True)
class PythonPair:
    """One name in both surfaces; None where there is none."""

    old: Entry | None
    new: Entry | None
    before: Surface
    after: Surface

    @property
    def both(self) -> tuple[Entry, Entry] | None:
        """The two entries, if the name is in both and still the same kind of thing."""
        if self.old is None or self.new is None or self.old.kind != self.new.kind:
            return None
        return self.old, self.new


def compare_surfaces(
    old: Surface, new: Surface, files: tuple[str, str] = ("", "")
) -> list[Finding]:
    """All changes from one surface to the other; `files` are shown as their places."""
    old = in_words_of(old, new)
    found: list[Finding] = []
    for key in [*old.entries, *(key for key in new.entries if key not in old.entries)]:
        pair = PythonPair(old.entries.get(key), new.entries.get(key), old, new)
        if pair.old and pair.new and _rest(pair.old) == _rest(pair.new):
            continue
        made = [
            _judge(rule, change, pair, key, files)
            for rule in rules_on("python")
            for change in rule.check(pair)
        ]
        if not made and pair.old and pair.new:
            change = Change(Effect.CHANGED, "changed in a way that no rule knows")
            made = [_judge(RULES["python-unread"], change, pair, key, files)]
        found += made
    pair = PythonPair(
        next(iter(old.entries.values()), None), next(iter(new.entries.values()), None), old, new
    )
    for rule in rules_on("package"):
        found += [_judge(rule, change, pair, "the package", files) for change in rule.check(pair)]
    return found


def _rest(entry: Entry) -> str:
    """The line without the name of the package."""
    return entry.line.partition(".")[2]


def _judge(
    rule: Rule, change: Change, pair: PythonPair, key: str, files: tuple[str, str]
) -> Finding:
    shown = pair.new or pair.old
    directions = _directions(pair, change, key)
    severity = min(
        (rule.severity(item, change.effect) for item in directions), key=RANK.__getitem__
    )
    hits = {rule.hit(item, change.effect) for item in directions}
    return Finding(
        rule=rule.id,
        part="python",
        severity=severity,
        hits=Hit.CALLERS if severity != "safe" else hits.pop() if len(hits) == 1 else Hit.NOBODY,
        effect=change.effect,
        direction=directions[0] if len(directions) == 1 else None,
        subject=key.removesuffix("()") if shown else key,
        message=change.message,
        old=change.old if change.old is not ABSENT else pair.old.line if pair.old else ABSENT,
        new=change.new if change.new is not ABSENT else pair.new.line if pair.new else ABSENT,
        old_place=_place(pair.old, files[0]),
        new_place=_place(pair.new, files[1]),
    )


def _directions(pair: PythonPair, change: Change, key: str) -> list[Direction]:
    """Who makes the values: what callers pass, what they are given, or both."""
    entry = pair.new or pair.old
    if change.old_at == "result":
        return [Direction.RECEIVED]
    if entry is None or entry.kind == "callable":
        return [Direction.SENT]
    owner = key if entry.kind in ("alias", "class") else key.rpartition(".")[0]
    flags = [surface.direction(owner) for surface in (pair.before, pair.after)]
    sent, received = (any(flag[side] for flag in flags) for side in (0, 1))
    return [*([Direction.SENT] if sent else []), *([Direction.RECEIVED] if received else [])]


def _place(entry: Entry | None, file: str) -> Place:
    if entry is None:
        return Place("")
    span = Span(file, entry.number, 1, entry.number, len(entry.line) + 1) if file else None
    return Place(entry.path, span)


def lost_surface(reason: str) -> Finding:
    """The finding that there was a client, and none can be made any more."""
    rule = next(item for item in all_rules() if item.id == "python-lost")
    return Finding(
        rule=rule.id,
        part="python",
        severity=rule.severity(Direction.SENT, Effect.CHANGED),
        hits=Hit.CALLERS,
        effect=Effect.CHANGED,
        direction=None,
        subject="the package",
        message=f"no client can be generated from the new document: {reason}",
        old=ABSENT,
        new=ABSENT,
        old_place=Place(""),
        new_place=Place(""),
    )
