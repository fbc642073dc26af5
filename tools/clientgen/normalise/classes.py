"""Names of the classes that a package exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from clientgen.ir.nodes import Resource
from clientgen.normalise import lock_keys, scopes, security
from clientgen.normalise.calls import Call
from clientgen.normalise.context import Context, mapping
from clientgen.normalise.direction import SENT
from clientgen.normalise.hoist import Hoist
from clientgen.normalise.name_lock import Key
from clientgen.normalise.names import Names, Wish
from clientgen.normalise.patches import PATCH
from clientgen.normalise.resolve import is_named, join, parse
from clientgen.normalise.words import pascal


class Classes:
    """Settles all class names of one package: components first, then what can give way to them.

    A name that `names.lock` keeps for any of them is not given to another one before its turn comes.
    """

    def __init__(
        self,
        context: Context,
        names: Names,
        idents: Iterable[str] = (),
        resources: Iterable[str] = (),
        schemes: Iterable[str] = (),
    ) -> None:
        self._context = context
        self._names = names
        client = context.settings.client_name
        reserved = scopes.CLASSES.reserved | {client, f"Async{client}"}
        self._scope = replace(scopes.CLASSES, reserved=reserved)
        self._taken: set[str] = set()
        self._held: dict[str, Key] = {}
        if context.lock:
            keys = [context.keys.named(ident) for ident in idents]
            keys += [context.keys.named(join(security.PLACE, key)) for key in schemes]
            self._hold(keys)
            classes = [lock_keys.resource_class(name) for name in resources]
            self._hold(classes)
            self._hold(classes, prefix="Async")

    def _hold(self, keys: Iterable[Key], prefix: str = "") -> None:
        for key in keys:
            if name := self._context.lock.name(key):
                self._held.setdefault(prefix + name, key)

    def schemes(self, schemes: security.Schemes) -> dict[str, str]:
        """Key of a security scheme → class name."""
        wishes = [security.wish(self._context, scheme) for scheme in schemes.known.values()]
        found = self._settle(wishes, suffix="Auth")
        return {key: found[f"scheme {key}"] for key in schemes.known}

    def resources(self, resources: Iterable[Resource]) -> list[Resource]:
        """The resources under class names whose ``Async…`` twins are free as well."""
        resources = list(resources)
        wishes = [
            Wish(
                one.name,
                one.name,
                (one.class_name, f"{one.class_name}Resource"),
                "#/tags",
                key=lock_keys.resource_class(one.name),
            )
            for one in resources
        ]
        twins = {name.removeprefix("Async") for name in self._taken if name.startswith("Async")}
        self._taken |= twins
        found = self._settle(wishes, quiet=True, suffix="Resource")
        self._taken |= {f"Async{name}" for name in found.values()}
        self._taken -= twins - set(found.values())
        return [replace(one, class_name=found[one.name]) for one in resources]

    def components(self, idents: Iterable[str]) -> dict[str, str]:
        """Identity → name, for the component schemas among `idents`."""
        wishes = []
        for ident in sorted(idents):
            if is_named(ident):
                schema = mapping(self._context.resolver.find(ident)[1])
                pin, key = schema.get("x-python-name"), self._context.keys.named(ident)
                wishes.append(scopes.class_wish(ident, parse(ident)[-1], ident, pin, key))
        return self._settle(wishes)

    def hoisted(
        self, idents: Iterable[str], known: dict[str, str], calls: list[Call]
    ) -> dict[str, str]:
        """Identity → name, for everything else among `idents`; `known` are the names of component schemas."""
        said = Counter(pascal(call.said) for call in calls)
        operations: dict[str, str] = {}
        for call in calls:  # the first path that has an operation gives the name
            name = call.said if said[pascal(call.said)] == 1 else call.id
            operations.setdefault(call.pointer, name)
        hoist = Hoist(
            self._context.resolver,
            known.get,
            lambda pointer: operations.get(pointer) or "_".join(reversed(parse(pointer)[1:])),
        )
        plain: list[str] = []
        forms: list[str] = []
        for ident in sorted(set(idents) - known.keys()):
            (forms if ident.endswith((SENT, PATCH)) else plain).append(ident)
        wishes = []
        for ident in plain:
            name = hoist.name(ident)
            pointer = ident.partition("\x00")[0]
            short = pascal(name)  # a name too long to read is cut, once, at the end
            key = self._context.keys.named(ident)
            wishes.append(Wish(ident, ident, (short, f"{short}Inline"), pointer, key=key))
        names = known | self._settle(wishes, quiet=True)
        wishes = []
        for ident in forms:
            whole, _, form = ident.rpartition("\x00")
            base = names.get(whole) or hoist.name(whole)
            words = ("Request", "Input") if form == SENT[1:] else ("Patch", "MergePatch")
            key = self._context.keys.named(ident)
            wished = tuple(f"{base}{word}" for word in words)
            wishes.append(Wish(ident, ident, wished, ident.partition("\x00")[0], key=key))
        return names | self._settle(wishes, quiet=True)

    def _settle(
        self, wishes: Iterable[Wish], *, quiet: bool = False, suffix: str = "Model"
    ) -> dict[str, str]:
        scope = replace(self._scope, suffix=suffix)
        wishes = list(wishes)
        own = {wish.key for wish in wishes}
        held = {name for name, key in self._held.items() if key not in own}
        found = self._names.settle(wishes, scope, self._taken | held, quiet=quiet)
        self._taken |= set(found.values())
        return found
