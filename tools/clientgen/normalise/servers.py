"""Servers and their variables."""

from __future__ import annotations

import re
from typing import Any

from clientgen.ir.nodes import Server, ServerVariable, Text
from clientgen.normalise import scopes
from clientgen.normalise.context import Context, mapping, sequence, text
from clientgen.normalise.lock_keys import variable
from clientgen.normalise.names import Names, Wish
from clientgen.normalise.resolve import join
from clientgen.normalise.words import snake

_VARIABLE = re.compile(r"\{([^{}]+)\}")


def read(context: Context, names: Names, pointer: str, values: Any) -> tuple[Server, ...]:
    """The servers at `pointer`. Variables of one name share their Python name across servers."""
    servers = [(join(pointer, index), mapping(v)) for index, v in enumerate(sequence(values))]
    wishes: dict[str, Wish] = {}
    for place, value in servers:
        for wire in _VARIABLE.findall(text(value.get("url"))):
            found = mapping(mapping(value.get("variables")).get(wire))
            where = join(place, "variables", wire)
            forms = (snake(wire, prefix="variable"), snake(wire, spelled=True, prefix="variable"))
            pin, key = found.get("x-python-name"), variable(pointer, wire)
            wishes.setdefault(wire, Wish(wire, wire, forms, where, pin, key=key))
    python = names.settle(wishes.values(), scopes.CLIENT)
    return tuple(_server(value, python) for _, value in servers if text(value.get("url")))


def _server(value: dict[str, Any], python: dict[str, str]) -> Server:
    url = text(value.get("url"))
    variables = []
    for wire in dict.fromkeys(_VARIABLE.findall(url)):
        found = mapping(mapping(value.get("variables")).get(wire))
        stated = found.get("default")
        known = None if stated is None else str(stated)
        unset = found.get("x-no-default") is True
        variables.append(
            ServerVariable(
                name=python[wire],
                wire_name=wire,
                default=None if unset else known,
                options=tuple(str(option) for option in sequence(found.get("enum"))),
                doc=Text(text(found.get("description"))),
                example=known if unset else None,
            )
        )
    hosts = tuple(
        (str(name), str(host)) for name, host in sorted(mapping(value.get("x-hosts")).items())
    )
    return Server(url, tuple(variables), hosts, Text(text(value.get("description"))))
