"""Request bodies and replies."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from clientgen.ir.nodes import (
    Body,
    Content,
    Encoding,
    MapOf,
    MediaKind,
    Ref,
    Reply,
    Text,
    TypeRef,
    Union,
    Unknown,
)
from clientgen.normalise import answers, headers, streams
from clientgen.normalise.built import Built
from clientgen.normalise.context import mapping, text
from clientgen.normalise.media import kind_of, preference, to_send
from clientgen.normalise.resolve import Resolver, follow, join
from clientgen.normalise.schemas import Schemas

_SENT: dict[MediaKind, MediaKind] = {"events": "text", "string": "text"}
_RECEIVED: dict[MediaKind, MediaKind] = {"form": "text", "multipart": "binary"}
"""What a client does not write, or read, item by item or member by member: it is handed over as it is."""
_WORD = r"[A-Za-z0-9!#$%&'+.^_`|~-]+"
_MEDIA = re.compile(rf"{_WORD}/{_WORD}(?: *; *{_WORD}=(?:{_WORD}|\"[ !#-\[\]-~]*\"))*")


def body(schemas: Schemas, pointer: str, value: Any) -> Body | None:
    """The request body at `pointer`; None if it has no content at all."""
    place, found = follow(schemas.context.resolver, pointer, value)
    contents = _contents(schemas, place, found, sent=True)
    if not contents:
        return None
    return Body(
        found.get("required") is True, contents, place, Text(text(found.get("description")))
    )


def replies(schemas: Schemas, pointer: str, value: Any) -> tuple[Reply, ...]:
    """The replies at `pointer`, by status: numbers first, then ranges, then ``default``."""
    known = (
        schemas.drafts.replies
    )  # of several hundred operations most have the same replies for failures
    found = []
    for status, reply in mapping(value).items():
        if str(status).startswith("x-"):
            continue
        place, content = follow(schemas.context.resolver, join(pointer, status), reply)
        if place not in known:
            known[place] = _reply(schemas, place, content)
        found.append(replace(known[place], status=_status(str(status))))
    return tuple(sorted(found, key=lambda reply: (_rank(reply.status), reply.status)))


def _reply(schemas: Schemas, place: str, content: dict[str, Any]) -> Reply:
    """The reply that stands at `place`, of any status."""
    return Reply(
        "",
        _contents(schemas, place, content, sent=False),
        place,
        Text(text(content.get("description"))),
        *headers.documented(schemas, place, content),
        _links(schemas.context.resolver, place, content),
    )


def _links(
    resolver: Resolver, pointer: str, value: dict[str, Any]
) -> tuple[tuple[Text, Text, Text], ...]:
    """What the document says can be called with parts of an answer, by name."""
    found = []
    for name, link in sorted(mapping(value.get("links")).items(), key=lambda pair: str(pair[0])):
        _, content = follow(resolver, join(pointer, "links", name), link)
        target = text(content.get("operationId")) or text(content.get("operationRef"))
        found.append((Text(str(name)), Text(target), Text(text(content.get("description")))))
    return tuple(found)


def _status(status: str) -> str:
    return status if status == "default" else status.upper()


def _rank(status: str) -> int:
    return 2 if status == "default" else 1 if "X" in status else 0


def _contents(
    schemas: Schemas, pointer: str, value: dict[str, Any], *, sent: bool
) -> tuple[Content, ...]:
    given = {str(media): item for media, item in mapping(value.get("content")).items()}
    medias = {
        media: follow(schemas.context.resolver, join(pointer, "content", media), item)[1]
        for media, item in given.items()
    }
    ordered = sorted(
        medias, key=lambda media: preference(media, _described(schemas, media, medias[media]))
    )
    places = {media: join(pointer, "content", media) for media in ordered}
    found = [
        replace(
            _content(schemas, places[media], media, given[media], sent=sent), pointer=places[media]
        )
        for media in ordered
    ]
    if sent or len(found) < 2:
        return tuple(found)
    stated = [
        follow(schemas.context.resolver, "", medias[media].get("schema"))[1] or None
        for media in ordered
    ]
    return answers.several(found, stated)


def _described(schemas: Schemas, media: str, value: dict[str, Any]) -> Any:
    """The schema of a content, if its media type leaves open what it is."""
    schema = value.get("schema")
    if "*" not in media or not isinstance(schema, dict):
        return schema
    return follow(schemas.context.resolver, "", schema)[1]


def _content(
    schemas: Schemas, pointer: str, media: str, value: dict[str, Any], *, sent: bool
) -> Content:
    pointer, value = follow(schemas.context.resolver, pointer, value)
    kind = kind_of(media, _described(schemas, media, value))
    if (plain := (_SENT if sent else _RECEIVED).get(kind)) is not None:
        return Content(to_send(media, plain) if sent else media, plain)
    if kind in ("lines", "events"):
        return streams.content(schemas, pointer, media, kind, value)
    if kind in ("text", "binary"):
        return Content(to_send(media, kind) if sent else media, kind)
    built = schemas.at(join(pointer, "schema"), value.get("schema", {}))
    if kind in ("form", "multipart") and not _may_be_object(schemas, built.type):
        told = "the fields of this form have no names, because its schema is no object"
        schemas.context.collector.report("LOW17", join(pointer, "schema"), told)
        built = Built(MapOf(Unknown()))
    encodings = tuple(
        Encoding(
            wire_name=str(name),
            media=_one_media(item.get("contentType")),
            style=str(item.get("style", "form")),
            explode=item.get("explode", item.get("style", "form") == "form") is True,
            allow_reserved=item.get("allowReserved") is True,
            headers=headers.of_part(schemas, join(pointer, "encoding", name), item),
        )
        for name, item in sorted(mapping(value.get("encoding")).items())
        if isinstance(item, dict)
    )
    examples = _examples(schemas.context.resolver, join(pointer, "examples"), value)
    if sent:
        media = to_send(media, kind)
    return Content(
        media, kind, built.bounded, examples=examples, encodings=encodings, rules=built.nested
    )


def _may_be_object(schemas: Schemas, kind: TypeRef, trail: tuple[str, ...] = ()) -> bool:
    """Whether a value of a type can be an object, whose members are the fields of a form."""
    match kind:
        case Ref(name):
            facts = schemas.drafts.facts.get(name)
            if facts is None or facts.type is None or name in trail:
                return facts is None or facts.kind != "choice"
            return _may_be_object(schemas, facts.type, (*trail, name))
        case Union(variants):
            return any(_may_be_object(schemas, variant, trail) for variant in variants)
        case _:
            return isinstance(kind, MapOf | Unknown)


def _one_media(value: Any) -> str | None:
    """The media type of a part, if the document names exactly one: of ``image/png, image/*`` none can be promised."""
    found = isinstance(value, str) and _MEDIA.fullmatch(value.strip())
    return found[0] if found else None


def _examples(
    resolver: Resolver, pointer: str, value: dict[str, Any]
) -> tuple[tuple[Text, Any], ...]:
    """The examples of one content, each with its summary. One that lies in a file of its own is not read here."""
    found = [("", value["example"])] if "example" in value else []
    for name, example in mapping(value.get("examples")).items():
        _, content = follow(resolver, join(pointer, name), example)
        if "value" in content:
            found.append((text(content.get("summary")) or str(name), content["value"]))
    return tuple((Text(title), example) for title, example in found)
