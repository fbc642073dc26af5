"""One file, replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientgen.disk import replace_file


def test_a_file_is_made_changed_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    assert replace_file(path, "a\n")
    path.chmod(0o600)
    assert replace_file(path, "b\n")
    assert not replace_file(path, "b\n")
    assert path.read_text() == "b\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_change_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="no"):
        replace_file(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
