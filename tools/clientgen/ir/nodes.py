"""What a client consists of, as frozen values.

Everything here is decided: names are final Python identifiers, inline schemas have names, `allOf` is merged,
references are resolved.  Human text of the document is a `Text`, never a bare `str`, so that it cannot reach
generated code unescaped.  `pointer` is the JSON Pointer (``#/…``) in the bundled document that a node came from.

The nodes are one module, longer than others, because each is understood by those that it holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .types import NO_TEXT
from .types import Constraint as Constraint
from .types import Discriminator as Discriminator
from .types import Json as Json
from .types import ListOf as ListOf
from .types import MapOf as MapOf
from .types import Options as Options
from .types import Ref as Ref
from .types import Scalar as Scalar
from .types import Text as Text
from .types import TupleOf as TupleOf
from .types import TypeRef as TypeRef
from .types import Union as Union
from .types import Unknown as Unknown

# ------------------------------------------------------------------------------------------ components


@dataclass(frozen=True, slots=True)
class Field:
    """A property. `constant` is set when exactly one value is allowed."""

    name: str
    wire_name: str
    type: TypeRef
    required: bool
    pointer: str
    nullable: bool = False
    constant: Json = None
    constraints: tuple[Constraint, ...] = ()
    doc: Text = NO_TEXT
    notes: tuple[Text, ...] = ()
    default: Json = (
        None  # what the service assumes when the field is absent: documentation, never sent
    )
    example: Json = None  # a short value that the document shows: for the README
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """An object with named fields.

    `extra` is what the document says of further keys: False (nothing: refused when sent), True (any), or a type.
    `rules` is what is left of the schema once fields, types and plain bounds are taken out (``not``, ``if``/``then``,
    ``dependentRequired``, patterns, bounds of nested values …): a JSON Schema by wire names, checked on what is sent.
    """

    name: str
    key: str  # the component key in the document, or the derived one of a hoisted inline schema
    module: str
    pointer: str
    fields: tuple[Field, ...]
    extra: TypeRef | bool = False
    rules: Json = None
    sent: bool = True
    received: bool = True
    doc: Text = NO_TEXT
    documented_as: Text = NO_TEXT  # `x-documented-as`: name and tables on the documentation page
    notes: tuple[Text, ...] = ()
    deprecated: bool = False
    header: bool = False  # the header fields of an answer, not JSON


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    value: str | int
    doc: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Choice:
    """A named list of coded options (`x-enum-varnames`), printed as an enum class; closed."""

    name: str
    key: str
    module: str
    pointer: str
    members: tuple[Member, ...]
    doc: Text = NO_TEXT
    documented_as: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Alias:
    """A named type that is neither an object nor an enum class (a union, a list, a scalar)."""

    name: str
    key: str
    module: str
    pointer: str
    type: TypeRef
    doc: Text = NO_TEXT
    example: Json = None  # as `Field.example`


Component: TypeAlias = Model | Choice | Alias


# ------------------------------------------------------------------------------------------ operations


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation. `on_client`: set once on the client (`x-client-parameter`)."""

    name: str
    wire_name: str
    location: Literal["path", "query", "header", "cookie"]
    type: TypeRef
    required: bool
    pointer: str
    style: str
    explode: bool
    allow_reserved: bool = False
    media: str | None = None  # a `content` parameter: serialised as this media type
    on_client: bool = False
    constraints: tuple[Constraint, ...] = ()
    rules: Json = None  # as `Model.rules`, for the parameter's own value
    doc: Text = NO_TEXT
    default: Json = None
    example: Json = None  # as `Field.example`
    deprecated: bool = False


MediaKind: TypeAlias = Literal[
    "json", "form", "multipart", "lines", "events", "string", "text", "binary"
]
"""`string` is text that comes as JSON or as it is: the media type of the answer says which."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one part of a form is written: as `media` if that is given, else by `style` and `explode`.

    `headers` are the header fields of the part that have one value only.
    """

    wire_name: str
    media: str | None = None
    style: str = "form"
    explode: bool = True
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """One media type of a body or a reply. `type` is None where the kind alone says it (text, binary).

    `rules` are as `Model.rules`, for a value that is not itself a model (a list, a map, a scalar); what its `type` says
    of bounds is among them.

    Of JSON lines and of server-sent events `type` is what one of them carries, and `end` (`x-stream`) the data of the
    event that ends the stream.

    `media` is what is sent or asked for: where the document has a range, that may be another one than at `pointer`.

    `twin` is set for a further content of a success that has a method of its own: what the name of that adds.

    `examples` are the document's own, by wire names: (summary, value); documentation, printed in the package's README.
    """

    media: str
    kind: MediaKind
    type: TypeRef | None = None
    encodings: tuple[Encoding, ...] = ()
    rules: Json = None
    examples: tuple[tuple[Text, Json], ...] = ()
    end: str | None = None
    twin: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The request body; `contents[0]` is the one that the client sends."""

    required: bool
    contents: tuple[Content, ...]
    pointer: str
    doc: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Reply:
    """What one status (``200``, ``4XX``, ``default``) carries; no contents: nothing is read.

    `headers` are the documented header fields: (name, description), and `header_type` the model of their values; `links`
    what can be done next: (name, operation ID or reference, description).
    """

    status: str
    contents: tuple[Content, ...]
    pointer: str
    doc: Text = NO_TEXT
    headers: tuple[tuple[Text, Text], ...] = ()
    header_type: TypeRef | None = None
    links: tuple[tuple[Text, Text, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Paging:
    """How the pages of a list follow each other (`x-pagination`); `of` is the constant of the operation that gives one.

    `items` and `next` are keys of the answer first, and in the finished client the Python names that they lead by.
    `request` is an argument; `member` leads to what takes its place in a JSON body, by names on the wire.
    """

    style: Literal["cursor", "page", "offset", "link"]
    of: str
    request: str
    items: tuple[str, ...]
    next: tuple[str, ...]
    start: int
    pointer: str
    item: TypeRef | None = None
    member: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of a resource. A name in `security` that no scheme of the client has asks for a provider of the caller's own.

    `security` lists the alternatives, each a tuple of scheme names that are needed together; an empty tuple of
    alternatives means that the operation needs no credentials.
    """

    id: str  # the operationId, or one derived from method and path
    name: str
    constant: str
    method: str  # upper case
    path: str
    pointer: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    replies: tuple[Reply, ...]
    security: tuple[tuple[str, ...], ...] = ()  # class names of schemes; (): no credentials
    idempotent: bool = False
    deprecated: bool = False
    summary: Text = NO_TEXT
    doc: Text = NO_TEXT
    notes: tuple[Text, ...] = ()
    lookup: Text = NO_TEXT  # `x-lookup`: how to find out whether an unanswered call took effect
    servers: tuple[
        Server, ...
    ] = ()  # where this operation is served instead of `Api.servers`; empty: there
    paging: Paging | None = None  # set: the method goes through all pages of another
    twin: str = ""  # a second method of the operation: `all`, or the `twin` of a content


@dataclass(frozen=True, slots=True)
class Resource:
    """A group of operations, reached as an attribute `name` of the client; `module` is the module's name."""

    name: str
    class_name: str
    module: str
    operations: tuple[Operation, ...]
    doc: Text = NO_TEXT


# ------------------------------------------------------------------------------------------ the client


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """`name` is the Python name, `wire_name` what the template spells."""

    name: str
    wire_name: str
    default: str | None
    options: tuple[str, ...] = ()  # known values; others are allowed
    doc: Text = NO_TEXT
    example: str | None = None  # a value to show where there is no default


@dataclass(frozen=True, slots=True)
class Server:
    """A server; `hosts` (`x-hosts`) gives hosts that the template does not: value of the first variable → host."""

    url: str
    variables: tuple[ServerVariable, ...] = ()
    hosts: tuple[tuple[str, str], ...] = ()
    doc: Text = NO_TEXT


SchemeKind: TypeAlias = Literal["api-key", "bearer", "basic", "oauth2", "huawei-sdk-hmac"]


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way to authenticate. `name` is the Python class name, `key` the name in the document.

    `location` and `wire_name` are set for API keys; `environment` (`x-environment`) names the variable that
    `from_env` reads.
    """

    name: str
    key: str
    kind: SchemeKind
    pointer: str
    location: Literal["header", "query", "cookie"] | None = None
    wire_name: str | None = None
    environment: str | None = None
    doc: Text = NO_TEXT
    token_url: str | None = None  # of the client credentials flow, with its scopes
    scopes: tuple[str, ...] = ()


FormerKind: TypeAlias = Literal["class", "field", "member", "method", "resource"]


@dataclass(frozen=True, slots=True)
class Former:
    """A name that something had before, kept as a deprecated alias of `new` from version `since` until `until`.

    `owner` is the class of a field or member and the resource of a method, under its present name; else empty.
    """

    kind: FormerKind
    owner: str
    old: str
    new: str
    since: str
    until: str

    @property
    def path(self) -> str:
        """The former name with its owner's."""
        return f"{self.owner}.{self.old}" if self.owner else self.old


@dataclass(frozen=True, slots=True)
class Api:
    """The whole client.  Every tuple is in output order."""

    title: Text
    version: str  # info.version, of the document
    doc: Text
    client_name: str  # class name of the client, such as `ModelArts`
    package: str  # import name
    servers: tuple[Server, ...]
    schemes: tuple[SecurityScheme, ...]
    resources: tuple[Resource, ...]
    components: tuple[Component, ...]
    client_parameters: tuple[Parameter, ...] = field(default=())
    former: tuple[Former, ...] = ()
