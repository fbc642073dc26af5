"""The same laws on schemas of documents by other hands. They are not part of the project; CORPUS=all takes all of them."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from corpus.documents import documents

from .generated import made
from .laws import Subject, broken, harness, reached, whole
from .test_examples import of_corpus

EVERY = os.environ.get("CORPUS") == "all"
SAMPLE = (
    "specs/redocly-museum.yaml",
    "specs/paypal-orders-v2.json",
    "specs/openai-1.2.yaml",
)
SCHEMAS = 60 if EVERY else 4
EXAMPLES = 30 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 5


def chosen(data: dict[str, Any]) -> list[str]:
    """Some components that can be taken out of their document, the same ones every time."""
    names = sorted((data.get("components") or {}).get("schemas") or {})
    random.Random(1).shuffle(names)
    return [name for name in names if whole(data, name)][:SCHEMAS]


@pytest.mark.parametrize("name", [one.file for one in documents()] if EVERY else SAMPLE)
def test_values_of_the_corpus(name: str, tmp_path: Path) -> None:
    data = of_corpus(name, tmp_path)
    if not (names := chosen(data)):
        pytest.skip("no component of its own")
    with made(harness(data, names), tmp_path / "package", tolerant=True) as one:
        found = [
            line
            for index, schema in enumerate(names)
            if one.contradicted.isdisjoint(reached(data, [schema]))
            for line in broken(Subject.component(one, index, schema), EXAMPLES)
            if not line.endswith(": no value of it can be made")
        ]
    assert not found, "\n".join(found)
