"""A wheel, read as what it may be: anybody's file.

Nothing is unpacked and nothing is believed before it is checked: the archive has no bytes beside its members, each name is
plain and stands once, and of a member no more is read than the size that was expected anyway.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from clientgen.diagnostics import neutral, problem
from clientgen.output.tree import PathError, check_path

# Names as PEP 427 has them; only wheels for every system are made here.
_NAME = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9_.]*)-(?P<version>[A-Za-z0-9_.!+]+)-py3-none-any\.whl\Z"
)
_MOST_BYTES = 256 << 20
_MOST_MEMBERS = 50_000
_MOST_DIRECTORY = 16 << 20
_END = struct.Struct("<4s4H2LH")
_LOCAL_NAME_AND_EXTRA = struct.Struct("<26x2H")
_LOCAL_SIZE = 30
_CENTRAL_SIZE = 46
_LOCATOR_64_SIZE = 20
_ENCRYPTED = 0x1
_SIZE_FOLLOWS = 0x8
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Wheel:
    """An open wheel whose structure was checked."""

    path: Path
    members: dict[str, zipfile.ZipInfo]
    archive: zipfile.ZipFile

    def size(self, name: str) -> int:
        """How many bytes a member claims to have."""
        return self.members[name].file_size

    def content(self, name: str) -> bytes:
        """The bytes of a member: no more than `size`; ask for no size that is not wanted.

        Raises:
            Problem: WHL01, it cannot be unpacked, or is not what its checksum says.
        """
        try:
            with self.archive.open(self.members[name]) as member:
                return member.read()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise problem(
                "WHL01", None, f"{_called(self.path)}: {name}: {neutral(str(error), 200)}"
            ) from error


def named(path: Path) -> tuple[str, str]:
    """The distribution and the version that the name of a wheel states.

    Raises:
        Problem: WHL03, it is not the name of a wheel for every Python 3.
    """
    found = _NAME.match(path.name)
    if not found:
        raise problem("WHL03", None, f"{_called(path)} is not called NAME-VERSION-py3-none-any.whl")
    return found["name"], found["version"].replace("_", "-")


@contextmanager
def opened(path: Path) -> Iterator[Wheel]:
    """Open a wheel.

    Raises:
        Problem: WHL00, there is no such file; WHL01, it is not a zip archive that can be read; WHL02, it is one, but
            built in a way that no wheel is.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise _unread(path, error) from error
    with file:
        wheel = _checked(path, file)
        with wheel.archive:
            yield wheel


def _checked(path: Path, file: BinaryIO) -> Wheel:
    try:
        directory = _end(path, file)
        archive = zipfile.ZipFile(file)
        members = _members(path, archive.infolist())
        _refuse_gaps(path, file, archive.infolist(), directory)
    except OSError as error:
        raise _unread(path, error) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise _damaged(path, str(error)) from error
    return Wheel(path, members, archive)


def _end(path: Path, file: BinaryIO) -> tuple[int, int]:
    """Where the central directory begins and ends, by the record that closes the archive."""
    size = file.seek(0, 2)
    if size > _MOST_BYTES:
        raise _odd(path, f"{size} bytes are more than a wheel can be")
    file.seek(max(0, size - _END.size - _LOCATOR_64_SIZE))
    tail = file.read()
    if len(tail) < _END.size or tail[-_END.size :][:4] != b"PK\x05\x06":
        raise _damaged(path, "it does not end as a zip archive does")
    _, disk, first, here, count, length, start, comment = _END.unpack(tail[-_END.size :])
    if tail.startswith(b"PK\x06\x07") or disk or first or here != count or comment:
        raise _odd(path, "it is in several parts, or has a comment")
    if count > _MOST_MEMBERS or length > _MOST_DIRECTORY:
        raise _odd(path, f"{count} members are more than a wheel can have")
    if start + length + _END.size != size:
        raise _odd(path, "it has bytes that are none of its members'")
    return start, start + length


def _members(path: Path, infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    for info in infos:
        name = info.filename
        try:
            # The name as it is stored: the library stops at a NUL, and turns a backslash where that is a separator.
            check_path(info.orig_filename)
        except PathError as error:
            raise _odd(path, neutral(str(error), 300)) from error
        if name.casefold() in folded:
            raise _odd(path, f"{name} is in it twice")
        if info.flag_bits & _ENCRYPTED:
            raise _odd(path, f"{name} is encrypted")
        if info.compress_type not in _METHODS or info.comment or info.is_dir():
            raise _odd(path, f"{name} is packed in a way that no wheel uses")
        folded.add(name.casefold())
        members[name] = info
    if not members:
        raise _odd(path, "it is empty")
    return members


def _refuse_gaps(
    path: Path, file: BinaryIO, infos: list[zipfile.ZipInfo], directory: tuple[int, int]
) -> None:
    """Every byte belongs to a member or to the directory: nothing can be hidden before, between or behind them."""
    at = 0
    listed = 0
    for info in sorted(infos, key=lambda item: item.header_offset):
        if info.header_offset != at or info.flag_bits & _SIZE_FOLLOWS:
            raise _odd(path, f"it has bytes that are none of its members', before {info.filename}")
        file.seek(at)
        header = file.read(_LOCAL_SIZE)
        if len(header) < _LOCAL_SIZE:
            raise _damaged(path, f"{info.filename} is cut off")
        name, extra = _LOCAL_NAME_AND_EXTRA.unpack(header)
        listed += _CENTRAL_SIZE + name + len(info.extra)
        if extra or info.extra:
            raise _odd(path, f"{info.filename} carries extra data")
        at += _LOCAL_SIZE + name + extra + info.compress_size
    if (at, at + listed) != directory:
        raise _odd(path, "it has bytes that are none of its members'")


def _called(path: Path) -> str:
    return neutral(path.name, 160)


def _unread(path: Path, error: OSError) -> Exception:
    told = error.strerror or type(error).__name__
    return problem("WHL00", None, f"{_called(path)} cannot be read: {told}")


def _damaged(path: Path, told: str) -> Exception:
    return problem("WHL01", None, f"{_called(path)} is not a zip archive: {neutral(told, 200)}")


def _odd(path: Path, told: str) -> Exception:
    return problem("WHL02", None, f"{_called(path)}: {told}")
