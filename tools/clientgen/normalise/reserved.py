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
        "parse_obj", "parse_raw", "register", "schema", "schema_json", "update_forward_refs", "validate",
    }
)  # fmt: skip
"""Attributes of the base class of models (pydantic 2), and of its class: what they give would be taken for a default."""

CLASS_MACHINERY = frozenset(
    {"Field", "float", "frozenset", "model_config", "model_post_init", "model_rebuild", "mro"}
)
"""Members that change how a class works, or what its body calls; generated code that has one is refused (`inert`)."""

FIELDS = KEYWORDS | ANNOTATION_BUILTINS | MODEL_ATTRIBUTES | CLASS_MACHINERY
PARAMETERS = KEYWORDS | {"self", "cls", "body", "options"}
CLIENT_PARAMETERS = KEYWORDS | {
    "self", "auth", "endpoint", "proxy", "retry", "strict_responses", "timeout", "tls", "transport",
    "trust_env", "user_agent",
}  # fmt: skip
METHODS = KEYWORDS | {"builtins"}
TEXT_METHODS = frozenset(
    {
        "as_integer_ratio", "bit_count", "bit_length", "capitalize", "casefold", "center", "conjugate", "count",
        "denominator", "encode", "endswith", "expandtabs", "find", "format", "format_map", "from_bytes", "imag", "index",
        "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable",
        "isspace", "istitle", "isupper", "is_integer", "join", "ljust", "lower", "lstrip", "maketrans", "numerator",
        "partition", "real", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit",
        "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "to_bytes", "translate", "upper",
        "zfill",
    }
)  # fmt: skip
"""Methods of text and of whole numbers, which members of an enumeration are."""

MEMBERS = KEYWORDS | CLASS_MACHINERY | TEXT_METHODS | {"name", "value", "MRO"}
MODULE_NAMES = frozenset(
    {
        "annotations", "async_stream_of", "builtins", "cache", "cached_property", "deprecated", "getattr", "globals",
        "import_module", "property", "response_of", "stream_of", "type", "warn", "write_file", "write_lines", "write_multipart",
    }
)  # fmt: skip
"""What generated modules import or call, in lower case: a class may be pinned to such a name, and a module called so."""

MODULES = KEYWORDS | ANNOTATION_BUILTINS | MODULE_NAMES
"""A module of such a name becomes an attribute of its package, whose own code then finds the module."""

RESOURCES = MODULES | {"aclose", "close", "models", "resources", "response", "shared", "stream"}
"""Attributes of the client and modules of the package."""

BUILTIN_CLASSES = frozenset(
    {
        "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BaseExceptionGroup",
        "BlockingIOError", "BrokenPipeError", "BufferError", "BytesWarning", "ChildProcessError",
        "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError", "ConnectionResetError",
        "DeprecationWarning", "EOFError", "Ellipsis", "EncodingWarning", "EnvironmentError", "Exception",
        "ExceptionGroup", "FileExistsError", "FileNotFoundError", "FloatingPointError", "FutureWarning",
        "GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError", "IndexError",
        "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError",
        "ModuleNotFoundError", "NameError", "NotADirectoryError", "NotImplemented", "NotImplementedError",
        "OSError", "OverflowError", "PendingDeprecationWarning", "PermissionError", "ProcessLookupError",
        "PythonFinalizationError", "RecursionError", "ReferenceError", "ResourceWarning", "RuntimeError",
        "RuntimeWarning", "StopAsyncIteration", "StopIteration", "SyntaxError", "SyntaxWarning", "SystemError",
        "SystemExit", "TabError", "TimeoutError", "TypeError", "UnboundLocalError", "UnicodeDecodeError",
        "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError", "UnicodeWarning", "UserWarning",
        "ValueError", "Warning", "ZeroDivisionError",
    }
)  # fmt: skip
"""Builtins that look like classes: until a class of the same name is defined, pydantic would take the builtin for it."""

CLASSES = MODULES | BUILTIN_CLASSES | {
    "Annotated", "Any", "AccessKeySigner", "ApiError", "ApiKey", "AsyncAuth", "AsyncCore", "AsyncIterable", "AsyncPagedItems", "AsyncResponseStream",
    "AsyncTransport",
    "Auth", "Awaitable", "BadRequest", "BaseModel", "Basic", "Bearer", "Bodies", "Body", "Callable", "ClassVar",
    "ClientConfig", "ClientError", "CombinedAuth", "Conflict", "ConnectFailed", "Core", "DeprecatedModel", "Discriminator", "Encoding", "Enum", "Field",
    "Final", "Forbidden", "Generic", "HeaderFields", "HttpRequest", "HttpResponse", "HuaweiAccessKey", "IntEnum",
    "InvalidRequest", "Iterable", "Json", "Literal", "LocalFile", "Mapping", "Model", "NotFound", "OAuth2Provider", "Operation", "Optional", "P",
    "PagedItems", "Paging", "ParamSpec", "Parameter", "Reply", "RequestOptions", "Response", "ResponseStream", "Retry", "RootModel", "Self", "Sequence",
    "Server", "ServerError", "ServerSentEvent", "StrEnum", "StrictBool", "StrictBytes", "StrictFloat", "StrictInt", "StrictStr",
    "StubTransport", "Surprise", "T", "TLS", "TYPE_CHECKING", "TimedOut", "Timeout", "TooManyRequests",
    "Transport", "TransportError", "TypeAlias", "TypeAliasType", "TypeVar", "Unauthorized",
    "UnexpectedResponse", "Union",
}  # fmt: skip
"""Classes of the runtime and names that generated modules import."""
