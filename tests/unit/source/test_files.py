"""Which files may be opened, and what is said about those that cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clientgen.source import Limits

from .support import HEAD, loaded, outcome, write

REF = HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: 'REF'}}}\n"


def to(reference: str) -> str:
    """A document with one reference."""
    return REF.replace("REF", reference)


def codes(path: Path, **options: object) -> list[str]:
    return [one.code for one in outcome(path, **options)[1]]  # type: ignore[arg-type]


def test_root_that_is_no_readable_file(tmp_path: Path) -> None:
    assert codes(tmp_path / "no.yaml") == ["SRC01"]
    assert codes(tmp_path) == ["SRC01"]
    assert codes(tmp_path / ("x" * 5000)) == ["SRC01"]
    os.mkfifo(tmp_path / "pipe.yaml")
    assert codes(tmp_path / "pipe.yaml") == ["SRC01"]


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
@pytest.mark.parametrize("text", ["", " \n", "null", "[]", "3"])
def test_root_that_is_no_mapping(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert codes(tmp_path / name) == ["SRC04"]


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    bundle = loaded(path)
    assert bundle.data["openapi"] == "3.1.0"
    span = bundle.origin("#/openapi", True)
    assert span is not None
    assert span.column == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_other_encodings_are_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("openapi: 3.1.0\ntitle: Café\n".encode(encoding))
    assert codes(path)[0] in ("SRC02", "SRC03")
    assert "SRC02" in codes(path) or encoding == "utf-16-le"


def test_size_and_number_of_files_are_bounded(tmp_path: Path) -> None:
    path = write(tmp_path, a__yaml=to("b.yaml#/X"), b__yaml="X: {type: string}\n")
    assert codes(path) == []
    assert codes(path, limits=Limits(file_bytes=50)) == ["SRC08"]
    assert codes(path, limits=Limits(files=1)) == ["SRC08"]
    assert codes(path, limits=Limits(total_bytes=len(REF) + 20)) == ["SRC08"]


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("http://127.0.0.1:9/x.yaml#/X", "SRC12"),
        ("HTTPS://example.com/x", "SRC12"),
        ("ftp://example.com/x", "SRC12"),
        ("//example.com/x.yaml", "SRC12"),
        ("file:///etc/passwd", "SRC13"),
        ("file:b.yaml", "SRC13"),
        ("C:/x.yaml", "SRC13"),
        ("/etc/passwd#/x", "SRC13"),
        ("../b.yaml#/X", "SRC13"),
        ("%2e%2e/b.yaml#/X", "SRC13"),
        ("sub/../../b.yaml#/X", "SRC13"),
        ("link.yaml#/X", "SRC13"),
        ("linked/b.yaml#/X", "SRC13"),
        ("..\\b.yaml#/X", "SRC11"),
        ("b%00.yaml#/X", "SRC11"),
        ("urn:pet", "SRC16"),
        ("missing.yaml#/X", "SRC01"),
    ],
)
def test_references_stay_in_the_folder_and_off_the_network(
    tmp_path: Path, reference: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "doc"
    path = write(inside, a__yaml=to(reference))
    secret = write(tmp_path, b__yaml="X: {description: SECRET}\n")
    (inside / "link.yaml").symlink_to(secret)
    (inside / "linked").symlink_to(tmp_path)
    opened: list[str] = []
    real = Path.open

    def watched(self: Path, *args: object, **options: object) -> object:
        opened.append(str(self))
        return real(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", watched)
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("a connection"))
    bundle, found = outcome(path)
    assert bundle is None
    assert [one.code for one in found] == [code]
    assert [Path(name).name for name in opened] == ["a.yaml"]
    assert "SECRET" not in str(found)


def test_files_outside_can_be_allowed(tmp_path: Path) -> None:
    path = write(tmp_path / "doc", a__yaml=to("../b.yaml#/X"))
    write(tmp_path, b__yaml="X: {type: string}\n")
    bundle = loaded(path, allow_outside=True)
    assert bundle.data["components"]["schemas"]["A"] == {"type": "string"}


def test_faults_of_another_file_are_shown_there(tmp_path: Path) -> None:
    path = write(tmp_path, a__yaml=to("b.yaml#/X"), b__yaml="X: {a: 1, a: 2}\n")
    _, found = outcome(path)
    span = found[0].span
    assert found[0].code == "SRC05"
    assert span is not None
    assert (Path(span.file).name, span.line, span.column) == ("b.yaml", 1, 11)


def test_each_file_is_read_once(tmp_path: Path) -> None:
    text = to("b.yaml#/X").replace("}}}", "}, B: {$ref: 'b.yaml#/Y'}}}")
    path = write(tmp_path, a__yaml=text, b__yaml="X: {type: string}\nY: {type: integer}\n")
    bundle = loaded(path)
    assert [Path(name).name for name in bundle.files] == ["a.yaml", "b.yaml"]
