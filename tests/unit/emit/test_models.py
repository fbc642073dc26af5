"""Models: what is printed is what was asked for, and works."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from clientgen.emit import printing as printing_module
from clientgen.emit.code import Code
from clientgen.emit.format import format_python
from clientgen.emit.models import modules
from clientgen.emit.printer import MismatchError
from clientgen.emit.templates import render
from clientgen.ir.nodes import (
    Alias,
    Api,
    Choice,
    Component,
    Constraint,
    Discriminator,
    Field,
    ListOf,
    MapOf,
    Member,
    Model,
    Options,
    Ref,
    Scalar,
    Text,
    TupleOf,
    TypeRef,
    Union,
    Unknown,
)

STRING, INTEGER, NULL = Scalar("string"), Scalar("integer"), Scalar("null")


def field(
    name: str,
    type_: TypeRef = STRING,
    *,
    wire: str | None = None,
    required: bool = False,
    **more: object,
) -> Field:
    return Field(name, name if wire is None else wire, type_, required, "#", **more)  # type: ignore[arg-type]


def model(name: str, *fields: Field, module: str = "m", **more: object) -> Model:
    return Model(name, name, module, "#", fields, **more)  # type: ignore[arg-type]


def alias(name: str, type_: TypeRef, module: str = "m") -> Alias:
    return Alias(name, name, module, "#", type_)


def api(*components: Component) -> Api:
    return Api(Text("t"), "1", Text(), "C", "p", (), (), (), components)


def printed(*components: Component, module: str = "m") -> str:
    view = modules(api(*components))[module]
    text = render(
        "client/models.py.jinja",
        header=Code('"""M."""'),
        imports=view.imports,
        classes=view.classes,
        aliases=view.aliases,
    )
    return format_python({"m.py": text})["m.py"]


def body_of(text: str, name: str) -> str:
    """The lines of one class, without its docstring."""
    return (
        text.partition(f"class {name}(")[2].partition("\n\n\n")[0].partition('"""\n\n')[2].strip()
    )


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Callable[..., ModuleType]]:
    """Imports printed modules, beside a real copy of the runtime."""
    from clientgen.emit.runtime import copies, needed

    before = set(sys.modules)

    def loaded(*components: Component) -> ModuleType:
        package = tmp_path / "printed_package"
        for path, content in copies(needed((), client=False, models=True)).items():
            (package / "_runtime" / path).parent.mkdir(parents=True, exist_ok=True)
            (package / "_runtime" / path).write_bytes(content)
        (package / "models").mkdir()
        (package / "__init__.py").touch()
        (package / "models" / "__init__.py").touch()
        for name in modules(api(*components)):
            (package / "models" / f"{name}.py").write_text(printed(*components, module=name))
        sys.path.insert(0, str(tmp_path))
        try:
            return importlib.import_module("printed_package.models.m")
        finally:
            sys.path.remove(str(tmp_path))

    yield loaded
    for name in set(sys.modules) - before:
        del sys.modules[name]


CASES: list[tuple[Field, str]] = [
    (field("a", required=True), "a: StrictStr"),
    (field("a"), "a: StrictStr | None = None"),
    (field("a", Union((STRING, NULL)), required=True, nullable=True), "a: StrictStr | None"),
    (field("a", wire="A b", required=True), 'a: Annotated[StrictStr, Field(alias="A b")]'),
    (
        field(
            "a", INTEGER, constraints=(Constraint("minimum", 1), Constraint("exclusiveMaximum", 5))
        ),
        "a: Annotated[StrictInt | None, Field(ge=1, lt=5)] = None",
    ),
    (
        field(
            "a",
            Union((INTEGER, NULL)),
            required=True,
            nullable=True,
            constraints=(Constraint("minimum", 1),),
        ),
        "a: Annotated[StrictInt | None, Field(ge=1)]",
    ),
    (
        field("a", ListOf(STRING), constraints=(Constraint("minItems", 1),)),
        "a: Annotated[list[StrictStr] | None, Field(min_length=1)] = None",
    ),
    (
        field(
            "a",
            Union((ListOf(STRING), NULL)),
            nullable=True,
            required=True,
            constraints=(Constraint("maxItems", 3),),
        ),
        "a: Annotated[list[StrictStr] | None, Field(max_length=3)]",
    ),
    (field("a", Scalar("number"), required=True), "a: StrictFloat"),
    (field("a", Scalar("boolean"), required=True), "a: StrictBool"),
    (field("a", Scalar("string", "binary"), required=True), "a: bytes"),
    (field("a", Unknown()), "a: Any | None = None"),
    (field("a", Unknown(), required=True), "a: Any"),
    (field("a", MapOf(Unknown()), required=True), "a: dict[str, Any]"),
    (
        field("a", Union((MapOf(INTEGER), NULL)), required=True, nullable=True),
        "a: dict[str, StrictInt] | None",
    ),
    (field("a", Options(("x", "y")), required=True), 'a: Literal["x", "y"]'),
    (field("a", Options(("x",), open=True), required=True), 'a: Literal["x"] | StrictStr'),
    (field("a", Options((1, 2)), required=True), "a: Literal[1, 2]"),
    (field("a", Options((1.5, 2.5)), required=True), "a: StrictFloat"),
    (field("a", Options(("x", None)), required=True, nullable=True), 'a: Literal["x"] | None'),
    (
        field("a", Union((STRING, INTEGER, ListOf(INTEGER))), required=True),
        "a: StrictStr | StrictInt | list[StrictInt]",
    ),
    (field("a", TupleOf((STRING, INTEGER)), required=True), "a: tuple[StrictStr, StrictInt]"),
    (
        field("a", ListOf(TupleOf((STRING, INTEGER))), required=True),
        "a: list[tuple[StrictStr, StrictInt]]",
    ),
    (field("a", TupleOf((STRING,), INTEGER), required=True), "a: list[StrictStr | StrictInt]"),
    (field("a", ListOf(Union((STRING, NULL))), required=True), "a: list[StrictStr | None]"),
    (field("a", NULL, required=True, nullable=True), "a: None"),
    (field("a", constant="v", required=True), 'a: Literal["v"] = "v"'),
    (field("a", constant="v"), 'a: Literal["v"] | None = None'),
    (
        field("a", constant=3, required=True, wire="b"),
        'a: Annotated[Literal[3], Field(alias="b")] = 3',
    ),
]


@pytest.mark.parametrize(("declared", "wanted"), CASES, ids=[wanted for _, wanted in CASES])
def test_a_field(declared: Field, wanted: str) -> None:
    assert body_of(printed(model("X", declared)), "X").splitlines()[-1].strip() == wanted


def test_a_received_constant_is_not_filled_in() -> None:
    text = printed(model("X", field("a", constant="v", required=True), sent=False))
    assert body_of(text, "X") == 'a: Literal["v"]'


def test_bounds_that_a_declaration_cannot_state_become_rules() -> None:
    one = field("a", MapOf(STRING), wire="A", constraints=(Constraint("minProperties", 1),))
    two = field("b", Scalar("number"), constraints=(Constraint("multipleOf", 0.1),))
    text = printed(model("X", one, two, rules={"not": {"required": ["z"]}}))
    namespace: dict[str, object] = {}
    exec(
        text[text.index("__rules__") :].partition("\n    a:")[0].replace("\n    ", "\n"), namespace
    )
    bounds = {"properties": {"A": {"minProperties": 1}, "b": {"multipleOf": 0.1}}}
    assert namespace["__rules__"] == {"allOf": [{"not": {"required": ["z"]}}, bounds]}


def test_open_models_say_so() -> None:
    assert body_of(printed(model("X", extra=True)), "X") == "__open__ = True"
    text = printed(
        model("X", field("a", Union((STRING, NULL)), nullable=True), extra=ListOf(Ref("X")))
    )
    assert "__pydantic_extra__: dict[str, list[X]] = Field(init=False)" in text
    assert '__nullable__ = frozenset({"a"})' in text


def test_classes_are_in_alphabetical_order_and_fields_in_that_of_the_document() -> None:
    text = printed(model("B", field("z"), field("a")), model("A", field("b", Ref("B"))))
    assert (
        text.index("class A(")
        < text.index("class B(")
        < text.index("z:")
        < text.index("a: StrictStr")
    )


@pytest.mark.parametrize(
    "name", ["model_dump", "class", "self", "copy", "_x", "a.b", "", "1", "schema", "X", "type"]
)
def test_the_printer_leaves_names_alone(name: str) -> None:
    text = printed(model("X", field("given", wire=name, required=True)))
    assert f'given: Annotated[StrictStr, Field(alias="{name}")]' in text


@pytest.mark.parametrize(
    "name", ["Tag", "Item", "Items", "Enum", "Optional", "Dict", "ModelItem", "X1", "URL"]
)
def test_the_printer_leaves_class_names_alone(name: str) -> None:
    text = printed(
        model(name, field("a", Ref(name))),
        model("Other", field("tag", Ref(name)), field("items", ListOf(Ref(name)))),
    )
    assert f"class {name}(Model)" in text
    assert f"tag: {name} | None = None" in text


def union_of(required: bool) -> tuple[Component, ...]:
    tags = Discriminator("petType", (("cat", "Cat"), ("dog", "Dog")))
    kind = Union((Ref("Cat"), Ref("Dog")), tags)
    return (
        model("Cat", field("pet_type", wire="petType", constant="cat", required=required)),
        model(
            "Dog", field("pet_type", wire="petType", constant="dog", required=required), sent=False
        ),
        alias("Pet", kind),
        model(
            "Owner",
            field("pet", kind, required=True),
            field("pets", ListOf(kind)),
            field("named", Ref("Pet")),
        ),
    )


def test_a_discriminator_is_used_by_its_python_name(load: Callable[..., ModuleType]) -> None:
    text = printed(*union_of(required=True))
    assert 'pet: Annotated[Cat | Dog, Field(discriminator="pet_type")]' in text
    assert 'list[Annotated[Cat | Dog, Field(discriminator="pet_type")]]' in text
    assert (
        'Pet = TypeAliasType("Pet", Annotated[Cat | Dog, Field(discriminator="pet_type")])' in text
    )
    module = load(*union_of(required=True))
    owner = module.Owner(
        pet={"petType": "dog"}, pets=[{"petType": "cat"}], named={"petType": "dog"}
    )
    assert [type(owner.pet).__name__, type(owner.pets[0]).__name__, type(owner.named).__name__] == [
        "Dog",
        "Cat",
        "Dog",
    ]


def test_a_discriminator_that_pydantic_cannot_use_is_left_out() -> None:
    assert "discriminator" not in printed(*union_of(required=False))


def test_types_that_recur_work(load: Callable[..., ModuleType]) -> None:
    module = load(
        alias("Json", Union((STRING, ListOf(Ref("Json")), MapOf(Ref("Tree"))))),
        alias("Tree", Union((INTEGER, ListOf(Ref("Json"))))),
        alias("AFirst", ListOf(Ref("Zed"))),
        alias("Zed", Union((Ref("Node"), STRING))),
        model(
            "Node",
            field("value", Ref("Json")),
            field("children", ListOf(Ref("Node"))),
            field("all", Ref("AFirst")),
        ),
    )
    node = module.Node(value=["a", {"k": 1}], children=[{"value": "x"}], all=["z", {"value": "y"}])
    assert node.children[0].value == "x"
    assert node.all[1].value == "y"


def test_modules_import_from_each_other(load: Callable[..., ModuleType]) -> None:
    module = load(
        model("Shared", field("a", required=True), module="shared"),
        Choice("Unit", "Unit", "shared", "#", (Member("ONE", "1"),)),
        model("X", field("shared", Ref("Shared")), field("unit", Ref("Unit")), extra=Ref("Shared")),
    )
    made = module.X(shared={"a": "b"}, unit="1", more={"a": "c"})
    assert (made.shared.a, made.unit.name, made.more.a) == ("b", "ONE", "c")


def test_numbers_become_an_int_enum(load: Callable[..., ModuleType]) -> None:
    module = load(
        Choice("Level", "Level", "m", "#", (Member("LOW", 1, Text("Low.")), Member("HIGH", 2)))
    )
    assert module.Level(2) is module.Level.HIGH
    assert module.Level.HIGH == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("class X(", "class Y(", "classes"),
        ("a: ", "b: ", "fields of X"),
        ("alias='A'", "alias='B'", "aliases of X"),
        ("StrictStr", "str", "type of X.a"),
        ("] = None", "] = 'x'", "default of X.a"),
        ("(Model)", "(Other)", "base of X"),
        ("class X", "import os\nos.system('x')\nclass X", "unexpected statement"),
        ("alias='A'", "alias=__import__('os').sep", "malformed"),
    ],
)
def test_a_printer_that_does_something_else_is_found_out(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, message: str
) -> None:
    original: Callable[..., str] = vars(printing_module)["print_models"]

    def tampered(*arguments: object) -> str:
        text = original(*arguments)
        assert old in text
        return text.replace(old, new)

    monkeypatch.setattr(printing_module, "print_models", tampered)
    with pytest.raises((MismatchError, ValueError), match=message):
        modules(api(model("X", field("a", wire="A"))))
