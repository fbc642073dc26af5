"""The names that a client gives, as `names.lock` keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clientgen.ir.build import Parts
from clientgen.ir.nodes import Choice, Model
from clientgen.normalise import lock_keys, security
from clientgen.normalise.lock_keys import Keys
from clientgen.normalise.name_lock import Key
from clientgen.normalise.resolve import join


def names(
    parts: Parts, keys: Keys, tags: Mapping[str, str], servers: str
) -> dict[str, dict[str, str]]:
    """Section → place → name, for everything in the client that has a public name.

    `tags` says which resource each tag became, `servers` is the pointer of the servers. Where two things
    stand at one place as the lock writes it, it keeps the name of neither.
    """
    found: dict[Key, str] = {}
    twice: set[Key] = set()
    for key, name in _all(parts, keys, tags, servers):
        if found.setdefault(key, name) != name:
            twice.add(key)
    sections: dict[str, dict[str, str]] = {}
    for key in sorted(found.keys() - twice):
        sections.setdefault(key[0], {})[key[1]] = found[key]
    return sections


def _all(
    parts: Parts, keys: Keys, tags: Mapping[str, str], servers: str
) -> Iterator[tuple[Key, str]]:
    for ident, component in parts.components.items():
        yield keys.named(ident), parts.names[ident]
        match component:
            case Model(fields=fields):
                for field in fields:
                    yield keys.attribute(ident, field.wire_name), field.name
            case Choice(members=members):
                for member in members:
                    yield keys.member(ident, member.value), member.name
            case _:
                pass
    for key, name in parts.scheme_names.items():
        yield keys.named(join(security.PLACE, key)), name
    used = {resource.name for resource in parts.resources}
    for tag, name in tags.items():
        if name in used:
            yield lock_keys.resource(tag), name
    for resource in parts.resources:
        yield lock_keys.resource_class(resource.name), resource.class_name
        for operation in resource.operations:
            yield (
                lock_keys.method(operation.pointer, operation.twin),
                f"{resource.name}.{operation.name}",
            )
            for item in operation.parameters:
                yield (
                    lock_keys.argument(operation.pointer, item.location, item.wire_name),
                    item.name,
                )
    for server in parts.servers:
        for variable in server.variables:
            yield lock_keys.variable(servers, variable.wire_name), variable.name
