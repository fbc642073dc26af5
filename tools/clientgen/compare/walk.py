"""Two documents, operation by operation."""

from __future__ import annotations

from datetime import date
from typing import Any

from clientgen.compare.flatten import Flattener
from clientgen.compare.matching import match_media, match_parameters, match_statuses, may_be_xml
from clientgen.compare.model import ABSENT, Direction, Finding, difference, mapping
from clientgen.compare.operations import Located, Operation, operations
from clientgen.compare.requirements import compare_security, compare_servers
from clientgen.compare.rules import claimed
from clientgen.compare.schemas import SchemaWalker
from clientgen.compare.side import Side
from clientgen.compare.sink import Context, Pair, Sink
from clientgen.source import pointer

# What says something without changing a call, and what the walk itself goes into.
_KNOWN = {
    "document": {"openapi", "info", "paths", "components", "tags", "externalDocs", "security", "servers", "webhooks",
                 "jsonSchemaDialect", "$self"},
    "operation": {"summary", "description", "externalDocs", "parameters", "requestBody", "responses", "callbacks", "security", "servers"},
    "parameter": {"name", "in", "description", "example", "examples", "schema", "content"},
    "header": {"description", "example", "examples", "schema", "content"},
    "body": {"description", "content"},
    "media": {"schema", "itemSchema", "example", "examples"},
    "response": {"description", "summary", "headers", "content"},
}  # fmt: skip


class Comparison:
    """Compares two documents. `today` decides whether an announced removal was due."""

    def __init__(self, old: Side, new: Side, today: date) -> None:
        self.old, self.new, self.today = old, new, today
        self.sink = Sink(old, new)
        self._flat = Flattener(old), Flattener(new)
        self._schemas = SchemaWalker(*self._flat, self.sink)

    def run(self) -> list[Finding]:
        """All findings, in the order of the documents."""
        top = Context(labels=("the document",))
        self._part(
            "document", self._pair(Located("#", self.old.data), Located("#", self.new.data), top)
        )
        self._operations(
            self.old.data.get("paths"),
            self.new.data.get("paths"),
            ("#/paths", "#/paths"),
            Context(),
        )
        # The service calls a webhook, and the client answers.
        hooks = Context(Direction.RECEIVED, ("webhook",))
        tables = self.old.data.get("webhooks"), self.new.data.get("webhooks")
        self._operations(*tables, ("#/webhooks", "#/webhooks"), hooks)
        self._library()
        return self.sink.located()

    def _library(self) -> None:
        """Documents without operations are schemas for others to use: any of them may be sent or received."""
        if any(
            mapping(side.data.get(key))
            for side in (self.old, self.new)
            for key in ("paths", "webhooks")
        ):
            return
        tables = [
            mapping(mapping(side.data.get("components")).get("schemas"))
            for side in (self.old, self.new)
        ]
        for name in {**tables[0], **tables[1]}:
            at = pointer.write(("components", "schemas", name))
            context = Context(labels=("schema", str(name)), xml=True)
            if not all(name in table for table in tables):
                first, second = (
                    Located(at, table[name]) if name in table else None for table in tables
                )
                pair = self._pair(first, second, context)
                self.sink.run("component", pair, context, pair.old_at, pair.new_at)
                continue
            places = [flat.place(f"{at}#self", {"$ref": at}) for flat in self._flat]
            for direction in Direction:
                self._schemas.compare(places[0], places[1], context.below(direction=direction))

    def _pair(
        self,
        old: Located | None,
        new: Located | None,
        context: Context,
        name: str = "",
        **more: Any,
    ) -> Pair:
        return Pair(
            old=_part_of(old),
            new=_part_of(new),
            old_at=old.at if old else "",
            new_at=new.at if new else "",
            context=context,
            name=name,
            more={"today": self.today, **more},
        )

    def _part(self, kind: str, pair: Pair) -> None:
        """Hold a part to the rules for its kind, and to the one for what no rule reads."""
        self.sink.run(kind, pair, pair.context, pair.old_at, pair.new_at)
        if not pair.both:
            return
        known = claimed(kind) | _KNOWN[kind]
        for key in difference(mapping(pair.old), mapping(pair.new)):
            if key not in known:
                self._leftover(pair, key)

    def _leftover(self, pair: Pair, key: str) -> None:
        values = mapping(pair.old).get(key, ABSENT), mapping(pair.new).get(key, ABSENT)
        places = pointer.join(pair.old_at, key), pointer.join(pair.new_at, key)
        self.sink.run("leftover", Pair(*values, *places, pair.context, key), pair.context, *places)

    def _operations(self, old: Any, new: Any, at: tuple[str, str], context: Context) -> None:
        before, after = operations(self.old, old, at[0]), operations(self.new, new, at[1])
        outermost = not self.sink.operation
        for key in [*before, *(key for key in after if key not in before)]:
            first, second = before.get(key), after.get(key)
            shown = second or first
            label = shown.label if shown else ""
            if outermost:
                self.sink.operation = label
                self._schemas.forget()
            self._operation(first, second, context.below(label))
            if outermost:
                self.sink.operation = ""

    def _operation(self, old: Operation | None, new: Operation | None, context: Context) -> None:
        pair = self._pair(
            Located(old.at, old.value) if old else None,
            Located(new.at, new.value) if new else None,
            context,
            name="webhook" if context.labels[0] == "webhook" else "",
            paths=(old.path if old else "", new.path if new else ""),
        )
        self._part("operation", pair)
        if old is None or new is None:
            return
        self._parameters(old, new, context)
        bodies = [self._child(side, part, "requestBody") for side, part in self._sides(old, new)]
        self._body(bodies[0], bodies[1], context)
        answered = context.below(direction=context.direction.other)
        tables = [
            {
                str(code).upper(): entry
                for code, entry in mapping(part.value.get("responses")).items()
            }
            for part in (old, new)
        ]
        for code, one, two in match_statuses(*tables):
            self._response(
                code,
                self._answer(self.old, old, one),
                self._answer(self.new, new, two),
                answered,
            )
        compare_security(self, old, new, context)
        compare_servers(self, old, new, context)
        for name in {**mapping(old.value.get("callbacks")), **mapping(new.value.get("callbacks"))}:
            first, second = (
                self._child(side, part, "callbacks", name) for side, part in self._sides(old, new)
            )
            below = context.below("callback", str(name), direction=context.direction.other)
            self._operations(
                first.value if first else None, second.value if second else None,
                (first.at if first else "", second.at if second else ""), below,
            )  # fmt: skip

    def _sides(
        self, old: Operation, new: Operation
    ) -> tuple[tuple[Side, Operation], tuple[Side, Operation]]:
        return (self.old, old), (self.new, new)

    def _child(self, side: Side, part: Operation, *tokens: str) -> Located | None:
        value: Any = part.value
        for token in tokens:
            if token not in mapping(value):
                return None
            value = value[token]
        return Located(*side.resolve(pointer.join(part.at, *tokens), value))

    def _answer(self, side: Side, part: Operation, code: str) -> Located | None:
        for key, value in mapping(part.value.get("responses")).items():
            if code and str(key).upper() == code:
                return Located(*side.resolve(pointer.join(part.at, "responses", str(key)), value))
        return None

    def _parameters(self, old: Operation, new: Operation, context: Context) -> None:
        before, after = old.parameters(self.old), new.parameters(self.new)
        renamed = dict(zip(old.variables, new.variables, strict=False))
        partners, fresh = match_parameters(list(before), list(after), renamed)
        for key, first in before.items():
            self._parameter(first, after.get(partners[key]), context)
        for key in fresh:
            self._parameter(None, after[key], context)

    def _parameter(self, old: Located | None, new: Located | None, context: Context) -> None:
        shown = mapping((new or old or Located("", {})).value)
        required = all(mapping(part.value).get("required") is True for part in (old, new) if part)
        here = context.below(
            f"{shown.get('in')} parameter {shown.get('name')}",
            role="required-parameter" if required else "optional-parameter",
        )
        self._part("parameter", self._pair(old, new, here, str(shown.get("name"))))
        if old and new:
            self._described(old, new, here)

    def _described(self, old: Located, new: Located, context: Context) -> None:
        """A parameter's or a header's value: `schema` or `content`."""
        first, second = mapping(old.value), mapping(new.value)
        if "schema" in first or "schema" in second:
            self._schema(old, new, "schema", context)
        if "content" in first or "content" in second:
            self._content(old, new, context, "parameter-media")

    def _schema(self, old: Located, new: Located, key: str, context: Context) -> None:
        places = [
            flat.place(pointer.join(part.at, key), mapping(part.value).get(key, {}))
            for flat, part in zip(self._flat, (old, new), strict=True)
        ]
        self._schemas.compare(places[0], places[1], context)

    def _content(self, old: Located, new: Located, context: Context, kind: str) -> None:
        first, second = (mapping(mapping(part.value).get("content")) for part in (old, new))
        partners = match_media(list(first), list(second))
        for name in [*first, *(name for name in second if name not in partners.values())]:
            partner = partners.get(name, "") if name in first else name
            before = (
                Located(pointer.join(old.at, "content", name), first[name])
                if name in first
                else None
            )
            after = (
                Located(pointer.join(new.at, "content", partner), second[partner])
                if partner
                else None
            )
            below = context.below(partner or name, xml=may_be_xml(partner or name))
            self.sink.run(kind, self._pair(before, after, below, partner or name), below,
                          before.at if before else old.at, after.at if after else new.at)  # fmt: skip
            if before and after:
                self._part("media", self._pair(before, after, below, partner))
                for key in ("schema", "itemSchema"):
                    if key in mapping(before.value) or key in mapping(after.value):
                        self._schema(
                            before,
                            after,
                            key,
                            below.below("items" if key == "itemSchema" else "body"),
                        )

    def _body(self, old: Located | None, new: Located | None, context: Context) -> None:
        here = context.below("body")
        if old or new:
            self._part("body", self._pair(old, new, here))
        if old and new:
            self._content(old, new, context, "request-media")

    def _response(
        self, code: str, old: Located | None, new: Located | None, context: Context
    ) -> None:
        here = context.below(f"answer {code}")
        self._part("response", self._pair(old, new, here, code))
        if not old or not new:
            return
        self._content(old, new, here, "response-media")
        tables = [
            {
                str(name).lower(): (name, value)
                for name, value in mapping(mapping(part.value).get("headers")).items()
            }
            for part in (old, new)
        ]
        for name in {**tables[0], **tables[1]}:
            first, second = (
                Located(
                    *side.resolve(
                        pointer.join(part.at, "headers", str(table[name][0])), table[name][1]
                    )
                )
                if name in table
                else None
                for side, part, table in zip((self.old, self.new), (old, new), tables, strict=True)
            )
            below = here.below(f"header {name}", role="header")
            self._part("header", self._pair(first, second, below, str(name)))
            if first and second:
                self._described(first, second, below)


def _part_of(located: Located | None) -> Any:
    """The value of a part; one that is no mapping, though it should be, has one key that no rule knows."""
    if located is None:
        return ABSENT
    return located.value if isinstance(located.value, dict) else {"value": located.value}
