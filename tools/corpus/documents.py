"""The documents that lie beside the repository, each with a name that a package can have."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Document:
    """One document: `file` is its path in the corpus, `name` the import name that its package gets."""

    file: str
    name: str

    def path(self, folder: Path) -> Path:
        """The document as a file that can be read; one that is packed is unpacked into `folder`."""
        path = CORPUS / self.file
        if path.suffix != ".gz":
            return path
        unpacked = folder / path.stem
        content = gzip.decompress(path.read_bytes())
        if not unpacked.is_file() or unpacked.read_bytes() != content:
            unpacked.parent.mkdir(parents=True, exist_ok=True)
            unpacked.write_bytes(content)
        return unpacked

    def size(self) -> int:
        """Bytes, as it lies there."""
        return (CORPUS / self.file).stat().st_size

    def fingerprint(self) -> str:
        """What its result depends on: the folder that it lies in, as its references may lead to other files there."""
        path = CORPUS / self.file
        found = hashlib.sha256(self.file.encode())
        for one in sorted(path.parent.rglob("*")) if path.parent.name != "specs" else [path]:
            if one.is_file():
                found.update(
                    f"{one.relative_to(CORPUS)} {one.stat().st_size} {one.stat().st_mtime_ns}".encode()
                )
        return found.hexdigest()


def documents() -> list[Document]:
    """Every document of `specs` and `suites`, in the order of their files; none where the corpus is absent."""
    files: set[str] = set()
    for index, key in (("specs", "documents"), ("suites", None)):
        path = CORPUS / index / "index.json"
        if path.is_file():
            listed = json.loads(path.read_text(encoding="utf-8"))
            files |= {item["file"] for item in (listed[key] if key else listed)}
    return [Document(file, _name(file)) for file in sorted(files)]


def _name(file: str) -> str:
    """An import name from a path: readable, and different for different paths."""
    stem = re.sub(r"[^a-z0-9]+", "_", file.lower()).strip("_")
    return (
        f"{stem[-_LONGEST:].strip('_0123456789')}_{hashlib.sha256(file.encode()).hexdigest()[:6]}"
    )
