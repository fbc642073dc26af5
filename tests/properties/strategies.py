"""Values that fit a schema of JSON Schema 2020-12, and changed ones.

Scalars are left to hypothesis-jsonschema: draft 7, which it speaks, says of them what 2020-12 says.  Objects and arrays are put together
here, as draft 7 has no tuples, nothing unevaluated and no references that recur (and that library's objects need a part of Hypothesis that
its present version no longer has).  A value is checked by the validator before it is handed out, so that strategies may be careless.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis_jsonschema import from_schema

from clientgen.normalise.context import mapping, sequence
from roundtrip.validators import Validator
from runtime.patterns import translate

DEEPEST = 4
"""Beyond this, only what is required is made."""
_MEMBERS = 12
"""How many optional members a value has at most; inside others it has fewer."""

_SAME = frozenset({
    "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
})  # fmt: skip
_KINDS = ("object", "array", "string", "integer", "number", "boolean", "null")

anything: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([2**65, 0.5, -1.5, 1e300])
    | st.text(max_size=3)
    | st.sampled_from(["", "a", "null", "2020-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=4,
)


class Values:
    """Values that fit one self-contained schema."""

    def __init__(self, schema: Mapping[str, Any], validator: Any = Validator) -> None:
        self._definitions: Mapping[str, Any] = schema.get("$defs", {})
        self._schema = schema
        self._validator = validator(schema)
        self._known: dict[str, st.SearchStrategy[Any]] = {}

    @property
    def fitting(self) -> st.SearchStrategy[Any]:
        """Values that fit."""
        return _made(self, {"$ref": self._schema["$ref"]}, 0).filter(self.fits)

    def fits(self, value: Any) -> bool:
        """What the library says."""
        return bool(self._validator.is_valid(value))

    def changed(self, value: Any) -> st.SearchStrategy[Any]:
        """A value with one thing changed: it may fit or not."""
        return _changed(value)

    # ----------------------------------------------------------------------------------- schemas

    def parts(self, schema: Any, seen: frozenset[str] = frozenset()) -> Iterator[Any]:
        """A schema and what holds together with it without a condition."""
        if not isinstance(schema, dict):
            yield schema
            return
        rest = {word: value for word, value in schema.items() if word not in ("$ref", "allOf")}
        if rest:
            yield rest
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            target = self._definitions[reference.removeprefix("#/$defs/")]
            yield from self.parts(target, seen | {reference})
        for part in sequence(schema.get("allOf")):
            yield from self.parts(part, seen)

    def scalar(self, said: list[dict[str, Any]], kind: str) -> st.SearchStrategy[Any]:
        """Scalars of one type, which draft 7 describes as 2020-12 does."""
        parts = [{word: value for word, value in part.items() if word in _SAME} for part in said]
        for part in parts:
            if "pattern" in part and (spelt := _for_python(part.pop("pattern"))) is not None:
                part["pattern"] = spelt
        schema: dict[str, Any] = {"type": kind}
        if restricting := [part for part in parts if part]:
            schema["allOf"] = restricting
        key = json.dumps(schema, sort_keys=True)
        if key not in self._known:
            texts = restricting if kind == "string" else []
            patterns = sorted({part["pattern"] for part in texts if "pattern" in part})
            least = max((part.get("minLength", 0) for part in restricting), default=0)
            made = _of_several(patterns) if len(patterns) > 1 else from_schema(schema)
            self._known[key] = made if len(patterns) != 1 else made | _long(patterns[0], least)
        return self._known[key]


def _for_python(pattern: str) -> str | None:
    r"""A pattern as the library takes it; None if it has what `re` has not, as ``\p{L}``: then only the validator asks for it."""
    try:
        re.compile(spelt := translate(pattern))
    except re.error:
        return None
    return spelt


def _long(pattern: str, least: int) -> st.SearchStrategy[str]:
    """Texts of at least some length that have a good chance to fit a pattern, as ``[0-9a-f]+`` does when it is repeated."""
    texts = from_schema({"type": "string", "pattern": pattern}).map(str)
    return texts.map(lambda text: (text * least)[: max(least, len(text))])


def _of_several(patterns: list[str]) -> st.SearchStrategy[str]:
    """Texts that have a good chance to fit several patterns: each is met somewhere in them."""
    pieces = [from_schema({"type": "string", "pattern": one, "maxLength": 3}) for one in patterns]
    ordered = st.permutations(pieces).flatmap(lambda some: st.tuples(*some))
    return st.one_of(*pieces) | ordered.map("".join)


@st.composite
def _made(draw: st.DrawFn, values: Values, schema: Any, depth: int) -> Any:
    assume(depth < 3 * DEEPEST)
    parts = list(values.parts(schema))
    # One way through every alternative and every condition.
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        if not isinstance(part, dict):
            continue
        for word in ("anyOf", "oneOf"):
            if word in part:
                parts += values.parts(draw(st.sampled_from(part[word])))
        if "if" in part:
            ways = [[part["if"], part.get("then", {})], [part.get("else", {})]]
            for one in draw(st.sampled_from(ways)):
                parts += values.parts(one)
    assume(False not in parts)
    said = [part for part in parts if isinstance(part, dict)]
    for part in said:
        if "const" in part or "enum" in part:
            return draw(st.sampled_from([part["const"]] if "const" in part else part["enum"]))
    kind = draw(st.sampled_from(_kinds(said)))
    if kind == "object":
        return draw(_object(values, said, depth))
    if kind == "array":
        return draw(_array(values, said, depth))
    made = draw(values.scalar(said, kind))
    if kind == "integer" and not any(part.get("type") == "integer" for part in said):
        assume(abs(made) <= 2**53)  # a number is a double
    return made


def _kinds(said: list[dict[str, Any]]) -> list[str]:
    """The types that all parts allow; scalars alone where nothing is said."""
    kinds: list[str] = [*_KINDS]
    stated = [part["type"] for part in said if "type" in part]
    for one in stated:
        allowed = {one} if isinstance(one, str) else set(one)
        allowed |= {"integer"} if "number" in allowed else set()
        kinds = [kind for kind in kinds if kind in allowed]
    assume(kinds)
    return kinds


@st.composite
def _object(draw: st.DrawFn, values: Values, said: list[dict[str, Any]], depth: int) -> Any:
    members: dict[str, list[Any]] = {}
    needed: dict[str, None] = {}
    for part in said:
        for name, schema in mapping(part.get("properties")).items():
            members.setdefault(name, []).append(schema)
        needed |= dict.fromkeys(sequence(part.get("required")))
    optional = [name for name in members if name not in needed]
    chosen = list(needed)
    if depth < DEEPEST:
        chosen += (
            draw(
                st.lists(
                    st.sampled_from(optional), unique=True, max_size=_MEMBERS // (1 + 2 * depth)
                )
            )
            if optional
            else []
        )
        chosen += draw(_further(said))
    made: dict[str, Any] = {}
    while chosen:
        name = chosen.pop(0)
        if name in made:
            continue
        schemas = [*members.get(name, ()), *_of_key(said, name, known=name in members)]
        if False in schemas:
            assume(name not in needed)
            continue
        made[name] = draw(
            _made(values, {"allOf": schemas} if len(schemas) != 1 else schemas[0], depth + 1)
        )
        for part in said:
            chosen += mapping(part.get("dependentRequired")).get(name, ())
            for inner in values.parts(mapping(part.get("dependentSchemas")).get(name, True)):
                needed |= dict.fromkeys(sequence(mapping(inner).get("required")))
                chosen += sequence(mapping(inner).get("required"))
    return made


def _of_key(said: list[dict[str, Any]], name: str, *, known: bool) -> list[Any]:
    """What patterns and the rules for other members say of a member."""
    found: list[Any] = []
    for part in said:
        fitting = [one for pattern, one in mapping(part.get("patternProperties")).items()
                   if Validator({"pattern": pattern}).is_valid(name)]  # fmt: skip
        found += fitting
        if not fitting and name not in mapping(part.get("properties")):
            found += [part["additionalProperties"]] if "additionalProperties" in part else []
            found += (
                [part["unevaluatedProperties"]]
                if "unevaluatedProperties" in part and not known
                else []
            )
    return found


@st.composite
def _further(draw: st.DrawFn, said: list[dict[str, Any]]) -> list[str]:
    """Names of members that no part names."""
    keys = [_for_python(one) for part in said for one in mapping(part.get("patternProperties"))]
    names: list[st.SearchStrategy[Any]] = [
        from_schema({"type": "string", "pattern": key}) for key in keys if key is not None
    ]
    if not any(
        part.get(word) is False
        for part in said
        for word in ("additionalProperties", "unevaluatedProperties")
    ):
        names += [
            st.sampled_from(["other", "é", "a b", "x-y", "self", "model_config", "copy"]),
            st.text(max_size=3),
        ]
    return draw(st.lists(st.one_of(names), max_size=2)) if names else []


@st.composite
def _array(draw: st.DrawFn, values: Values, said: list[dict[str, Any]], depth: int) -> Any:
    least = max((part.get("minItems", 0) for part in said), default=0)
    most = min(part.get("maxItems", 3 + least) for part in [*said, {}])
    heads = max(len(sequence(part.get("prefixItems"))) for part in said) if said else 0
    if depth >= DEEPEST:
        most = max(least, 0)
    size = draw(
        st.integers(min(least, most), max(min(least, most), min(most, max(heads, least) + 2)))
    )
    made = []
    for index in range(size):
        schemas: list[Any] = []
        for part in said:
            first = sequence(part.get("prefixItems"))
            if index < len(first):
                schemas.append(first[index])
            else:
                schemas += [part[word] for word in ("items", "unevaluatedItems") if word in part][
                    :1
                ]
            if "contains" in part and index < max(part.get("minContains", 1), 1):
                schemas.append(part["contains"])
        if False in schemas:
            break
        made.append(draw(_made(values, {"allOf": schemas}, depth + 1)))
    return made


@st.composite
def _changed(draw: st.DrawFn, value: Any) -> Any:
    copy = json.loads(json.dumps(value))
    places = list(_places(copy))
    if not places:
        return draw(anything)
    holder, key = draw(st.sampled_from(places))
    way = draw(st.sampled_from(["replace", "alter", "remove", "add", "null"]))
    if way == "remove":
        del holder[key]
    elif way == "add" and isinstance(holder, dict):
        holder[draw(st.sampled_from(["other", f"{key}s", str(key).upper(), "é"]))] = draw(anything)
    elif way == "add":
        holder.append(draw(st.sampled_from(holder) | anything))
    elif way == "null":
        holder[key] = None
    elif way == "alter":
        holder[key] = draw(st.sampled_from(_near(holder[key])))
    else:
        holder[key] = draw(anything)
    return copy


def _near(value: Any) -> list[Any]:
    """Values that are not far from one: over a bound, of the next type."""
    match value:
        case bool():
            return [not value, int(value), str(value)]
        case int() | float():
            return [
                value + 1,
                value - 1,
                -value,
                value / 2 if abs(value) < 1e300 else 0.5,
                str(value),
                bool(value),
            ]
        case str():
            return [value + "x", value[:-1], value * 3, value.upper(), [value], "0", ""]
        case list():
            return [value + value, value[:-1], {}, value[::-1]]
        case dict():
            return [{}, [value], {**value, "more": 1}, dict(list(value.items())[1:])]
        case _:
            return [0, "", False, {}, []]


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a value, with each of its keys or indices."""
    pairs = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    for key, item in list(pairs):
        yield tree, key
        yield from _places(item)
