"""A document that has something of everything, the strings that attack, and what may become of a document."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clientgen.diagnostics import CATALOGUE, Diagnostic, Problem, StageFailed, render_text
from clientgen.output.tree import FileTree
from clientgen.pipeline import Run

CANARY = "pwned_canary()"
PAYLOADS = (
    # Every way out of a literal, a docstring, a comment, an f-string, a template, at once.
    f"x\"; {CANARY}; \"\"\"; {CANARY}\n'''\n{CANARY}\n# \\\" \\ {{{CANARY}}} {{{{ {CANARY} }}}} {{% x %}}",
    f'"""\n{CANARY}\n"""',
    f"\\\n{CANARY}\n",
    f"__import__('os').system('true') or {CANARY}",
    "../../../../tmp/pwned",
    "x\r\nInjected: yes",
    "# coding: utf-7\n+AHAAdwBuAGUAZA-",
    "# type: ignore # noqa # fmt: off # pyright: ignore",
    "\u202e\u2066\u200b\ufeff\x85\u2028\x00\x1b[31m\x7f",
    "```\n<script>alert(1)</script>\n![x](javascript:alert(1)) `code` [link](http://x)\n# heading",
    "-->\n<img src=x onerror=alert(1)>",
    "${jndi:ldap://x} %s %(x)s {0.__class__} $(true) `true`",
    "class", "__class__", "model_config", "self", "ﬁ", "", " ", "'", '"', "\\", "a" * 3000,
)  # fmt: skip


def sink() -> dict[str, Any]:
    """A valid document of every construct that a name or a text can stand in."""
    item = {"$ref": "#/components/schemas/Item"}
    answer = {"200": {"description": "Fine.", "content": {"application/json": {"schema": item}}}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sink",
            "version": "1",
            "description": "All there is.",
            "contact": {"name": "n", "url": "https://example.com", "email": "a@example.com"},
            "license": {"name": "MIT"},
        },
        "servers": [
            {
                "url": "https://{region}.example.com/{base}",
                "description": "Live.",
                "variables": {
                    "region": {"default": "eu", "enum": ["eu", "us"], "description": "Where."},
                    "base": {"default": "v1"},
                },
            }
        ],
        "tags": [{"name": "things", "description": "Things."}],
        "security": [{"key": []}, {"bearer": []}],
        "paths": {
            "/things/{id}": {
                "summary": "One thing.",
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "description": "Its ID.",
                        "schema": {"type": "string", "pattern": "^[a-z]+$"},
                    }
                ],
                "get": {
                    "operationId": "getThing",
                    "tags": ["things"],
                    "summary": "Get a thing.",
                    "description": "It costs nothing. It is quick.",
                    "parameters": [
                        {
                            "name": "kind",
                            "in": "query",
                            "schema": {"type": "string", "enum": ["a", "b"], "default": "a"},
                        },
                        {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                        {"name": "sid", "in": "cookie", "schema": {"type": "string"}},
                    ],
                    "responses": {
                        **answer,
                        "404": {"description": "None.", "content": {"application/json": {}}},
                        "default": {"description": "No.", "headers": {"X-A": {"schema": {}}}},
                    },
                    "externalDocs": {"url": "https://example.com/doc", "description": "More."},
                },
                "put": {
                    "operationId": "putThing",
                    "tags": ["things"],
                    "requestBody": {
                        "description": "The thing.",
                        "required": True,
                        "content": {
                            "application/json": {
                                "schema": item,
                                "examples": {
                                    "small": {"summary": "Small.", "value": {"name": "n"}},
                                    "large": {
                                        "summary": "Large.",
                                        "value": {"name": "n", "tags": {"a": "b"}},
                                    },
                                },
                            }
                        },
                    },
                    "responses": answer,
                },
                "post": {
                    "operationId": "sendThing",
                    "tags": ["things"],
                    "requestBody": {
                        "content": {
                            "multipart/form-data": {
                                "schema": {
                                    "type": "object",
                                    "properties": {
                                        "file": {"type": "string", "format": "binary"},
                                        "note": {"type": "string"},
                                    },
                                },
                                "encoding": {"note": {"contentType": "text/plain"}},
                            }
                        }
                    },
                    "responses": {"204": {"description": "Done."}},
                },
            }
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key", "description": "A key."},
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            },
            "schemas": {
                "Item": {
                    "type": "object",
                    "title": "An item",
                    "description": "What there is.",
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string", "minLength": 1, "description": "Its name."},
                        "size": {"type": "integer", "default": 3, "maximum": 10},
                        "ratio": {"type": "number", "multipleOf": 0.5},
                        "state": {"type": "string", "enum": ["on", "off", "x-y"]},
                        "level": {"$ref": "#/components/schemas/Level"},
                        "fixed": {"const": "v1"},
                        "when": {"type": "string", "format": "date-time"},
                        "tags": {"type": "object", "additionalProperties": {"type": "string"}},
                        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}},
                        "shape": {"$ref": "#/components/schemas/Shape"},
                        "old": {"type": ["string", "null"], "deprecated": True},
                        "pair": {
                            "type": "array",
                            "prefixItems": [{"type": "string"}, {"type": "integer"}],
                            "items": False,
                        },
                    },
                    "additionalProperties": False,
                    "if": {"required": ["size"]},
                    "then": {"required": ["state"]},
                },
                "Level": {
                    "type": "string",
                    "enum": ["1", "2"],
                    "x-enum-varnames": ["LOW", "HIGH"],
                    "description": "How much.",
                },
                "Part": {
                    "allOf": [
                        {"$ref": "#/components/schemas/Base"},
                        {"type": "object", "properties": {"whole": {"type": "string"}}},
                    ]
                },
                "Base": {"type": "object", "properties": {"id": {"type": "string"}}},
                "Shape": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/Circle"},
                        {"$ref": "#/components/schemas/Square"},
                    ],
                    "discriminator": {
                        "propertyName": "kind",
                        "mapping": {
                            "circle": "#/components/schemas/Circle",
                            "square": "#/components/schemas/Square",
                        },
                    },
                },
                "Circle": {
                    "type": "object",
                    "required": ["kind"],
                    "properties": {"kind": {"const": "circle"}, "radius": {"type": "number"}},
                },
                "Square": {
                    "type": "object",
                    "required": ["kind"],
                    "properties": {"kind": {"const": "square"}, "side": {"type": "number"}},
                },
            },
        },
    }


def places(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value of a document, itself included."""
    yield at
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from places(inner, (*at, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*at, index))


def at(document: Any, way: tuple[str | int, ...]) -> Any:
    """The value that a way leads to."""
    for step in way:
        document = document[step]
    return document


def outcome(document: Any, folder: Path, name: str = "openapi.json") -> FileTree | set[str]:
    """The package of a document, shown to be inert, or the codes of the findings that refuse it.

    Whatever else happens, an exception or a finding that means a fault of ours, fails the test.
    """
    path = folder / name
    text = document if isinstance(document, str) else json.dumps(document)
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    run = None
    try:
        run = Run.start(path)
        return run.tree()
    except StageFailed as failed:
        found: tuple[Diagnostic, ...] = failed.diagnostics
    except Problem as failed:
        found = (failed.diagnostic,)
    errors = [item for item in found if item.is_error]
    locate = run.bundle.origin if run and run.bundle else None
    text = render_text(errors, locate=locate)
    assert errors
    assert all(character.isprintable() for line in text.splitlines() for character in line)
    assert not any(CATALOGUE[item.code].internal for item in errors), text
    for item in errors:
        assert item.span is not None or item.pointer is not None or item.code == "SRC01", text
    return {item.code for item in errors}


def calls_of(tree: FileTree) -> set[str]:
    """Every name that the generated modules call, without what it is an attribute of."""
    found: set[str] = set()
    for path, source in tree.items():
        if path.endswith(".py") and "/_runtime/" not in path:
            for node in ast.walk(ast.parse(source)):
                match node:
                    case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
                        found.add(name)
                    case _:
                        pass
    return found
