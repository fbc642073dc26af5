"""Portions: the same classes whatever is printed together, by however many processes."""

from __future__ import annotations

import ast
import os
import signal
import sys
from pathlib import Path

import pytest

from clientgen.emit import printing as module
from clientgen.emit.lower import lower
from clientgen.emit.printer import MismatchError
from clientgen.emit.printing import Portion, printing
from clientgen.ir.nodes import Component
from clientgen.pipeline import Run
from clientgen.workers import workers

# Each kind of component, every way to mention one, recursion, a tagged union, and twins.
DOCUMENT = """\
openapi: 3.1.0
info: {title: Parts, version: "1"}
servers: [{url: https://parts.example}]
paths:
  /parts:
    post:
      operationId: create
      tags: [parts]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Part"}}}}
      responses: {"200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Part"}}}}}
components:
  schemas:
    Part:
      type: object
      required: [shape, parent, one]
      properties:
        shape: {$ref: "#/components/schemas/Shape"}
        parent: {oneOf: [{$ref: "#/components/schemas/Part"}, {type: "null"}]}
        colours: {type: array, minItems: 1, items: {$ref: "#/components/schemas/Colour"}}
        tree: {$ref: "#/components/schemas/Tree"}
        one: {$ref: "#/components/schemas/One"}
        other: {$ref: "#/components/schemas/Other"}
        self.name: {type: string}
    Shape:
      oneOf: [{$ref: "#/components/schemas/Round"}, {$ref: "#/components/schemas/Square"}]
      discriminator: {propertyName: kind, mapping: {round: "#/components/schemas/Round", square: "#/components/schemas/Square"}}
    Round: {type: object, required: [kind], properties: {kind: {const: round}, width: {type: integer, minimum: 1}}}
    Square: {type: object, required: [kind], properties: {kind: {enum: [square]}, at: {type: [string, "null"]}}}
    Colour: {type: string, enum: ["1", "2"], x-enum-varnames: [RED, BLUE]}
    Tree: {type: object, additionalProperties: {$ref: "#/components/schemas/Tree"}}
    One: {type: object, properties: {maxCount: {type: integer}, next: {$ref: "#/components/schemas/Colour"}}}
    Other: {type: object, properties: {maxCount: {type: integer}, next: {$ref: "#/components/schemas/Colour"}}}
"""


forks = pytest.mark.skipif(
    sys.platform != "linux", reason="what is replaced here is seen by a forked process only"
)


@pytest.fixture(scope="module")
def components(tmp_path_factory: pytest.TempPathFactory) -> tuple[Component, ...]:
    path = tmp_path_factory.mktemp("parts") / "parts.yaml"
    path.write_text(DOCUMENT)
    return Run.start(path).api().components


def printed(components: tuple[Component, ...], size: int, processes: int) -> object:
    if processes == 1:
        return printing(components, size=size)()
    with workers(processes, module.load) as pool:
        return printing(components, pool, size=size)()


def test_every_split_gives_the_same(components: tuple[Component, ...]) -> None:
    whole = printed(components, 1000, 1)
    assert isinstance(whole, dict)
    assert list(whole) == sorted(component.name for component in components)
    for size in (1, 2, 3):
        assert printed(components, size, 1) == whole
    assert printed(components, 2, 2) == whole


def test_the_printer_is_given_one_value_of_each_variant(tmp_path: Path) -> None:
    """It looks at each value for each variant: thousands of them would take it minutes."""
    path = tmp_path / "parts.yaml"
    more = 'mapping: {disc: "#/components/schemas/Round", ball: "#/components/schemas/Round", '
    text = DOCUMENT.replace("mapping: {", more).replace("{const: round}", "{type: string}")
    path.write_text(text)
    components = Run.start(path).api().components
    (tagged,) = [
        schema["discriminator"]["mapping"]
        for schema in lower(components)["components"]["schemas"].values()
        if "discriminator" in schema
    ]
    assert tagged == {"disc": "#/components/schemas/Round", "square": "#/components/schemas/Square"}
    found = printed(components, 1000, 1)
    assert isinstance(found, dict)
    kind = next(field for field in found["Round"].fields if field.name == "kind")
    assert sorted(ast.literal_eval(kind.annotation.removeprefix("Literal"))) == [
        "ball", "disc", "round"
    ]  # fmt: skip


def test_a_real_document_in_small_portions(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    components = Run.start(shared / "corpus" / "specs" / "qdrant.json").api().components
    assert len(components) > 50
    portions = printed(components, 11, 1)
    monkeypatch.setattr(module, "_without_names", lambda schema, known, classes: schema)
    assert printed(components, 1000, 1) == portions


def test_what_differs_in_its_name_alone_is_printed_once(
    components: tuple[Component, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(portion: Portion) -> object:
        asked.extend(portion.names)
        return module_print(portion)

    module_print = module.print_portion
    monkeypatch.setattr(module, "print_portion", noted)
    whole = printed(components, 1000, 1)
    assert isinstance(whole, dict)
    assert "One" in asked
    assert "Other" not in asked
    assert whole["Other"].fields == whole["One"].fields
    assert (whole["One"].name, whole["Other"].name) == ("One", "Other")


TWINS = """\
    Uses:
      type: object
      required: [one]
      properties:
        one: {anyOf: [{$ref: "#/components/schemas/Round"}, {$ref: "#/components/schemas/Square"}, {enum: [Round, Tree]}]}
        all: {type: array, items: {type: object, additionalProperties: {$ref: "#/components/schemas/Round"}}}
        two: {anyOf: [{$ref: "#/components/schemas/Round"}, {type: array, items: {$ref: "#/components/schemas/Round"}}]}
    Wears:
      type: object
      required: [one]
      properties:
        one: {anyOf: [{$ref: "#/components/schemas/Tin"}, {$ref: "#/components/schemas/Round"}, {enum: [Round, Tree]}]}
        all: {type: array, items: {type: object, additionalProperties: {$ref: "#/components/schemas/Tin"}}}
        two: {anyOf: [{$ref: "#/components/schemas/Tin"}, {type: array, items: {$ref: "#/components/schemas/Round"}}]}
    Tin: {type: object, properties: {weight: {type: integer}, wearer: {$ref: "#/components/schemas/Wears"}, user: {$ref: "#/components/schemas/Uses"}}}
"""


def test_what_differs_in_its_classes_alone_is_printed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parts.yaml"
    used = '        uses: {anyOf: [{$ref: "#/components/schemas/Uses"}, {$ref: "#/components/schemas/Wears"}]}\n        self.name:'
    path.write_text(DOCUMENT.replace("        self.name:", used) + TWINS)
    components = Run.start(path).api().components
    asked: list[set[str]] = []

    def noted(portion: Portion) -> object:
        schemas = portion.document["components"]["schemas"]
        asked.append({f"{n}.{w}" for n in portion.names for w in schemas[n].get("properties", {})})
        return module_print(portion)

    module_print = module.print_portion
    monkeypatch.setattr(module, "print_portion", noted)
    whole = printed(components, 1000, 1)
    assert isinstance(whole, dict)
    assert {"Uses.one", "Uses.all", "Uses.two", "Wears.two"} <= asked[0]
    assert not {"Wears.one", "Wears.all"} & asked[0]
    one, *_ = whole["Wears"].fields
    assert one.annotation == 'Tin | Round | Literal["Round", "Tree"]'
    # Each by itself, nothing is printed otherwise.
    monkeypatch.setattr(module, "_without_names", lambda schema, known, classes: schema)
    assert printed(components, 1000, 1) == whole
    assert {"Wears.one", "Wears.all"} <= asked[1]


@forks
def test_a_process_that_is_lost_costs_nothing_but_time(
    components: tuple[Component, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = printed(components, 2, 1)
    here = os.getpid()

    def dies(portion: Portion) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return module_print(portion)

    module_print = module.print_portion
    dies.__module__, dies.__qualname__ = module_print.__module__, module_print.__qualname__
    monkeypatch.setattr(module, "print_portion", dies)
    assert printed(components, 2, 2) == whole


def test_a_system_without_processes_is_enough(
    components: tuple[Component, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OSError("no more processes")

    whole = printed(components, 2, 1)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuses)
    assert printed(components, 2, 2) == whole


@forks
def test_a_fault_of_the_printer_comes_back_from_another_process(
    components: tuple[Component, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "read_printed", lambda source, known: ([], []))
    with pytest.raises(MismatchError, match="wanted"):
        printed(components, 2, 2)
