"""The page of supported constructs says what is so: its rows are generated from, and compared. ``GOLDEN=write`` writes them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import clientgen
from clientgen.diagnostics import StageFailed
from clientgen.emit.types import annotation
from clientgen.emit.wire import content_type, sent
from clientgen.ir.nodes import Api, Model, TypeRef
from clientgen.normalise import merge, rules, unions
from clientgen.normalise.discriminators import MAX_CHILDREN
from clientgen.normalise.schemas import MAX_DEPTH
from clientgen.pipeline import Run
from clientgen.source.limits import DEFAULT

PAGE = Path(clientgen.__file__).with_name("SUPPORTED.md")
ROW = re.compile(r"^\| `(?P<what>.+?)` \|(?P<rest>.*)\|$")
HEAD = {"openapi": "3.1.0", "info": {"title": "Page", "version": "1"}}
KINDS = """
Cat: {$anchor: cat, type: object, required: [kind], properties: {kind: {const: cat}, name: {type: string}}}
Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
Named: {type: array, items: {type: string}}
Whole: {type: object, required: [name], properties: {name: {type: string}}}
"""


def rows(section: str) -> list[str]:
    """The first cells of the table of a section."""
    body = PAGE.read_text(encoding="utf-8").partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return [match["what"] for line in body.splitlines() if (match := ROW.match(line))]


def written(section: str, found: dict[str, list[str]]) -> str:
    """The page with the cells that follow the first one in the rows of a section."""
    page = PAGE.read_text(encoding="utf-8")
    before, title, rest = page.partition(f"\n## {section}\n")
    body, end, after = rest.partition("\n## ")
    lines = []
    for line in body.splitlines():
        match = ROW.match(line)
        if match:
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", match["rest"])]
            new = [f"`{cell}`".replace("|", "\\|") if cell else "" for cell in found[match["what"]]]
            cells[: len(new)] = new
            line = f"| `{match['what']}` | {' | '.join(cells)} |".replace("|  |", "| |")
        lines.append(line)
    return before + title + "\n".join(lines) + ("\n" if body.endswith("\n") else "") + end + after


def compare(section: str, found: dict[str, list[str]]) -> None:
    page = written(section, found)
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, "run: make golden"


def api(document: dict[str, Any], folder: Path) -> Api:
    path = folder / "page.yaml"
    text = yaml.safe_dump({**HEAD, **document}, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    return Run.start(path).api()


def shown(kind: TypeRef | None, classes: dict[str, str]) -> str:
    """A type as the page has it: one name for whatever class is generated for a row."""
    if kind is None:
        return ""
    code = str(annotation(kind, strict=False))
    return re.sub(r"\b[A-Z]\w*\b", lambda match: classes.get(match[0], match[0]), code)


def names(made: Api) -> dict[str, str]:
    return {
        one.name: "Class"
        for one in made.components
        if one.name.startswith(("Page", *(f"P{digit}" for digit in range(10))))
    }


SCHEMAS = (
    "Text and its formats", "Numbers and booleans", "Fixed values and lists of values", "Arrays", "Objects", "Combinations",
)  # fmt: skip


@pytest.mark.parametrize("section", SCHEMAS)
def test_schemas(section: str, tmp_path: Path) -> None:
    fragments = rows(section)
    assert fragments
    properties = {f"p{index}": yaml.safe_load(text) for index, text in enumerate(fragments)}
    schemas = yaml.safe_load(KINDS) | {
        "Page": {"type": "object", "required": list(properties), "properties": properties}
    }
    made = api({"paths": {}, "components": {"schemas": schemas}}, tmp_path)
    (model,) = (one for one in made.components if isinstance(one, Model) and one.name == "Page")
    kinds = {one.wire_name: one.type for one in model.fields}
    compare(
        section,
        {text: [shown(kinds[f"p{i}"], names(made))] for i, text in enumerate(fragments)},
    )


def operation(index: int, **more: Any) -> dict[str, Any]:
    return {
        f"/p{index}": {
            "post": {
                "operationId": f"p{index}",
                "tags": ["things"],
                "responses": {"204": {"description": "Done."}},
                **more,
            }
        }
    }


TEXTUAL = ("text/plain", "application/octet", "image", "text/csv", "application/pdf")


def test_bodies_and_answers(tmp_path: Path) -> None:
    medias = rows("Bodies and answers")
    paths: dict[str, Any] = {}
    for index, media in enumerate(medias):
        plain, whole = {"type": "string"}, {"$ref": "#/components/schemas/Whole"}
        content: dict[str, Any] = {"content": {}}
        for one in media.removesuffix(" of text").split(", "):
            textual = "of text" in media or one.startswith(TEXTUAL)
            content["content"][one] = {"schema": plain if textual else whole}
        reply = {"200": {"description": "Done.", **content}}
        paths |= operation(index, requestBody={"required": True, **content}, responses=reply)
    made = api({"paths": paths, "components": {"schemas": yaml.safe_load(KINDS)}}, tmp_path)
    (resource,) = made.resources
    classes = {"WholePatch": "Patch", "Whole": "Class"}
    found: dict[str, list[str]] = {}
    for call in resource.operations:
        assert call.body is not None
        body, reply = call.body.contents[0], call.replies[0].contents[0]
        types = [shown(content_type(one), classes) for one in sent(call.body)]
        taken = " | ".join(dict.fromkeys(types))
        given = shown(content_type(reply), classes)
        if body.kind == "lines":
            taken = f"Iterable[{taken}]"
        if body.kind == "binary":
            taken += " | LocalFile"
        if reply.kind in ("lines", "events"):
            item = given if reply.kind == "lines" else f"ServerSentEvent[{given}]"
            given = f"ResponseStream[{item}]"
        media = medias[int(call.id[1:])]
        if call.twin:
            taken, given = found[media][0], f"{found[media][1]}, …_{call.twin}: {given}"
        found[media] = [taken, given]
    compare("Bodies and answers", found)


def test_parameters(tmp_path: Path) -> None:
    fragments = rows("Parameters")
    paths: dict[str, Any] = {}
    for index, text in enumerate(fragments):
        paths |= operation(index, parameters=[yaml.safe_load(text)])
    made = api({"paths": paths}, tmp_path)
    found = {
        fragments[int(call.id[1:])]: [shown(call.parameters[0].type, names(made))]
        for resource in made.resources
        for call in resource.operations
    }
    compare("Parameters", found)


def test_what_is_refused_or_reported(tmp_path: Path) -> None:
    found = {}
    for text in rows("Refused, or reported"):
        kind, _, fragment = text.partition(": ")
        value = yaml.safe_load(fragment)
        document: dict[str, Any] = {"paths": operation(0)}
        if kind.endswith(" of 3.2"):
            kind = kind.removesuffix(" of 3.2")
            document["openapi"] = "3.2.0"
        schemas = yaml.safe_load(KINDS)
        if kind == "schema":
            schemas["Page"] = value
            document["paths"] = operation(
                0,
                requestBody={
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Page"}}
                    }
                },
            )
        elif kind == "parameter":
            document["paths"] = operation(0, parameters=[value])
        else:
            document["security"] = [{"key": []}]
            document["components"] = {"securitySchemes": {"key": value}}
        document.setdefault("components", {})["schemas"] = schemas
        path = tmp_path / "page.yaml"
        path.write_text(yaml.safe_dump({**HEAD, **document}), encoding="utf-8")
        run = Run.start(path)
        try:
            run.api()
            diagnostics = run.collector.diagnostics
        except StageFailed as failed:
            diagnostics = failed.diagnostics
        codes = sorted({one.code for one in diagnostics})
        assert codes, f"{text} is neither refused nor reported"
        found[text] = [", ".join(codes)]
    compare("Refused, or reported", found)


LIMITS = {
    "bytes of a file": DEFAULT.file_bytes,
    "bytes of all files of a document": DEFAULT.total_bytes,
    "files of a document": DEFAULT.files,
    "values inside one another in a file": DEFAULT.depth,
    "values that aliases of YAML stand for": DEFAULT.alias_values,
    "references that are replaced by what they lead to": DEFAULT.inlined,
    "schemas inside one another, references followed, without an object between": MAX_DEPTH,
    "schemas that one is put together from, one inside the other": merge.MAX_DEPTH,
    "alternatives of a schema": unions.MAX_VARIANTS,
    "alternatives of alternatives, each beside something else": unions.MAX_MERGED,
    "children of a hierarchy": MAX_CHILDREN,
    "schemas that a condition (`not`, `if` …) quotes; what is behind them is not checked": rules.LIMIT,
}


def test_limits() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("\n## How large\n")[2]
    found = {
        what: int(most) for what, most in re.findall(r"^\| (.+?) \| (\d+) \|", text, re.MULTILINE)
    }
    assert found == LIMITS
