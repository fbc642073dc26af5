"""The long text behind ``clientgen explain CODE``."""

from __future__ import annotations

import textwrap

from clientgen.diagnostics.catalogue import CATALOGUE, FAMILIES, lookup
from clientgen.diagnostics.nearest import nearest


def explain(code: str) -> str:
    """What a code means, why it matters, what to do, and an example.

    Raises LookupError, with the nearest code in its message, when there is no such code.
    """
    wanted = code.strip().upper()
    if wanted not in CATALOGUE:
        close = nearest(wanted, CATALOGUE)
        hint = f"; did you mean {close}?" if close else ""
        raise LookupError(f"there is no code {wanted!r}{hint}")
    entry = lookup(wanted)
    about, _ = FAMILIES[entry.code[:3]]
    parts = [
        f"{entry.code}: {entry.title} ({entry.severity}; family {entry.code[:3]}: {about})",
        _fill(entry.explanation),
        _fill(f"What to do: {entry.help}"),
    ]
    if entry.example:
        parts.append(
            "Example:\n\n" + textwrap.indent(textwrap.dedent(entry.example).strip("\n"), "    ")
        )
    if entry.allowable:
        parts.append(
            "A place can be exempted in client.toml:\n\n"
            f'    [[allow]]\n    code = "{entry.code}"\n    at = "#/…"\n    reason = "why this is acceptable"'
        )
    return "\n\n".join(parts) + "\n"


def _fill(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), width=96)
