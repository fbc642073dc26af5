"""What the list of hostile documents says of each that is generated, held on its package: names, values, and what is sent.

The documents lie beside the repository; without them these tests skip and say so.  That every document is refused at its place or inert,
can be imported, gives the same twice, and that nothing else is read, written or connected to, is shown for all of them in `test_hostile`.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clientgen.output.tree import FileTree
from clientgen.pipeline import Run
from roundtrip.package import Package, imported

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "hostile"
pytestmark = pytest.mark.skipif(
    not HOSTILE.is_dir(),
    reason="../shared/corpus is absent: no hostile documents by other hands to try",
)

# Generated ones of which nothing more is asked than what `test_hostile` shows of all of them.
GENERAL = (
    "inj-", "bomb-", "cycle-oneof-self", "cycle-required-infinite", "path-schema-long-name", "path-schema-reserved-files",
    "path-tags-opid-title", "ref-dialect", "enc-bom", "enc-utf16le", "enc-cr-only", "enc-no-paths", "enc-openapi-32", "type-invalid-regex",
)  # fmt: skip
# What is asked of these and cannot be held here, and why.
NOT_HERE = {
    "emulator-bombs": "there is no emulator; patterns that backtrack are in tests/runtime/test_rules.py",
    "huge-enum": "takes seconds; the same with members of our own is in tests/hostile/test_bounds.py",
    "huge-numbers": "bounds are kept exactly or refused: tests/properties/documents/values.yaml",
    "enc-json-nan": "refused, or a number that is none never reaches Python: test_hostile imports it",
    "enc-yaml-norway": "refused: two keys are the same name, and one is null",
    "defaults-yaml-typed": "how YAML reads scalars is in tests/unit/source",
    "js-2020-12-keywords": "refused as a whole: $dynamicRef to another resource",
    "type-pattern-ecma": "how ECMA-262 is read is in tests/runtime/test_rules.py",
}


@dataclass(frozen=True)
class Made:
    """The package of a hostile document, and a client of it whose requests are kept."""

    run: Run
    tree: FileTree
    module: Any
    package: Package

    def client(self, body: bytes = b"{}", **fields: str) -> tuple[Any, list[Any]]:
        stub = self.module.StubTransport(self.module.HttpResponse(200, fields, body))
        return self.module.TClient(endpoint="https://h.example", transport=stub), stub.requests


@contextmanager
def made(case: str, folder: Path, *, each: bool = False) -> Iterator[Made]:
    """The package of a case; `each`: with an operation for each schema, as what no operation gets at has no class."""
    (path,) = HOSTILE.glob(f"cases/{case}.*")
    if each:
        document = json.loads(path.read_text(encoding="utf-8"))
        document["paths"] = {
            f"/{number}": {"put": {"tags": ["all"], **_content(name)}}
            for number, name in enumerate(document["components"]["schemas"])
        }
        path = folder.parent / "openapi.json"
        path.write_text(json.dumps(document), encoding="utf-8")
    run = Run.start(path)
    tree = run.tree()
    (name,) = {Path(one).parts[1] for one in tree if one.startswith("src/")}
    with imported(tree, folder, name) as package:
        yield Made(run, tree, importlib.import_module(name), package)


def _content(name: str) -> dict[str, Any]:
    reference = {"$ref": f"#/components/schemas/{name}"}
    content = {"content": {"application/json": {"schema": reference}}}
    return {"requestBody": content, "responses": {"200": {"description": "Fine.", **content}}}


HELD = {
    "rt-header-crlf", "rt-style-matrix", "rt-path-fragment-query", "rt-response-shapes", "names-odd-properties",
    "names-builtins-as-fields", "names-builtins-as-schemas", "names-operation-collisions", "path-schema-case-collision",
    "cycle-legal-recursion", "defaults-right-but-tricky", "defaults-yaml-typed", "type-nullable-31", "enc-json-surrogates",
    "inj-multipart-encoding",
}  # fmt: skip


def test_each_document_is_held_or_listed() -> None:
    cases = json.loads((HOSTILE / "index.json").read_text(encoding="utf-8"))["cases"]
    for case in cases:
        known = case["id"] in HELD or case["id"] in NOT_HERE or case["id"].startswith(GENERAL)
        assert known or case["outcome"] == "refuse", case["id"]


def test_what_headers_carry(tmp_path: Path) -> None:
    with made("rt-header-crlf", tmp_path) as one:
        client, sent = one.client(b'{"id": "1"}')
        for text in ("a\r\nX-Other: y", "a\nb", "a\rb", "a\0b", "日"):
            with pytest.raises(one.module.InvalidRequest, match="x_trace"):
                client.items.get("1", x_trace=text)
        assert sent == []
        client.items.get("a\r\n?#;é", x_trace="ok")
        assert sent[0].url == "https://h.example/items/a%0D%0A%3F%23%3B%C3%A9"
        assert sent[0].headers["X-Trace"] == "ok"


def test_each_style_is_sent_as_the_standard_has_it(tmp_path: Path) -> None:
    with made("rt-style-matrix", tmp_path) as one:
        client, sent = one.client()
        members = {"k": "v", "k2": "w w"}
        client.s.styles(
            ["a", "b c"], {"x": "1", "y": "2"}, members, d={"a": "q&"}, p=["a", "b"], sp=["a", "b"],
            f=members, r="a/b?c&d#e", j={"z": 1}, h={"k": "v"}, c=["a", "b"],
        )  # fmt: skip
        (request,) = sent
        path, _, query = request.url.removeprefix("https://h.example").partition("?")
        assert path == "/s/;m=a;m=b%20c.x=1.y=2/k=v,k2=w%20w"
        assert query.split("&") == [
            "d%5Ba%5D=q%26", "p=a%7Cb", "sp=a%20b", "f=k,v,k2,w%20w", "r=a/b?c%26d%23e", "j=%7B%22z%22%3A1%7D",
        ]  # fmt: skip
        assert request.headers["h"] == "k=v"
        assert request.headers["Cookie"] == "c=a; c=b"
        with pytest.raises(one.module.InvalidRequest, match="c"):
            client.s.styles(["a"], {}, {"k": "v"}, c=["a; other=b\r\n"])


def test_paths_with_a_fragment_and_a_query(tmp_path: Path) -> None:
    with made("rt-path-fragment-query", tmp_path) as one:
        client, sent = one.client(b"")
        client.files.put("1")
        client.files.put_add_shared_link("1", fields="a b")
        client.responses.create()
        client.responses.beta_create(trace="t")
        client.files.thumb("f.g", "png")
        client.repos.compare("o", "r", "v1", "v2")
        assert [request.url.removeprefix("https://h.example") for request in sent] == [
            "/files/1", "/files/1?fields=a%20b", "/responses", "/responses?beta=true&trace=t", "/files/f.g/thumbnail.png",
            "/repos/o/r/compare/v1...v2",
        ]  # fmt: skip


def test_names_of_parts_are_escaped(tmp_path: Path) -> None:
    with made("inj-multipart-encoding", tmp_path) as one:
        client, sent = one.client(b'{"id": "1"}')
        client.items.get("1", one.module.GetItemRequest(f_content_type_x=b"data", g="x"))
        lines = bytes(sent[0].body).split(b"\r\n")
        assert [line for line in lines if line.startswith(b"Content-Type: x")] == []
        assert any(b'name="f%22%0D%0AContent-Type: x"' in line for line in lines)


@pytest.mark.parametrize("case", ["names-odd-properties", "names-builtins-as-fields"])
def test_every_member_keeps_its_name_on_the_wire(case: str, tmp_path: Path) -> None:
    with made(case, tmp_path) as one:
        assert one.run.checked is not None
        stated = one.run.checked.data["components"]["schemas"]["Item"]["properties"]
        model = one.module.Item
        fields = model.model_fields
        wires = {key: key if field.alias is None else field.alias for key, field in fields.items()}
        assert set(wires.values()) >= set(stated)
        assert all(name.isidentifier() for name in fields)
        plain = {"string": "2020-01-01", "integer": 1, "array": ["a"], "object": {"a": 1}}
        value = {wire: plain[schema.get("type", "integer")] for wire, schema in stated.items()}
        value = {"id": "1"} | value
        built = model(**{key: value[wire] for key, wire in wires.items()})
        assert (
            json.loads(one.package.written(one.package.body("application/json", model), built))
            == value
        )
        again = one.package.read(model, json.dumps(value).encode())
        assert [getattr(again, key) for key in fields] == [getattr(built, key) for key in fields]


@pytest.mark.parametrize("case", ["names-builtins-as-schemas", "path-schema-case-collision"])
def test_every_schema_has_a_class_of_its_own(case: str, tmp_path: Path) -> None:
    with made(case, tmp_path / "package", each=True) as one:
        api = Run.start(one.run.document).api()
        assert one.run.checked is not None
        schemas = one.run.checked.data["components"]["schemas"]
        classes = {component.name for component in api.components}
        assert len(classes) == len(schemas)
        assert len({name.casefold() for name in one.tree}) == len(one.tree)
        for name in classes:
            built = getattr(one.module, name)(id="x")
            assert (
                one.package.written(one.package.body("application/json", type(built)), built)
                == b'{"id":"x"}'
            )


def test_operations_that_would_be_called_the_same(tmp_path: Path) -> None:
    with made("names-operation-collisions", tmp_path) as one:
        client, sent = one.client(b"")
        methods = [name for name in dir(client.api) if not name.startswith("_")]
        assert len(methods) == 10
        for name in methods:
            getattr(client.api, name)()
        assert len({request.url for request in sent}) == 10


def test_nested_values_of_legal_recursion(tmp_path: Path) -> None:
    with made("cycle-legal-recursion", tmp_path / "package", each=True) as one:
        leaf = {"value": 3}
        tree = {
            "value": 1,
            "left": leaf,
            "kids": [{"value": 2, "kids": [leaf]}],
            "map": {"a": leaf},
        }
        nested: dict[str, Any] = {
            "Tree": tree, "L": [[], [[]]], "M": {"a": {"b": {}}}, "X": {"y": {"x": {"y": {}}}}, "J": ["a", {"b": ["c", {}]}],
        }  # fmt: skip
        for name, value in nested.items():
            type_ = getattr(one.module, name)
            body = one.package.body("application/json", type_)
            assert json.loads(one.package.written(body, value)) == value
            assert not one.package.surprises(type_, json.dumps(value).encode())


def test_defaults_are_never_sent_nor_shared(tmp_path: Path) -> None:
    with made("defaults-right-but-tricky", tmp_path) as one:
        body = one.package.body("application/json", one.module.Item)
        built = one.module.Item(id="1")
        assert one.package.written(body, built) == b'{"id":"1"}'
        stated = one.run.checked.data["components"]["schemas"]["Item"]["properties"]  # type: ignore[union-attr]
        value = {
            "id": "1",
            **{key: schema["default"] for key, schema in stated.items() if "default" in schema},
        }
        assert json.loads(one.package.written(body, value)) == value
        assert one.module.Item(id="2", g=[1]).g is not one.module.Item(id="3", g=[1]).g


def test_replies_by_status_and_media_type(tmp_path: Path) -> None:
    with made("rt-response-shapes", tmp_path) as one:
        client, _ = one.client(b'{"id": "1"}', **{"Content-Type": "application/json"})
        assert client.items.get("1").id == "1"
        problem = {"Content-Type": "application/problem+json"}
        stub = one.module.StubTransport(
            one.module.HttpResponse(418, problem, b'{"title": "teapot"}')
        )
        failing = one.module.TClient(endpoint="https://h.example", transport=stub)
        with pytest.raises(one.module.ApiError) as raised:
            failing.items.get("1")
        assert raised.value.status == 418
        assert raised.value.raw == b'{"title": "teapot"}'
        # Of several media types, the one that is typed is read; another comes with the error.
        other, _ = one.client(b"text", **{"Content-Type": "text/plain"})
        with pytest.raises(one.module.UnexpectedResponse, match="text/plain"):
            other.items.get("1")


def test_words_of_another_version_are_told(tmp_path: Path) -> None:
    with made("type-nullable-31", tmp_path) as one:
        found = [item.pointer or "" for item in one.run.collector.diagnostics]
        assert any("/nullable" in pointer or "Item" in pointer for pointer in found)


def test_a_pair_of_surrogates_is_one_character(tmp_path: Path) -> None:
    with made("enc-json-surrogates", tmp_path) as one:
        assert one.run.checked is not None
        assert "\U0001f44d" in one.run.checked.data["info"]["title"]
