"""Formatting: what is not Python is a fault with a place."""

from __future__ import annotations

import pytest

from clientgen.emit import format as formatting
from clientgen.emit.format import FormatError, RenderedError, format_python


def test_what_is_not_python_is_named_with_its_line() -> None:
    wanted = r"models/b\.py: invalid syntax in line 2 of what was rendered: \['neither prose'\]"
    with pytest.raises(RenderedError, match=wanted):
        format_python({"a.py": "x = 1\n", "models/b.py": "x = 1\nneither prose\n"})


def test_what_the_formatter_says_of_anything_else_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_COMMAND", ("format", "--no-such-option"))
    with pytest.raises(FormatError, match="no-such-option"):
        format_python({"a.py": "x = 1\n"})
