"""Recognises a run of `generate` or `check` that would change nothing, before anything heavy is imported.

After a clean run a record says: this command line, in this folder, with this tool, read these files and left those,
and would say this if it ran again.  A later run with the same command line compares all of it, byte by byte, and
prints what the record says; whatever differs, or cannot be made out, means an ordinary run.  Records lie outside
the repository, in the user's cache folder, and may be deleted at any time.

Only light modules of the standard library are imported here: this is what every start of the tool pays for.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from clientgen.inputs import Inputs, digest

SWITCH = "--no-cache"
VARIABLE = "CLIENTGEN_NO_CACHE"
COMMANDS = ("generate", "check")
_UNFINISHED = (".clientgen-lock", ".clientgen-staging")
_MOST_RECORDS = 200
_LARGEST_RECORD = 8 * 1024 * 1024
_LARGEST_FILE = 512 * 1024 * 1024
_PACKAGE = os.path.dirname(os.path.abspath(__file__))

Said = tuple[str, str]
"""What a command writes to standard output and to standard error."""


class RunCache:
    """The record of one command line."""

    def __init__(self, folder: str, command: str, rest: list[str]) -> None:
        self._folder = folder
        self._command = command
        about = ["1", os.getcwd(), *rest, *_surroundings()]
        self._path = os.path.join(folder, f"{digest(json.dumps(about).encode())}.json")
        self._tool = ""

    @classmethod
    def of(cls, arguments: list[str], environment: Mapping[str, str]) -> RunCache | None:
        """The cache for a command line; None if it is turned off, or nothing of the kind can be recognised."""
        if not arguments or arguments[0] not in COMMANDS:
            return None
        if SWITCH in arguments or environment.get(VARIABLE):
            return None
        folder = _folder(environment)
        try:
            return cls(folder, arguments[0], arguments[1:]) if folder else None
        except (OSError, ValueError):
            return None

    def look(self) -> None:
        """Take note of the tool as it is: before the rest of it is loaded, or nothing is remembered."""
        with contextlib.suppress(OSError, ValueError):
            self._tool = self._tool or tool()

    def recall(self) -> Said | None:
        """What the command would say, if all is as the record has it."""
        try:
            record = self._read()
            self.look()
            if record["tool"] != self._tool or not _unchanged(record, self._command):
                return None
            out, err = record["said"][self._command]
            if not (isinstance(out, str) and isinstance(err, str)):
                return None
            os.utime(self._path)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None
        return out, err

    def remember(
        self,
        inputs: Inputs,
        folder: str | os.PathLike[str],
        files: Mapping[str, bytes],
        said: Mapping[str, Said],
    ) -> None:
        """Keep a record of a clean run; that it cannot be kept is nobody's concern."""
        if not self._tool:
            return
        record = {
            "tool": self._tool,
            "inputs": {
                path: [os.path.realpath(path), known] for path, known in inputs.digests.items()
            },
            "folder": os.path.abspath(folder),
            "files": {path: digest(content) for path, content in files.items()},
            "said": said,
        }
        body = json.dumps(record).encode()
        if len(body) > _LARGEST_RECORD:
            return
        unfinished = f"{self._path}.{os.getpid()}"
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            if not _private(self._folder):
                return
            with open(unfinished, "xb") as file:
                file.write(digest(body).encode() + b"\n" + body)
            os.replace(unfinished, self._path)
            _trim(self._folder)
        except OSError:
            pass

    def _read(self) -> dict[str, Any]:
        if not _private(self._folder):
            raise ValueError("somebody else may write here")
        checksum, _, body = _content(self._path, _LARGEST_RECORD * 2).partition(b"\n")
        if digest(body).encode() != checksum:
            raise ValueError("damaged")
        found = json.loads(body)
        if not isinstance(found, dict):
            raise TypeError("not a record")
        return found


def tool() -> str:
    """A digest of whatever the result of a run depends on besides its input.

    That is our code and templates, the versions of all that is installed beside them, and the interpreter.
    """
    parts = [sys.version, sys.platform]
    for entry in sys.path:
        try:
            names = os.listdir(entry or ".")
        except OSError:
            continue
        parts += sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
    for root in (_PACKAGE, os.path.join(_PACKAGE, os.pardir, os.pardir, "templates")):
        for path in _sources(root):
            with open(path, "rb") as file:
                parts += [os.path.relpath(path, root), digest(file.read())]
    return digest(json.dumps(parts).encode())


def _sources(root: str) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            yield os.path.join(folder, name)


def _surroundings() -> list[str]:
    """What else may change how findings are shown: whether there is colour."""
    terminal = str(sys.stderr.isatty())
    return [terminal, *(os.environ.get(name, "") for name in ("NO_COLOR", "TERM"))]


def _folder(environment: Mapping[str, str]) -> str | None:
    """Where records lie: as the XDG base directory specification has it; `LOCALAPPDATA` on Windows."""
    base = environment.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):  # the specification: a relative path is to be ignored
        base = environment.get("LOCALAPPDATA", "") if sys.platform == "win32" else ""
        base = base or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "clientgen", "runs") if os.path.isabs(base) else None


def _private(folder: str) -> bool:
    """Whether only this user can have put a record there."""
    if sys.platform == "win32":
        return True
    state = os.lstat(folder)
    return (
        stat.S_ISDIR(state.st_mode) and state.st_uid == os.geteuid() and not state.st_mode & 0o022
    )


def _unchanged(record: Mapping[str, Any], command: str) -> bool:
    """Whether every file that was read, and every one that was left, is what it was."""
    folder = os.fsdecode(record["folder"])
    if os.path.islink(folder) or (command == "generate" and not os.access(folder, os.W_OK)):
        return False
    if any(os.path.lexists(os.path.join(folder, name)) for name in _UNFINISHED):
        return False
    for path, (real, known) in record["inputs"].items():
        if os.path.realpath(path) != real or _digest_of(path) != known:
            return False
    for path, known in record["files"].items():
        whole = os.path.join(folder, path)
        if os.path.islink(whole) or _digest_of(whole) != known:
            return False
    return True


def _digest_of(path: str) -> str | None:
    try:
        return digest(_content(path, _LARGEST_FILE))
    except (OSError, ValueError):
        return None


def _content(path: str, limit: int) -> bytes:
    """The bytes of a regular file, if it is not too large."""
    state = os.stat(path)
    if not stat.S_ISREG(state.st_mode) or state.st_size > limit:
        raise ValueError("no regular file of a sensible size")
    with open(path, "rb") as file:
        return file.read()


def _trim(folder: str) -> None:
    """Remove the records that were not used for longest, and what killed runs have left."""
    with os.scandir(folder) as entries:
        found = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries)
    for _, path in found[:-_MOST_RECORDS]:
        os.unlink(path)
