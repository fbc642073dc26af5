"""Partners among parameters, media types and statuses."""

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


def match_parameters(
    old: list[tuple[str, str]], new: list[tuple[str, str]], renamed: dict[str, str]
) -> tuple[dict[tuple[str, str], tuple[str, str]], list[tuple[str, str]]]:
    """For each old parameter (place, name) the place and name to look for, and the new ones that are left over.

    `renamed` are the variables of the path, which may be called differently; a parameter of the same name at another
    place has moved.
    """
    partners = {key: ("path", renamed.get(key[1], "")) if key[0] == "path" else key for key in old}
    fresh = [key for key in new if key not in partners.values()]
    for key in old:
        moved = [other for other in fresh if other[1].lower() == key[1].lower()]
        if partners[key] not in new and moved:
            partners[key] = moved[0]
            fresh.remove(moved[0])
    return partners, fresh


def may_be_xml(media: str) -> bool:
    """Whether values of a media type, or of a range of them, may be written as XML."""
    return "xml" in media.lower() or "*" in media
