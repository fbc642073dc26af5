"""What stands in `client.toml` or behind `--allow` is as little trusted as a document."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from clientgen.console import _allow
from clientgen.diagnostics import Collector
from clientgen.settings import Settings

from .documents import CANARY, PAYLOADS, calls_of, outcome, sink

KEYS = ("distribution", "package", "client", "version", "licence", "summary", "source", "out")


@pytest.fixture(autouse=True)
def _unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("project", "readme"):
        monkeypatch.setattr(f"clientgen.emit.{module}.format_python", dict)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("number", range(3))
def test_a_setting(key: str, number: int, tmp_path: Path) -> None:
    for payload in PAYLOADS[number::3]:
        value = json.dumps(payload).replace("\x7f", "\\u007f")
        (tmp_path / "client.toml").write_text(f"{key} = {value}\n", encoding="utf-8")
        result = outcome(sink(), tmp_path)
        if not isinstance(result, set):
            assert CANARY[:-2] not in calls_of(result)


@pytest.mark.parametrize(
    "text",
    [
        "a", "a = ", "= 1", "package = 1", "package = ['a']", "[package]", "allow = 1", "[[allow]]", "[allow]",
        "[[allow]]\ncode = 1", "[[allow]]\ncode = 'LOW01'\nat = '/etc/passwd'\nreason = 'x'", "x" * 100_000,
        "a = " + "[" * 5_000, "a." * 5_000 + "b = 1", "\x00", "strict_names = 'yes'", "version = 1.10", "out = ''",
        "keep_former_names = " + "9" * 5_000, f"version = '{'9' * 5_000}'",
    ],
)  # fmt: skip
def test_broken_settings(text: str, tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text(text, encoding="utf-8")
    assert isinstance(outcome(sink(), tmp_path), set)


WHOLE = """package = "sink"
client = "Sink"
version = "1.2.0"
strict_names = false
keep_former_names = 2
out = "out"

[[allow]]
code = "LOW01"
at = "#/paths/a"
reason = "Not needed."

[proof]
programs = ["a.py"]
"""
PIECES = st.sampled_from(
    ["[[allow]]", "[allow]", "[proof]", "=", '"', "'", "\n", "[", "]", "{", "}", "1979-05-27", "true", "nan", "9" * 5_000, "\x00"]
) | st.sampled_from(PAYLOADS)  # fmt: skip


@given(st.integers(0, len(WHOLE)), st.integers(0, 30), PIECES)
def test_changed_settings(start: int, length: int, piece: str) -> None:
    """What is wrong has a place; what is not refused is of the form that generated code relies on."""
    collector = Collector()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "client.toml"
        text = WHOLE[:start] + piece + WHOLE[start + length :]
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        found = Settings.load(path, collector)
    lines = text.count("\n") + text.count("\r") + 2
    for item in collector.diagnostics:
        assert item.code.startswith("CFG")
        assert item.span is not None
        assert 1 <= item.span.line <= lines
    if not collector.diagnostics:
        assert (found.package or "a").isidentifier()
        assert (found.client_name or "A").isidentifier()
        assert set(found.version) <= set("0123456789.abrcpostdev!")
        assert all(one.at.startswith("#") and one.reason for one in found.allow)


@given(
    st.text(max_size=60) | st.sampled_from(["LOW01@#/paths=", "@#=x", "LOW01@=x", "LOW01@#/a=r"])
)
def test_an_exemption(text: str) -> None:
    try:
        found = _allow(text)
    except typer.BadParameter:
        return
    assert found.at.startswith("#")
    assert found.reason
