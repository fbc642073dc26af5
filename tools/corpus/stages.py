"""The steps over many documents: what each costs is bounded, and what is known is not worked out again."""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from corpus import checking
from corpus.documents import Document
from corpus.isolated import GIB, each

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 900
MEMORY = 6 * GIB


class Store:
    """What is known of each document: a file of JSON each, under `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "known").mkdir(parents=True, exist_ok=True)

    def read(self, name: str) -> dict[str, Any]:
        """What is known of a document; nothing if a run was killed while it wrote."""
        try:
            found = json.loads(self._path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def add(self, name: str, **facts: Any) -> None:
        """Keep more of a document."""
        text = json.dumps({**self.read(name), **facts}, indent=1, sort_keys=True)
        self._path(name).write_text(text, encoding="utf-8")

    def output(self, name: str) -> Path:
        """Where the package of a document is written."""
        return self.folder / "packages" / name

    def source(self, name: str) -> Path:
        """The folder to import it from."""
        return self.output(name) / "src"

    def _path(self, name: str) -> Path:
        return self.folder / "known" / f"{name}.json"


def generate(chosen: list[Document], store: Store, workers: int) -> None:
    """Make each package whose document or generator has changed."""
    from corpus.making import make

    tool = _digest([*(ROOT / "tools" / "clientgen").rglob("*.py"), *_templates()])
    stale = []
    for one in chosen:
        key = f"{tool}-{one.fingerprint()}"
        if store.read(one.name).get("made_key") != key:
            stale.append((one, key))

    def work(task: tuple[Document, str]) -> dict[str, Any]:
        one, _ = task
        return make(one.path(store.folder / "unpacked"), one.name, store.output(one.name))

    for (one, key), made, problem in _each("generate", stale, work, workers):
        facts = {"made": made, "made_key": key, "problem": problem}
        if made is not None and not made["refused"]:
            facts["package_key"] = _digest(
                path for path in store.output(one.name).rglob("*") if path.is_file()
            )
        store.add(one.name, **facts)


def repeat(chosen: list[Document], store: Store, workers: int) -> None:
    """Generate each once more; only of use in a process with another seed of hashes."""
    from corpus.making import again

    def work(one: Document) -> list[str]:
        exempt = store.read(one.name)["made"]["allowed"]
        return again(one.path(store.folder / "unpacked"), one.name, store.output(one.name), exempt)

    stale = [one for one in _made(chosen, store) if _differ(store, one, "made_key", "again_key")]
    for one, differing, problem in _each("once more", stale, work, workers):
        key = store.read(one.name)["made_key"]
        store.add(one.name, again=[problem] if problem else differing, again_key=key)


def use(chosen: list[Document], store: Store, workers: int) -> None:
    """Import and use each package that has changed."""
    import httpx2  # noqa: F401 - so that the forks need not
    import pydantic  # noqa: F401

    from corpus.using import use as use_one

    def work(one: Document) -> dict[str, Any]:
        exempt = store.read(one.name)["made"]["allowed"]
        path = one.path(store.folder / "unpacked")
        return use_one(path, one.name, store.source(one.name), exempt)

    stale = [one for one in _made(chosen, store) if _differ(store, one, "package_key", "used_key")]
    for one, used, problem in _each("use", stale, work, workers):
        key = store.read(one.name)["package_key"]
        found = used or {"modules": 0, "operations": [], "problems": [problem]}
        store.add(one.name, used=found, used_key=key)


def check(chosen: list[Document], store: Store) -> None:
    """Type-check each package that has changed, many in one run of a checker."""
    stale = [one for one in _made(chosen, store) if _differ(store, one, "package_key", "types_key")]
    sources = {one.name: store.source(one.name) for one in stale}
    done = 0
    for group in checking.batches(sources):
        with tempfile.TemporaryDirectory(dir=store.folder) as folder:
            checking.prepare({name: sources[name] for name in group}, Path(folder))
            found = {
                "mypy": checking.mypy(group, Path(folder)),
                "pyright": checking.pyright(group, Path(folder)),
            }
        for name in group:
            types = {checker: by_name[name] for checker, by_name in found.items()}
            store.add(name, types=types, types_key=store.read(name)["package_key"])
        done += len(group)
        say(f"types {done}/{len(sources)}")


def say(text: str) -> None:
    """A line of progress."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _each(
    step: str, tasks: list[Any], work: Callable[[Any], Any], workers: int
) -> Iterator[tuple[Any, Any, str]]:
    found = each(tasks, work, workers=workers, seconds=SECONDS, memory=MEMORY)
    for number, (task, result, problem) in enumerate(found, 1):
        one = task[0] if isinstance(task, tuple) else task
        say(f"{step} {number}/{len(tasks)} {one.file} {problem}".rstrip())
        yield task, result, problem


def _made(chosen: list[Document], store: Store) -> list[Document]:
    def is_made(state: dict[str, Any]) -> bool:
        return not state.get("problem") and not (state.get("made") or {"refused": True})["refused"]

    return [one for one in chosen if is_made(store.read(one.name))]


def _differ(store: Store, one: Document, left: str, right: str) -> bool:
    known = store.read(one.name)
    return known.get(left) != known.get(right)


def _templates() -> list[Path]:
    return [path for path in (ROOT / "templates").rglob("*") if path.suffix in (".py", ".jinja")]


def _digest(paths: Any) -> str:
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(f"{path.name}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
