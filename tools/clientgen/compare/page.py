"""The report as one HTML page: no file beside it, no other host, readable without a script, on paper and in the dark.

Text from documents goes through `_text` alone.  The script hides what a reader does not ask for; without it all is there.
"""

from __future__ import annotations

import difflib
import html
import re
from hashlib import sha256

from clientgen.compare.model import Finding, Place, Severity
from clientgen.compare.proof import PART
from clientgen.compare.report import Report, shown, where
from clientgen.compare.rules import all_rules
from clientgen.diagnostics import neutral

_MOST_USERS = 40
_MOST_WORDS = 400
_ALIKE = 0.4
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
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
.dim,h4{color:var(--dim)}
h4{font-size:.85rem;font-weight:400;margin:0 0 .25rem}
header{overflow-wrap:anywhere}
header p{margin:.35rem 0}
.verdict{border:1px solid var(--line);border-left:.5rem solid var(--safe);border-radius:.5rem;padding:1rem 1.25rem;background:var(--card)}
.verdict.breaking{border-left-color:var(--breaking)}.verdict.risky{border-left-color:var(--risky)}
.tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.8rem;font-weight:600}
.tag.breaking{color:var(--breaking)}.tag.risky{color:var(--risky)}.tag.safe,.tag.accepted{color:var(--safe)}
.filter{display:none;gap:1rem;flex-wrap:wrap;margin:1rem 0;position:sticky;top:0;background:var(--paper);padding:.5rem 0}
.js .filter{display:flex}
article{border:1px solid var(--line);border-radius:.5rem;margin:.75rem 0;padding:.75rem 1rem;scroll-margin-top:4rem}
h2,h3,h4,article>span{break-after:avoid}
article:target{outline:3px solid var(--risky)}
article h3{font-size:1rem;margin:.25rem 0;overflow-wrap:anywhere}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin-top:.5rem}
.sides>div{background:var(--card);border-radius:.4rem;padding:.5rem .75rem;min-width:0;overflow-wrap:anywhere}
.sides p{margin:0}details{margin-top:.5rem}
table{border-collapse:collapse;margin:.5rem 0}th,td{border:1px solid var(--line);padding:.15rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
.broken{color:var(--breaking)}.holds{color:var(--safe)}
.out{background:var(--out)}.in{background:var(--in)}
@media (max-width:40rem){.sides{grid-template-columns:1fr}}
@media print{.filter{display:none!important}body{max-width:none;padding:0;font-size:9pt}code,pre{font-size:8pt}[hidden]{display:block!important}
h1{font-size:14pt}h2{font-size:12pt}article h3{font-size:10pt}article{margin:.4rem 0;padding:.4rem .6rem}details:not([open])>summary{display:none}.sides{grid-template-columns:1fr 1fr}}
""".strip()

_SCRIPT = """
document.documentElement.classList.add("js");
for (const box of document.querySelectorAll(".filter input")) box.addEventListener("change", () => {
  const on = new Set([...document.querySelectorAll(".filter input:checked")].map(item => item.value));
  for (const item of document.querySelectorAll("article")) item.hidden = !(on.has(item.dataset.severity) && on.has(item.dataset.part));
  for (const item of document.querySelectorAll("main > section")) item.hidden = !item.querySelector("article:not([hidden])");
});
const show = () => { const item = document.getElementById(location.hash.slice(1)); if (item) { item.hidden = false; if (item.parentElement.matches("section")) item.parentElement.hidden = false; item.scrollIntoView(); } };
addEventListener("hashchange", show);
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
            *_trials(report),
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


def _trials(report: Report) -> list[str]:
    """What came of each program that was tried."""
    if not report.trials:
        return []
    rows = [
        f"<tr><td>{_text(item.program.name)}</td><td>{_text(item.means)}</td>"
        f'<td class="{item.outcome.name.lower()}">{item.outcome}</td><td>{_text(item.message)}</td></tr>'
        for item in report.trials
    ]
    return [
        "<details><summary>Programs of the old release that were tried</summary>",
        "<table><tr><th>program</th><th>by</th><th>outcome</th><th>what it said</th></tr>",
        *rows,
        "</table></details>",
    ]


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
        f'<div class="sides">{_side("before", item.old_place, old)}{_side("after", item.new_place, new)}</div>{reach}'
        f"<details><summary>{_text(title)}</summary><p>{_text(why)}</p></details></article>"
    )


def _sides(old: str, new: str) -> tuple[str, str]:
    """Both values with what differs marked: in lines that have a counterpart the words, else whole lines."""
    before, after = old.splitlines(), new.splitlines()
    if not before or not after:
        return "\n".join(map(_text, before)), "\n".join(map(_text, after))
    sides: tuple[list[str], list[str]] = ([], [])
    # A comma at the end of a line says only that another one follows.
    plain = [[line.rstrip(",") for line in side] for side in (before, after)]
    matcher = difflib.SequenceMatcher(a=plain[0], b=plain[1], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        pairs = list(zip(before[a:b], after[c:d], strict=False)) if tag == "replace" else []
        for one, two in pairs:
            for side, line in zip(sides, _words(one, two), strict=True):
                side.append(line)
        kinds = ("", "") if tag == "equal" else ("out", "in")
        sides[0].extend(_marked(line, kinds[0]) for line in before[a + len(pairs) : b])
        sides[1].extend(_marked(line, kinds[1]) for line in after[c + len(pairs) : d])
    return "\n".join(sides[0]), "\n".join(sides[1])


def _words(old: str, new: str) -> tuple[str, str]:
    """Two lines with the words that differ marked; wholly marked if little is the same."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    if len(before) + len(after) > _MOST_WORDS or matcher.ratio() < _ALIKE:
        return _marked(old, "out"), _marked(new, "in")
    parts: tuple[list[str], list[str]] = ([], [])
    for tag, a, b, c, d in matcher.get_opcodes():
        same = tag == "equal"
        parts[0].append(_marked("".join(before[a:b]), "" if same else "out"))
        parts[1].append(_marked("".join(after[c:d]), "" if same else "in"))
    return "".join(parts[0]), "".join(parts[1])


def _marked(text: str, kind: str) -> str:
    return f'<span class="{kind}">{_text(text)}</span>' if kind and text else _text(text)


def _side(title: str, place: Place, shown: str) -> str:
    value = f"<pre>{shown}</pre>" if shown else "<p class=dim>nothing</p>"
    return f"<div><h4>{title}{_at(place)}</h4>{value}</div>"


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
