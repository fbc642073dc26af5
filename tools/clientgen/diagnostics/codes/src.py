"""Codes of the family SRC: text, files and references."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "SRC01",
        "error",
        "the file cannot be read",
        "check the path and its permissions",
        "The document, or a file that it refers to, does not exist, is a folder or a device, or may not be read. "
        "With an exemption for a reference, it is left out, and any value fits there.",
        "$ref: schemas/missing.yaml",
        allowable=True,
    ),
    Entry(
        "SRC02",
        "error",
        "the text is not UTF-8",
        "save the file as UTF-8",
        "JSON and OpenAPI documents are UTF-8 (a byte order mark is allowed). Reading another encoding by guess "
        "would turn names into garbage.",
    ),
    Entry(
        "SRC03",
        "error",
        "the text is not well-formed YAML or JSON",
        "correct the syntax at this place",
        "A file whose name ends in .json, or whose text starts with an opening brace, is read as JSON (RFC 8259: "
        "no comments, no trailing commas); everything else is read as YAML 1.2.",
        '{"openapi": "3.1.0",}',
    ),
    Entry(
        "SRC04",
        "error",
        "the document is empty or not a mapping",
        "an OpenAPI document starts with `openapi: 3.1.0`",
        "The top of an OpenAPI document is a mapping (an object). Here is nothing, a list or a single value.",
        "[]",
    ),
    Entry(
        "SRC05",
        "error",
        "a key occurs twice",
        "remove or rename one of the two",
        "YAML and JSON readers differ in which of two equal keys they take, so the document has no single meaning. "
        "With an exemption, the later of the two counts.",
        "properties:\n  name: {type: string}\n  name: {type: integer}",
        allowable=True,
    ),
    Entry(
        "SRC06",
        "error",
        "a key is not a string",
        "write the key as a string, in quotes",
        "Keys of an OpenAPI document are strings. Words and numbers are taken as they are written (so an unquoted "
        "status code works, and a property called true); nothing, lists and mappings are not keys.",
        "? [a, b]\n: value",
    ),
    Entry(
        "SRC07",
        "error",
        "a YAML feature that OpenAPI does not allow",
        "spell the value out in plain YAML",
        "OpenAPI restricts YAML to what JSON can say: no tags, one document in a file, no merge keys (`<<`, which "
        "YAML 1.2 does not have). Anchors and aliases are allowed as a shorthand.",
        "info: !!python/object:os.system {}",
    ),
    Entry(
        "SRC08",
        "error",
        "the document exceeds a safety limit",
        "make the document smaller; if it is trusted, raise the limit",
        "Size, nesting depth, the number of files and the number of values that aliases expand to are bounded, so "
        "that a hostile document cannot exhaust memory or the stack.",
    ),
    Entry(
        "SRC09",
        "error",
        "an alias contains itself",
        "use a $ref to a named schema for recursion",
        "A YAML alias inside the value it stands for describes an infinite value.",
        "x-a: &a [*a]",
    ),
    Entry(
        "SRC10",
        "error",
        "a number or text that JSON cannot carry",
        "write a finite number, or a string",
        "NaN, infinity, numbers beyond a double's range and lone surrogates have no JSON form: what is generated "
        "from them could not be sent.",
        "default: .nan",
    ),
    Entry(
        "SRC11",
        "error",
        "the value of $ref is not a usable reference",
        "write a reference such as `#/components/schemas/Name` or `other.yaml#/Name`",
        "A reference is a string: a JSON Pointer in this file, or a file name, `#` and a JSON Pointer. "
        "With an exemption, the reference is left out.",
        "$ref: 5",
        allowable=True,
    ),
    Entry(
        "SRC12",
        "error",
        "a reference leads to the network",
        "save the other document beside this one and refer to the file",
        "The generator never opens a connection: what it makes would depend on the day, and a document could make "
        "it ask hosts that only this machine can reach. "
        "With an exemption, the reference is left out, and any value fits there; nothing is fetched.",
        "$ref: https://example.com/schemas.yaml#/Pet",
        allowable=True,
    ),
    Entry(
        "SRC13",
        "error",
        "a reference leads out of the document's folder",
        "move the file into the folder of the document, or allow files outside it",
        "A document may only pull in files from its own folder and below (symbolic links count as what they point "
        "to), so that a document from elsewhere cannot read this machine's files. "
        "With an exemption, the reference is left out, and any value fits there; nothing is read.",
        "$ref: ../../etc/passwd",
        allowable=True,
    ),
    Entry(
        "SRC14",
        "error",
        "a reference leads to nothing",
        "correct the reference",
        "There is no value at the place that the reference names. "
        "With an exemption, the reference is left out, and any value fits there.",
        "$ref: '#/components/schemas/Missing'",
        allowable=True,
    ),
    Entry(
        "SRC15",
        "error",
        "references lead in a circle",
        "let one of them lead to a definition",
        "Following these references never reaches a definition. (A schema may well refer to itself from within a "
        "property or an item: that is recursion, and allowed.) "
        "With an exemption, the first of them is left out, and any value fits there.",
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}",
        allowable=True,
    ),
    Entry(
        "SRC16",
        "error",
        "a kind of reference that is not supported",
        "refer to the schema by a JSON Pointer: `#/components/schemas/Name`",
        "References by `$id` to another base, and `$dynamicRef`/`$recursiveRef`, are refused rather than guessed. "
        "`$ref: '#name'` works when an `$anchor` of that name stands in the same file. "
        "With an exemption, the reference is left out, and any value fits there.",
        "$ref: urn:example:pet",
        allowable=True,
    ),
    Entry(
        "SRC17",
        "warning",
        "a reference where OpenAPI allows none",
        "write the value itself here",
        "OpenAPI allows references in certain places only. What this one leads to was put in its place.",
        "info:\n  description: {$ref: 'intro.yaml#/text'}",
    ),
)
