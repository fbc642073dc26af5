"""Codes of the family LOW."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        code="LOW01",
        severity="error",
        title="schemas that have to hold together contradict each other",
        help="correct one of the two; with an allowance the later one counts",
        explanation=(
            "Members of an `allOf`, and what stands beside a `$ref`, hold at the same time. Here no value can satisfy "
            "them all: their types or their lists of values have nothing in common."
        ),
        example="allOf:\n  - {type: string}\n  - {type: integer}\n",
        allowable=True,
    ),
    Entry(
        code="LOW02",
        severity="error",
        title="a schema consists of itself",
        help="break the circle; a schema may mention itself only inside a property, an item or an alternative",
        explanation="Following `$ref` and `allOf` from this schema leads back to it, so it describes nothing.",
        example="A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}\n",
        allowable=True,
    ),
    Entry(
        code="LOW03",
        severity="warning",
        title="a member of an object is stated again, and differently",
        help="make the two agree; until then the later statement counts",
        explanation=(
            "One part of an `allOf` states a property that another part states as well, and no value fits both. "
            "Authors mostly mean to replace what a base says, so that is what is done."
        ),
        example="allOf:\n  - properties: {result: {type: array}}\n  - properties: {result: {type: object}}\n",
        allowable=True,
    ),
    Entry(
        code="LOW04",
        severity="warning",
        title="a rule that quotes schemas without end",
        help="state the condition without the recursive or very large schema",
        explanation=(
            "Conditions such as `not` and `if` are checked on what is sent, as rules without references. This one "
            "refers to itself or to thousands of schemas, so that part of it is not checked by the client."
        ),
        example="not: {$ref: '#/components/schemas/Tree'}\n",
        allowable=True,
    ),
    Entry(
        code="LOW05",
        severity="error",
        title="schemas are nested too deep",
        help="move inner schemas to components",
        explanation="Inline schemas are read to a bounded depth. With an allowance the rest is any JSON value.",
        example="items: {items: {items: …}}\n",
        allowable=True,
    ),
    Entry(
        code="LOW06",
        severity="warning",
        title="no listed value is of the stated type",
        help="make `type` and `enum` agree; until then the listed values count",
        explanation=(
            "A schema that says `type: string` and lists only numbers allows nothing. The list is taken as it is, "
            "because that is what the author most likely meant."
        ),
        example="type: string\nenum: [1, 2]\n",
        allowable=True,
    ),
    Entry(
        code="LOW07",
        severity="error",
        title="x-enum-varnames does not fit its enum",
        help="give one name for each value; values must be all strings or all integers",
        explanation="The names become members of an enum class, in the order of the values.",
        example="type: string\nenum: ['2', '3']\nx-enum-varnames: [MONTH]\n",
        allowable=True,
    ),
    Entry(
        code="LOW08",
        severity="error",
        title="a union is too large",
        help="split the alternatives, or allow it: the value is then any JSON value",
        explanation="Alternatives beside alternatives are multiplied out; there is a bound to that.",
        example="oneOf: […]\nanyOf: […]\n",
        allowable=True,
    ),
    Entry(
        code="LOW09",
        severity="warning",
        title="a discriminator cannot be used",
        help="state one value of the discriminating property for each alternative, each an object",
        explanation=(
            "A discriminator needs alternatives that are objects, each known by values of its own; without a mapping, each "
            "has to have the property, too. Where that is not so the alternatives are tried one by one: slower, but the result is the same."
        ),
        example="oneOf: [{type: string}, {$ref: '#/components/schemas/Cat'}]\ndiscriminator: {propertyName: kind}\n",
        allowable=True,
    ),
    Entry(
        code="LOW11",
        severity="warning",
        title="a kind of authentication that no class is generated for",
        help="give the client a provider of your own: an object with `sign(request)`",
        explanation=(
            "Classes are generated for API keys, HTTP basic and bearer, OAuth 2 (client credentials, or a bearer token) and "
            "OpenID Connect (a bearer token), "
            "and `x-auth: huawei-sdk-hmac`. A client takes any other provider as well."
        ),
        example="securitySchemes:\n  legacy: {type: http, scheme: digest}\n",
        allowable=True,
    ),
    Entry(
        code="LOW12",
        severity="info",
        title="client certificates",
        help="pass `tls=TLS(certificate=..., key=...)` to the client",
        explanation="`mutualTLS` happens when the connection is made; the document cannot give the certificate.",
        example="securitySchemes:\n  tls: {type: mutualTLS}\n",
    ),
    Entry(
        code="LOW13",
        severity="info",
        title="webhooks or callbacks",
        help="use the models to read what the service sends; a client does not receive calls",
        explanation="Calls that the service makes give models, and no methods.",
        example="webhooks:\n  created: {post: {…}}\n",
    ),
    Entry(
        code="LOW14",
        severity="error",
        title="x-pagination does not fit its operation",
        help="name a query parameter of the operation (or `/member` of its body), a number where pages are counted, and properties of its answer; `items` leads to a list",
        explanation=(
            "`x-pagination` gives an operation a second method that goes through all pages. `style` is `cursor`, `page`, "
            "`offset` or `link`; `request` the query parameter that asks for a page (not of `link`), or a JSON Pointer to "
            "a member of the JSON body such as `/after`; `items` a JSON "
            "Pointer from the answer to the list, the answer itself when omitted; `next` a JSON Pointer to the next "
            "cursor, or to the URL of the next page (of `link`, the header field `Link` is read without it); `start` the "
            "number of the first page, or the first offset. With an allowance there is no such method."
        ),
        example="x-pagination: {style: cursor, request: after, items: /data, next: /meta/cursor}\n",
        allowable=True,
    ),
    Entry(
        code="LOW15",
        severity="error",
        title="a parameter whose content the client cannot write",
        help="state the parameter with `schema` and `style`, or as JSON or plain text",
        explanation=(
            "A parameter with `content` is written as that media type. A client writes JSON, and text, numbers and booleans "
            "as plain text. With an allowance the parameter takes text that the caller has written."
        ),
        example="parameters:\n  - {name: filter, in: query, content: {application/xml: {schema: {type: object}}}}\n",
        allowable=True,
    ),
    Entry(
        code="LOW16",
        severity="warning",
        title="a header field of a part that the caller has to give",
        help="state its only value as a `const`; or send the part as `LocalFile(..., headers={...})`, one that is no file by `RequestOptions(extra_body={...})`",
        explanation=(
            "A part of a multipart body has the header fields that `encoding` gives one value. Others can be given with a file; "
            "a member that is no file is sent without them, though the document demands this one, unless `extra_body` puts a "
            "`LocalFile` in its place."
        ),
        example="encoding:\n  image: {headers: {X-Rotation: {required: true, schema: {type: integer}}}}\n",
        allowable=True,
    ),
    Entry(
        code="LOW17",
        severity="warning",
        title="a form that is no object",
        help="state an object, with a property for each field of the form",
        explanation=(
            "`application/x-www-form-urlencoded` and `multipart` carry named fields, which the properties of an object "
            "describe. Where the schema is a list or a text no field has a name; the client takes any fields, by name."
        ),
        example="multipart/form-data:\n  schema: {type: string, format: binary}\n",
        allowable=True,
    ),
)
