"""Every example of a document that fits its own schema comes through the models as it is."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from clientgen.diagnostics import Problem, StageFailed
from corpus.documents import CORPUS, Document
from corpus.documents import documents as every_document
from roundtrip.examples import FAULTS, check_examples
from roundtrip.package import Package

from .generated import made, read

HERE = Path(__file__).parent
SAMPLE = (
    "specs/redocly-museum.yaml",
    "specs/otc-dc-v1.yaml",
    "specs/paypal-orders-v2.json",
    "specs/openai-1.2.yaml",
)
DOCUMENT = """
openapi: 3.0.3
info: {title: Examples, version: "1"}
paths:
  /boxes:
    post:
      operationId: addBox
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Box"}
            examples:
              full: {value: {id: 3, size: 2.0, from: null, inner: {size: 1}}}
              unfit: {value: {id: 3, size: big}}
              more: {value: {id: 3, size: 2, colour: red}}
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Box"}
              example: {id: 3, size: 2, colour: red}
        "201": {description: a null or a box, content: {application/json: {schema: {$ref: "#/components/schemas/Perhaps"}, example: null}}}
        "202": {description: implied to be an object, content: {application/json: {schema: {$ref: "#/components/schemas/Loose"}, example: null}}}
components:
  schemas:
    Box:
      type: object
      required: [size]
      properties:
        id: {type: integer, example: 4}
        words: {$ref: "#/components/schemas/Words"}
        size: {type: number}
        from: {type: string, nullable: true}
        inner: {$ref: "#/components/schemas/Box"}
      example: {size: 0.5, inner: {size: 7}}
    Perhaps: {type: object, properties: {id: {type: integer}}, nullable: true, example: null}
    Words: {type: array, items: {type: string}, nullable: true, example: null}
    Loose: {properties: {id: {type: integer}}, example: null}
"""
PARTS = """
openapi: 3.1.0
info: {title: Parts, version: "1"}
paths:
  /parts:
    get:
      operationId: getParts
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Merged"}}}}}
components:
  schemas:
    Part: {type: object, properties: {size: {type: string, maxLength: 3}, kind: {type: string, enum: [one, two]}}}
    Merged:
      allOf:
        - $ref: "#/components/schemas/Part"
        - type: object
          properties: {size: {examples: [12, abc]}, kind: {type: string, examples: [three, two]}}
"""


def documents() -> list[str]:
    """Documents of the corpus: a sample, or with CORPUS=all every one."""
    if os.environ.get("CORPUS") != "all":
        return list(SAMPLE)
    return [document.file for document in every_document()]


@pytest.mark.parametrize("name", documents())
def test_examples_of_the_corpus(name: str, tmp_path: Path) -> None:
    data = of_corpus(name, tmp_path)
    with made(data, tmp_path / "package", tolerant=True) as one:
        outcomes = list(check_examples(one.data, one.api, one.package))
    assert [outcome for outcome in outcomes if outcome.result in FAULTS] == []


def of_corpus(name: str, folder: Path) -> dict[str, Any]:
    """A document of the corpus in the inner dialect; the test is skipped if there is no such one."""
    document = Document(name, "")
    if not (CORPUS / name).exists():
        pytest.skip("../shared is absent or has no such document")
    try:
        return read(document.path(folder), tolerant=True)
    except (Problem, StageFailed):
        pytest.skip("not a document that is generated from")


def results(
    tmp_path: Path, change: type[Package] = Package, document: str = DOCUMENT
) -> Counter[str]:
    path = tmp_path / "openapi.yaml"
    path.write_text(document, encoding="utf-8")
    with made(read(path), tmp_path / "package") as one:
        found = check_examples(one.data, one.api, change(one.package.name))
        return Counter(outcome.result for outcome in found)


def test_what_becomes_of_examples(tmp_path: Path) -> None:
    assert results(tmp_path) == {"equal": 7, "stricter": 3, "unfit": 1}


def test_an_example_in_one_part_of_several_has_to_fit_all_of_them(tmp_path: Path) -> None:
    assert results(tmp_path, document=PARTS) == {"equal": 2, "unfit": 2}


class _Lossy(Package):
    def written(self, body: object, value: object) -> bytes:
        return super().written(body, value).replace(b"size", b"Size")


class _Strict(Package):
    def written(self, body: object, value: object) -> bytes:
        raise self.refusal([], "body")


class _Deaf(Package):
    def read(self, type_: object, raw: bytes) -> object:
        raise ValueError(raw)


@pytest.mark.parametrize(
    ("change", "result"), [(_Lossy, "changed"), (_Strict, "refused"), (_Deaf, "unread")]
)
def test_faults_are_noticed(change: type[Package], result: str, tmp_path: Path) -> None:
    found = results(tmp_path, change)
    assert found[result] >= 3
    assert found["unfit"] == 1
