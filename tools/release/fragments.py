"""The fragments of the changelog: one file a change, `.changes/<slug>.<kind>.md`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from release.project import Project, Refused

KINDS = ("breaking", "feature", "fix", "docs", "internal")
"""From the heaviest on; the changelog has them in this order."""

TEMPLATE = "template.md"
_NAME = re.compile(rf"[a-z0-9][a-z0-9-]*\.({'|'.join(KINDS)})\.md\Z")


@dataclass(frozen=True, slots=True)
class Fragment:
    """One change, in words for callers."""

    path: Path
    kind: str


def fragments(project: Project) -> list[Fragment]:
    """All of them.  Raises `Refused` for a file that would not come into the changelog."""
    found: list[Fragment] = []
    problems: list[str] = []
    for path in sorted(project.changes.iterdir()) if project.changes.is_dir() else []:
        name = _NAME.match(path.name)
        if path.name == TEMPLATE or path.name.startswith(".git"):
            continue
        if not name or not path.is_file():
            kinds = ", ".join(KINDS)
            problems.append(
                f"{project.inside(path)}: not called <slug>.<kind>.md with one of the kinds {kinds}"
            )
        elif not path.read_text(encoding="utf-8", errors="replace").strip():
            problems.append(f"{project.inside(path)}: is empty; say what changes for callers")
        else:
            found.append(Fragment(path, name[1]))
    if problems:
        raise Refused(*problems)
    return found


def lacking(needed: str | None, found: list[Fragment]) -> str | None:
    """What is missing if the change needs a fragment of at least this kind; None if nothing is."""
    if needed is None or any(KINDS.index(item.kind) <= KINDS.index(needed) for item in found):
        return None
    have = f"the heaviest of {len(found)} is {heaviest(found)}" if found else "there is none"
    return (
        f"the change needs a fragment of the kind {needed} under .changes/, but {have}: "
        f"write .changes/<slug>.{needed}.md, with what changes for callers"
    )


def heaviest(found: list[Fragment]) -> str:
    """The kind of the heaviest fragment."""
    return min((item.kind for item in found), key=KINDS.index)
