"""From values to source text: whatever the text, the literal gives it back and nothing runs."""

from __future__ import annotations

import ast
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientgen.emit.code import Code, comment, docstring, indent, join, plain, prose, py
from clientgen.ir.nodes import Text

HOSTILE = [
    '"""',
    "'''",
    '"',
    "\\",
    '\\"""',
    '"""\\',
    'a"',
    "a\\",
    '\n"""\nimport os\n"""',
    "{{ x }}",
    "{% x %}",
    "\x00",
    "\r\n",
    "\u2028\u2029\x85",
    "\u202e txet",
    "\ud800",
    "\ufeff",
    "\N{ZERO WIDTH SPACE}",
    "#",
    "'",
    "\t",
    '"""; __import__("os").system("x"); """',
    "\\N{DIGIT ONE}",
    "\\x41",
    "${x}",
    "%s",
    "\U000e0041",
    "",
]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def evaluated(code: Code) -> object:
    return eval(str(code), {"__builtins__": {"float": float, "frozenset": frozenset}})


@given(JSON)
def test_a_literal_gives_its_value_back(value: object) -> None:
    assert evaluated(py(value)) == value


@given(st.text(st.characters(codec=None)))
def test_a_literal_can_be_saved_as_utf8_on_one_line(text: str) -> None:
    literal = str(py(text))
    literal.encode()
    assert len(literal.splitlines()) == 1
    assert not any(character in literal for character in "\u202e\u200b\ufeff\x00\xa0")


@pytest.mark.parametrize(
    "value", [("a",), (), frozenset({"b", "a"}), float("inf"), 10**30, Text("t"), True, 1e400]
)
def test_other_literals(value: object) -> None:
    expected = value.value if isinstance(value, Text) else value
    assert evaluated(py(value)) == expected
    assert type(evaluated(py(value))) is type(expected)


def test_sets_are_printed_in_order() -> None:
    assert py(frozenset({"b", "a", "c"})) == 'frozenset({"a", "b", "c"})'


def test_what_is_no_literal_is_refused() -> None:
    with pytest.raises(TypeError, match="no literal for a object"):
        py(object())


def parsed_docstring(code: Code) -> str:
    """The docstring of a function whose body is `code` and nothing else."""
    tree = ast.parse(f"def f():\n    {indent(code, 4)}\n")
    (function,) = tree.body
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 1
    text = ast.get_docstring(function)
    return text if text is not None else ""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_docstrings_are_inert(text: str) -> None:
    for value in (text, f"a {text}", f"{text} b", f"a. {text} B.", f"{text}\n\n{text}", text * 30):
        assert parsed_docstring(docstring(Text(value), indent=4)) == inspect.cleandoc(
            prose(Text(value), 93)
        )
        assert parsed_docstring(docstring("Ours.", Text(value), indent=4)).startswith("Ours.")


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_docstring_is_inert(text: str) -> None:
    code = docstring(Text(text), indent=4)
    assert "".join(parsed_docstring(code).split()) == "".join(plain(text).split())
    assert all(character not in str(code) for character in "\u202e\u200b\ufeff\x00\u2028")


@given(st.text(st.characters(codec=None), max_size=100))
def test_a_comment_is_only_a_comment(text: str) -> None:
    assert ast.parse(str(comment(text))).body == []


def test_one_sentence_a_line() -> None:
    assert (
        prose("First one. Second, e.g. this one. Third!")
        == "First one.\nSecond, e.g. this one.\nThird!"
    )


def test_long_sentences_are_wrapped_and_paragraphs_kept() -> None:
    text = prose("word " * 30 + ".\n\nNext.", 40)
    assert all(len(line) <= 40 for line in text.splitlines())
    assert text.endswith("\n\nNext.")


def test_lists_and_code_keep_their_lines() -> None:
    text = "Do:\n\n- one. Two.\n- three\n\n    code(1)\n    code(2)"
    assert prose(text) == text


def test_a_docstring_may_hold_what_ends_one() -> None:
    assert str(docstring(Text('He said "x"'))) == '"""He said "x\\""""'


def test_join_and_indent_refuse_text() -> None:
    with pytest.raises(TypeError):
        join(["a"])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        indent("a", 2)  # type: ignore[arg-type]
