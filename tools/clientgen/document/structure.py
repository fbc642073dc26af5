"""Whether a document has the shape that OpenAPI prescribes, told in words, each finding at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from jsonschema_rs import ValidationError

from clientgen.diagnostics import Collector, nearest, neutral
from clientgen.document import wording
from clientgen.document.metaschema import metaschema, validator
from clientgen.source import pointer

_GENERAL = frozenset({"additionalProperties", "unevaluatedProperties"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding before it is reported: tokens of the place, code, words."""

    at: tuple[str, ...]
    code: str
    message: str
    key: bool = False
    help: str | None = None


def check_structure(
    data: dict[str, Any], version: Literal["3.0", "3.1"], collector: Collector
) -> list[Fault]:
    """Report every place where the document departs from the official schema (DOC03, DOC04).

    Returns the faults that settings exempt, for the caller to leave out of the document.
    """
    errors = list(validator(version).iter_errors(data))
    exempt: list[Fault] = []
    for fault in _faults(errors, version, data):
        place = pointer.write(fault.at)
        found = collector.report(fault.code, place, fault.message, key=fault.key, help=fault.help)
        if found.allowed is not None:
            exempt.append(fault)
    return exempt


def _faults(
    errors: list[ValidationError], version: Literal["3.0", "3.1"], data: Any
) -> Iterator[Fault]:
    precise = [error for error in errors if error.kind.name not in _GENERAL]
    faulty = {tuple(map(str, error.instance_path)) for error in precise}
    for error in precise:
        yield from _one(_sharpest(error), data)
    for error in errors:
        if error.kind.name not in _GENERAL:
            continue
        at = tuple(map(str, error.instance_path))
        # A value that fails elsewhere has not "evaluated" its keys: then this says nothing.
        if error.kind.name == "unevaluatedProperties" and any(
            place[: len(at)] == at for place in faulty
        ):
            continue
        known = _known_keys(metaschema(version), error.schema_path)
        for name in error.kind.as_dict()["unexpected"]:
            yield _unknown(at, str(name), known)


def _sharpest(error: ValidationError) -> ValidationError:
    """Of a failed choice, the error of the branch that was meant: one whose fixed values fit, and that got furthest."""
    while error.kind.name in ("anyOf", "oneOfNotValid", "oneOf"):
        branches: list[list[ValidationError]] = error.kind.as_dict().get("context") or []
        branches = [branch for branch in branches if branch]
        meant = [
            branch
            for branch in branches
            if not any(
                e.kind.name in ("const", "enum", "type")
                and len(e.instance_path) <= len(error.instance_path) + 1
                for e in branch
            )
        ] or [
            branch
            for branch in branches
            if not any(e.kind.name in ("const", "enum") for e in branch)
        ]
        if len(meant) != 1:
            return error
        error = max(meant[0], key=lambda e: len(e.instance_path))
    return error


def _one(error: ValidationError, data: Any) -> Iterator[Fault]:
    at = tuple(map(str, error.instance_path))
    kind = error.kind.name
    facts = error.kind.as_dict()
    if kind == "required":
        name = str(facts["property"])
        yield Fault(at, "DOC03", f"`{neutral(name, 80)}` is missing {wording.where(at)}", key=True)
    elif kind == "propertyNames":
        inner = facts["error"]
        name = str(inner.instance)
        yield Fault(
            (*at, name),
            "DOC05",
            f"`{neutral(name, 80)}` is not allowed as a name {wording.where(at)}",
            key=True,
        )
    else:
        yield Fault(at, "DOC03", wording.describe(kind, facts, at, error.instance))


def _unknown(at: tuple[str, ...], name: str, known: Iterable[str]) -> Fault:
    here = (*at, name)
    if at == ("paths",):
        return Fault(
            here,
            "DOC03",
            f"the path `{neutral(name, 100)}` does not start with `/`",
            key=True,
            help="a path starts with a slash",
        )
    if at and at[-1] == "responses" and at[:2] != ("components", "responses"):
        return Fault(
            here,
            "DOC03",
            f"`{neutral(name, 80)}` is not a status code",
            key=True,
            help="write a status code such as 200, a range such as 4XX, or default",
        )
    close = nearest(name, known)
    advice = f"did you mean `{close}`?" if close else None
    return Fault(
        here,
        "DOC04",
        f"`{neutral(name, 80)}` means nothing {wording.where(at)}",
        key=True,
        help=advice,
    )


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
