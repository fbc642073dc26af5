"""The report as one HTML page: no file beside it, no other host, readable without a script, on paper and in the dark.

Text from documents goes through `_text` alone.  The script hides what a reader does not ask for; without it all is there.
"""

from __future__ import annotations

import difflib
import html
from hashlib import sha256

from clientgen.compare.model import Finding, Place, Severity
from clientgen.compare.proof import PART
from clientgen.compare.report import Report, shown, where
from clientgen.compare.rules import all_rules
from clientgen.diagnostics import neutral

_MOST_USERS = 40
_PARTS = {PART: "Proved by running", "wire": "On the wire", "python": "In Python"}

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2024;--dim:#5a6470;--paper:#fff;--card:#f6f7f9;--line:#d5dae0;
--breaking:#b42318;--risky:#8a5a00;--safe:#1a6e3c;--out:#fbe3e0;--in:#dcf3e3}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--dim:#a0a9b4;--paper:#14171a;--card:#1d2125;--line:#363c44;
--breaking:#ff8a7d;--risky:#f0b849;--safe:#71d196;--out:#4a1f1b;--in:#17402a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1.5rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
code,pre{font:13px/1.5 ui-monospace,monospace}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
a{color:inherit}
.dim{color:var(--dim)}
.verdict{border:1px solid var(--line);border-left:.5rem solid var(--safe);border-radius:.5rem;padding:1rem 1.25rem;background:var(--card)}
.verdict.breaking{border-left-color:var(--breaking)}.verdict.risky{border-left-color:var(--risky)}
.tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.8rem;font-weight:600}
.tag.breaking{color:var(--breaking)}.tag.risky{color:var(--risky)}.tag.safe,.tag.accepted{color:var(--safe)}
.filter{display:none;gap:1rem;flex-wrap:wrap;margin:1rem 0;position:sticky;top:0;background:var(--paper);padding:.5rem 0}
.js .filter{display:flex}
article{border:1px solid var(--line);border-radius:.5rem;margin:.75rem 0;padding:.75rem 1rem;break-inside:avoid}
article:target{outline:3px solid var(--risky)}
article h3{font-size:1rem;margin:.25rem 0;overflow-wrap:anywhere}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin-top:.5rem}
.sides>div{background:var(--card);border-radius:.4rem;padding:.5rem .75rem;min-width:0;overflow-wrap:anywhere}
.out{background:var(--out)}.in{background:var(--in)}
@media (max-width:40rem){.sides{grid-template-columns:1fr}}
@media print{.filter{display:none!important}body{max-width:none;padding:0;font-size:11pt}[hidden]{display:block!important}}
""".strip()

_SCRIPT = """
document.documentElement.classList.add("js");
for (const box of document.querySelectorAll(".filter input")) box.addEventListener("change", () => {
  const on = new Set([...document.querySelectorAll(".filter input:checked")].map(item => item.value));
  for (const item of document.querySelectorAll("article")) item.hidden = !(on.has(item.dataset.severity) && on.has(item.dataset.part));
});
""".strip()


def render_html(report: Report) -> str:
    """The page."""
    worst = "breaking" if report.breaking else "risky" if report.counts[Severity.RISKY] else "safe"
    reasons = "".join(f"<li>{_text(reason)}</li>" for reason in report.verdict.reasons)
    notes = "".join(f"<p class=dim>{_text(note)}</p>" for note in report.notes)
    expired = "".join(
        f"<p>The suppression of <code>{_text(item.rule)}</code> at <code>{_text(item.at)}</code> accepts nothing any more.</p>"
        for item in report.expired
    )
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
            f"<title>API change: {_text(report.headline())}</title>",
            f"<style>{_STYLE}</style></head><body>",
            f'<header class="verdict {worst}"><h1>{_text(report.headline())}</h1>',
            f"<p class=dim>{_text(report.old)} → {_text(report.new)}</p>",
            f"<p><strong>{_text(report.verdict.sentence())}</strong></p><ul>{reasons}</ul>{notes}{expired}</header>",
            _filter(report),
            "<main>",
            *_sections(report),
            "</main>",
            f"<script>{_SCRIPT}</script></body></html>",
            "",
        ]
    )


def _policy() -> str:
    """Nothing is loaded, and no script runs but the one above: what slips in from a document stays dead."""
    from base64 import b64encode

    digest = b64encode(sha256(_SCRIPT.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _filter(report: Report) -> str:
    boxes = [
        f'<label><input type="checkbox" checked value="{severity}"> {severity} ({count})</label>'
        for severity, count in report.counts.items()
    ]
    accepted = sum(item.accepted is not None for item in report.findings)
    if accepted:
        boxes.append(
            f'<label><input type="checkbox" checked value="accepted"> accepted ({accepted})</label>'
        )
    boxes += [
        f'<label><input type="checkbox" checked value="{part}"> {part}</label>'
        for part in _PARTS
        if any(item.part == part for item in report.findings)
    ]
    return f'<nav class="filter" aria-label="Show">{"".join(boxes)}</nav>'


def _sections(report: Report) -> list[str]:
    rules = {item.id: item for item in all_rules()}
    lines = []
    used: set[str] = set()
    for part, title in _PARTS.items():
        items = [item for item in report.findings if item.part == part]
        if items:
            lines.append(f'<section id="{part}"><h2><a href="#{part}">{title}</a></h2>')
            lines += [
                _article(item, rules[item.rule].title, rules[item.rule].why, used) for item in items
            ]
            lines.append("</section>")
    return lines or ["<p>Nothing changed.</p>"]


def _article(item: Finding, title: str, why: str, used: set[str]) -> str:
    state = "accepted" if item.accepted is not None else str(item.severity)
    name = _anchor(item, used)
    reach = ""
    if len(item.used_by) > 1:
        names = ", ".join(item.used_by[:_MOST_USERS]) + (
            " …" if len(item.used_by) > _MOST_USERS else ""
        )
        reach = f"<p class=dim>Reaches {len(item.used_by)} operations: {_text(names)}</p>"
    accepted = f"<p>Accepted: {_text(item.accepted)}</p>" if item.accepted is not None else ""
    old, new = _sides(shown(item.old), shown(item.new))
    return (
        f'<article id="{name}" data-severity="{state}" data-part="{item.part}">'
        f'<span class="tag {state}">{state}</span> <a href="#{name}"><code>{_text(item.rule)}</code></a>'
        f" <span class=dim>hits {_text(str(item.hits))}</span>"
        f"<h3>{_text(item.subject)}: {_text(item.message)}</h3>{accepted}"
        f'<div class="sides"><div><p class=dim>before{_at(item.old_place)}</p>{old}</div>'
        f"<div><p class=dim>after{_at(item.new_place)}</p>{new}</div></div>{reach}"
        f"<details><summary>{_text(title)}</summary><p>{_text(why)}</p></details></article>"
    )


def _sides(old: str, new: str) -> tuple[str, str]:
    """Both values with the lines that differ marked."""
    before, after = old.splitlines(), new.splitlines()
    marks: tuple[set[int], set[int]] = (set(), set())
    for tag, a, b, c, d in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            marks[0].update(range(a, b))
            marks[1].update(range(c, d))
    return tuple(  # type: ignore[return-value]  # two of them
        "<pre>" + "\n".join(
            f'<span class="{kind}">{_text(line)}</span>' if index in mark else _text(line)
            for index, line in enumerate(lines)
        ) + "</pre>" if lines else "<p class=dim>—</p>"
        for lines, mark, kind in ((before, marks[0], "out"), (after, marks[1], "in"))
    )  # fmt: skip


def _at(place: Place) -> str:
    return f" · <code>{_text(where(place))}</code>" if where(place) else ""


def _anchor(item: Finding, used: set[str]) -> str:
    """A name that stays the same while the finding does, so that a link to it can be sent."""
    digest = sha256(
        repr((item.rule, item.part, item.subject, item.message)).encode("utf-8", "replace")
    ).hexdigest()
    name = f"{item.rule}-{digest[:10]}"
    while name in used:
        name += "x"
    used.add(name)
    return name


def _text(text: str | None) -> str:
    """Text as HTML: nothing in it is a tag, an attribute, or a control character."""
    return html.escape(neutral(text or ""), quote=True)
