"""Findings: codes, places, and how they are shown. Knows nothing of what the other stages do."""

from __future__ import annotations

from clientgen.diagnostics.catalogue import CATALOGUE, FAMILIES, lookup
from clientgen.diagnostics.collector import Allowance, Collector, problem
from clientgen.diagnostics.entry import Entry, Severity
from clientgen.diagnostics.explain import explain
from clientgen.diagnostics.formats import render_github, render_json
from clientgen.diagnostics.model import Diagnostic, Locate, Note, Problem, Span, StageFailed, place
from clientgen.diagnostics.nearest import nearest
from clientgen.diagnostics.neutral import neutral
from clientgen.diagnostics.render import acceptance, read_lines, render_text, wants_colour

__all__ = [
    "CATALOGUE",
    "FAMILIES",
    "Allowance",
    "Collector",
    "Diagnostic",
    "Entry",
    "Locate",
    "Note",
    "Problem",
    "Severity",
    "Span",
    "StageFailed",
    "acceptance",
    "explain",
    "lookup",
    "nearest",
    "neutral",
    "place",
    "problem",
    "read_lines",
    "render_github",
    "render_json",
    "render_text",
    "wants_colour",
]
