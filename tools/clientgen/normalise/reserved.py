"""Words that generated code needs for itself.  The lists are part of the contract with users: a word that is
added renames public things, so it is a breaking change.  Nothing here is worked out from installed libraries.
"""

from __future__ import annotations

KEYWORDS = frozenset(
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
        "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
        "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    }
)  # fmt: skip
"""Of Python. The soft ones (``match``, ``type``, …) are good names everywhere and stay as they are."""

ANNOTATION_BUILTINS = frozenset(
    {"bool", "bytes", "dict", "float", "frozenset", "int", "list", "object", "set", "str", "tuple"}
)
"""Builtins that annotations of the generated modules use: a field of that name would hide them in its class."""

MODEL_ATTRIBUTES = frozenset(
    {
        "construct", "copy", "dict", "from_orm", "json", "model_computed_fields", "model_config",
        "model_construct", "model_copy", "model_dump", "model_dump_json", "model_extra", "model_fields",
        "model_fields_set", "model_json_schema", "model_parametrized_name", "model_post_init",
        "model_rebuild", "model_validate", "model_validate_json", "model_validate_strings", "parse_file",
        "parse_obj", "parse_raw", "schema", "schema_json", "update_forward_refs", "validate",
    }
)  # fmt: skip
"""Attributes of the base class of models (pydantic 2)."""

FIELDS = KEYWORDS | ANNOTATION_BUILTINS | MODEL_ATTRIBUTES
PARAMETERS = KEYWORDS | {"self", "cls", "body", "options"}
CLIENT_PARAMETERS = KEYWORDS | {
    "self", "auth", "endpoint", "proxy", "retry", "strict_responses", "timeout", "tls", "transport",
    "trust_env", "user_agent",
}  # fmt: skip
METHODS = KEYWORDS
MEMBERS = KEYWORDS | {"mro", "name", "value", "MRO"}
RESOURCES = KEYWORDS | {"aclose", "close", "models", "resources", "response", "shared", "stream"}
"""Attributes of the client and modules of the package."""

CLASSES = KEYWORDS | {
    "Annotated", "Any", "AccessKeySigner", "ApiError", "ApiKey", "AsyncAuth", "AsyncCore", "AsyncPagedItems", "AsyncResponseStream",
    "AsyncTransport",
    "Auth", "Awaitable", "BadRequest", "BaseModel", "Basic", "Bearer", "Bodies", "Body", "Callable", "ClassVar",
    "ClientConfig", "ClientError", "CombinedAuth", "Conflict", "ConnectFailed", "Core", "DeprecatedModel", "Discriminator", "Enum", "Field",
    "Final", "Forbidden", "Generic", "HttpRequest", "HttpResponse", "HuaweiAccessKey", "IntEnum",
    "InvalidRequest", "Iterable", "Json", "Literal", "LocalFile", "Mapping", "Model", "NotFound", "OAuth2Provider", "Operation", "Optional", "P",
    "PagedItems", "Paging", "ParamSpec", "Parameter", "Reply", "RequestOptions", "Response", "ResponseStream", "Retry", "RootModel", "Self", "Sequence",
    "Server", "ServerError", "ServerSentEvent", "StrEnum", "StrictBool", "StrictBytes", "StrictFloat", "StrictInt", "StrictStr",
    "StubTransport", "Surprise", "T", "TLS", "TYPE_CHECKING", "TimedOut", "Timeout", "TooManyRequests",
    "Transport", "TransportError", "TypeAlias", "TypeAliasType", "TypeVar", "Unauthorized",
    "UnexpectedResponse", "Union",
}  # fmt: skip
"""Classes of the runtime and names that generated modules import."""
