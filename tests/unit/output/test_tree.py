"""Paths of a tree can be written on every system, and each has one writer."""

from __future__ import annotations

import pytest

from clientgen.output.tree import FileTree, PathError


def test_files_are_sorted_and_text_is_utf8() -> None:
    tree = FileTree({"b/é".replace("é", "e"): "é", "a": b"\x00"})
    assert list(tree) == ["a", "b/e"]
    assert tree["b/e"] == "é".encode()
    assert len(tree) == 2


@pytest.mark.parametrize(
    "path",
    ["", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b", "C:/a", "a:b", "a b", "é", "a\n", "a\x00",
     "con", "CON.py", "x/aux.txt", "nul", "com1", "lpt9.py", "a.", "a" * 121, "a/" * 110 + "a", "\u202e",
     ".git/config", "a/.b"],
)  # fmt: skip
def test_a_path_that_is_not_portable_is_refused(path: str) -> None:
    with pytest.raises(PathError):
        FileTree({path: ""})


@pytest.mark.parametrize("path", ["a", "a/b-c_d.e+f", "a.b.c", "console.py", "comma.py"])
def test_a_plain_path_is_fine(path: str) -> None:
    assert list(FileTree({path: ""})) == [path]


@pytest.mark.parametrize(
    ("first", "second"),
    [("a", "a"), ("a", "A"), ("a/b", "A/c"), ("a", "a/b"), ("a/b", "a"), ("x/a", "x/A")],
)
def test_two_writers_are_refused(first: str, second: str) -> None:
    tree = FileTree({first: "1"})
    with pytest.raises(PathError, match="clashes"):
        tree.add(second, "2")
    assert tree[first] == b"1"
