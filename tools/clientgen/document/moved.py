"""References into what the upgrade has moved: an `allOf` that may be null, and what stands beside it, become an alternative.

A pointer that led through such a schema leads one step further down now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from clientgen.source import pointer
from clientgen.source.grammar import child_kind, is_map

ALTERNATIVE = ("anyOf", "0")
"""Where `upgrade` puts the part that is not null."""


def landings(old: Any, new: Any, references: Iterable[str]) -> dict[str, str]:
    """Where references of `old`, a document, lead in `new`, the same upgraded: those that have to be written otherwise."""
    found = {}
    for reference in sorted(references):
        steps = pointer.parse(reference)
        try:
            landed = _landing(old, new, steps)
        except LookupError:  # into what the settings have left out
            continue
        if landed != steps:
            found[reference] = pointer.write(landed)
    return found


def _landing(old: Any, new: Any, steps: tuple[str, ...]) -> tuple[str, ...]:
    out: list[str] = []
    index = 0
    while index < len(steps):
        step = steps[index]
        if _is_moved(old, new) and step not in new.keys() - {"anyOf"}:
            out += ALTERNATIVE
            new = new["anyOf"][0]
            if step == "allOf" and "allOf" not in new:  # the only part of it stands there itself
                old, index = old["allOf"][0], index + 2
                continue
        old, new = pointer.step(old, step), pointer.step(new, step)
        out.append(step)
        index += 1
    return tuple(out)


def _is_moved(old: Any, new: Any) -> bool:
    return isinstance(old, dict) and "allOf" in old and "allOf" not in new and "anyOf" in new


def led(value: Any, landed: Mapping[str, str], kind: str = "document") -> Any:
    """`value` with references as `landed` has them; what does not change is shared."""
    if isinstance(value, list):
        below = "schema" if kind == "schema" else kind.removeprefix("list:")
        return [led(part, landed, below) for part in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, Any] = {}
    for key, part in value.items():
        below_kind = child_kind(kind, key)
        if key == "$ref" and not is_map(kind) and isinstance(part, str):
            made[key] = landed.get(part, part)
        elif key == "discriminator" and kind == "schema":
            made[key] = _mapping(part, landed)
        else:
            made[key] = part if below_kind is None else led(part, landed, below_kind)
    return made


def _mapping(stated: Any, landed: Mapping[str, str]) -> Any:
    if not isinstance(stated, dict) or not isinstance(stated.get("mapping"), dict):
        return stated
    mapping = {name: landed.get(str(to), to) for name, to in stated["mapping"].items()}
    return {**stated, "mapping": mapping}
