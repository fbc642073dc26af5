"""The README of a package: its first call as a program, sync and async, and how it is used beyond that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clientgen.emit.code import Code, plain, py
from clientgen.emit.construct import Constructor, NotConstructible
from clientgen.emit.format import format_python
from clientgen.emit.rehearsal import example, status_of
from clientgen.emit.resources import successes
from clientgen.emit.samples import placeholder, sample, shown_for
from clientgen.emit.signatures import split
from clientgen.emit.templates import render
from clientgen.emit.wire import content_type
from clientgen.ir.nodes import (
    Api,
    Component,
    Content,
    Json,
    Operation,
    Parameter,
    Resource,
    SecurityScheme,
    Text,
)
from clientgen.settings import Settings

_OK = 200
UNSHOWN = "..."
_SECRETS = {
    "api-key": '"my-token"',
    "bearer": '"my-token"',
    "oauth2": '"my-token"',
    "basic": '"my-name", "my-password"',
    "huawei-sdk-hmac": '"my-access-key", "my-secret-key"',
}


@dataclass(frozen=True, slots=True)
class ExampleView:
    """One further example of a body, under its own heading."""

    title: Code
    code: Code


def _markdown(text: str | Text) -> Code:
    """Prose of the document as one line of Markdown that cannot become markup."""
    line = " ".join(plain(text).split())
    return Code(re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", line))


def readme(api: Api, settings: Settings) -> str:
    known = {component.name: component for component in api.components}
    common = {
        "title": Code(settings.distribution),
        "summary": _markdown(settings.summary),
        "notice": Code(
            f"Generated from {plain(settings.source)}; do not edit.".replace("--", "- -")
        ),
        "distribution": Code(settings.distribution),
        "package": Code(settings.package),
        "licence": _markdown(settings.licence),
    }
    if not api.resources:
        return render("package/README.models.md.jinja", **common)
    call = _Call(api, known)
    further = call.further()
    programs = {
        "sync.py": call.program(),
        "async.py": call.program(prefix="Async"),
        "stub.py": call.stub(),
        **{f"{number}.py": code for number, (_, code) in enumerate(further)},
    }
    programs = {name: text.rstrip() for name, text in format_python(programs).items()}
    return render(
        "package/README.md.jinja",
        **common,
        client=Code(api.client_name),
        sync=Code(programs["sync.py"]),
        asynchronous=Code(programs["async.py"]),
        stub=Code(programs["stub.py"]),
        examples=[
            ExampleView(_markdown(title), Code(programs[f"{number}.py"]))
            for number, (title, _) in enumerate(further)
        ],
        schemes=[_credentials(scheme) for scheme in api.schemes],
        call=Code(f"client.{call.resource.name}.{call.operation.name}"),
        creates=Code("yes" if call.operation.method == "POST" else ""),
        returns=Code("yes" if call.gives_value else ""),
    )


def _credentials(scheme: SecurityScheme) -> Code:
    """How an object of a scheme's class is made."""
    arguments = _SECRETS[scheme.kind]
    signing = scheme.kind == "huawei-sdk-hmac"
    found = f"`{scheme.name}({arguments})`"
    if signing or scheme.environment:
        found += f", or `{scheme.name}.from_env()`"
    if signing:
        found += (
            f", or `{scheme.name}.from_profile()`; each request is signed, the secret is not sent"
        )
    elif scheme.environment and re.fullmatch(r"\w+", scheme.environment):
        found += f", which reads `{scheme.environment}`"
    return Code(found)


class _Call:
    """The call that the README shows: the first one that sends a body we can build, else the first.

    It is one that is not deprecated, and whose arguments can all be shown, as long as there is any.
    """

    def __init__(self, api: Api, known: Mapping[str, Component]) -> None:
        self._api = api
        self._known = known
        pairs = [(res, op) for res in api.resources for op in res.operations]
        self.resource, self.operation = self._best(pairs)
        good = successes(self.operation)[0]
        self.gives_value = bool(good.contents)

    def _best(self, pairs: list[tuple[Resource, Operation]]) -> tuple[Resource, Operation]:
        current = [pair for pair in pairs if not pair[1].deprecated] or pairs
        shown = [pair for pair in current if self._is_shown(pair[1])]
        for resource, operation in (*shown, *current):
            if operation.body is not None and self._built(operation)[0]:
                return resource, operation
        return (shown or current)[0]

    def _is_shown(self, operation: Operation) -> bool:
        """Whether each argument that a call needs has a value to show."""
        body = operation.body
        if body is not None and body.required and not self._built(operation)[0]:
            return False
        first, rest, _ = split(operation)
        return UNSHOWN not in [self._shown(item) for item in (*first, *rest)]

    def _built(self, operation: Operation) -> tuple[Code, set[str]]:
        """The expression for the operation's body and the classes it needs; empty if there is none."""
        if operation.body is None:
            return Code(""), set()
        content = operation.body.contents[0]
        for value in self._values(content):
            constructor = Constructor(self._known)
            try:
                return constructor.of(value, content_type(content)), constructor.used
            except (NotConstructible, RecursionError):
                continue
        return Code(""), set()

    def _values(self, content: Content) -> Iterable[Json]:
        yield from (value for _, value in content.examples)
        try:
            yield sample(content_type(content), self._known)
        except (NotConstructible, RecursionError):
            return

    def program(self, prefix: str = "") -> str:
        """A whole program that makes the call."""
        auth, names = self._auth(stub=False)
        body, used = self._built(self.operation)
        wait, define = ("await ", "async ") if prefix else ("", "")
        lines = [
            f"{define}with {prefix}{self._api.client_name}({self._arguments(auth)}) as client:"
        ]
        told = [f"{wait}client.{self.resource.name}.{self.operation.name}({self._values_of(body)})"]
        if self.gives_value:
            told = [f"result = {told[0]}", "print(result)"]
        imports = {f"{prefix}{self._api.client_name}", *names, *used}
        head = (
            f"from {self._api.package} import {', '.join(sorted(imports, key=_import_order))}\n\n"
        )
        if prefix:
            main = "\n".join(
                ["async def main() -> None:", f"    {lines[0]}", *(f"        {t}" for t in told)]
            )
            return f"import asyncio\n\n{head}{main}\n\nasyncio.run(main())\n"
        return head + "\n".join([*lines, *(f"    {t}" for t in told)]) + "\n"

    def stub(self) -> str:
        """A whole program that tests such a call without a network."""
        auth, names = self._auth(stub=True)
        body, used = self._built(self.operation)
        name = self._api.client_name
        imports = sorted(
            {name, "HttpRequest", "HttpResponse", "StubTransport", *names, *used}, key=_import_order
        )
        arguments = self._arguments(auth, endpoint="test")
        answer = self._answer(body)
        return (
            f"from {self._api.package} import {', '.join(imports)}\n\n"
            "def answer(request: HttpRequest) -> HttpResponse:\n"
            f"    return HttpResponse{answer}\n\n"
            f"with {name}({arguments}, transport=StubTransport(answer)) as client:\n"
            f"    client.{self.resource.name}.{self.operation.name}({self._values_of(body)})\n"
        )

    def _answer(self, body: Code) -> str:
        reply = successes(self.operation)[0]
        status = status_of(reply)
        if not reply.contents:
            return f"({status})"
        content = reply.contents[0]
        value = example(content, self._known)
        if content.kind != "json":
            return f'({status}, {{"Content-Type": {py(content.media)}}}, b"text")'
        return f".of_json({py(value)}{'' if status == _OK else f', {status}'})"

    def further(self) -> list[tuple[Text, str]]:
        """The other examples of the operation's body: title, and a program that builds it."""
        if self.operation.body is None:
            return []
        content = self.operation.body.contents[0]
        found: list[tuple[Text, str]] = []
        for title, value in content.examples[1:]:
            constructor = Constructor(self._known)
            try:
                code = constructor.of(value, content_type(content))
            except (NotConstructible, RecursionError):
                continue
            names = ", ".join(sorted(constructor.used, key=_import_order))
            head = f"from {self._api.package} import {names}\n\n" if names else ""
            found.append((title, f"{head}body = {code}\n"))
        return found

    def _arguments(self, auth: str, endpoint: str | None = None) -> str:
        parts: list[str] = []
        if endpoint:
            parts.append(f"endpoint={py(endpoint)}")
        else:
            parts += self._place()
        for item in self._api.client_parameters:
            parts.append(f"{item.name}={self._shown(item)}")
        return ", ".join([*parts, *([auth] if auth else [])])

    def _place(self) -> list[str]:
        servers = self._api.servers
        if not servers or not re.match(r"https?://", servers[0].url):
            return ['endpoint="https://api.example.com"']
        parts: list[str] = []
        for variable in servers[0].variables:
            if variable.default is None:
                shown = next(iter(variable.options), placeholder(variable.name))
                parts.append(f"{variable.name}={py(variable.example or shown)}")
        return parts

    def _auth(self, *, stub: bool) -> tuple[str, list[str]]:
        """The argument `auth` and the classes it needs; empty if the document names no way to authenticate."""
        schemes = self._api.schemes
        if not schemes:
            return "", []
        scheme = schemes[0]
        if not stub and (scheme.environment or scheme.kind == "huawei-sdk-hmac"):
            return f"auth={scheme.name}.from_env()", [scheme.name]
        return f"auth={scheme.name}({_SECRETS[scheme.kind]})", [scheme.name]

    def _values_of(self, body: Code) -> str:
        first, rest, _ = split(self.operation)
        parts = [self._shown(item) for item in first]
        if self.operation.body is not None and (body or self.operation.body.required):
            parts.append(str(body) or UNSHOWN)
        parts += [f"{item.name}={self._shown(item)}" for item in rest]
        return ", ".join(parts)

    def _shown(self, item: Parameter) -> str:
        """A value for a parameter; ``...`` if a person would not want to read one, as for a body."""
        try:
            return str(py(shown_for(item, self._known)))
        except (NotConstructible, RecursionError):
            return UNSHOWN


def _import_order(name: str) -> tuple[int, str, str]:
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2), name.casefold(), name
