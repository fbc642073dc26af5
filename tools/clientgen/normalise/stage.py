"""The order of the steps of this stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clientgen.ir.build import Parts, build
from clientgen.ir.nodes import Api, Component, Content, Operation, Resource, Text
from clientgen.ir.rename import replaced, with_types
from clientgen.normalise import (
    circles,
    classes,
    direction,
    former,
    layout,
    lock_given,
    operations,
    paging,
    patches,
    reserved,
    servers,
    tags,
    webhooks,
)
from clientgen.normalise.calls import common_servers, find_calls
from clientgen.normalise.context import Context, mapping, text
from clientgen.normalise.name_lock import NameLock
from clientgen.normalise.names import Names
from clientgen.normalise.resolve import SCHEMAS, is_named, join, parse
from clientgen.normalise.schemas import Schemas


class Stage:
    """One run over one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._names = Names(
            context.collector, strict=context.settings.strict_names, lock=context.lock
        )
        self._schemas = Schemas(context, self._names)

    def run(self) -> tuple[Api, NameLock]:
        """Resources first; they ask for the components that they need."""
        calls = find_calls(self._context)
        builder = operations.Resources(self._context, self._schemas, self._names)
        resources = builder.build(calls)
        pushed = webhooks.received(self._context, self._schemas, calls)
        drafts = self._schemas.drafts
        if not calls and not pushed:
            for key in mapping(mapping(self._context.data.get("components")).get("schemas")):
                self._schemas.referred(join(SCHEMAS[:-1], key))
            self._schemas.finish()
        drafts.components = circles.opened(drafts.components)
        tags.narrow(drafts)
        resources, components = patches.applied(resources, drafts.components)
        resources, components = self._sides(components, resources, pushed)
        named = classes.Classes(
            self._context,
            self._names,
            components,
            [one.name for one in resources],
            builder.schemes.known,
        )
        names = named.components(components)
        scheme_names = named.schemes(builder.schemes)
        resources = named.resources(resources)
        names = named.hoisted(components, names, calls)
        place, stated = "#/servers", self._context.data.get("servers")
        if not stated:
            place, stated = common_servers(calls)
        info = mapping(self._context.data.get("info"))
        parts = Parts(
            title=Text(text(info.get("title"))),
            version=str(info.get("version", "")),
            doc=Text(text(info.get("description"))),
            client_name=self._context.settings.client_name,
            package=self._context.settings.package,
            servers=servers.read(self._context, self._names, place, stated),
            schemes=builder.schemes.known,
            resources=tuple(resources),
            components=components,
            names=names,
            scheme_names=scheme_names,
            modules=layout.split(
                layout.modules(components, direction.each_resource(resources)), components, names
            ),
            keys={
                ident: parse(ident)[-1] if is_named(ident) else names[ident] for ident in components
            },
            imported=reserved.CLASSES,
        )
        given = lock_given.names(parts, self._context.keys, builder.of_tag, place)
        kept = former.former(self._context, given)
        client = paging.resolved(self._context, build(replace(parts, former=kept)))
        return client, NameLock(given, kept)

    def _sides(
        self, components: dict[str, Component], resources: list[Resource], pushed: list[str]
    ) -> tuple[list[Resource], dict[str, Component]]:
        """Resources and components with a form for each direction where these differ."""
        every = [call for resource in resources for call in resource.operations]
        if not every and not pushed:
            return resources, {
                ident: with_types(one, direction.as_text) for ident, one in components.items()
            }
        sent = direction.reach(components, _all(every, sent=True), sent=True)
        received = direction.reach(components, [*_all(every, sent=False), *pushed], sent=False)
        as_json = [root for call in every for root in direction.json_roots(call)]
        plain = direction.reach(components, [*as_json, *pushed])
        components = {
            ident: with_types(one, direction.as_text) if ident in plain else one
            for ident, one in components.items()
        }
        sides = direction.Sides(components, sent, received)
        changed = [
            replace(one, operations=tuple(_directed(call, sides) for call in one.operations))
            for one in resources
        ]
        roots = [root for _, found in direction.each_resource(changed) for root in found] + pushed
        kept = direction.reach(sides.components, roots)
        return changed, {ident: one for ident, one in sides.components.items() if ident in kept}


def _all(calls: list[Operation], *, sent: bool) -> Iterator[str]:
    for call in calls:
        yield from direction.sent_roots(call) if sent else direction.received_roots(call)


def _directed(call: Operation, sides: direction.Sides) -> Operation:
    """An operation whose request names the sent forms."""
    body = call.body
    if body is not None:
        body = replace(
            body, contents=tuple(_content(one, sides, sent=True) for one in body.contents)
        )
    return replace(
        call,
        parameters=tuple(
            replace(one, type=sides.as_sent(replaced(one.type, direction.as_text)))
            for one in call.parameters
        ),
        body=body,
        replies=tuple(
            replace(one, contents=tuple(_content(c, sides, sent=False) for c in one.contents))
            for one in call.replies
        ),
    )


def _content(content: Content, sides: direction.Sides, *, sent: bool) -> Content:
    if content.type is None:
        return content
    kind = (
        replaced(content.type, direction.as_text)
        if content.kind in direction.AS_JSON
        else content.type
    )
    return replace(content, type=sides.as_sent(kind) if sent else kind)
