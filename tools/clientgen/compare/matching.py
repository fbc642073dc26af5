"""Partners among media types and statuses."""

from __future__ import annotations

from typing import Any


def match_media(old: list[str], new: list[str]) -> dict[str, str]:
    """Media types with their partners: the same text, else the same but for letter case, spaces and parameters."""
    partners = {name: name for name in old if name in new}
    for name in old:
        rest = [other for other in new if other not in partners.values()]
        if name not in partners:
            like = [other for other in rest if _plain(other) == _plain(name)]
            partners |= {name: like[0]} if like else {}
    return partners


def _plain(media: str) -> str:
    return media.partition(";")[0].strip().lower()


def match_statuses(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Statuses with their partners: label, old key, new key; a single status may become its whole class."""
    found = [(code, code, code) for code in old if code in new]
    for code in old:
        if code not in new:
            wide = f"{code[:1]}XX"
            partner = (
                wide
                if wide in new
                and wide not in old
                and len([c for c in old if c[:1] == code[:1]]) == 1
                else ""
            )
            found.append((code, code, partner))
    used = {partner for _, _, partner in found}
    return [*found, *((code, "", code) for code in new if code not in used)]
