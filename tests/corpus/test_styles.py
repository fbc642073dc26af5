"""Documents in the styles of frameworks and of well-known services, in our own words: all of a package works, twice the same.

Each has the habits of its maker: how it writes null, lists of values, unions, generics, files, errors, names of operations.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus import making, using
from corpus.isolated import GIB, each

STYLES = sorted((Path(__file__).parent / "styles").glob("*.yaml"))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[dict[str, Any], str]]:
    """What became of each document, and what went wrong; each in a process of its own."""
    making.load()
    folder = tmp_path_factory.mktemp("styles")

    def work(path: Path) -> dict[str, Any]:
        package = f"style_{path.stem.replace('-', '_')}"
        made = making.make(path, package, folder / package)
        again = making.again(path, package, folder / package, [])
        return {
            "made": made,
            "again": again,
            "used": using.use(path, package, folder / package / "src", []),
        }

    done = each(STYLES, work, workers=1, seconds=120, memory=4 * GIB)
    return {path.stem: (result, problem) for path, result, problem in done}


@pytest.mark.parametrize("style", [path.stem for path in STYLES])
def test_a_document_in_this_style_gives_a_whole_package(
    found: dict[str, tuple[dict[str, Any], str]], style: str
) -> None:
    result, problem = found[style]
    assert problem == ""
    made, used = result["made"], result["used"]
    assert (made["findings"], made["refused"]) == ({}, [])
    assert result["again"] == []
    assert used["problems"] == []
    assert set(used["operations"]) == set(made["operations"])
    assert used["examples"]["faults"] == []
