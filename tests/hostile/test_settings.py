"""What stands in `client.toml` or behind `--allow` is as little trusted as a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from clientgen.console import _allow

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
    ],
)  # fmt: skip
def test_broken_settings(text: str, tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text(text, encoding="utf-8")
    assert isinstance(outcome(sink(), tmp_path), set)


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
