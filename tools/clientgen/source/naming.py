"""Names for what other files bring into `components`: from the names alone, never by order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from pathlib import PurePath

from clientgen.source.references import Target

_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9._-]+")


def assign(targets: Iterable[Target], taken: Collection[str], folder: str) -> dict[Target, str]:
    """A component name for every target, none of them in `taken`.

    The last token of the pointer (or the stem of the file) where that is unique; else with the stem of the file
    before it, then with the whole path of file and pointer, then with a short hash of that path.  Targets that
    want the same name all move on to the next form, so that none of them depends on which came first.
    """
    open_targets = sorted(set(targets), key=_identity)
    used = set(taken)
    names: dict[Target, str] = {}
    for level in range(4):
        wanted: dict[str, list[Target]] = {}
        for target in open_targets:
            wanted.setdefault(_form(target, level, folder), []).append(target)
        settled = {
            group[0]: name for name, group in wanted.items() if len(group) == 1 and name not in used
        }
        names.update(settled)
        used.update(settled.values())
        open_targets = [target for target in open_targets if target not in settled]
    for target in open_targets:  # only if somebody took the very hash as a name
        names[target] = f"{_form(target, 3, folder)}_{_hash(target, folder)}"
    return names


def _identity(target: Target) -> tuple[str, tuple[str, ...]]:
    return str(target.file.path), target.tokens


def _form(target: Target, level: int, folder: str) -> str:
    stem = target.file.path.stem
    last = target.tokens[-1] if target.tokens else stem
    if level == 0:
        text = last
    elif level == 1:
        text = f"{stem}_{last}" if target.tokens else f"{target.file.path.parent.name}_{stem}"
    else:
        path = PurePath(_relative(target, folder)).with_suffix("")
        text = "_".join((*(part for part in path.parts if part != ".."), *target.tokens))
        if level == 3:
            text = f"{text}_{_hash(target, folder)}"
    return _NOT_ALLOWED.sub("_", text).strip("_") or f"part_{_hash(target, folder)}"


def _relative(target: Target, folder: str) -> str:
    path = target.file.path
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _hash(target: Target, folder: str) -> str:
    identity = "\0".join((_relative(target, folder), *target.tokens))
    return hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest()[:8]
