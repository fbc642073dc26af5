"""Documents that are put together at random of what the standard allows: each is read without a finding, and all of its package works.

The same documents in every run of the tests; ``COMPOSED=500 make fuzz`` tries so many others, and type-checks them as well.
What that finds becomes a case.
"""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openapi_spec_validator import validate

from clientgen.diagnostics import render_text
from clientgen.pipeline import Run
from corpus import checking, making, using
from corpus.isolated import GIB, each

from .documents import document

ASKED = int(os.environ.get("COMPOSED", "0"))
SEEDS = [Random().randrange(10**9) for _ in range(ASKED)] or [0, 1, 2, 5, 6]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("composed")


@pytest.fixture(scope="module", autouse=True)
def _unformatted() -> Any:
    """Without the formatter, a program of its own that changes nothing that is tried here, it is twice as fast."""
    with pytest.MonkeyPatch.context() as patch:
        making.load()
        for module in () if ASKED else ("project", "readme"):
            patch.setattr(f"clientgen.emit.{module}.format_python", dict)
        yield


@pytest.fixture(scope="module")
def found(folder: Path, _unformatted: None) -> dict[int, tuple[dict[str, Any], str]]:
    """What became of each document, and what went wrong; each in a process of its own."""

    def work(seed: int) -> dict[str, Any]:
        made = document(Random(seed))
        validate(made)
        path = _written(folder / f"{seed}", made)
        name = f"composed_{seed}"
        result = making.make(path, name, folder / name)
        return {
            "made": result,
            "again": making.again(_written(folder / f"{seed}-shuffled", _shuffled(made)), name, folder / name, [])
            if not result["findings"]
            else [],
            "used": using.use(path, name, folder / name / "src", []),
        }  # fmt: skip

    done = each(SEEDS, work, workers=2 if ASKED else 1, seconds=120, memory=4 * GIB)
    return {seed: (result, problem) for seed, result, problem in done}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_composed_document_gives_a_whole_package(
    found: dict[int, tuple[dict[str, Any], str]], seed: int
) -> None:
    result, problem = found[seed]
    assert problem == ""
    made, used = result["made"], result["used"]
    assert (made["findings"], made["places"], made["refused"]) == ({}, {}, [])
    assert result["again"] == []  # whatever the order of paths and components
    assert used["problems"] == []
    assert set(used["operations"]) == set(made["operations"])
    assert used["examples"].get("faults", []) == []


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_a_document_of_several_files_gives_the_same_package(folder: Path, seed: int) -> None:
    one = document(Random(seed))
    path = _written(folder / f"{seed}-one", one)
    several = _written(
        folder / f"{seed}-several", {**one, **_parted(one, folder / f"{seed}-several")}
    )
    assert _tree(path) == _tree(several)


@pytest.mark.skipif(not ASKED, reason="type checkers take long: COMPOSED=… make fuzz runs them")
@pytest.mark.parametrize("checker", checking.CHECKERS)
def test_type_checkers_report_nothing(
    folder: Path, found: dict[int, tuple[dict[str, Any], str]], checker: str
) -> None:
    sources = {f"composed_{seed}": folder / f"composed_{seed}" / "src" for seed in found}
    types = folder / "types"
    types.mkdir(exist_ok=True)
    for names in checking.batches(sources):
        checking.prepare({name: sources[name] for name in names}, types)
        reported = getattr(checking, checker)(names, types)
        assert {name: errors for name, errors in reported.items() if errors} == {}


def _written(folder: Path, made: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "openapi.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


def _tree(path: Path) -> dict[str, bytes]:
    run = Run.start(path)
    try:
        return dict(run.tree())
    finally:
        assert not [item for item in run.collector.diagnostics if item.is_error], render_text(
            run.collector.diagnostics
        )


def _shuffled(made: dict[str, Any]) -> dict[str, Any]:
    """The document with its paths, operations and components in another order."""
    made = copy.deepcopy(made)
    places = [
        made,
        made["paths"],
        made["components"],
        *made["paths"].values(),
        *made["components"].values(),
    ]
    for place in places:
        turned = dict(reversed(place.items()))
        place.clear()
        place.update(turned)
    return made


def _parted(made: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The components of a document with its schemas in a file beside it, which is written to `folder`."""
    folder.mkdir()
    schemas = made["components"]["schemas"]
    (folder / "schemas.json").write_text(json.dumps(_elsewhere(schemas)), encoding="utf-8")
    places = {key: {"$ref": f"schemas.json#/{key}"} for key in schemas}
    return {"components": {**made["components"], "schemas": places}}


def _elsewhere(value: Any) -> Any:
    """`value` with references as they are written in the file of the schemas."""
    if isinstance(value, list):
        return [_elsewhere(item) for item in value]
    if not isinstance(value, dict):
        return _reference(value) if isinstance(value, str) else value
    return {key: _elsewhere(item) for key, item in value.items()}


def _reference(text: str) -> str:
    if text.startswith("#/components/schemas/"):
        return "#/" + text.removeprefix("#/components/schemas/")
    return f"openapi.json{text}" if text.startswith("#/components/") else text
