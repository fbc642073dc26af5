"""Security schemes, and what each operation needs of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clientgen.ir.nodes import SchemeKind, SecurityScheme, Text
from clientgen.normalise.context import Context, mapping, sequence, text
from clientgen.normalise.names import Wish
from clientgen.normalise.resolve import follow, join
from clientgen.normalise.words import pascal

PLACE = "#/components/securitySchemes"
_HTTP: dict[str, SchemeKind] = {"basic": "basic", "bearer": "bearer"}


@dataclass(frozen=True, slots=True)
class Schemes:
    """The schemes that a client can use, by their key; `outside` are met elsewhere (client certificates)."""

    known: dict[str, SecurityScheme]
    outside: frozenset[str]


def read(context: Context) -> Schemes:
    """All schemes of the document, still named by their keys. Reports LOW11 and LOW12."""
    known: dict[str, SecurityScheme] = {}
    outside: set[str] = set()
    schemes = mapping(mapping(context.data.get("components")).get("securitySchemes"))
    for key in sorted(schemes):
        pointer, value = follow(context.resolver, join(PLACE, key), schemes[key])
        kind = _kind(value)
        if value.get("type") == "mutualTLS":
            outside.add(key)
            context.collector.report(
                "LOW12",
                pointer,
                f"`{key}`: client certificates are given to the client, not to a call",
            )
        elif kind is None:
            context.collector.report(
                "LOW11", pointer, f"`{key}`: no class for this kind of authentication is generated"
            )
        else:
            known[key] = _scheme(key, kind, pointer, value)
    return Schemes(known, frozenset(outside))


def _kind(value: dict[str, Any]) -> SchemeKind | None:
    if value.get("x-auth") == "huawei-sdk-hmac":
        return "huawei-sdk-hmac"
    match value.get("type"):
        case "apiKey":
            return "api-key"
        case "http":
            return _HTTP.get(text(value.get("scheme")).lower())
        case "oauth2":
            return "oauth2" if _client_credentials(value) else "bearer"
        case "openIdConnect":
            return "bearer"
        case _:
            return None


def _client_credentials(value: dict[str, Any]) -> dict[str, Any]:
    return mapping(mapping(value.get("flows")).get("clientCredentials"))


def _scheme(key: str, kind: SchemeKind, pointer: str, value: dict[str, Any]) -> SecurityScheme:
    location = value.get("in")
    flow = _client_credentials(value) if kind == "oauth2" else {}
    return SecurityScheme(
        name=key,
        key=key,
        kind=kind,
        pointer=pointer,
        location=location
        if kind == "api-key" and location in ("header", "query", "cookie")
        else None,
        wire_name=text(value.get("name")) if kind == "api-key" else None,
        environment=text(value.get("x-environment")) or None,
        token_url=text(flow.get("tokenUrl")) or None,
        scopes=tuple(sorted(str(scope) for scope in mapping(flow.get("scopes")))),
        doc=Text(text(value.get("description"))),
    )


def wish(context: Context, scheme: SecurityScheme) -> Wish:
    """How a scheme wants its class to be called."""
    value = follow(context.resolver, scheme.pointer, {"$ref": scheme.pointer})[1]
    name = pascal(scheme.key)
    long = name if name.lower().endswith("auth") else f"{name}Auth"
    forms = tuple(dict.fromkeys((name, long)))
    return Wish(
        f"scheme {scheme.key}",
        scheme.key,
        forms,
        scheme.pointer,
        value.get("x-python-name"),
        key=context.keys.named(join(PLACE, scheme.key)),
    )


def needed(schemes: Schemes, requirements: Any) -> tuple[tuple[str, ...], ...]:
    """The alternatives, as keys of schemes.

    A scheme without a class stays among them: the call needs credentials, and the caller's own provider gives them.
    """
    found: dict[tuple[str, ...], None] = {}
    for requirement in sequence(requirements):
        keys = (str(key) for key in mapping(requirement) if key not in schemes.outside)
        found[tuple(keys)] = None
    return tuple(found)
