"""Templates lay text out and decide nothing: a lint over Jinja's syntax tree, and the gate at work."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment, UndefinedError, nodes
from jinja2.meta import find_undeclared_variables

from clientgen.emit.code import Code
from clientgen.emit.templates import environment, root
from clientgen.ir.nodes import Text

TEMPLATES = sorted(path.relative_to(root()).as_posix() for path in root().rglob("*.jinja"))
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Getattr,
    nodes.Filter,
    nodes.Const,
)
FILTERS = {"indent", "join"}


def problems(source: str) -> Iterator[str]:
    """What is wrong with a template."""
    lines = source.splitlines()
    if len(lines) > 90:
        yield f"{len(lines)} lines"
    yield from (
        f"line {number}: too long" for number, line in enumerate(lines, 1) if len(line) > 100
    )
    if not re.match(r"\{#- .+ -#\}\n", source):
        yield "does not begin with a comment that says what the file is"
    tree = Environment(autoescape=True).parse(source)
    for node in walk(tree):
        # Two names for the items of a loop decide nothing.
        names = isinstance(node, nodes.Tuple) and node.ctx == "store"
        if not isinstance(node, ALLOWED) and not names:
            yield f"line {node.lineno}: {type(node).__name__}"
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield f"line {node.lineno}: filter {node.name}"
        if isinstance(node, nodes.If) and not isinstance(node.test, (nodes.Name, nodes.Getattr)):
            yield f"line {node.lineno}: a decision"
        if isinstance(node, nodes.For) and (node.test or node.recursive or node.else_):
            yield f"line {node.lineno}: a loop that decides"
    if depth(tree) > 3:
        yield f"{depth(tree)} nested blocks"
    static = 0
    for number, line in enumerate(lines, 1):
        static = (
            0 if "{" in line and ("{{" in line or "{%" in line) else static + bool(line.strip())
        )
        if static > 10:
            yield f"line {number}: more than ten lines that say the same for every document"


def walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from walk(child)


def depth(node: nodes.Node) -> int:
    below = max((depth(child) for child in node.iter_child_nodes()), default=0)
    return below + isinstance(node, (nodes.For, nodes.If))


def source_of(name: str) -> str:
    return (root() / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_decides_nothing(name: str) -> None:
    # A README is prose: its paragraphs are long by nature, its code comes from views.
    found = [
        item
        for item in problems(source_of(name))
        if "README" not in name or "ten lines" not in item
    ]
    assert found == []


def test_the_readme_lists_what_each_template_is_given() -> None:
    text = (root() / "README.md").read_text(encoding="utf-8")
    listed = {
        row[1]: set(re.findall(r"`(\w+)`", row[2]))
        for row in re.finditer(r"^\| `(\S+\.jinja)` \| (.*) \|$", text, re.MULTILINE)
    }
    used = {
        name: find_undeclared_variables(environment().parse(source_of(name))) for name in TEMPLATES
    }
    assert listed == used


HEAD = "{#- x -#}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ a }}", "does not begin"),
        (HEAD + "{{ a ~ b }}", "Concat"),
        (HEAD + "{{ a | upper }}", "filter upper"),
        (HEAD + "{% set a = 1 %}", "Assign"),
        (HEAD + "{% if a == 'x' %}{% endif %}", "Compare"),
        (HEAD + "{% if not a %}{% endif %}", "Not"),
        (HEAD + "{{ a.b() }}", "Call"),
        (HEAD + "{{ a + 1 }}", "Add"),
        (HEAD + "{% macro m() %}{% endmacro %}", "Macro"),
        (HEAD + "{% for a in b if a %}{% endfor %}", "loop that decides"),
        (HEAD + "{% if a %}" * 4 + "{% endif %}" * 4, "nested"),
        (HEAD + "x\n" * 95, "lines"),
        (HEAD + "x\n" * 11, "ten lines"),
        (HEAD + "x" * 130, "too long"),
    ],
)
def test_the_lint_finds_what_it_should(text: str, found: str) -> None:
    assert any(found in problem for problem in problems(text)), list(problems(text))


def rendered(text: str, **values: object) -> str:
    return environment().from_string(text).render(**values)


@pytest.mark.parametrize("value", ["text", Text("text"), None, True, 1.5, b"x", ["a"]])
def test_only_code_passes_the_gate(value: object) -> None:
    with pytest.raises(TypeError, match="a template may print code"):
        rendered("{{ x }}", x=value)


def test_code_and_whole_numbers_pass() -> None:
    assert rendered("{{ a }} {{ b }}", a=Code("<x> & y"), b=3) == "<x> & y 3"


@pytest.mark.parametrize(
    "text", ["{{ x }}", "{{ a.b }}", "{% for i in x %}{% endfor %}", "{% if x %}{% endif %}"]
)
def test_what_is_undefined_is_an_error(text: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(text, a=Code("c"))


@pytest.mark.parametrize("text", ["{{ x | join }}", "{{ x | join(', ') }}"])
def test_join_checks_each_item(text: str) -> None:
    assert rendered(text, x=[Code("<a>"), Code("b")]) in ("<a>\nb", "<a>, b")
    with pytest.raises(TypeError, match="is not code"):
        rendered(text, x=[Code("a"), "b"])


def test_indent_wants_code() -> None:
    assert rendered("{{ x | indent(2) }}", x=Code("a\n\nb")) == "a\n\n  b"
    with pytest.raises(TypeError, match="is not code"):
        rendered("{{ x | indent(2) }}", x="a")


def test_filters_that_could_smuggle_are_gone() -> None:
    assert set(environment().filters) == FILTERS
