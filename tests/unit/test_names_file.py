"""`names.lock` beside the document: who gets one, when it is written, and what `check` says of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .test_cli import SPEC, cli, spec

__all__ = ["cli", "spec"]  # fixtures

Cli = Callable[..., subprocess.CompletedProcess[str]]
SETTINGS = 'package = "pets"\nout = "out"\n'


@pytest.fixture
def lock(spec: Path) -> Path:
    (spec.parent / "client.toml").write_text(SETTINGS)
    return spec.parent / "names.lock"


def test_a_document_without_settings_has_none(cli: Cli, spec: Path, tmp_path: Path) -> None:
    assert cli("generate", spec, "--out", tmp_path / "out").returncode == 0
    assert not (tmp_path / "names.lock").exists()


def test_generate_writes_it_and_check_compares_it(cli: Cli, spec: Path, lock: Path) -> None:
    first = cli("generate", spec)
    assert "names.lock: names: 5 added" in first.stdout
    text = lock.read_text()
    assert '"#/paths/~1pets/get" = "pets.list"' in text
    again = cli("generate", spec)
    assert "nothing changed" in again.stdout
    assert "names.lock" not in again.stdout
    assert cli("check", spec).returncode == 0
    lock.write_text(text.replace('"#/paths/~1pets/get" = "pets.list"\n', ""))
    differs = cli("check", spec, "--format", "json")
    assert differs.returncode == 1
    (finding,) = json.loads(differs.stdout)["findings"]
    assert finding["code"] == "OUT01"
    assert "names.lock differs: names: 1 added" in finding["message"]
    lock.unlink()
    assert "names.lock is missing" in cli("check", spec).stderr
    assert json.loads(cli("generate", spec, "--format", "json").stdout)["beside"]
    assert lock.read_text() == text


def test_a_name_stays_when_its_operation_is_called_otherwise(
    cli: Cli, spec: Path, lock: Path
) -> None:
    cli("generate", spec)
    spec.write_text(SPEC.replace("listPets", "fetchPets"))
    assert "pets.Pets.list(" in cli("surface", spec).stdout
    lock.unlink()
    assert "pets.Pets.fetch(" in cli("surface", spec).stdout


def test_a_damaged_lock_stops_the_run_and_stays(cli: Cli, spec: Path, lock: Path) -> None:
    cli("generate", spec)
    before = (spec.parent / "out" / "api-surface.txt").read_bytes()
    text = lock.read_text() + "<<<<<<< ours\n"
    lock.write_text(text)
    done = cli("generate", spec)
    assert done.returncode == 1
    assert f"names.lock:{text.count(chr(10))}:1: error[NAM05]" in done.stderr
    assert lock.read_text() == text
    assert (spec.parent / "out" / "api-surface.txt").read_bytes() == before
    lock.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in cli("generate", spec).stderr


def test_nothing_is_kept_of_a_run_that_failed(cli: Cli, spec: Path, lock: Path) -> None:
    spec.write_text(SPEC.replace("get:", "get:\n      x-python-name: class"))
    assert cli("generate", spec).returncode == 1
    assert not lock.exists()
