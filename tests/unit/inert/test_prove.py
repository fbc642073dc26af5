"""The checker itself: what the generator writes passes, and each planted deed is found where it stands."""

from __future__ import annotations

import tracemalloc
from collections.abc import Mapping
from pathlib import Path

import pytest

from clientgen.diagnostics import Problem
from clientgen.emit.runtime import verbatim
from clientgen.inert import Violation, prove
from clientgen.output.tree import FileTree
from clientgen.pipeline import Run, require_inert
from clientgen.settings import Settings

CASES = Path(__file__).resolve().parents[2] / "cases"
PACKAGE = "petstore_client"
ROOT = f"src/{PACKAGE}/"


@pytest.fixture(scope="module")
def tree() -> dict[str, bytes]:
    return dict(Run.start(CASES / "petstore" / "spec.yaml").tree())


def violations(tree: Mapping[str, bytes]) -> tuple[Violation, ...]:
    return prove(tree, package=PACKAGE, verbatim=verbatim(PACKAGE, ""))


def test_what_is_generated_passes(tree: dict[str, bytes]) -> None:
    assert violations(tree) == ()
    assert sum(path.endswith(".py") for path in tree) > 40


MODELS, RESOURCE, CLIENT, LAZY = (
    "models/pets.py",
    "resources/pets.py",
    "_client.py",
    "__init__.py",
)
AT_IMPORT = (
    # (the statement that is added to a module, and what is said of it)
    ("print(1)", "without a rule, Expr"),
    ("pwned_canary()", "without a rule, Expr"),
    ("x = pwned_canary()", "no constructor"),
    ("x = open", "'open', which nothing here binds"),
    ("x = [__import__('os')]", "no constructor"),
    ("x = {**{}}", "unpacks a dictionary"),
    ("x = Model()", "no constructor"),
    ("x = (lambda: 0)", "without a rule, Lambda"),
    ("x = [y for y in ()]", "without a rule, ListComp"),
    ("x = 1 if Model else 2", "without a rule, IfExp"),
    ('x = f"{Model}"', "without a rule, JoinedStr"),
    ("x = Model.y", "without a rule, Attribute"),
    ("x = 1 + 1", "without a rule, BinOp"),
    ("x: pwned_canary() = None", "without a rule, Call"),
    ("x: 'pwned_canary()' = None", "without a rule, Call"),
    ("x: list['pwned_canary()'] = None", "without a rule, Call"),
    ("x: Literal['pwned_canary()'] = None", None),
    ("x = Field(default_factory=pwned_canary)", "'pwned_canary'"),
    ("x = Field(**{})", "unpacks arguments"),
    ("def x() -> None: ...", "function of its own making"),
    ("from functools import cache\n@cache\ndef x() -> Model:\n    return Model()", None),
    ("from functools import cache\n@cache\ndef _x() -> Model:\n    return Model()", None),
    ("from functools import cache\n@cache\ndef x() -> Model:\n    return eval()", "calls 'eval'"),
    ("from functools import cache\n@cache\ndef __dir__() -> Model:\n    return 1", "own making"),
    ("from functools import cache\n@cache\ndef x(y=eval()) -> Model:\n    return 1", "own making"),
    ("@cache\ndef x() -> Model:\n    return Model()", "own making"),
    ("def __getattr__(name: str) -> object: ...", "function of its own making"),
    ("import os", "without a rule, Import"),
    ("import builtins as x", "without a rule, Import"),
    ("from os import system", "imports system of os"),
    ("from enum import auto", "imports auto of enum"),
    ("from pydantic import *", "imports * of pydantic"),
    ("from ....os import path", "outside the package"),
    ("from .nothing import Thing", "which models.nothing lacks"),
    ("from .._runtime.core import Nothing", "which _runtime.core lacks"),
    ("for x in (): pass", "without a rule, For"),
    ("with Model: pass", "without a rule, With"),
    ("if True: pass", "without a rule, If"),
    ("try: pass\nfinally: pass", "without a rule, Try"),
    ("del Model", "without a rule, Delete"),
    ("x = y = 1", "without a rule, Assign"),
    ("x, y = 1, 2", "without a rule, Assign"),
    ("Model.x = 1", "without a rule, Assign"),
    ("Model = 1", "bound already"),
    ("Field = 1", "bound already"),
    ("__path__ = ['/']", "binds the name '__path__'"),
    ("_x = 1", "binds the name '_x'"),
    ("ﬁ = 1", None),  # Python reads it as `fi`
    ("名前 = 1", None),
    ("class X(object): ...", "base of its own making"),
    ("class X(Model, metaclass=Model): ...", "argument"),
    ("class X(pwned_canary()): ...", "base of its own making"),
    ("class X(Model):\n    pwned_canary()", "without a rule, Expr"),
    ("class X(Model):\n    import os", "without a rule, Import"),
    ("class X(Model):\n    class Y: ...", "class within a class"),
    ("class X(Model):\n    model_config = {}", "member 'model_config'"),
    ("class X(Model):\n    Field = 1", "member 'Field'"),
    ("class X:\n    model_config = 1", None),
    ("class X(Model):\n    __eq__ = 1", "binds the name '__eq__'"),
    ("class X(Model):\n    def __del__(self) -> None: ...", "binds the name '__del__'"),
    ("class X(Model):\n    def x(self, y=pwned_canary()) -> None: pass", "no constructor"),
    ("class X(Model):\n    def x(self, y: pwned_canary()) -> None: pass", "without a rule, Call"),
    ("class X(Model):\n    @pwned_canary\n    def x(self) -> None: pass", "decorator"),
    ("@pwned_canary()\nclass X(Model): ...", "decorator"),
    ("class X(Model):\n    property = 1\n    @property\n    def y(self) -> None: pass", "decorator"),
    ("class X(Model):\n    deprecated: None = None", None),
    ('T = TypeVar("T", bound="pwned_canary()")\nclass X(Model):\n    x: T', "without a rule, Call"),
    ('T = TypeVar("T", "pwned_canary()", "int")', "without a rule, Call"),
    ('T = TypeVar("T", bound="Model")', None),
    ("X = TypeAliasType('X', value='pwned_canary()')", "more than the name and the type"),
    ("X = TypeAliasType('X', int, type_params=pwned_canary())", "more than the name and the type"),
    ("class X(Model):\n    Literal: ClassVar[Any] = list\n    x: Literal['pwned_canary()'] = None", "member here"),
    ("class X(Model):\n    Annotated: ClassVar[Any] = list\n    x: Annotated[int, 'pwned_canary()'] = 1", "member here"),
    ("class X:\n    Field: Any = list\n    x: Any = Field('a')", "member here"),
    ("from enum import StrEnum\nclass X(StrEnum):\n    def __init__(self, x: str) -> None: pass", "method of an enum"),
    ("from importlib import import_module\nx = Field(default_factory=import_module)", "load by name"),
    ("from importlib import import_module\nclass X(Model):\n    def x(self) -> None: import_module('os')", "load by name"),
    ("# coding: utf-7", "comment that is not ours"),
    ("if TYPE_CHECKING:\n    X: TypeAlias = 'list[X]'\nelse:\n    X = TypeAliasType('X', 'list[X]')", None),
    ("if TYPE_CHECKING:\n    X: TypeAlias = 'list[X]'\n    'X.'\nelse:\n    X = TypeAliasType('X', 'list[X]')", None),
    ("if TYPE_CHECKING:\n    X: TypeAlias = 'list[X]'\nelse:\n    X = TypeAliasType('X', 'set[X]')", "without a rule, If"),
    ("if TYPE_CHECKING:\n    X: TypeAlias = 'list[X]'\nelse:\n    Y = TypeAliasType('X', 'list[X]')", "without a rule, If"),
    ("if TYPE_CHECKING:\n    X: Field = 'list[X]'\nelse:\n    X = TypeAliasType('X', 'list[X]')", "nothing for type checkers"),
    ("if TYPE_CHECKING:\n    X: TypeAlias = 'open()'\nelse:\n    X = TypeAliasType('X', 'open()')", "without a rule, Call"),
    ("if TYPE_CHECKING:\n    X: TypeAlias = 'X'\nelse:\n    X = pwned_canary('X', 'X')", "no constructor"),
    ("if TYPE_CHECKING:\n    X: TypeAlias = 'X'\n    X()\nelse:\n    X = TypeAliasType('X', 'X')", "nothing for type checkers"),
    ("if TYPE_CHECKING:\n    X: TypeAlias = 'X'\nelse:\n    X = TypeAliasType('X', 'X')\n    X()", "without a rule, If"),
    ("x = 1  # noqa", "comment that is not ours"),
    ('x = "# noqa"', None),
    ('x = """\n# noqa\n"""', None),
    ('x = "#"  # "#"', "comment that is not ours"),
    ('x = "\u202e"', "character U+202E"),
    ('x = "\x1b"', "character U+001B"),
)  # fmt: skip
IN_A_METHOD = (
    ("pwned_canary()", "calls 'pwned_canary'"),
    ("return pwned_canary", "'pwned_canary', which nothing here binds"),
    ("eval('1')", "calls 'eval'"),
    ("getattr(self, 'x')()", "calls the result"),
    ("self.__class__", "reaches for __class__"),
    ("self._core.__init__()", "reaches for __init__"),
    ("self._core.x(open)", "'open', which nothing here binds"),
    ("from importlib import import_module\nimport_module('os').system('x')", "load by name"),
    ("import os", "without a rule, Import"),
    ("from os import system", "imports system of os"),
    ("x = self._core.x()\nreturn x", None),
    ("x[0] = 1", "binds something"),
    ("self._other = 1", "binds something"),
    ("global x", "without a rule, Global"),
    ("while self: pass", "without a rule, While"),
    ("return (lambda: 0)", "without a rule, Lambda"),
    ('return f"{self}"', "without a rule, JoinedStr"),
    ("return (y := self)", "without a rule, NamedExpr"),
)


@pytest.mark.parametrize(("added", "told"), AT_IMPORT, ids=[text for text, _ in AT_IMPORT])
def test_a_statement_too_many(tree: dict[str, bytes], added: str, told: str | None) -> None:
    source = tree[ROOT + MODELS].replace(
        b"import Annotated, Literal",
        b"import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar, TypeAlias",
    )
    assert b"Field" in source
    assert b"TypeAlias\n" in source
    before = source.count(b"\n")
    found = violations({**tree, ROOT + MODELS: source + b"\n" + added.encode() + b"\n"})
    if told is None:
        assert found == ()
    else:
        assert any(told in item.reason and item.line > before for item in found), found
        assert all(item.path == ROOT + MODELS for item in found)


@pytest.mark.parametrize(("added", "told"), IN_A_METHOD, ids=[text for text, _ in IN_A_METHOD])
def test_a_deed_in_a_method(tree: dict[str, bytes], added: str, told: str | None) -> None:
    body = "".join(f"        {line}\n" for line in added.split("\n"))
    source = tree[ROOT + RESOURCE] + f"\n    def added(self) -> None:\n{body}".encode()
    found = violations({**tree, ROOT + RESOURCE: source})
    assert [item for item in found if told is None or told not in item.reason] == []
    assert bool(found) == (told is not None)


REPLACED = (
    # (file, what is replaced, by what, and what is said of it)
    (LAZY, '".models.pets"', '"os"', "would load"),
    (LAZY, '".models.pets"', '"..os"', "would load"),
    (LAZY, '".models.pets"', '".models.other"', "which lacks it"),
    (LAZY, '".models.pets"', '("os", "system", "x")', "would load"),
    (LAZY, "if TYPE_CHECKING:", "if TYPE_CHECKING:\n    print()", "nothing for type checkers"),
    (LAZY, '".models.pets"', '"." + "x"', "no plain dictionary"),
    (LAZY, "globals()[name] = value", "exec(name)", "function of its own making"),
    (LAZY, '"NewPet",', '"import os",', "no list of names"),
    (LAZY, "TYPE_CHECKING = False", "TYPE_CHECKING = False\nTYPE_CHECKING = True", "bound already"),
    (CLIENT, "SERVERS = (", "SERVERS = (open('/etc/passwd'),", "no constructor"),
    (CLIENT, 'f"<', 'f"{pwned_canary()}<', "calls 'pwned_canary'"),
    (CLIENT, 'f"<', 'f"{self!r:{open}}<', "without a rule, FormattedValue"),
    (CLIENT, "    @cached_property\n", "    @Server\n", "decorator"),
    (CLIENT, "from .resources.pets import Pets", "from os import system as Pets", "of os"),
    (RESOURCE, "idempotent=False", "idempotent=eval('1')", "no constructor"),
    (RESOURCE, '"json", NewPet', "\"json\", 'open()'", "without a rule, Call"),
    (RESOURCE, "import Body,", "import Call as Body,", "lacks"),
    ("../../pyproject.toml", "[build-system]", "[tool.x]\ny = 1\n[build-system]", "other keys"),
    ("../../pyproject.toml", '["hatchling', '["evil", "hatchling', "other keys"),
    ("../../pyproject.toml", '"httpx2>', '"evil>', "dependencies"),
    ("../../pyproject.toml", '"pydantic>=2.14,<3"', '"pydantic @ file:///x"', "dependencies"),
    ("../../pyproject.toml", 'name = "', 'name = "../', "name without a rule"),
    ("../../README.md", "# petstore", "<div>\n\n# petstore", "HTML"),
    ("../../README.md", "A typed", "A <i>typed</i>", "html_inline"),
    ("../../README.md", "A typed", "A [typed](http://x)", "link_open"),
    ("../../README.md", "A typed", "![typed](http://x)", "image"),
    ("../../README.md", "**Async**", "```sh\nrm\n```\n\n**Async**", "another language"),
    ("../../README.md", "**Async**", "# Async\n\n**x**", "heading"),
    ("../../README.md", "**Async**", "> **Async**", "blockquote_open"),
    ("../../README.md", "    pip install", "    rm -rf", "block of its own"),
    ("../../README.md", "print(result)", "eval(result)", "calls 'eval'"),
    ("../../README.md", "import asyncio\n", "import os\n", "without a rule, Import"),
    ("../../README.md", "import NewPet,", "import Secret, NewPet,", "imports Secret"),
    ("../../README.md", "A typed", "A\u200b typed", "character U+200B"),
    ("../../api-surface.txt", "petstore_client.", "x\npetstore_client.", "names no member"),
    ("py.typed", "", "x", "not empty"),
    ("_runtime/core.py", "import annotations", "import annotations\nimport os", "no copy"),
)


@pytest.mark.parametrize(("file", "old", "new", "told"), REPLACED)
def test_something_else_in_its_place(
    tree: dict[str, bytes], file: str, old: str, new: str, told: str
) -> None:
    path = file.removeprefix("../../") if file.startswith("../../") else ROOT + file
    text = tree[path].decode()
    assert old in text
    found = violations({**tree, path: text.replace(old, new, 1).encode()})
    assert any(told in item.reason for item in found), found
    assert {item.path for item in found} <= {path, "README.md"}


@pytest.mark.parametrize("path", ["setup.py", "conftest.py", f"{ROOT}_runtime/new.py", "src/x.pth"])
def test_a_file_without_a_rule(tree: dict[str, bytes], path: str) -> None:
    (found,) = violations({**tree, path: b""})
    assert str(found) == f"{path}:1 is a file without a rule"


def test_another_encoding_and_other_bytes(tree: dict[str, bytes]) -> None:
    for source in (b"x = (", b"# coding: utf-7\n", b'"""a"""\n\xff', b"\x00", b"\xef\xbb\xbfx = 1"):
        assert violations({**tree, ROOT + "_version.py": source})


def test_nothing_is_written_when_it_fails(tree: dict[str, bytes]) -> None:
    bad = FileTree({**tree, ROOT + "_version.py": b"pwned_canary()\n"})
    with pytest.raises(Problem) as raised:
        require_inert(bad, Settings(package=PACKAGE))
    found = raised.value.diagnostic
    assert found.code == "TPL04"
    assert "_version.py:1 is a statement without a rule, Expr" in found.message


def test_one_module_is_held_at_a_time(tree: dict[str, bytes]) -> None:
    one = {ROOT + "_client.py": tree[ROOT + "_client.py"]}
    many = {f"{ROOT}client{number}.py": next(iter(one.values())) for number in range(20)}

    assert most_memory(many) < 3 * most_memory(one)


def most_memory(tree: Mapping[str, bytes]) -> int:
    tracemalloc.start()
    try:
        prove(tree, package=PACKAGE, verbatim={})
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_two_files_of_one_module_are_both_looked_at(tree: dict[str, bytes]) -> None:
    package, module = b"x = print(1)\n", b"y = print(2)\n"
    found = violations({**tree, ROOT + "z/__init__.py": package, ROOT + "z.py": module})

    assert {item.path for item in found} == {ROOT + "z/__init__.py", ROOT + "z.py"}
