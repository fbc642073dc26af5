"""Ours and the rivals side by side: what is counted as an operation, a verdict, a plot."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bench.edits import SHOP
from bench.generators import ALL, JAVA_GENERATOR, MODELS, MODELS_CLIENT, OURS, PYTHON_CLIENT
from bench.plot import plot
from bench.results import merged
from bench.rivals import Standing, accepted, documents
from clientgen.pipeline import Run

MADE = {
    PYTHON_CLIENT: ("openapi_client/api/books/get_book.py", "def sync_detailed(\ndef sync(\n"),
    JAVA_GENERATOR: (
        "openapi_client/api/books_api.py",
        "    def get_book(\n    def get_book_with_http_info(\n    def get_book_without_preload_content(\n",
    ),
    MODELS_CLIENT: ("openapi_client/_operations.py", "OPERATION_0: Final[X] = X(\n"),
}


@pytest.mark.parametrize("tool", MADE, ids=lambda tool: tool.name)
def test_operations_of_a_rival_are_counted(tool: object, tmp_path: Path) -> None:
    generator = next(one for one in ALL if one is tool)
    path, text = MADE[generator]
    assert generator.count(tmp_path) == 0
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / "openapi_client" / "__init__.py").touch()
    (tmp_path / path).write_text(text)
    assert generator.package(tmp_path) == "openapi_client"
    assert generator.count(tmp_path) == 1


def test_our_operations_are_counted(tmp_path: Path) -> None:
    Run.start(SHOP.path).write(tmp_path / "out")
    (shop,) = [item for item in documents(tmp_path) if item.name == "shop"]
    assert OURS.count(tmp_path / "out") == shop.operations == 5
    assert OURS.models(tmp_path / "out") > 5
    assert MODELS.count(tmp_path / "out") is None


def test_a_verdict_names_what_is_missing() -> None:
    def verdict(operations: int | None, broken: int, models: int = 1) -> str:
        return Standing(operations, 10, broken, models, 0.1, 0.2).verdict(5, modelled=True)

    assert verdict(5, 0) == verdict(None, 0) == "whole"
    assert verdict(3, 0) == "2 of 5 operations missing"
    assert verdict(5, 1) == "1 of 10 modules do not import"
    assert verdict(5, 0, models=0) == "no models"
    assert Standing(5, 10, 0, 0, 0.1, 0.2).verdict(5, modelled=False) == "whole"


def test_what_a_later_stage_refuses_is_accepted_too(tmp_path: Path) -> None:
    document = tmp_path / "d.json"
    wrong = {
        "type": "string",
        "pattern": "a",
        "minLength": "b",
    }  # DOC: of the standard; LOW01: never fits
    never = {"allOf": [{"type": "string"}, {"type": "integer"}]}
    components = {"schemas": {"Wrong": wrong, "Never": never}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Never"}}}}
    paths = {"/a": {"get": {"responses": {"200": {"description": "", **body}}}}}
    info = {"title": "a", "version": "1"}
    document.write_text(
        json.dumps({"openapi": "3.1.0", "info": info, "paths": paths, "components": components})
    )
    found = accepted(document)
    assert "LOW01" in found
    assert any(code.startswith("DOC") for code in found)


def test_a_plot_has_its_points_in_place() -> None:
    text = plot({"a<b": [(1e4, 1.0), (1e6, 10.0)], "other": [(1e5, 100.0)]}, "size", "time")
    tree = ET.fromstring(text)
    lines = [item.get("points", "") for item in tree.iter() if item.tag.endswith("polyline")]
    (first, last), (single,) = (line.split() for line in lines)
    xs = [float(point.split(",")[0]) for point in (first, single, last)]
    ys = [float(point.split(",")[1]) for point in (first, last, single)]
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1])
    assert ys == sorted(ys, reverse=True)
    assert "a<b" in [item.text for item in tree.iter() if item.tag.endswith("text")]


def test_a_dot_lies_on_the_axes_of_the_lines_and_no_line_goes_through_it() -> None:
    tree = ET.fromstring(plot({"a": [(1e4, 1.0), (1e6, 100.0)]}, "", "", {"a": [(1e5, 10.0)]}))
    circles = [item for item in tree.iter() if item.tag.endswith("circle")]
    (dot,) = [item for item in circles if "dot" in item.get("class", "")]
    assert sum(item.tag.endswith("polyline") for item in tree.iter()) == 1
    for axis in ("cx", "cy"):
        first, last = (float(item.get(axis, "")) for item in circles if item is not dot)
        assert float(dot.get(axis, "")) == pytest.approx((first + last) / 2)


def test_rows_of_documents_that_were_not_measured_stay() -> None:
    def row(document: str, size: str, seconds: str) -> dict[str, str]:
        return {"document": document, "bytes": size, "seconds": seconds}

    before = [row("a", "9", "1"), row("b", "10", "1"), row("b", "10", "2")]
    new = [row("b", "10", "3"), row("c", "8", "3")]
    assert merged("rivals", before, new) == [new[1], before[0], new[0]]
    assert merged("call", before, new) == new


def test_what_breaks_the_standard_is_accepted_to_be_measured(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        "openapi: 3.1.0\n"
        "info: {title: Broken, version: '1'}\n"
        "servers: [{url: https://broken.example}]\n"
        "paths: {}\n"
        "components: {schemas: {A: {type: object, required: true}}}\n"
    )
    assert accepted(broken) == ("DOC03",)
