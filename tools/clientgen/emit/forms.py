"""Files in multipart forms."""

from __future__ import annotations

from clientgen.emit.types import without_null
from clientgen.ir.nodes import Api, ListOf, Ref, Scalar, TypeRef


def multipart(api: Api) -> frozenset[str]:
    """The models that are sent as multipart forms: files in them may be read while they are sent."""
    bodies = (call.body for resource in api.resources for call in resource.operations)
    contents = (content for body in bodies if body for content in body.contents)
    types = (content.type for content in contents if content.kind == "multipart")
    return frozenset(type_.name for type_ in types if isinstance(type_, Ref))


def holds_files(type_: TypeRef) -> bool:
    """Whether a type is a file, or a list of files, or one that may be null."""
    match without_null(type_):
        case Scalar("string", "binary"):
            return True
        case ListOf(item):
            return holds_files(item)
        case _:
            return False
