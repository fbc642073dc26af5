"""The steps over many documents: what each costs is bounded, and what is known is not worked out again."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
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
    from corpus.making import load, make

    tool = _digest([*(ROOT / "tools" / "clientgen").rglob("*.py"), *_templates()], ROOT)
    stale = []
    for one in chosen:
        key = f"{tool}-{one.fingerprint()}"
        if store.read(one.name).get("made_key") != key:
            stale.append((one, key))
    if stale:
        load()

    def work(task: tuple[Document, str]) -> dict[str, Any]:
        one, _ = task
        return make(one.path(store.folder / "unpacked"), one.name, store.output(one.name))

    for (one, key), made, problem in _each("generate", stale, work, workers):
        facts = {"made": made, "made_key": key, "problem": problem}
        if made is not None and not made["refused"]:
            facts["package_key"] = _digest(
                (path for path in store.output(one.name).rglob("*") if path.is_file()),
                store.output(one.name),
            )
        store.add(one.name, **facts)


def repeat(chosen: list[Document], store: Store, workers: int) -> None:
    """Generate each once more; only of use in a process with another seed of hashes."""
    from corpus.making import again, load

    def work(one: Document) -> list[str]:
        exempt = store.read(one.name)["made"]["allowed"]
        return again(one.path(store.folder / "unpacked"), one.name, store.output(one.name), exempt)

    known = {one: store.read(one.name) for one in _made(chosen, store)}
    stale = [one for one, facts in known.items() if facts["made_key"] != facts.get("again_key")]
    if stale:
        load()
    for one, differing, problem in _each("once more", stale, work, workers):
        key = known[one]["made_key"]
        store.add(one.name, again=[problem] if problem else differing, again_key=key)


def use(chosen: list[Document], store: Store, workers: int) -> None:
    """Import and use each package that has changed."""
    import httpx2  # noqa: F401 - so that the forks need not
    import pydantic  # noqa: F401

    from corpus.making import load
    from corpus.using import use as use_one

    def work(one: Document) -> dict[str, Any]:
        exempt = store.read(one.name)["made"]["allowed"]
        path = one.path(store.folder / "unpacked")
        return use_one(path, one.name, store.source(one.name), exempt)

    judge = _digest(
        [ROOT / "tools/corpus/using.py", *(ROOT / "tools/roundtrip").rglob("*.py")], ROOT
    )
    keys = {one: f"{store.read(one.name)['package_key']}-{judge}" for one in _made(chosen, store)}
    stale = [one for one, key in keys.items() if store.read(one.name).get("used_key") != key]
    if stale:
        load()
    for one, used, problem in _each("use", stale, work, workers):
        found = used or {"modules": 0, "operations": [], "problems": [problem]}
        store.add(one.name, used=found, used_key=keys[one])


def check(chosen: list[Document], store: Store) -> None:
    """Type-check each package that has changed, many in one run of a checker; one at a time, for the memory's sake."""
    folder = store.folder / "types"
    folder.mkdir(exist_ok=True)
    for checker in checking.CHECKERS:
        keys = {}
        for one in _made(chosen, store):
            known = store.read(one.name)
            key = f"{checking.key(checker)} {known['package_key']}"
            if known.get(f"{checker}_key") != key:
                keys[one.name] = key
        sources = {name: store.source(name) for name in keys}
        done = 0
        for group in checking.batches(sources):
            checking.prepare({name: sources[name] for name in group}, folder)
            for name, found in _checked(checker, group, folder):
                store.add(name, **{checker: found, f"{checker}_key": keys[name]})
            done += len(group)
            say(f"{checker} {done}/{len(sources)} {group[-1]}")


def _checked(checker: str, group: list[str], folder: Path) -> Iterator[tuple[str, list[str] | str]]:
    """Errors by package, or why there is no verdict; a group without a verdict is halved until the one package is found."""
    try:
        yield from getattr(checking, checker)(group, folder).items()
    except checking.GaveUpError as error:
        if len(group) == 1:
            yield group[0], f"{error}"
            return
        middle = len(group) // 2
        yield from _checked(checker, group[:middle], folder)
        yield from _checked(checker, group[middle:], folder)


def say(text: str) -> None:
    """A line of progress."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _each(
    step: str, tasks: list[Any], work: Callable[[Any], Any], workers: int
) -> Iterator[tuple[Any, Any, str]]:
    # Small documents first: most of the table is known soon, whatever the largest cost.
    tasks.sort(key=lambda task: _document(task).size())
    found = each(tasks, work, workers=workers, seconds=SECONDS, memory=MEMORY)
    for number, (task, result, problem) in enumerate(found, 1):
        say(f"{step} {number}/{len(tasks)} {_document(task).file} {problem}".rstrip())
        yield task, result, problem


def _document(task: Document | tuple[Document, str]) -> Document:
    return task[0] if isinstance(task, tuple) else task


def _made(chosen: list[Document], store: Store) -> list[Document]:
    def is_made(state: dict[str, Any]) -> bool:
        return not state.get("problem") and not (state.get("made") or {"refused": True})["refused"]

    return [one for one in chosen if is_made(store.read(one.name))]


def _templates() -> list[Path]:
    return [path for path in (ROOT / "templates").rglob("*") if path.suffix in (".py", ".jinja")]


def _digest(paths: Iterable[Path], root: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()} {len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()[:16]
