"""Codes of the family DOC: OpenAPI structure and rules."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "DOC01",
        "error",
        "not a version of OpenAPI that is supported",
        "OpenAPI 3.0 and 3.1 are supported",
        "The document does not say that it is OpenAPI 3.0 or 3.1 (or 3.2, which is read by the rules of 3.1).",
        'swagger: "2.0"',
    ),
    Entry(
        "DOC02",
        "warning",
        "an OpenAPI version that is read as 3.1",
        "nothing, if the document uses nothing that is new in 3.2",
        "OpenAPI 3.2 is accepted where it does not differ from 3.1; what is new in it is reported as unknown.",
        "openapi: 3.2.0",
    ),
    Entry(
        "DOC03",
        "error",
        "the document does not have the form that OpenAPI prescribes",
        "correct the value, or remove it",
        "The value fails the official JSON Schema of its OpenAPI version: it has the wrong type, something that must be there is "
        "missing, or it is none of the values that are allowed.",
        "properties:\n  count: {type: integr}",
        allowable=True,
    ),
    Entry(
        "DOC04",
        "error",
        "a key that OpenAPI does not know",
        "remove the key, or start it with `x-` if it is an extension",
        "Objects of OpenAPI have fixed keys; others are usually misspelt, or keywords of JSON Schema that OpenAPI 3.0 does not have. "
        "To ignore them silently would make the client say less than the document.",
        "info: {title: Pets, version: 1.0.0, licence: {name: MIT}}",
        allowable=True,
    ),
    Entry(
        "DOC05",
        "error",
        "a name that is not allowed for a component",
        "use letters, digits, dot, hyphen and underscore only",
        "Names in `components` must match ^[a-zA-Z0-9._-]+$, so that they can stand in references and file names.",
        "schemas:\n  'Pet/Dog': {type: object}",
        allowable=True,
    ),
)
