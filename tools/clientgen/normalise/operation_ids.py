"""What an operation is called by: its ID without what a framework put there, or one that is made of its path.

Frameworks make IDs of the code behind them.  What they add is left out of names in Python where it is told exactly: by the
ID, path and tag of the one operation alone, so that others never matter.
"""

from __future__ import annotations

import re

from clientgen.normalise.words import VERSION, pascal, stem, words

_PREFIX = re.compile(r"([^\W_]+)(_|\.|::|#|/|-)(?=[^\W_])")
_SEPARATORS = re.compile(r"[!#$%&'*+\-.^_`|~:]+")
_CODE = frozenset({"api", "controller", "handler", "resource", "service"})
"""What a class that answers requests is called after its subject."""


def derived_id(method: str, path: str) -> str:
    """An ID for an operation that states none: ``get /pets/{id}`` is ``getPetsById``."""
    parts = [method]
    for segment in path.split("/"):
        for literal, name in re.findall(r"([^{}]+)|\{([^{}]*)\}", segment):
            parts.append(pascal(literal) if literal else "By" + pascal(name))
    return "".join(part for part in parts if part and part != "ByEmpty")


def said(ident: str, method: str, path: str, tag: str) -> str:
    """`ident` without what its framework added: the route that one appends and another puts first, namespaces, the kind of class.

    ``read_items_items__get`` of ``GET /items/`` is ``read_items``, ``ItemsItemIdDelete`` of ``/items/{item_id}`` ``Delete``;
    ``get-/items_list`` of ``GET /items`` is ``list``; ``store.items.list`` with the tag ``items`` is ``items.list``;
    ``CatsController_findAll`` is ``Cats_findAll``, whatever the tag, while ``CatsService_list`` and its like lose the word only where the rest of the prefix is the tag.
    """
    route = re.sub(r"\W", "_", path) + f"_{method.lower()}"
    if ident.endswith(route) and ident[: -len(route)].strip("_"):
        return ident[: -len(route)]
    titled = _SEPARATORS.sub("", "".join(_plain(part).title() for part in path.split("/")))
    rest = ident.removeprefix(titled)
    if ident.isalnum() and rest != ident and rest[:1].isupper():
        return rest
    told = ident.removeprefix(f"{method.lower()}-{path}").lstrip("_-")
    if told and told != ident and ident.startswith(f"{method.lower()}-/"):
        return told
    return _of_class(_in_namespace(_unversioned(ident, method, path), tag), tag)


def _unversioned(ident: str, method: str, path: str) -> str:
    """``getApiV1Items`` of ``GET /api/v1/items`` without what begins the path and says nothing."""
    rest = ident[len(method) :]
    if not ident.lower().startswith(method.lower()):
        return ident
    for part in path.strip("/").lower().split("/"):
        if not VERSION.match(part):
            break
        for word in words(part):
            found = re.match(rf"[\W_]*{re.escape(word)}", rest, re.IGNORECASE)
            if found is None:
                return ident
            rest = rest[found.end() :]
    told = rest[:1].isupper() or (rest and not rest[0].isalnum())
    return ident[: len(method)] + rest if told else ident


def _in_namespace(ident: str, tag: str) -> str:
    """``service.projects.zones.list`` from the part on that is the tag: what stands before that is where it belongs."""
    parts = ident.split(".")
    group = _stems(tag)
    for at in range(1, len(parts) - 1):
        if _stems(parts[at]) == group:
            return ".".join(parts[at:])
    return ident


def _of_class(ident: str, tag: str) -> str:
    prefix = _PREFIX.match(ident)
    if prefix is None:
        return ident
    *subject, kind = words(prefix[1])
    told, group = [stem(word) for word in subject], _stems(tag)
    if not subject or kind not in _CODE or [*told, kind] == group:
        return ident
    if kind != "controller" and told != group:
        return ident
    return f"{'_'.join(subject)}_{ident[prefix.end() :]}"


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]


def _plain(part: str) -> str:
    """A part of a path without the braces of a parameter."""
    return part[1:-1] if part.startswith("{") and part.endswith("}") else part
