"""From a document to its package, with what was found on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Diagnostic, Problem, StageFailed, lookup, neutral
from clientgen.output.tree import MANIFEST
from clientgen.pipeline import Run
from clientgen.settings import Allow
from clientgen.source import pointer

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_REASON = "the document has it so"
_ROUNDS = 6
_FILES = 5


def load() -> None:
    """Load all that a run loads, once: a fork of this process for each document has it then."""
    import clientgen.document
    import clientgen.emit
    import clientgen.inert
    import clientgen.normalise  # noqa: F401
    from clientgen.emit import printing

    printing.load()


def make(document: Path, package: str, folder: Path) -> dict[str, Any]:
    """Generate `package` into `folder`, with exemptions for what can be exempted if the document breaks the standard.

    Returns what to know of it: `findings` (code → number, of those that refused), `places` (the first of each code),
    `refused` (codes that no exemption helps against), `allowed` (exemptions that it took: code and place), `operations`.
    """
    allow: tuple[Allow, ...] = ()
    findings: Counter[str] = Counter()
    places: dict[str, str] = {}
    for number in count(1):
        run = Run.start(document, allow=allow)
        run.settings = replace(run.settings, package=package)
        try:
            run.write(folder)
        except (StageFailed, Problem) as error:
            found = _errors(run, error)
        else:
            return _result(findings, places, [], allow, run)
        for item in found:
            findings[item.code] += 1
            places.setdefault(item.code, f"{item.pointer or ''} {neutral(item.message, 160)}")
        more = [_exempt(item) for item in found]
        if None in more:
            refused = sorted({i.code for i, one in zip(found, more, strict=True) if one is None})
            return _result(findings, places, refused, allow, run)
        if number == _ROUNDS:
            return _result(findings, places, ["no end of findings"], allow, run)
        allow += tuple(dict.fromkeys(one for one in more if one is not None))
    raise AssertionError("counting has no end")


def _result(
    findings: Counter[str],
    places: dict[str, str],
    refused: list[str],
    allow: tuple[Allow, ...],
    run: Run,
) -> dict[str, Any]:
    left_out = [item.at for item in allow if item.code == "DOC03"]
    operations = sorted(_operations(run.bundle.data, left_out)) if run.bundle else []
    return {
        "findings": dict(sorted(findings.items())),
        "places": places,
        "refused": refused,
        "allowed": [[item.code, item.at] for item in allow],
        "operations": operations,
    }


def start(document: Path, package: str, exempt: list[list[str]]) -> Run:
    """A run with exemptions, each a code and a place."""
    run = Run.start(document, allow=tuple(Allow(code, at, _REASON) for code, at in exempt))
    run.settings = replace(run.settings, package=package)
    return run


def again(document: Path, package: str, folder: Path, exempt: list[list[str]]) -> list[str]:
    """Paths of `folder` that another run, with the same exemptions, would make different."""
    tree = start(document, package, exempt).tree()
    before = _tree(folder)
    return sorted(p for p in {*before, *tree} if before.get(p) != tree.get(p))[:_FILES]


def _tree(folder: Path) -> dict[str, bytes]:
    listed = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    return {path: (folder / path).read_bytes() for path in listed if (folder / path).is_file()}


def _errors(run: Run, error: StageFailed | Problem) -> list[Diagnostic]:
    if isinstance(error, Problem):
        return [error.diagnostic]
    found = {*run.collector.diagnostics, *error.diagnostics}
    return sorted(
        (item for item in found if item.is_error),
        key=lambda item: (item.code, item.pointer or "", item.message),
    )


def _exempt(item: Diagnostic) -> Allow | None:
    if not lookup(item.code).allowable or item.pointer is None:
        return None
    return Allow(item.code, item.pointer, _REASON)


def _operations(data: dict[str, Any], left_out: list[str]) -> Iterator[str]:
    """Every operation as ``GET /path``, counted without the pipeline's own walk, but for paths that are exempted as a whole."""
    paths = data.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for _ in range(10):
            if not (isinstance(item, dict) and "$ref" in item):
                break
            rest = {key: value for key, value in item.items() if key != "$ref"}
            item = {**_at(data, item["$ref"]), **rest}
        if not isinstance(item, dict) or pointer.write(("paths", path)) in left_out:
            continue
        for method in METHODS:
            if isinstance(item.get(method), dict):
                yield f"{method.upper()} {str(path).partition('#')[0]}"


def _at(data: Any, reference: str) -> dict[str, Any]:
    """The mapping that a reference leads to; an empty one if it leads nowhere, which is exempted then."""
    for token in reference.removeprefix("#/").split("/"):
        token = token.replace("~1", "/").replace("~0", "~")
        try:
            data = data[int(token)] if isinstance(data, list) else data[token]
        except (LookupError, TypeError, ValueError):
            return {}
    return data if isinstance(data, dict) else {}
