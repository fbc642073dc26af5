"""What docstrings say: blocks of text for models, fields and operations, in the order in which they are read.

A `str` is a sentence of ours; whatever comes from the document stays a `Text`.
"""

from __future__ import annotations

from collections.abc import Sequence

from clientgen.emit.code import WIDTH, plain, prose, py
from clientgen.emit.wire import sent
from clientgen.ir.nodes import (
    Choice,
    Field,
    Model,
    Operation,
    Parameter,
    Ref,
    Reply,
    Resource,
    Text,
)

Blocks = list[str | Text]


def words(name: str) -> str:
    """A Python name as words."""
    return name.replace("_", " ").strip()


def of_model(model: Model) -> Blocks:
    """The docstring of a model."""
    if model.header:
        return [Text("Header fields of an answer: `read` gives them their documented types.")]
    blocks: Blocks = [model.doc or _fallback(model.key)]
    if model.documented_as:
        blocks.append(Text(f"Documented as {_stop(plain(model.documented_as))}"))
    blocks += model.notes
    if model.deprecated:
        blocks.append("Deprecated.")
    return blocks


def of_choice(choice: Choice) -> Blocks:
    """The docstring of an enum class."""
    blocks: Blocks = [choice.doc or _fallback(choice.key)]
    if choice.documented_as:
        blocks.append(Text(f"Documented as {_stop(plain(choice.documented_as))}"))
    return blocks


def of_field(field: Field) -> Blocks:
    """The docstring under a field; empty if there is nothing to say."""
    blocks: Blocks = [field.doc] if field.doc else []
    blocks += field.notes
    remarks: list[str] = []
    if field.default is not None:
        remarks.append(f"The service assumes ``{plain(py(field.default))}`` when this is absent.")
    if field.read_only:
        remarks.append("Set by the service.")
    if field.write_only:
        remarks.append("Sent only; the service does not return it.")
    if field.deprecated:
        remarks.append("Deprecated.")
    if remarks:
        blocks.append(Text(" ".join(remarks)))
    return blocks


def _fallback(key: str) -> Text:
    return Text(f"The schema ``{' '.join(plain(key).split())}`` of the document.")


def _stop(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


# ---------------------------------------------------------------------------------------- operations

ERRORS = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "403": "Forbidden",
    "404": "NotFound",
    "409": "Conflict",
    "429": "TooManyRequests",
}
"""Status → the runtime's error class; 5xx are `ServerError`, others `ApiError`."""


def of_resource(resource: Resource) -> Blocks:
    """The docstring of a resource class."""
    return [resource.doc or Text(f"Operations on {words(resource.name)}.")]


def of_operation(
    operation: Operation, good: Sequence[Reply], bad: Sequence[Reply], result: str
) -> Blocks:
    """The docstring of a method: summary, HTTP call, description, arguments, result, errors."""
    summary = plain(operation.summary).strip()
    doc = plain(operation.doc).strip()
    blocks: Blocks = [
        Text(_stop(summary or doc.partition("\n\n")[0] or f"Call ``{operation.id}``"))
    ]
    blocks.append(f"``{operation.method} {plain(operation.path)}``")
    if doc and _stop(doc) != _stop(summary) and summary:
        blocks.append(operation.doc)
    elif not summary and "\n\n" in doc:
        blocks.append(Text(doc.partition("\n\n")[2]))
    blocks += operation.notes
    if operation.servers:
        places = " or ".join(f"``{plain(server.url)}``" for server in operation.servers)
        blocks.append(Text(f"Served at {places}, unless the client was given an endpoint."))
    if operation.paging:
        blocks.append("Goes through all pages, and asks for one when it is needed.")
    if operation.deprecated:
        blocks.append("Deprecated.")
    blocks += _media(operation, good)
    blocks.append(_section("Args", _arguments(operation)))
    told = [plain(reply.doc) for reply in good if reply.doc]
    if operation.paging:
        blocks.append(_section("Returns", [("", "The items of all pages.")]))
    elif result != "None":
        blocks.append(_section("Returns", [("", told[0] if told else "What the service answers.")]))
    blocks.append(_section("Raises", _errors(bad)))
    return blocks


def _media(operation: Operation, good: Sequence[Reply]) -> Blocks:
    """What else the body may be sent as, what else the answer may come as, and the header fields of the answer."""
    blocks: Blocks = []
    bodies = sent(operation.body) if operation.body else ()
    if len(bodies) > 1:
        medias = ", ".join(f"``{plain(content.media)}``" for content in bodies)
        blocks.append(
            Text(
                f"The body is one of {medias}; `content_type` of `options` chooses another than fits the value first."
            )
        )
    others = [content.media for reply in good for content in reply.contents[1:] if not content.twin]
    if others:
        medias = ", ".join(f"``{plain(media)}``" for media in dict.fromkeys(others))
        blocks.append(
            Text(
                f"Also documented as {medias}: ask for it by `Accept` in `extra_headers`, and read it by `client.stream`."
            )
        )
    headers = {name: doc for reply in good for name, doc in reply.headers}
    if headers:
        blocks.append(
            _section(
                _headers_title(good),
                [(plain(name), plain(doc) or "As documented.") for name, doc in headers.items()],
            )
        )
    links = [link for reply in good for link in reply.links]
    if links:
        entries = [
            (plain(name), f"``{plain(target)}``. {plain(doc)}".strip())
            for name, target, doc in dict.fromkeys(links)
        ]
        blocks.append(_section("What can be called with parts of the answer", entries))
    return blocks


def _headers_title(good: Sequence[Reply]) -> str:
    kinds = [one.header_type.name for one in good if isinstance(one.header_type, Ref)]
    typed = " or ".join(f"`{kind}.read(response.headers)`" for kind in dict.fromkeys(kinds))
    return f"Header fields of the answer, by `client.response`; {typed} types them"


def _arguments(operation: Operation) -> list[tuple[str, str]]:
    own = [item for item in operation.parameters if not item.on_client]
    entries = [(item.name, _of_parameter(item)) for item in own if item.location == "path"]
    if operation.body is not None:
        entries.append(("body", plain(operation.body.doc) or "What to send."))
    rest = sorted(
        (item for item in own if item.location != "path"), key=lambda item: not item.required
    )
    entries += [(item.name, _of_parameter(item)) for item in rest]
    for item in operation.parameters:
        if item.on_client:
            entries.append((item.name, f"{_of_parameter(item)} The client's own when omitted."))
    entries.append(("options", "Overrides for this call only."))
    return entries


def _of_parameter(parameter: Parameter) -> str:
    told = (
        _stop(plain(parameter.doc))
        if parameter.doc
        else f"The {parameter.location} parameter ``{plain(parameter.wire_name)}``."
    )
    if parameter.default is not None:
        told += f" The service assumes ``{plain(py(parameter.default))}`` when this is absent."
    return f"{told} Deprecated." if parameter.deprecated else told


def _errors(bad: Sequence[Reply]) -> list[tuple[str, str]]:
    entries = [("InvalidRequest", "The arguments do not fit the documentation; nothing was sent.")]
    for reply in bad:
        name = ERRORS.get(
            reply.status, "ServerError" if reply.status.startswith("5") else "ApiError"
        )
        told = _stop(plain(reply.doc)) if reply.doc else "The service refused."
        entries.append((name, told + _carries(reply)))
    if not any(name == "ApiError" for name, _ in entries):
        entries.append(("ApiError", "The service answered with another error."))
    entries.append(("TransportError", "No complete answer came."))
    return entries


def _carries(reply: Reply) -> str:
    content = reply.contents[0] if reply.contents else None
    if content is None or content.kind != "json" or not isinstance(content.type, Ref):
        return ""
    return f" `body` is {_article(content.type.name)} `{content.type.name}`."


def _article(name: str) -> str:
    return "an" if name[:1] in "AEIO" else "a"


def _section(title: str, entries: Sequence[tuple[str, str]]) -> str:
    """A section in the manner of Google's docstrings: one entry per name, its text on lines of its own."""
    lines = [f"{title}:"]
    for name, text in entries:
        head = f"{name}: " if name else ""
        wrapped = prose(f"{head}{text}", WIDTH - 20).replace("\n\n", "\n").split("\n")
        lines.append(f"    {wrapped[0]}")
        lines += [
            f"        {line}".rstrip() if name else f"    {line}".rstrip() for line in wrapped[1:]
        ]
    return "\n".join(lines)
