"""The report as text for a terminal, as Markdown for a pull request, and as annotations for GitHub's runner."""

from __future__ import annotations

import html
import re

from clientgen.compare.model import Finding, Severity
from clientgen.compare.report import Report, where
from clientgen.diagnostics import Diagnostic, neutral, render_github
from clientgen.diagnostics import Severity as Weight

_COLOURS = {Severity.BREAKING: "31", Severity.RISKY: "33", Severity.SAFE: "32"}
_LEVELS: dict[Severity, Weight] = {
    Severity.BREAKING: "error",
    Severity.RISKY: "warning",
    Severity.SAFE: "info",
}
_MARKS = {Severity.BREAKING: "❌", Severity.RISKY: "⚠️", Severity.SAFE: "✅"}
_MOST_USERS = 5
_MOST_ROWS = 200


def render_text(report: Report, *, colour: bool = False, quiet: bool = False) -> str:
    """Worst first; with `quiet` the safe ones are only counted."""
    lines = [
        f"{neutral(report.old)} → {neutral(report.new)}: {report.headline()}",
        report.verdict.sentence(),
    ]
    lines += [f"  - {neutral(reason, 300)}" for reason in report.verdict.reasons]
    lines += [f"note: {neutral(note, 400)}" for note in report.notes]
    for item in report.findings:
        if not (quiet and item.weighs is Severity.SAFE):
            lines += ["", *_finding(item, colour=colour)]
    if report.expired:
        lines.append("")
        lines += [
            f"expired: the suppression of {item.rule} at {neutral(item.at, 120)} accepts nothing any more; remove it"
            for item in report.expired
        ]
    return "\n".join(lines) + "\n"


def _finding(item: Finding, *, colour: bool) -> list[str]:
    word = "accepted" if item.accepted is not None else str(item.severity)
    if colour:
        word = f"\x1b[{_COLOURS[item.weighs]}m{word}\x1b[0m"
    lines = [
        f"{word} {item.rule} ({item.part}; hits {item.hits})",
        f"  {neutral(item.subject, 200)}: {neutral(item.message, 400)}",
    ]
    for label, place in (("was", item.old_place), ("is ", item.new_place)):
        if place.pointer or place.span:
            lines.append(f"  {label} {neutral(where(place), 300)}")
    if len(item.used_by) > 1:
        names = ", ".join(item.used_by[:_MOST_USERS])
        more = len(item.used_by) - _MOST_USERS
        lines.append(f"  reaches {neutral(names, 300)}" + (f" and {more} more" if more > 0 else ""))
    if item.accepted is not None:
        lines.append(f"  accepted: {neutral(item.accepted, 300)}")
    return lines


def render_markdown(report: Report) -> str:
    """A comment for a pull request: what breaks in sight, the rest folded."""
    mark = _MARKS[
        Severity.BREAKING
        if report.breaking
        else Severity.RISKY
        if report.counts[Severity.RISKY]
        else Severity.SAFE
    ]
    lines = [
        f"## {mark} API change: {report.headline()}",
        "",
        f"{_md(report.old)} → {_md(report.new)}",
        "",
    ]
    lines += [f"**{_md(report.verdict.sentence())}**", ""]
    lines += [f"- {_md(neutral(reason, 300))}" for reason in report.verdict.reasons] + [""]
    lines += [f"> {_md(neutral(note, 400))}" for note in report.notes] + (
        [""] if report.notes else []
    )
    groups = [
        (
            severity,
            [
                item
                for item in report.findings
                if item.accepted is None and item.severity is severity
            ],
        )
        for severity in Severity
    ]
    for severity, items in groups:
        if items:
            lines += _table(
                f"{_MARKS[severity]} {len(items)} {severity}",
                items,
                folded=severity is not Severity.BREAKING,
            )
    accepted = [item for item in report.findings if item.accepted is not None]
    if accepted:
        lines += _table(f"{len(accepted)} accepted", accepted, folded=True)
    lines += [
        f"- ❌ the suppression of `{item.rule}` at {_md(item.at)} accepts nothing any more"
        for item in report.expired
    ]
    return "\n".join(lines).rstrip() + "\n"


def _table(title: str, items: list[Finding], *, folded: bool) -> list[str]:
    lines = ["<details>" if folded else "<details open>", f"<summary>{title}</summary>", ""]
    lines += ["| rule | where | what | was → is |", "| --- | --- | --- | --- |"]
    for item in items[:_MOST_ROWS]:
        reason = f" (accepted: {_md(item.accepted)})" if item.accepted is not None else ""
        places = " → ".join(
            _md(where(place)) for place in (item.old_place, item.new_place) if where(place)
        )
        lines.append(
            f"| `{item.rule}` ({item.part}) | {_md(item.subject)} | {_md(item.message)}{reason} | {places} |"
        )
    if len(items) > _MOST_ROWS:
        lines.append(f"| … | and {len(items) - _MOST_ROWS} more | | |")
    return [*lines, "", "</details>", ""]


def _md(text: str) -> str:
    """Text from a document that means nothing in Markdown: no link, no mention, no cell of its own."""
    safe = html.escape(neutral(text, 400))
    safe = re.sub(r"([\\`*_{}\[\]()#+!|~$])", r"\\\1", safe)
    return safe.replace("@", "&#64;").replace("://", "&#58;//").replace("www.", "www&#46;")


def render_annotations(report: Report) -> str:
    """One workflow command per finding, at the new place if there is one."""
    items = [
        Diagnostic(
            code=item.rule,
            severity=_LEVELS[item.severity],
            message=f"{neutral(item.subject, 300)}: {neutral(item.message, 600)}",
            span=item.new_place.span or item.old_place.span,
            allowed=item.accepted,
        )
        for item in report.findings
    ]
    items += [
        Diagnostic(
            "expired",
            "error",
            f"the suppression of {item.rule} at {neutral(item.at, 200)} accepts nothing any more",
        )
        for item in report.expired
    ]
    weight: Weight = "error" if report.breaking else "info"
    sentence = neutral(report.verdict.sentence(), 600)
    return render_github(
        [Diagnostic("verdict", weight, f"{report.headline()}. {sentence}"), *items]
    )
