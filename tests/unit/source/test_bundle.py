"""Several files become one document whose references are all its own."""

from __future__ import annotations

import copy
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from clientgen.source import pointer
from clientgen.source.files import SourceFile
from clientgen.source.naming import assign
from clientgen.source.references import Target
from clientgen.source.text import SourceText

from .support import HEAD, loaded, outcome, write


def schemas(bundle: Any) -> dict[str, Any]:
    found: dict[str, Any] = bundle.data["components"]["schemas"]
    return found


def shown(bundle: Any, at: str, *, key: bool = False) -> tuple[str, int, int]:
    span = bundle.origin(at, key)
    assert span is not None
    return Path(span.file).name, span.line, span.column


def test_a_component_that_is_a_reference_gives_its_name(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD
        + "paths:\n  /p: {$ref: p.yaml}\ncomponents:\n  schemas:\n    Pet: {$ref: 's.yaml#/Animal'}\n",
        p__yaml="get:\n  responses:\n    '200':\n      description: d\n      content:\n"
        "        application/json: {schema: {$ref: 's.yaml#/Animal'}}\n",
        s__yaml="Animal:\n  type: object\n  properties:\n    next: {$ref: '#/Animal'}\n    tag: {$ref: '#/Tag'}\nTag: {type: string}\n",
    )
    bundle = loaded(path)
    content = bundle.data["paths"]["/p"]["get"]["responses"]["200"]["content"]
    assert content["application/json"]["schema"] == {"$ref": "#/components/schemas/Pet"}
    assert schemas(bundle)["Pet"]["properties"] == {
        "next": {"$ref": "#/components/schemas/Pet"},
        "tag": {"$ref": "#/components/schemas/Tag"},
    }
    assert schemas(bundle)["Tag"] == {"type": "string"}
    assert list(schemas(bundle)) == ["Pet", "Tag"]
    assert shown(bundle, "#/paths/~1p/get", key=True) == ("p.yaml", 1, 1)
    assert shown(bundle, "#/paths/~1p", key=True) == ("a.yaml", 4, 3)
    assert shown(bundle, "#/components/schemas/Pet/properties/tag", key=True) == ("s.yaml", 5, 5)
    assert shown(bundle, "#/components/schemas/Tag/type") == ("s.yaml", 6, 13)


def test_two_names_for_one_target(tmp_path: Path) -> None:
    for first, second, canonical, other in [("B", "A", "A", "B"), ("A", "X", "X", "A")]:
        lines = "".join(f"    {name}: {{$ref: 's.yaml#/X'}}\n" for name in (first, second))
        path = write(
            tmp_path,
            a__yaml=HEAD + "paths: {}\ncomponents:\n  schemas:\n" + lines,
            s__yaml="X: {type: string}\n",
        )
        found = schemas(loaded(path))
        assert found[canonical] == {"type": "string"}
        assert found[other] == {"$ref": f"#/components/schemas/{canonical}"}


def test_names_follow_from_names_and_never_from_order(tmp_path: Path) -> None:
    lines = [
        "    P: {$ref: 'one/x.yaml#/Kind'}",
        "    Q: {$ref: 'two/x.yaml#/Kind'}",
        "    R: {$ref: 'y.yaml'}",
    ]
    write(
        tmp_path,
        one___x__yaml="Kind: {allOf: [{$ref: '#/Part'}]}\nPart: {type: string}\n",
        two___x__yaml="Kind: {allOf: [{$ref: '#/Part'}]}\nPart: {type: integer}\n",
        y__yaml="allOf: [{$ref: 'one/x.yaml#/Part'}, {$ref: 'z.yaml'}]\n",
        z__yaml="type: string\n",
    )
    results = []
    for order in itertools.permutations(lines):
        path = write(
            tmp_path,
            a__yaml=HEAD + "paths: {}\ncomponents:\n  schemas:\n" + "\n".join(order) + "\n",
        )
        found = schemas(loaded(path))
        results.append({name: found[name] for name in sorted(found)})
    assert all(result == results[0] for result in results)
    assert sorted(results[0]) == ["P", "Q", "R", "one_x_Part", "two_x_Part", "z"]


def test_a_name_that_is_taken_is_left_to_its_owner(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD
        + "paths: {}\ncomponents:\n  schemas:\n    Tag: {type: integer}\n    P: {allOf: [{$ref: 's.yaml#/Tag'}]}\n",
        s__yaml="Tag: {type: string}\n",
    )
    found = schemas(loaded(path))
    assert found["Tag"] == {"type": "integer"}
    assert found["P"]["allOf"] == [{"$ref": "#/components/schemas/s_Tag"}]


def test_every_kind_of_component_and_references_back_to_the_root(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD
        + """
paths:
  /p:
    get:
      parameters: [{$ref: 'c.yaml#/limit'}]
      requestBody: {$ref: 'c.yaml#/body'}
      responses: {'200': {$ref: 'c.yaml#/ok'}}
components:
  schemas:
    Own: {type: string}
""",
        c__yaml="""
limit: {name: limit, in: query, schema: {$ref: 'a.yaml#/components/schemas/Own'}}
body: {content: {application/json: {examples: {e: {$ref: '#/example'}}}}}
example: {value: {$ref: 'never followed'}}
ok: {description: d, headers: {X-A: {$ref: '#/header'}}, links: {l: {$ref: '#/link'}}}
header: {schema: {type: string}}
link: {operationId: x}
""",
    )
    bundle = loaded(path)
    made = bundle.data["components"]
    assert {section: list(members) for section, members in made.items()} == {
        "schemas": ["Own"],
        "parameters": ["limit"],
        "requestBodies": ["body"],
        "responses": ["ok"],
        "examples": ["example"],
        "headers": ["header"],
        "links": ["link"],
    }
    assert made["parameters"]["limit"]["schema"] == {"$ref": "#/components/schemas/Own"}
    assert made["examples"]["example"]["value"] == {"$ref": "never followed"}


def test_data_is_never_followed(tmp_path: Path) -> None:
    reference = {"$ref": "http://127.0.0.1:9/x"}
    document = {
        "openapi": "3.1.0",
        "x-a": reference,
        "paths": {"/p": {"get": {"x-b": reference, "responses": {"x-c": reference}}}},
        "components": {
            "schemas": {
                "A": {
                    "default": reference,
                    "example": reference,
                    "examples": [reference],
                    "enum": [reference],
                    "const": reference,
                    "x-d": reference,
                    "properties": {"default": {"type": "string"}, "$ref": {"type": "string"}},
                }
            },
            "examples": {"E": {"value": reference}},
        },
    }
    path = write(tmp_path, a__json=json.dumps(document))
    assert loaded(path).data == document


def test_a_property_called_default_is_followed(tmp_path: Path) -> None:
    document = {
        "components": {"schemas": {"A": {"properties": {"default": {"$ref": "#/nowhere"}}}}}
    }
    _, found = outcome(write(tmp_path, a__json=json.dumps(document)))
    assert [(one.code, one.pointer) for one in found] == [
        ("SRC14", "#/components/schemas/A/properties/default/$ref")
    ]


def test_references_where_none_is_allowed_are_replaced_with_a_warning(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD.replace("title: T", "title: {$ref: t.yaml#/title}")
        + "paths: {$ref: paths.yaml}\n",
        t__yaml="title: Pets\n",
        paths__yaml="/p:\n  get: {$ref: 'get.yaml'}\n",
        get__yaml="responses: {'204': {description: d}}\n",
    )
    bundle, found = outcome(path)
    assert bundle is not None
    assert [one.code for one in found] == ["SRC17"]
    assert "2 more" in found[0].message
    assert bundle.data["info"]["title"] == "Pets"
    assert bundle.data["paths"]["/p"]["get"]["responses"]["204"]["description"] == "d"
    assert shown(bundle, "#/paths/~1p/get/responses", key=True) == ("get.yaml", 1, 1)


def test_siblings_of_a_reference_are_kept(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD
        + "paths:\n  /p: {$ref: p.yaml, summary: s}\ncomponents:\n  schemas:\n    A: {$ref: 's.yaml#/X', description: mine}\n",
        p__yaml="get: {responses: {'204': {description: d}}}\n",
        s__yaml="X: {type: string}\n",
    )
    bundle = loaded(path)
    assert schemas(bundle)["A"] == {"$ref": "#/components/schemas/X", "description": "mine"}
    assert set(bundle.data["paths"]["/p"]) == {"get", "summary"}


def test_discriminator_mappings_and_anchors_are_rewritten(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD
        + """
paths: {}
components:
  schemas:
    P:
      discriminator: {propertyName: k, mapping: {c: 's.yaml#/Cat', d: Dog, e: '#/components/schemas/Dog'}}
    Dog: {$anchor: dog, type: object}
    Q: {properties: {d: {$ref: '#dog'}}}
""",
        s__yaml="Cat: {type: object}\n",
    )
    found = schemas(loaded(path))
    assert found["P"]["discriminator"]["mapping"] == {
        "c": "#/components/schemas/Cat",
        "d": "Dog",
        "e": "#/components/schemas/Dog",
    }
    assert found["Q"]["properties"]["d"] == {"$ref": "#/components/schemas/Dog"}


IDENTIFIED = """
paths: {}
components:
  schemas:
    Shop:
      $id: https://example.com/shop
      properties:
        own: {$ref: '#/$defs/part'}
        local: {$ref: '#deep'}
        relative: {$ref: 'part-of-it#/properties/x'}
        lenient: {$ref: '#/components/schemas/Other'}
        itself: {$ref: '#'}
        file: {$ref: 's.yaml#/Cat'}
      $defs:
        part: {$id: part-of-it, $anchor: deep, properties: {x: {type: integer}}}
        other: {$anchor: deep, type: boolean}
    Other:
      properties:
        absolute: {$ref: 'https://example.com/shop#/properties/own'}
        inner: {$ref: 'https://example.com/part-of-it'}
        anchor: {$ref: 'https://example.com/shop#deep'}
        dynamic: {$ref: '#node'}
    Node: {$dynamicAnchor: node, $id: '#old', type: object}
"""


def test_a_schema_with_an_id_is_what_references_in_it_are_relative_to(tmp_path: Path) -> None:
    path = write(tmp_path, a__yaml=HEAD + IDENTIFIED, s__yaml="Cat: {type: object}\n")
    found = schemas(loaded(path))
    base = "#/components/schemas/Shop"
    assert {key: value["$ref"] for key, value in found["Shop"]["properties"].items()} == {
        "own": f"{base}/$defs/part",
        "local": f"{base}/$defs/other",
        "relative": f"{base}/$defs/part/properties/x",
        "lenient": "#/components/schemas/Other",
        "itself": base,
        "file": "#/components/schemas/Cat",
    }
    assert {key: value["$ref"] for key, value in found["Other"]["properties"].items()} == {
        "absolute": f"{base}/properties/own",
        "inner": f"{base}/$defs/part",
        "anchor": f"{base}/$defs/other",
        "dynamic": "#/components/schemas/Node",
    }


def test_an_id_that_nothing_has_is_still_the_network(tmp_path: Path) -> None:
    text = IDENTIFIED.replace("'#node'", "'https://example.com/nothing'")
    _, found = outcome(write(tmp_path, a__yaml=HEAD + text, s__yaml="Cat: {type: object}\n"))
    assert [one.code for one in found] == ["SRC12"]


def test_what_is_referred_to_outside_of_components_becomes_one(tmp_path: Path) -> None:
    text = (
        HEAD
        + "paths: {}\nx-parts: {Tag: {$ref: '#/x-parts/Real'}, Real: {type: string}}\ncomponents: {schemas: {A: {allOf: [{$ref: '#/x-parts/Tag'}]}}}\n"
    )
    found = schemas(loaded(write(tmp_path, a__yaml=text)))
    assert found["A"]["allOf"] == [{"$ref": "#/components/schemas/Tag"}]
    assert found["Tag"] == {"$ref": "#/components/schemas/Real"}
    assert found["Real"] == {"type": "string"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A: {$ref: '#/components/schemas/A'}", ["SRC15"]),
        (
            "A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A', title: t}",
            ["SRC15"],
        ),
        ("A: {$ref: '#/components/schemas/A/properties/x'}", ["SRC15"]),
        ("A: {properties: {a: {$ref: '#/components/schemas/A'}}}", []),
        ("A: {items: {$ref: '#'}}", []),
    ],
)
def test_circles(tmp_path: Path, text: str, codes: list[str]) -> None:
    path = write(tmp_path, a__yaml=HEAD + f"paths: {{}}\ncomponents:\n  schemas:\n    {text}\n")
    assert [one.code for one in outcome(path)[1]] == codes


def test_path_items_that_contain_themselves(tmp_path: Path) -> None:
    item = "post:\n  callbacks: {c: {'{$url}': {$ref: 'REF'}}}\n  responses: {'204': {description: d}}\n"
    path = write(
        tmp_path,
        a__yaml=HEAD + "paths:\n  /p: {$ref: p.yaml}\n  /q: {$ref: q.yaml}\n",
        p__yaml=item.replace("REF", "p.yaml"),
        q__yaml="get: {responses: {'204': {description: d}}}\n",
    )
    callback = loaded(path).data["paths"]["/p"]["post"]["callbacks"]["c"]["{$url}"]
    assert callback == {"$ref": "#/paths/~1p"}
    write(tmp_path, p__yaml=item.replace("REF", "q.yaml"), q__yaml=item.replace("REF", "p.yaml"))
    assert {one.code for one in outcome(path)[1]} == {"SRC15"}


@pytest.mark.parametrize("width", [1, 8])
def test_files_cannot_add_up_to_a_bomb(tmp_path: Path, width: int) -> None:
    methods = ("get", "put", "post", "delete", "options", "head", "patch", "trace")[:width]
    for level in range(40):
        callbacks = ", ".join(f"{name}: {{$ref: 'o{level + 1}.yaml'}}" for name in methods)
        write(tmp_path, **{f"o{level}__yaml": f"callbacks: {{c: {{u: {{{callbacks}}}}}}}\n"})
    write(tmp_path, o40__yaml="responses: {'204': {description: d}}\n")
    path = write(tmp_path, a__yaml=HEAD + "paths:\n  /p: {get: {$ref: o0.yaml}}\n")
    bundle, found = outcome(path)
    assert bundle is None
    assert "SRC08" in [one.code for one in found]


def test_a_reference_through_a_reference(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD
        + "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: 's.yaml#/X'}\n    B: {allOf: [{$ref: '#/components/schemas/A/properties/y'}]}\n",
        s__yaml="X: {properties: {y: {type: string}}}\n",
    )
    bundle = loaded(path)
    target = schemas(bundle)["B"]["allOf"][0]["$ref"]
    assert pointer.resolve(bundle.data, target) == {"type": "string"}


@pytest.mark.parametrize(("version", "found"), [("3.0.3", "string"), ("3.1.0", "integer")])
def test_a_reference_past_what_stands_beside_a_reference(
    tmp_path: Path, version: str, found: str
) -> None:
    """In 3.0 it has no effect, so that the way leads through the reference; since 3.1 it is part of the schema."""
    path = write(
        tmp_path,
        a__yaml=HEAD.replace("3.1.0", version)
        + "paths: {}\ncomponents:\n  schemas:\n    A: {properties: {y: {type: string}}}\n"
        "    B: {$ref: '#/components/schemas/A', properties: {y: {type: integer}}}\n"
        "    C: {items: {$ref: '#/components/schemas/B/properties/y'}}\n",
    )
    bundle = loaded(path)
    target = schemas(bundle)["C"]["items"]["$ref"]
    assert pointer.resolve(bundle.data, target) == {"type": found}


def test_nothing_is_found_beside_a_reference_that_counts_alone(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD.replace("3.1.0", "3.0.3") + "paths: {}\ncomponents:\n  schemas:\n    A: {}\n"
        "    B: {$ref: '#/components/schemas/A', properties: {y: {type: integer}}}\n"
        "    C: {items: {$ref: '#/components/schemas/B/properties/y'}}\n",
    )
    bundle, found = outcome(path)
    assert bundle is None
    assert [one.code for one in found] == ["SRC14"]


def test_the_loaded_value_is_not_changed_by_bundling(tmp_path: Path) -> None:
    shared = "x-a: &a {properties: {t: {$ref: 's.yaml#/X'}}}\n"
    path = write(
        tmp_path,
        a__yaml=HEAD + shared + "paths: {}\ncomponents: {schemas: {A: *a, B: *a}}\n",
        s__yaml="X: {type: string}\n",
    )
    data = loaded(path).data
    assert data["x-a"] == {"properties": {"t": {"$ref": "s.yaml#/X"}}}, "data is not rewritten"
    assert data["components"]["schemas"]["A"] == data["components"]["schemas"]["B"]
    before = copy.deepcopy(data)
    assert loaded(path).data == before


def test_names_are_unique_and_legal(tmp_path: Path) -> None:
    files = {}
    for name in ("a/x.yaml", "b/x.yaml", "a b.yaml", "x.y.yaml"):
        path = tmp_path / name
        files[name] = SourceFile(path, name, SourceText(name, ""), False, {})
    targets = [
        Target(files["a/x.yaml"], ("T",)),
        Target(files["b/x.yaml"], ("T",)),
        Target(files["b/x.yaml"], ("other", "T")),
        Target(files["a b.yaml"], ()),
        Target(files["a b.yaml"], ("a/b",)),
        Target(files["a b.yaml"], ("a_b",)),
        Target(files["x.y.yaml"], ("ünï",)),
        Target(files["x.y.yaml"], ("Taken",)),
    ]
    names = assign(targets, {"Taken"}, str(tmp_path))
    assert len(set(names.values())) == len(targets)
    assert "Taken" not in names.values()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in names.values())
    assert names[targets[0]] == "a_x_T"
    assert names == assign(reversed(targets), {"Taken"}, str(tmp_path))


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ((), "#"),
        (("a",), "#/a"),
        (("a/b", "~c"), "#/a~1b/~0c"),
        (("é %", ""), "#/é %25/"),
        (("~1",), "#/~01"),
    ],
)
def test_pointers_there_and_back(tokens: tuple[str, ...], text: str) -> None:
    assert pointer.write(tokens) == text
    assert pointer.parse(text) == tokens
    assert pointer.join("#", *tokens) == text


def test_pointers_are_percent_decoded_and_strict_about_indexes() -> None:
    assert pointer.parse("#/a%20b/c%7E1d") == ("a b", "c/d")
    assert pointer.resolve({"a": [1, 2]}, "#/a/1") == 2
    for bad in ("#/a/01", "#/a/-1", "#/a/9", "#/a/x", "#/b", "#/a/0/x", "#/a/" + "9" * 40):
        with pytest.raises(LookupError):
            pointer.resolve({"a": [1, 2]}, bad)
    with pytest.raises(ValueError):
        pointer.parse("a/b")
