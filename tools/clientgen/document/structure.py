"""Whether a document has the shape that OpenAPI prescribes, told in words, each finding at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from jsonschema_rs import ValidationError

from clientgen.diagnostics import Collector, nearest, neutral
from clientgen.document import wording
from clientgen.document.metaschema import Rules, metaschema, validator
from clientgen.source import pointer

_GENERAL = frozenset({"additionalProperties", "unevaluatedProperties"})
_KEY_FORMS = {
    "paths": re.compile(r"/|x-"),
    "responses": re.compile(r"([1-5]([0-9]{2}|XX)|default)\Z|x-"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding before it is reported: tokens of the place, code, words."""

    at: tuple[str, ...]
    code: str
    message: str
    key: bool = False
    help: str | None = None
    kind: str = ""


def check_structure(
    data: dict[str, Any], version: Literal["3.0", "3.1"], written: str, collector: Collector
) -> list[Fault]:
    """Report every place where the document departs from the official schema (DOC03, DOC04, DOC05).

    `written` is the version as the author wrote it.  Returns all faults, so that the rules need not trip over them.
    """
    rules: Rules = "3.2" if written.startswith("3.2") else version
    faults = list(_faults(list(validator(rules).iter_errors(data)), rules, written))
    for fault in faults:
        place = pointer.write(fault.at)
        collector.report(fault.code, place, fault.message, key=fault.key, help=fault.help)
    return faults


def _faults(errors: list[ValidationError], version: Rules, written: str) -> Iterator[Fault]:
    precise = [error for error in errors if error.kind.name not in _GENERAL]
    faulty = {tuple(map(str, error.instance_path)) for error in precise}
    for error in precise:
        yield _one(_sharpest(error), version)
    for error in errors:
        if error.kind.name not in _GENERAL:
            continue
        at = tuple(map(str, error.instance_path))
        names = [str(name) for name in error.kind.as_dict()["unexpected"]]
        if error.kind.name == "unevaluatedProperties" and any(
            place[: len(at)] == at for place in faulty
        ):
            # A value that fails elsewhere has not "evaluated" its keys; only keys that are wrong by their form count.
            form = next((form for end, form in _KEY_FORMS.items() if at[-1:] == (end,)), None)
            names = [name for name in names if form is not None and not form.match(name)]
        known = _known_keys(metaschema(version), error.schema_path)
        for name in names:
            yield _unknown(at, name, known, written)


def _sharpest(error: ValidationError) -> ValidationError:
    """Of a failed choice, the error of the branch that was meant: one whose fixed values fit, and that got furthest."""
    while error.kind.name in ("anyOf", "oneOfNotValid", "oneOf"):
        if list(error.instance_path)[-1:] == ["type"]:
            return error
        branches: list[list[ValidationError]] = error.kind.as_dict().get("context") or []
        meant = _meant(error, [branch for branch in branches if branch])
        if meant is None:
            return error
        error = max(meant, key=lambda part: len(part.instance_path))
    return error


def _meant(
    error: ValidationError, branches: list[list[ValidationError]]
) -> list[ValidationError] | None:
    """The one branch whose fixed values are not at fault."""
    depth = len(error.instance_path) + 1
    for fixed in (("const", "enum", "type"), ("const", "enum")):
        meant = [
            branch
            for branch in branches
            if not any(
                part.kind.name in fixed and len(part.instance_path) <= depth for part in branch
            )
        ]
        if len(meant) == 1:
            return meant[0]
    # `required: true` is a fixed value too, but the choice is by `in`, never by it.
    meant = [
        branch
        for branch in branches
        if all(list(part.instance_path)[-1:] == ["required"] for part in branch)
    ]
    return meant[0] if len(meant) == 1 else None


def _one(error: ValidationError, version: str) -> Fault:
    at = tuple(map(str, error.instance_path))
    kind = error.kind.name
    facts = error.kind.as_dict()
    if kind == "required":
        message, help_text = wording.missing(at, str(facts["property"]))
        return Fault(at, "DOC03", message, True, help_text, kind)
    if kind == "propertyNames":
        name = str(facts["error"].instance)
        return Fault(
            (*at, name),
            "DOC05",
            f"`{neutral(name, 80)}` is not allowed as a name {wording.where(at)}",
            True,
        )
    message = wording.describe(kind, facts, at, error.instance)
    return Fault(at, "DOC03", message, False, wording.advice(at, error.instance, version), kind)


def _unknown(at: tuple[str, ...], name: str, known: Iterable[str], written: str) -> Fault:
    here = (*at, name)
    if at == ("paths",):
        message = f"the path `{neutral(name, 100)}` does not start with `/`"
        return Fault(here, "DOC03", message, True, "a path starts with a slash")
    if at and at[-1] == "responses" and at[:2] != ("components", "responses"):
        advice = "write a status code such as 200, a range such as 4XX, or default"
        return Fault(here, "DOC03", f"`{neutral(name, 80)}` is not a status code", True, advice)
    close = nearest(name, known)
    message = f"`{neutral(name, 80)}` means nothing {wording.where(at)}"
    if written.startswith("3.2"):
        message += f" (OpenAPI {neutral(written, 20)} is read by the rules of 3.1)"
    return Fault(here, "DOC04", message, True, f"did you mean `{close}`?" if close else None)


def _known_keys(schema: Any, path: Iterable[object]) -> set[str]:
    """The keys that the official schema has at the place of an error, for hints."""
    tokens = [str(token) for token in path][:-1]
    here: Any = schema
    for token in tokens:
        try:
            here = pointer.step(here, token)
        except LookupError:
            return set()
        while (
            isinstance(here, dict)
            and isinstance(here.get("$ref"), str)
            and here["$ref"].startswith("#/")
        ):
            if token in ("properties", "patternProperties"):
                break
            if len(here) > 1 and "properties" in here:
                break
            here = pointer.resolve(schema, here["$ref"])
    properties = here.get("properties") if isinstance(here, dict) else None
    return set(properties) if isinstance(properties, dict) else set()
