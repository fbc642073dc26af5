"""Operations and the resources that they are methods of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clientgen.ir.nodes import Operation, Parameter, Reply, Resource, Server, Text
from clientgen.normalise import (
    answers,
    contents,
    lock_keys,
    paging,
    parameters,
    scopes,
    security,
    servers,
)
from clientgen.normalise.calls import Call, common_servers, rank
from clientgen.normalise.context import Context, mapping, sequence, text
from clientgen.normalise.names import Names, Wish
from clientgen.normalise.objects import notes
from clientgen.normalise.resolve import join
from clientgen.normalise.schemas import Schemas
from clientgen.normalise.words import pascal, portable, snake
from clientgen.source.grammar import METHODS

IDEMPOTENT = frozenset({"get", "put", "delete", "options", "head", "trace", "query"})


class Resources:
    """Builds the resources; component references in them are still identities."""

    def __init__(self, context: Context, schemas: Schemas, names: Names) -> None:
        self._context = context
        self._schemas = schemas
        self._names = names
        self._schemes = security.read(context)
        self._common: Any = None
        self._moved: dict[str, str] | None = None
        self.of_tag: dict[str, str] = {}
        """Tag → name of its resource, once they are built."""

    @property
    def schemes(self) -> security.Schemes:
        """The security schemes of the document."""
        return self._schemes

    def build(self, calls: list[Call]) -> list[Resource]:
        """The resources of `calls`, by name. Class names are those of the resource alone, still to be settled."""
        self._common = common_servers(calls)[1]
        tags = {
            text(mapping(tag).get("name")): (join("#/tags", index), mapping(tag))
            for index, tag in enumerate(sequence(self._context.data.get("tags")))
        }
        self.of_tag = self._resource_names(calls, tags)
        groups: dict[str, list[Call]] = {}
        for call in calls:
            groups.setdefault(self._home(call), []).append(call)
        found = []
        for name, members in sorted(groups.items()):
            stated = sorted(
                {call.tag for call in members}, key=lambda tag: (self.of_tag.get(tag) != name, tag)
            )
            doc = next((tags[tag][1].get("description") for tag in stated if tag in tags), "")
            members.sort(key=lambda call: (call.path, rank(call.method), call.method))
            operations = self._operations(members, name)
            module = portable(name)
            found.append(Resource(name, resource_class(name), module, operations, Text(text(doc))))
        return found

    def _resource_names(
        self, calls: list[Call], tags: dict[str, tuple[str, dict[str, Any]]]
    ) -> dict[str, str]:
        """Tag → name of its resource, for every tag that is needed for that."""
        lock = self._context.lock
        wishes: dict[str, Wish] = {}
        wanted: dict[str, str] = {}
        for call in sorted(calls, key=lambda call: (call.tag, call.path)):
            key = lock_keys.resource(call.tag)
            if call.tag in wanted or (self._kept_home(call) and lock.name(key) is None):
                continue  # known, or all that carries the tag belongs to another resource by now
            place, value = tags.get(call.tag, (call.pointer, {}))
            pin = value.get("x-python-name")
            kept = lock.name(key)
            own = snake(call.tag, prefix="resource")
            # Tags that differ only in spelling ("Node pools", "node-pools") are one resource.
            wanted[call.tag] = pin if isinstance(pin, str) else kept or own
            forms = (own, snake(call.tag, spelled=True, prefix="resource"))
            wish = Wish(wanted[call.tag], call.tag, forms, place, pin, key=key)
            wishes.setdefault(wanted[call.tag], wish)
        settled = self._names.settle(wishes.values(), scopes.RESOURCES)
        return {tag: settled[want] for tag, want in wanted.items()}

    def _kept_home(self, call: Call) -> str | None:
        """The resource that the operation has belonged to before."""
        whole = self._context.lock.whole(lock_keys.method(call.place))
        name = whole.partition(".")[0] if whole else None
        return None if name in scopes.RESOURCES.reserved else name

    def _home(self, call: Call) -> str:
        """The resource that an operation belongs to: a new tag does not move it."""
        kept = self._kept_home(call)
        if kept is None:
            return self.of_tag[call.tag]
        if self._moved is None:
            lock = self._context.lock
            self._moved = {
                old: name
                for tag, name in self.of_tag.items()
                if (old := lock.name(lock_keys.resource(tag))) is not None
            }
        return self._moved.get(kept, kept)

    def _operations(self, calls: list[Call], resource: str) -> tuple[Operation, ...]:
        replies = {call.place: self._replies(call) for call in calls}
        twins = [
            (call, word)
            for call in calls
            for word in (
                *answers.twins(replies[call.place]),
                *(["all"] if paging.stated(call.value) else []),
            )
        ]
        wishes = [self._wish(call, resource) for call in calls]
        wishes = scopes.with_twins(
            wishes, [(wishes[calls.index(call)], word) for call, word in twins]
        )
        methods = self._names.settle(wishes, scopes.methods_scope(resource))
        wishes = [
            Wish(call.place, call.id, scopes.constant_forms(call.id), call.pointer)
            for call in calls
        ]
        wishes += [
            scopes.twin_wish(wishes[calls.index(call)], word.upper()) for call, word in twins
        ]
        constants = self._names.settle(wishes, scopes.methods_scope(f"{resource}, as constants"))
        found = []
        for call in calls:
            made = self._operation(
                call, methods[call.place], constants[call.place], replies[call.place]
            )
            others = {word: methods[f"{call.place} {word}"] for one, word in twins if one is call}
            found.append(answers.told(made, others))
            for other, word in twins:
                if other is not call:
                    continue
                names = (
                    methods[f"{call.place} {word}"],
                    constants[f"{call.place} {word.upper()}"],
                )
                if word == "all":
                    found.append(paging.paged(made, call.value[paging.KEY], *names))
                else:
                    found.append(answers.twin(made, word, *names))
        return tuple(found)

    def _wish(self, call: Call, resource: str) -> Wish:
        """The wish for the name of a method: one that has no longer form comes before those that have."""
        forms = scopes.method_forms(call.said, call.id, resource)
        place = join(call.pointer, "operationId") if "operationId" in call.value else call.pointer
        return Wish(
            call.place,
            call.id,
            forms,
            place,
            call.value.get("x-python-name"),
            rank=int(len(forms) > 1),
            key=lock_keys.method(call.place),
        )

    def _replies(self, call: Call) -> tuple[Reply, ...]:
        place = join(call.pointer, "responses")
        return contents.replies(self._schemas, place, call.value.get("responses"))

    def _operation(
        self, call: Call, name: str, constant: str, replies: tuple[Reply, ...]
    ) -> Operation:
        value = call.value
        path = call.path.partition("#")[0]
        requirements = value.get("security", self._context.data.get("security"))
        return Operation(
            id=call.id,
            name=name,
            constant=constant,
            # The methods of 3.2 that the standard does not name are written as they are sent.
            method=call.method.upper() if call.method in METHODS else call.method,
            path=path,
            pointer=call.place,
            parameters=self._parameters(call, path, name),
            body=contents.body(
                self._schemas, join(call.pointer, "requestBody"), value.get("requestBody")
            ),
            replies=replies,
            security=security.needed(self._schemes, requirements),
            idempotent=call.method in IDEMPOTENT,
            deprecated=value.get("deprecated") is True,
            summary=Text(text(value.get("summary"))),
            doc=Text(text(value.get("description"))),
            notes=(*_documented(value), *notes(value)),
            lookup=Text(text(value.get("x-lookup"))),
            servers=self._servers(call),
        )

    def _parameters(self, call: Call, path: str, name: str) -> tuple[Parameter, ...]:
        places = [
            (join(call.item_pointer, "parameters"), call.item.get("parameters")),
            (join(call.pointer, "parameters"), call.value.get("parameters")),
        ]
        stated = parameters.stated(self._schemas, path, places)
        names = self._names.settle(
            (
                scopes.parameter_wish(
                    item.wire,
                    item.location,
                    item.pointer,
                    item.value.get("x-python-name"),
                    lock_keys.argument(call.place, item.location, item.wire),
                    on_client=item.value.get("x-client-parameter") is True,
                )
                for item in stated
            ),
            scopes.parameters_scope(name),
        )
        return tuple(
            parameters.parameter(self._schemas, item, names[f"{item.location} {item.wire}"])
            for item in stated
        )

    def _servers(self, call: Call) -> tuple[Server, ...]:
        for place, value in ((call.pointer, call.value), (call.item_pointer, call.item)):
            if value.get("servers"):
                if value["servers"] == self._context.data.get("servers", self._common):
                    return ()
                return servers.read(
                    self._context, self._names, join(place, "servers"), value["servers"]
                )
        return ()


def resource_class(name: str) -> str:
    """The class of the resource `name`."""
    return pascal(name)


def _documented(value: Mapping[str, Any]) -> tuple[Text, ...]:
    """The page of an operation (`x-documented-as`), where the tables are that its models name."""
    page = text(value.get("x-documented-as"))
    return (
        (Text(f"Documented on the page {page.rstrip('.')}, with the tables that its models name."),)
        if page
        else ()
    )
