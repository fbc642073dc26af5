"""Small edits of two documents, to count what each changes in a generated package: ours, and what rivals write.

They are those of everyday maintenance, some that invite a generator to rename what was there, and two that mean nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Collector
from clientgen.source import load

ROOT = Path(__file__).resolve().parents[2]
Document = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """A document, and the places in it that the edits are about."""

    name: str
    path: Path
    settings: str
    """Text of the `client.toml` for it."""
    grows: str
    """A schema that gains an optional property."""
    choice: str
    """A schema that is a list of options."""
    inline: tuple[str, str]
    """A property with a list of options of its own."""
    described: tuple[str, str]
    """A property whose description changes."""
    required: tuple[str, str]
    """An optional property that becomes required."""
    renamed: tuple[str, str]
    """A schema that is renamed: the old name and the new one."""
    twin: tuple[str, str]
    """A schema, and the same name in another case for one that is added."""
    namesake: tuple[str, str]
    """A schema, and a property for it with options of its own and the name of the schema `choice`."""
    endpoint: tuple[str, Document]
    """A path that is added, with its item, to a resource that is there."""
    resource: tuple[str, Document]
    """A path that is added, with its item, as the first of a resource; it uses schemas of another one."""
    parametrised: tuple[str, str]
    """An operation, by path and method, that gains an optional parameter."""

    def document(self) -> Document:
        """The document as one file, with the examples that lie beside it."""
        data: Document = json.loads(json.dumps(load(self.path, collector=Collector()).data))
        for item in _objects(data):
            if "externalValue" in item:
                # Relative to the file of a path, which lies one folder below the root of the document.
                example = self.path.parent / "paths" / item.pop("externalValue")
                item["value"] = json.loads(example.read_bytes())
        return data


def _objects(value: object) -> Iterator[Document]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _objects(item)


def _schema(document: Document, name: str) -> Document:
    schema: Document = document["components"]["schemas"][name]
    return schema


def _property(document: Document, place: tuple[str, str]) -> Document:
    schema: Document = _schema(document, place[0])["properties"][place[1]]
    return schema


def add_property(document: Document, subject: Subject) -> None:
    _schema(document, subject.grows)["properties"]["remark"] = {
        "type": "string",
        "description": "A remark of the owner.",
    }


def add_option(document: Document, subject: Subject) -> None:
    schema = _schema(document, subject.choice)
    schema["enum"].append("5")
    if "x-enum-varnames" in schema:
        schema["x-enum-varnames"].append("DAY")


def add_inline_option(document: Document, subject: Subject) -> None:
    schema = _property(document, subject.inline)
    listed = next(item for item in (schema, *schema.get("anyOf", ())) if "enum" in item)
    listed["enum"].append("other")
    if "x-enum-descriptions" in listed:
        listed["x-enum-descriptions"].append("Something else.")


def change_description(document: Document, subject: Subject) -> None:
    schema = _property(document, subject.described)
    schema["description"] = "What this says is new."


def require_property(document: Document, subject: Subject) -> None:
    schema, name = subject.required
    _schema(document, schema).setdefault("required", []).append(name)


def add_endpoint(document: Document, subject: Subject) -> None:
    path, item = subject.endpoint
    document["paths"][path] = item


def add_resource(document: Document, subject: Subject) -> None:
    path, item = subject.resource
    document["paths"][path] = item


def add_parameter(document: Document, subject: Subject) -> None:
    path, method = subject.parametrised
    document["paths"][path][method].setdefault("parameters", []).append(
        {
            "name": "dry_run",
            "in": "query",
            "description": "Whether to try only.",
            "schema": {"type": "boolean"},
        }
    )


def rename_schema(document: Document, subject: Subject) -> None:
    old, new = subject.renamed
    schemas = document["components"]["schemas"]
    renamed = {new if name == old else name: schema for name, schema in schemas.items()}
    document["components"]["schemas"] = renamed
    for item in _objects(document):
        if item.get("$ref") == f"#/components/schemas/{old}":
            item["$ref"] = f"#/components/schemas/{new}"


def add_twin(document: Document, subject: Subject) -> None:
    _, twin = subject.twin
    document["components"]["schemas"][twin] = {
        "type": "object",
        "description": "Something else with nearly the same name.",
        "properties": {"code": {"type": "string", "description": "A code."}},
    }
    # What nothing refers to, some generators leave out.
    owner = _schema(document, subject.grows)["properties"]
    owner["other"] = {"$ref": f"#/components/schemas/{twin}"}


def add_namesake(document: Document, subject: Subject) -> None:
    schema, name = subject.namesake
    _schema(document, schema)["properties"][name] = {
        "type": "string",
        "description": "Options of its own.",
        "enum": ["low", "high"],
    }


def reorder_schemas(document: Document, subject: Subject) -> None:
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = dict(reversed(schemas.items()))


def reorder_paths(document: Document, subject: Subject) -> None:
    document["paths"] = dict(reversed(document["paths"].items()))


EDITS: dict[str, Callable[[Document, Subject], None]] = {
    "add an optional property": add_property,
    "add an option to a named list": add_option,
    "add an option to a list in a property": add_inline_option,
    "change a description": change_description,
    "make a property required": require_property,
    "add an optional parameter": add_parameter,
    "add an endpoint": add_endpoint,
    "add an endpoint of a new resource": add_resource,
    "rename a schema": rename_schema,
    "add a schema, same name in another case": add_twin,
    "add a list in a property, with the name of a schema": add_namesake,
    "reorder the schemas": reorder_schemas,
    "reorder the paths": reorder_paths,
}


def _path(operation: str, tag: str, summary: str, path: str, schema: str) -> tuple[str, Document]:
    """A path with its item, which gets one thing; each variable of the path is a string."""
    names = [piece[1:-1] for piece in path.split("/") if piece.startswith("{")]
    item: Document = {
        "operationId": operation,
        "tags": [tag],
        "summary": summary,
        "parameters": [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": "Which one.",
                "schema": {"type": "string"},
            }
            for name in names
        ],
        "responses": {
            "200": {
                "description": "What was asked for.",
                "content": {
                    "application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}
                },
            }
        },
    }
    return path, {"get": item}


MODELARTS = Subject(
    name="modelarts",
    path=ROOT / "spec" / "modelarts" / "openapi.yaml",
    settings="""\
distribution = "modelarts-nodepools"
package = "modelarts_nodepools"
client = "ModelArts"
licence = "Apache-2.0"
source = "spec/modelarts"
""",
    grows="NodeNetwork",
    choice="PeriodType",
    inline=("CreatingStep", "type"),
    described=("Taint", "key"),
    required=("NodeNetwork", "subnet"),
    renamed=("PoolNodeAz", "PoolNodeZone"),
    twin=("Taint", "taint"),
    namesake=("UserTag", "periodType"),
    endpoint=_path(
        "ShowNodePool",
        "Node pools",
        "Show a node pool.",
        "/v2/{project_id}/pools/{pool_name}/nodepools/{node_pool_name}",
        "NodePool",
    ),
    resource=_path(
        "ShowNetwork", "Networks", "Show a network.", "/v1/networks/{network_id}", "NodeNetwork"
    ),
    parametrised=("/v2/{project_id}/pools/{pool_name}/nodepools", "post"),
)

SHOP = Subject(
    name="shop",
    path=Path(__file__).with_name("shop.yaml"),
    settings='source = "shop.yaml"\n',
    grows="Customer",
    choice="Genre",
    inline=("Book", "binding"),
    described=("Address", "town"),
    required=("Author", "born"),
    renamed=("OrderLine", "OrderRow"),
    twin=("Price", "PRICE"),
    namesake=("Order", "genre"),
    endpoint=_path("findCustomer", "customers", "Find a customer.", "/customers", "Customer"),
    resource=_path("getAuthor", "authors", "Get one author.", "/authors/{author_id}", "Author"),
    parametrised=("/books", "get"),
)

SUBJECTS = (MODELARTS, SHOP)
