"""Merge patches (RFC 7396): of a schema that describes the whole resource, the form in which any part of it may be sent.

In a patch a member that is absent stays as it is, and null removes it.  A document that gives the resource's own schema for
`application/merge-patch+json` demands members that a patch leaves out; one whose schema demands nothing was written for the
purpose, and holds as it stands, what may be null included.
"""

from __future__ import annotations

from dataclasses import replace

from clientgen.ir.nodes import (
    Alias,
    Component,
    Content,
    Field,
    MapOf,
    Model,
    Operation,
    Ref,
    Resource,
    Text,
    TypeRef,
    Union,
)
from clientgen.normalise.built import with_null
from clientgen.normalise.media import essence

PATCH = "\x00patch"
"""What the identity of the patch of a component ends with."""
_MEDIA = "application/merge-patch+json"


def applied(
    resources: list[Resource], components: dict[str, Component]
) -> tuple[list[Resource], dict[str, Component]]:
    """The resources with patches for the bodies that need one, and the components with those."""
    patches = _Patches(components)
    changed = [
        replace(one, operations=tuple(map(patches.operation, one.operations))) for one in resources
    ]
    return changed, {**components, **patches.made}


class _Patches:
    def __init__(self, components: dict[str, Component]) -> None:
        self._components = components
        self.made: dict[str, Component] = {}

    def operation(self, call: Operation) -> Operation:
        if call.body is None:
            return call
        contents = tuple(map(self._content, call.body.contents))
        return replace(call, body=replace(call.body, contents=contents))

    def _content(self, content: Content) -> Content:
        if essence(content.media) != _MEDIA or content.type is None:
            return content
        if not self._demands(content.type):
            return content
        return replace(content, type=self._patch(content.type), rules=None)

    def _demands(self, kind: TypeRef) -> bool:
        """Whether an object that is patched, at the top or in another one, has to have members other than its marks."""
        seen: set[str] = set()
        left = _merged(kind)
        while left:
            name = left.pop()
            if name in seen:
                continue
            seen.add(name)
            match self._components.get(name):
                case Model(fields=fields):
                    if any(one.required and one.constant is None for one in fields):
                        return True
                    for one in fields:
                        left += _merged(one.type)
                case Alias(type=inner):
                    left += _merged(inner)
                case _:
                    pass
        return False

    def _patch(self, kind: TypeRef) -> TypeRef:
        """The type of a patch of `kind`: objects are merged member by member, anything else is replaced as a whole."""
        match kind:
            case Ref(name):
                return self._named(name)
            case MapOf(value):
                return replace(kind, value=with_null(self._patch(value)))
            case Union(variants):
                return Union(tuple(dict.fromkeys(map(self._patch, variants))))
            case _:
                return kind

    def _named(self, name: str) -> TypeRef:
        found = self._components.get(name)
        ident = f"{name}{PATCH}"
        if not isinstance(found, (Model, Alias)) or (
            isinstance(found, Alias) and not _merged(found.type)
        ):
            return Ref(name)  # replaced as a whole
        if ident not in self.made:
            self.made[ident] = found  # a way back to it is only its name
            self.made[ident] = (
                replace(found, name=ident, type=self._patch(found.type))
                if isinstance(found, Alias)
                else self._model(found, ident)
            )
        return Ref(ident)

    def _model(self, model: Model, ident: str) -> Model:
        extra = model.extra
        return replace(
            model,
            name=ident,
            fields=tuple(map(self._field, model.fields)),
            extra=extra if isinstance(extra, bool) else with_null(self._patch(extra)),
            rules=None,  # they speak of the whole, which the patch is not
            notes=(*model.notes, _NOTE),
        )

    def _field(self, field: Field) -> Field:
        kind = with_null(self._patch(field.type))
        return replace(field, type=kind, required=False, nullable=True, constant=None)


_NOTE = Text("As a merge patch: what is not given stays as it is, and None removes it.")


def _merged(kind: TypeRef) -> list[str]:
    """The components that a patch of `kind` may merge with: those in lists are replaced."""
    match kind:
        case Ref(name):
            return [name]
        case MapOf(value):
            return _merged(value)
        case Union(variants):
            return [name for one in variants for name in _merged(one)]
        case _:
            return []
