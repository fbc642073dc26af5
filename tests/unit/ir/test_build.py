"""Parts put together under their final names, and the dump of the result."""

from __future__ import annotations

import json
from dataclasses import replace

from clientgen.ir.build import Parts, build
from clientgen.ir.dump import dump
from clientgen.ir.nodes import (
    Alias,
    Content,
    Discriminator,
    Field,
    ListOf,
    MapOf,
    Model,
    Operation,
    Parameter,
    Ref,
    Reply,
    Resource,
    Scalar,
    SecurityScheme,
    Text,
    TupleOf,
    Union,
)
from clientgen.ir.rename import refs, replaced

STRING = Scalar("string")


def model(ident: str, *kinds: Ref) -> Model:
    fields = tuple(Field(f"f{i}", f"F{i}", kind, False, "#") for i, kind in enumerate(kinds))
    return Model(ident, "", "", "#", fields)


def parts() -> Parts:
    project = Parameter(
        "project", "project", "path", STRING, True, "#", "simple", False, on_client=True
    )
    operation = Operation(
        id="read",
        name="read",
        constant="READ",
        method="GET",
        path="/b/{project}",
        pointer="#",
        parameters=(project,),
        body=None,
        replies=(Reply("200", (Content("application/json", "json", ListOf(Ref("#b"))),), "#"),),
        security=(("t",),),
    )
    return Parts(
        title=Text("T"),
        version="1",
        doc=Text(),
        client_name="C",
        package="c",
        servers=(),
        schemes={"t": SecurityScheme("t", "t", "bearer", "#")},
        resources=(
            Resource("zoo", "Zoo", "zoo", (operation,)),
            Resource("ants", "Ants", "ants", (operation,)),
        ),
        components={
            "#b": model("#b", Ref("#a")),
            "#a": replace(model("#a", Ref("#b")), extra=Ref("#u")),
            "#u": Alias(
                "#u",
                "",
                "",
                "#",
                Union((Ref("#a"), Ref("#b")), Discriminator("k", (("x", "#a"), ("y", "#b")))),
            ),
        },
        names={"#a": "Ant", "#b": "Bee", "#u": "Either"},
        scheme_names={"t": "Token"},
        modules={"#a": "shared", "#b": "zoo", "#u": "shared"},
        keys={"#a": "ant", "#b": "bee", "#u": "either"},
    )


def test_everything_has_its_final_name_and_place() -> None:
    api = build(parts())
    assert [one.name for one in api.resources] == ["ants", "zoo"]
    assert [(one.name, one.key, one.module) for one in api.components] == [
        ("Ant", "ant", "shared"), ("Bee", "bee", "zoo"), ("Either", "either", "shared")
    ]  # fmt: skip
    ant, bee, either = api.components
    assert isinstance(ant, Model)
    assert isinstance(bee, Model)
    assert isinstance(either, Alias)
    assert ant.fields[0].type == Ref("Bee")
    assert ant.extra == Ref("Either")
    assert bee.fields[0].type == Ref("Ant")
    assert either.type == Union(
        (Ref("Ant"), Ref("Bee")), Discriminator("k", (("x", "Ant"), ("y", "Bee")))
    )
    operation = api.resources[0].operations[0]
    assert operation.replies[0].contents[0].type == ListOf(Ref("Bee"))
    assert operation.security == (("Token",),)
    assert api.schemes[0].name == "Token"
    assert [one.wire_name for one in api.client_parameters] == ["project"]


def test_references_in_every_kind_of_type() -> None:
    kind = Union(
        (MapOf(Ref("a")), TupleOf((Ref("b"),), Ref("c")), TupleOf((STRING,)), ListOf(Ref("d")))
    )
    assert list(refs(kind)) == ["a", "b", "c", "d"]
    changed = replaced(kind, lambda one: Ref(one.name.upper()) if isinstance(one, Ref) else one)
    assert list(refs(changed)) == ["A", "B", "C", "D"]


def test_the_dump_is_stable_json_and_shows_what_is_stated() -> None:
    api = build(parts())
    text = dump(api)
    assert text == dump(build(parts()))
    data = json.loads(text)
    assert data["title"] == "T"
    assert data["components"][0]["fields"][0] == {
        "kind of node": "Field",
        "name": "f0",
        "wire_name": "F0",
        "type": {"kind of node": "Ref", "name": "Bee"},
        "required": False,
        "pointer": "#",
    }
    assert "deprecated" not in text
