"""The page that lists all rules, and the long text of one."""

from __future__ import annotations

import textwrap

from clientgen.compare.model import Direction, Effect, Severity
from clientgen.compare.rules import Rule, all_rules
from clientgen.diagnostics import nearest

_GROUPS = {
    "proof": "Proved by running (`--prove`)",
    "operation": "Operations",
    "parameter": "Parameters",
    "parameter-media": "Parameters",
    "body": "Bodies",
    "request-media": "Bodies",
    "media": "Bodies",
    "response": "Answers",
    "response-media": "Answers",
    "header": "Answers",
    "schema": "Schemas",
    "union": "Schemas",
    "security": "Credentials and servers",
    "scheme": "Credentials and servers",
    "servers": "Credentials and servers",
    "component": "Everything else",
    "leftover": "Everything else",
    "package": "The Python surface",
    "python": "The Python surface",
}
_INTRO = """\
# Rules of `clientgen diff`

Generated from the files in `rules/`; do not edit.  *Sent* is what callers write, *received* what they read; in webhooks and
callbacks the service sends and the client receives.  What is sent may widen (the service takes more), what is received may
narrow (the service answers less); a change that cannot be told to be either counts as breaking.
"""


def rules_page() -> str:
    """All rules as Markdown."""
    lines = [_INTRO]
    rules = all_rules()
    for group in dict.fromkeys(_GROUPS.values()):
        members = [item for item in rules if _GROUPS[item.on] == group]
        if members:
            lines.append(f"## {group}\n")
        for item in members:
            lines += [
                f"### `{item.id}`: {item.title}\n",
                f"{item.why}\n",
                *(f"- {line}" for line in _weights(item)),
                "",
            ]
    return "\n".join(lines).rstrip() + "\n"


def explain_rule(name: str) -> str:
    """What a rule looks for, why, and what a change weighs; LookupError, with the nearest name, if there is none."""
    rules = {item.id: item for item in all_rules()}
    found = rules.get(name.strip().lower())
    if found is None:
        like = nearest(name.strip().lower(), rules)
        raise LookupError(
            f"there is no rule {name!r}" + (f"; did you mean {like}?" if like else "")
        )
    weights = "\n".join(f"  {line}" for line in _weights(found))
    return f"{found.id}: {found.title}\n\n{textwrap.fill(found.why, width=96)}\n\n{weights}\n"


def _weights(item: Rule) -> list[str]:
    if item.fixed is not None:
        hits = item.hits or item.hit(Direction.SENT, Effect.CHANGED)
        return [f"always {item.fixed}" + ("" if item.fixed is Severity.SAFE else f" (hits {hits})")]
    lines = []
    for direction in Direction:
        told = [
            f"{effect}: {item.severity(direction, effect)} (hits {item.hit(direction, effect)})"
            for effect in (Effect.NARROWED, Effect.WIDENED, Effect.CHANGED)
        ]
        lines.append(f"{direction}: " + "; ".join(told))
    return lines
