"""What is played around a package fits it: programs of its README run against it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clientgen.compare import README, of_readme
from clientgen.compare.proving.run import run, write
from clientgen.emit.rehearsal import example
from clientgen.ir.nodes import Alias, Component, Content, ListOf, Ref, Scalar, Text, TypeRef
from clientgen.pipeline import Run

from .conftest import field, model

CASES = Path(__file__).resolve().parents[2] / "cases"
DOCUMENTS = ["auth/spec.yaml", "library/spec.yaml", "petstore/spec.yaml"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_program_of_a_readme_runs(tmp_path: Path, document: str) -> None:
    package = Run.start(CASES / document).package()
    source = write(package, tmp_path / "package")
    programs = list(of_readme(package.files[README].decode()))
    assert programs
    for number, program in enumerate(programs):
        assert run(program, package, source, tmp_path / str(number)) is None, program.text


def test_each_operation_has_an_answer_and_each_variable_a_stand_in() -> None:
    package = Run.start(CASES / "auth" / "spec.yaml").package()
    assert package.answers
    assert all(re.fullmatch(r"[1-5]\d\d", str(item["status"])) for item in package.answers)
    text = "".join(
        code.decode() for path, code in package.files.items() if path.endswith("auth.py")
    )
    variables = re.findall(r'environment = "(\w+)"', text)
    assert set(variables) <= set(package.environment)


@pytest.mark.parametrize(
    ("type_", "shown"),
    [
        (ListOf(Scalar("string")), []),
        (Ref("Names"), []),
        (Ref("Pool"), {"name": "text"}),
        (Scalar("string"), '["a"]'),
        (Ref("Word"), '["a"]'),
    ],
)
def test_a_text_is_no_example_of_a_list_or_an_object(type_: TypeRef, shown: object) -> None:
    known: dict[str, Component] = {
        "Names": Alias("Names", "Names", "all", "#/a", ListOf(Scalar("string"))),
        "Word": Alias("Word", "Word", "all", "#/b", Scalar("string")),
        "Pool": model("Pool", field("name", "name", required=True)),
    }
    content = Content("application/json", "json", type_, examples=((Text(""), '["a"]'),))
    assert example(content, known) == shown
