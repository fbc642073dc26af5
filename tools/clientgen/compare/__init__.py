"""One verdict on a change: what differs on the wire and in Python, and what version it demands.  Imports nothing that prints code."""

from __future__ import annotations

from clientgen.compare.accept import FILE, Accept, AcceptError, apply, parse_accept, read_accepts
from clientgen.compare.handbook import explain_rule, rules_page
from clientgen.compare.inputs import Input, InputError, find_input, read_beside
from clientgen.compare.model import Direction, Effect, Finding, Hit, Severity
from clientgen.compare.page import render_html
from clientgen.compare.plain import render_annotations, render_markdown, render_text
from clientgen.compare.proof import proved, summary
from clientgen.compare.proving import README, Package, Program, Trial, of_readme, prove
from clientgen.compare.python import compare_surfaces, lost_surface
from clientgen.compare.report import Report, render_json
from clientgen.compare.side import Side
from clientgen.compare.surface import read_surface
from clientgen.compare.verdict import Verdict, judge
from clientgen.compare.walk import Comparison

__all__ = [
    "FILE",
    "README",
    "Accept",
    "AcceptError",
    "Comparison",
    "Direction",
    "Effect",
    "Finding",
    "Hit",
    "Input",
    "InputError",
    "Package",
    "Program",
    "Report",
    "Severity",
    "Side",
    "Trial",
    "Verdict",
    "apply",
    "compare_surfaces",
    "explain_rule",
    "find_input",
    "judge",
    "lost_surface",
    "of_readme",
    "parse_accept",
    "prove",
    "proved",
    "read_accepts",
    "read_beside",
    "read_surface",
    "render_annotations",
    "render_html",
    "render_json",
    "render_markdown",
    "render_text",
    "rules_page",
    "summary",
]
