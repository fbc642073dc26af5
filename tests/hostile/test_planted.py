"""Hostile strings planted all over documents by other hands: findings, or a package that is shown to be inert and can be imported.

The documents lie beside the repository; without them these tests skip and say so.  CORPUS=all takes every one that is not large,
FUZZ=100 tries so many plantings of each.
"""

from __future__ import annotations

import copy
import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from clientgen.diagnostics import Collector, StageFailed
from clientgen.output.tree import FileTree
from clientgen.source import load, pointer

from .documents import PAYLOADS, at, outcome, places, sink
from .importing import harmless

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
# Small ones, and between them most constructs; the last ones attack by themselves.
SAMPLE = (
    "specs/redocly-museum.yaml",
    "specs/otc-smn-v2.yaml",
    "specs/typespec-todoapp.yaml",
    "suites/openapi-python-client/3.1_specific.openapi.yaml",
    "hostile/cases/inj-discriminator.json",
    "hostile/cases/rt-style-matrix.json",
)
EVERY = os.environ.get("CORPUS") == "all"
LARGEST = 150_000
EXAMPLES = int(os.environ.get("FUZZ", "2"))
# Whoever changes these gets a finding at once; that is tried in the fuzzing of a document of our own.
WORDS = {"type", "in", "$ref", "style", "openapi", "required", "flow", "flows", "tokenUrl"}
METHODS = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}
NAMED = {
    "properties", "patternProperties", "schemas", "parameters", "responses", "requestBodies", "headers", "content", "paths",
    "securitySchemes", "variables", "mapping", "encoding", "examples", "default", "example", "links", "callbacks", "webhooks",
}  # fmt: skip


def documents() -> list[str]:
    if not EVERY:
        return list(SAMPLE)
    found = [path for path in CORPUS.glob("**/*") if path.suffix in {".yaml", ".yml", ".json"}]
    small = [path for path in found if path.stat().st_size <= LARGEST and "diffs" not in path.parts]
    return sorted(path.relative_to(CORPUS).as_posix() for path in small)


@lru_cache(maxsize=2)
def known(name: str) -> tuple[Any, dict[str, list[tuple[tuple[str | int, ...], bool]]]]:
    """A document of the corpus, and where a string can be planted: kind of place → places, each of a key or of a value."""
    path = CORPUS / name
    if not path.exists():
        pytest.skip("../shared is absent or has no such document")
    try:
        data = load(path, collector=Collector()).data
    except StageFailed:
        pytest.skip("not a document that can be read")
    soil: dict[str, list[tuple[tuple[str | int, ...], bool]]] = {}
    for way in places(data):
        if len(way) < 1:
            continue
        words = [step for step in way if isinstance(step, str)]
        last = words[-1] if words else ""
        if isinstance(at(data, way), str) and last not in WORDS:
            under = words[-2] if len(words) > 1 and words[-2] in NAMED else last
            soil.setdefault(f"text of {under}", []).append((way, False))
        parent = way[-2] if len(way) > 1 else ""
        if isinstance(way[-1], str) and (parent in NAMED or way[-1].startswith("x-")):
            kind = parent if parent in NAMED else "an extension"
            soil.setdefault(f"key of {kind}", []).append((way, True))
    return data, soil


@st.composite
def planted(draw: st.DrawFn, name: str) -> Any:
    """The document with hostile strings at some places."""
    original, soil = known(name)
    document = copy.deepcopy(original)
    keys: list[tuple[tuple[str | int, ...], str]] = []
    for _ in range(draw(st.integers(1, 8)) if soil else 0):
        found = soil[draw(st.sampled_from(sorted(soil)))]
        way, is_key = draw(st.sampled_from(found))
        payload = draw(st.sampled_from(PAYLOADS))
        if is_key:
            keys.append((way, payload))
        else:
            at(document, way[:-1])[way[-1]] = payload
    # The deepest first, so that the ways to the others still lead there.
    for way, payload in sorted(keys, key=lambda one: -len(one[0])):
        rename(document, way, payload)
    return document


def rename(document: Any, way: tuple[str | int, ...], name: str) -> None:
    """Give a key another name where it stands, and wherever it is required or referred to."""
    parent, old = at(document, way[:-1]), way[-1]
    if old not in parent:
        return
    parent.update({name if key == old else key: parent.pop(key) for key in list(parent)})
    before, now = (pointer.write(map(str, one)) for one in (way, (*way[:-1], name)))
    for holder, key, text in strings(document):
        if text == before or text.startswith(f"{before}/"):
            holder[key] = now + text.removeprefix(before)
    if way[-2:-1] == ("properties",):
        above = at(document, way[:-2])
        if isinstance(required := above.get("required"), list):
            required[:] = [name if one == old else one for one in required]


def strings(value: Any) -> Iterator[tuple[Any, Any, str]]:
    """Every string value in a document: what holds it, its key, itself."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        if isinstance(inner, str):
            yield value, key, inner
        elif isinstance(inner, dict | list):
            yield from strings(inner)


@pytest.fixture(autouse=True)
def _unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("project", "readme"):
        monkeypatch.setattr(f"clientgen.emit.{module}.format_python", dict)


@pytest.mark.parametrize("name", documents())
def test_planted_strings(name: str, tmp_path: Path) -> None:
    known(name)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(planted(name))
    def tried(document: Any) -> None:
        result = outcome(document, tmp_path)
        event("refused" if isinstance(result, set) else "generated")
        if not isinstance(result, set):
            harmless(result, tmp_path / "package")
            shutil.rmtree(tmp_path / "package")

    tried()


@pytest.mark.parametrize(
    "harm", ["pwned_canary()", "import other", "raise ValueError", "class Item("]
)
def test_harm_is_noticed(harm: str, tmp_path: Path) -> None:
    tree = outcome(sink(), tmp_path)
    assert not isinstance(tree, set)
    harmless(tree, tmp_path / "as it is")
    files = dict(tree)
    files["src/sink_client/models/things.py"] += f"\n{harm}\n".encode()
    with pytest.raises((AssertionError, ImportError, ValueError, SyntaxError)):
        harmless(FileTree(files), tmp_path / "harmful")
