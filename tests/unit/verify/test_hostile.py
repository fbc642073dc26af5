"""Wheels made by somebody who wants something: each is refused by its code, quickly, and nothing is written."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientgen.diagnostics import Problem
from clientgen.verify.wheel import opened

from .conftest import Project

END = 22


def archive(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def _twice() -> bytes:
    """Two members of one name, which the writer of the library only warns of."""
    plain = archive({"a.py": b"1", "b.py": b"2"})
    return plain.replace(b"b.py", b"a.py")


def _encrypted() -> bytes:
    plain = bytearray(archive({"a.py": b"1"}))
    plain[6] |= 1
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    return bytes(plain)


def _extra() -> bytes:
    buffer = io.BytesIO()
    info = zipfile.ZipInfo("a.py")
    info.extra = struct.pack("<2H4s", 0x7777, 4, b"evil")
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(info, b"1")
    return buffer.getvalue()


def _between() -> bytes:
    """Bytes between two members, with every offset corrected: readers go by the directory and never see them."""
    first = archive({"a.py": b"1"})
    both = archive({"a.py": b"1", "b.py": b"2"})
    gap = b"hidden"
    cut = first.index(b"PK\x01\x02")
    moved = bytearray(both[:cut] + gap + both[cut:])
    second = moved.rindex(b"PK\x01\x02")
    struct.pack_into("<L", moved, second + 42, cut + len(gap))
    start = struct.unpack_from("<L", moved, len(moved) - 6)[0]
    struct.pack_into("<L", moved, len(moved) - 6, start + len(gap))
    return bytes(moved)


def _overlapping() -> bytes:
    """Two entries for one member, and a third member that no entry names: as many bytes as entries claim, but hidden ones."""
    content = bytearray(archive({"a.py": b"1", "b.py": b"2", "c.py": b"3"}))
    first = content.index(b"PK\x01\x02")
    third = content.rindex(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 1)
    content[third + 42 : third + 46] = content[second + 42 : second + 46]
    return bytes(content)


def _many() -> bytes:
    """A record that claims as many members as it can say."""
    plain = bytearray(archive({"a.py": b"1"}))
    struct.pack_into("<2H", plain, len(plain) - END + 8, 0xFFFF, 0xFFFF)
    return bytes(plain)


def _comment() -> bytes:
    buffer = io.BytesIO(archive({"a.py": b"1"}))
    with zipfile.ZipFile(buffer, "a") as packed:
        packed.comment = b"hello"
    return buffer.getvalue()


ODD: dict[str, bytes] = {
    "out of the folder": archive({"../../evil.py": b"1"}),
    "an absolute path": archive({"/etc/evil.py": b"1"}),
    "a drive": archive({"C:\\evil.py": b"1"}),
    "a backslash": archive({"a\\..\\..\\evil.py": b"1"}),
    "a control character": archive({"a\x1b[2J.py": b"1"}),
    "a name that turns around": archive({"a\u202eyp.exe": b"1"}),
    "the same name twice": _twice(),
    "the same name but for case": archive({"a/b.py": b"1", "A/B.py": b"2"}),
    "a folder": archive({"a/": b""}),
    "an encrypted member": _encrypted(),
    "another compression": archive({"a.py": b"1"}, method=zipfile.ZIP_LZMA),
    "extra data": _extra(),
    "bytes before": b"#!/bin/sh\n" + archive({"a.py": b"1"}),
    "bytes between": _between(),
    "members that overlap": _overlapping(),
    "nothing": archive({}),
    "a huge count": _many(),
}
DAMAGED: dict[str, bytes] = {
    "an empty file": b"",
    "no archive": b"not a zip\n" * 100,
    "half an archive": archive({"a.py": b"1" * 1000})[:-40],
    "bytes behind": archive({"a.py": b"1"}) + b"tail",
    "a comment": _comment(),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_archive_is_refused(
    released: Project, written: Callable[[bytes], Path], name: str
) -> None:
    result = released.verify(wheel=written(ODD[name]))
    assert result.exit_code == 1, result.output
    assert "error[WHL02]" in result.stderr
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_archive_is_refused(
    released: Project, written: Callable[[bytes], Path], name: str
) -> None:
    result = released.verify(wheel=written(DAMAGED[name]))
    assert result.exit_code == 1, result.output
    assert "error[WHL01]" in result.stderr


def test_a_bomb_is_never_unpacked(project: Project) -> None:
    """Zeros without end under the name of a member: told apart by the size it claims."""
    name = "pets_client/_client.py"
    with zipfile.ZipFile(project.wheel) as packed:
        members = {info.filename: packed.read(info) for info in packed.infolist()}
    with zipfile.ZipFile(project.wheel, "w", zipfile.ZIP_DEFLATED) as packed:
        for member, content in members.items():
            if member != name:
                packed.writestr(member, content)
        packed.writestr(name, bytes(64 << 20))
    with opened(project.wheel) as wheel:
        assert wheel.size(name) == 64 << 20
    result = project.verify()
    assert result.exit_code == 1
    assert f"has {64 << 20} bytes instead of {len(members[name])}" in result.stderr


def test_a_member_that_lies_about_its_size_is_refused(project: Project) -> None:
    """It claims the expected size and holds more: no more than that is read, and the checksum tells."""
    name = "pets_client/_version.py"
    with zipfile.ZipFile(project.wheel) as packed:
        members = {info.filename: packed.read(info) for info in packed.infolist()}
    honest = len(members[name])
    members[name] = bytes(1 << 20)
    content = bytearray(archive(members))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.index(name.encode(), content.index(mark))
        header = content.rindex(mark, 0, start)
        struct.pack_into("<L", content, header + at, honest)
    project.wheel.write_bytes(content)
    result = project.verify()
    assert result.exit_code == 1, result.output
    assert "error[WHL01]" in result.stderr


@pytest.mark.parametrize(
    "name",
    [
        "pets_client.whl",
        "pets_client-1.2.0-cp311-cp311-linux_x86_64.whl",
        "pets_client-1.2.0-1-py3-none-any.whl",
        "pets_client-1.2.0-py3-none-any.zip",
        "pets client-1.2.0-py3-none-any.whl",
        "-1.2.0-py3-none-any.whl",
        "pets_client-$(id)-py3-none-any.whl",
    ],
)
def test_another_name_is_refused(project: Project, name: str) -> None:
    other = project.wheel.rename(project.wheel.with_name(name))
    result = project.verify(wheel=other)
    assert result.exit_code == 1
    assert "error[WHL03]" in result.stderr


def test_a_version_cannot_choose_a_revision(project: Project) -> None:
    other = project.wheel.rename(project.wheel.with_name("pets_client-..main-py3-none-any.whl"))
    result = project.verify(wheel=other)
    assert result.exit_code == 2
    assert "there is no tag v..main" in result.stderr


@pytest.mark.parametrize("kind", ["absent", "folder"])
def test_what_is_no_file_is_wrong_usage(released: Project, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "pets_client-1.2.0-py3-none-any.whl"
    if kind == "folder":
        path.mkdir()
    result = released.verify(wheel=path)
    assert result.exit_code == 2
    assert "error[WHL00]" in result.stderr


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_bytes_are_read_or_refused(
    released: Project, tmp_path: Path, data: st.DataObject
) -> None:
    """A few bytes of a wheel are exchanged, or it is cut: there is no third way to end."""
    content = bytearray(released.wheel.read_bytes())
    cut = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(
            st.integers(0, len(content) - 1) | st.integers(len(content) - 400, len(content) - 1)
        )
        content[at] = data.draw(st.integers(0, 255))
    path = tmp_path / released.wheel.name
    path.write_bytes(content[:cut])
    try:
        with opened(path) as wheel:
            for name in wheel.members:
                if wheel.size(name) < 1 << 20:
                    wheel.content(name)
    except Problem as refused:
        code = refused.diagnostic.code
    else:
        code = "WHL01"
    assert code in ("WHL01", "WHL02")


def test_nothing_is_left_behind(released: Project, written: Callable[[bytes], Path]) -> None:
    before = set(Path(tempfile.gettempdir()).glob("clientgen-verify-*"))
    released.verify(wheel=written(ODD["out of the folder"]))
    assert set(Path(tempfile.gettempdir()).glob("clientgen-verify-*")) <= before


def test_a_large_directory_is_refused_before_it_is_read(
    released: Project, written: Callable[[bytes], Path]
) -> None:
    """The claim is checked before the library would go through it."""
    many = archive({f"m{number}": b"" for number in range(60_000)})
    result = released.verify(wheel=written(many))
    assert "60000 members are more than a wheel can have" in result.stderr
