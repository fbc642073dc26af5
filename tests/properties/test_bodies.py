"""Bodies that an operation describes by itself come off the wire as they were given, or are refused: JSON, forms, multipart.

They are taken at the transport, and read by parsers of the standard library and what the document says, without the package's help.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from clientgen.normalise.resolve import Resolver, join
from roundtrip.readings import Reading

from .generated import Made, made, read
from .laws import Sent, Subject, broken

DOCUMENTS = Path(__file__).parent / "bodies"
EXAMPLES = 60 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 8


class _Taken(Sent):
    """A body, as the transport has it."""

    def taken(self, value: Any) -> Any:
        """The request of a call with this body."""
        module = self.package.module
        stub = module("_runtime.stub").StubTransport(module("_runtime.transport").HttpResponse(204))
        core = module("_runtime.core").Core(
            product="x/1", endpoint="http://h.example", transport=stub
        )
        with suppress(module("_runtime.errors").UnexpectedResponse):
            core.send(self.operation, {}, value)
        (request,) = stub.requests
        return request


class _Json(_Taken, Subject):
    def content(self, value: Any) -> Any:
        request = self.taken(json.loads(json.dumps(value)))
        assert re.fullmatch(r"application/([a-z.]+\+)?json", request.headers["Content-Type"])
        return json.loads(bytes(request.body))


class _Form(_Taken):
    """An urlencoded form, read by what the document says of its members."""

    def __init__(self, made: Made, call: str, pointer: str, content: Mapping[str, Any]) -> None:
        super().__init__(made, call, pointer)
        self.encoding: Mapping[str, Any] = content.get("encoding", {})
        reading = Reading(made.data, "plain")
        schema = content["schema"]
        self.members: dict[str, Any] = {}
        for one in [schema, *(reading.said.find(v["$ref"]) for v in schema.get("oneOf", ()))]:
            for part in reading.said.parts(one):
                self.members |= part.get("properties", {})

    def content(self, value: Any) -> Any:
        request = self.taken(json.loads(json.dumps(value)))
        assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
        text = bytes(request.body).decode("ascii")
        found: dict[str, Any] = {}
        for key, item in parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text)):
            self._add(found, key, item)
        return found

    def _add(self, found: dict[str, Any], key: str, text: str) -> None:
        for name, stated in self.encoding.items():
            inside = self.members[name].get("properties", {})
            style, explode = stated.get("style"), stated.get("explode")
            if style == "deepObject" and key.startswith(f"{name}[") and key.endswith("]"):
                inner = key[len(name) + 1 : -1]
                found.setdefault(name, {})[inner] = _typed(inside.get(inner), text)
                return
            if style == "form" and explode and key in inside:
                found.setdefault(name, {})[key] = _typed(inside[key], text)
                return
            if key == name and style and not explode:
                mark = {"form": ",", "pipeDelimited": "|", "spaceDelimited": " "}[style]
                found[name] = text.split(mark)
                return
        schema = self.members.get(key)
        if "contentType" in self.encoding.get(key, {}):
            found[key] = json.loads(text)
        elif isinstance(schema, dict) and schema.get("type") == "array":
            found.setdefault(key, []).append(_typed(schema["items"], text))
        else:
            assert key not in found, f"{key} is there twice"
            found[key] = _typed(schema, text)


class _Multipart(_Form):
    """Parts, read by their media types and what the document says of their names."""

    def content(self, value: Any) -> Any:
        request = self.taken(self._with_bytes(json.loads(json.dumps(value))))
        media = request.headers["Content-Type"]
        message = BytesParser().parsebytes(
            f"Content-Type: {media}\r\n\r\n".encode() + bytes(request.body)
        )
        assert message.get_content_type() == "multipart/form-data"
        assert not message.defects
        found: dict[str, Any] = {}
        for part in message.get_payload():
            assert not isinstance(part, str)
            name = part.get_param("name", header="content-disposition")
            raw = part.get_payload(decode=True)
            assert isinstance(raw, bytes)
            self._part(found, str(name), part.get_content_type(), raw.decode())
        return found

    def _part(self, found: dict[str, Any], name: str, media: str, text: str) -> None:
        schema = self.members[name]
        stated = self.encoding.get(name, {})
        file = "contentMediaType" in schema
        kind = "application/octet-stream" if file else "text/plain"
        listed = schema.get("type") == "array"
        one = schema["items"] if listed and "contentType" not in stated else schema
        if one.get("type") == "object":
            kind = "application/json"
        assert media == stated.get("contentType", kind)
        if stated.get("explode") is False:
            found[name] = text.split(",")
            return
        made = json.loads(text) if media.endswith("json") else _typed(one, text)
        if one is schema:
            assert name not in found, f"{name} is there twice"
            found[name] = made
        else:
            found.setdefault(name, []).append(made)

    def _with_bytes(self, value: Any) -> Any:
        """The value, with bytes where the document has a file."""
        if not isinstance(value, dict):
            return value
        return {
            name: item.encode()
            if isinstance(item, str) and "contentMediaType" in self.members.get(name, {})
            else item
            for name, item in value.items()
        }


def _typed(schema: Any, text: str) -> Any:
    """A text as the type that the document has for it."""
    if not isinstance(schema, dict) or "enum" in schema or "const" in schema:
        return text
    return text if schema.get("type") == "string" else json.loads(text)


def bodies(name: str, folder: Path) -> Iterator[Sent]:
    """Every body of a document."""
    data = read(DOCUMENTS / f"{name}.yaml")
    resolver = Resolver(data)
    with made(data, folder) as one:
        for path, item in data["paths"].items():
            at = join("#/paths", path, "post", "requestBody")
            at, body = resolver.follow(at, item["post"]["requestBody"])
            ((media, content),) = body["content"].items()
            at = join(at, "content", media, "schema")
            call = item["post"]["operationId"]
            if name == "json":
                yield _Json(one, call, at)
            else:
                kind = _Form if name == "form" else _Multipart
                yield kind(one, call, at, content)


@pytest.mark.parametrize("name", sorted(path.stem for path in DOCUMENTS.glob("*.yaml")))
def test_bodies_come_off_the_wire_as_they_were_given(name: str, tmp_path: Path) -> None:
    found = [line for one in bodies(name, tmp_path) for line in broken(one, EXAMPLES)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "module", "function"),
    [("form", "bodies", "quote_plus"), ("multipart", "multipart", "scalar")],
)
def test_a_body_that_is_written_otherwise_is_noticed(
    name: str, module: str, function: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = bodies(name, tmp_path)
    one = next(every)
    written = one.package.module(f"_runtime.{module}")
    monkeypatch.setattr(written, function, str)
    assert list(broken(one, 30))
