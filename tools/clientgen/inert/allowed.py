"""What a generated module may use.  Whoever adds a line here reviews what the new thing does when it is imported or called."""

from __future__ import annotations

import re

TYPE_NAMES = frozenset(
    {"bool", "bytes", "dict", "float", "frozenset", "int", "list", "object", "set", "str", "tuple", "type"}
)  # fmt: skip
"""Builtins that stand for types."""

CALLED_BUILTINS = frozenset({"float", "frozenset", "type"})
"""Builtins that may be called, at import (`float("inf")`) or in a method (`type(self)`)."""

IMPORTS = {
    "__future__": {"annotations"},
    "collections.abc": {
        "AsyncIterable", "AsyncIterator", "Awaitable", "Callable", "Iterable", "Iterator", "Mapping", "Sequence",
    },
    "contextlib": {"AbstractAsyncContextManager", "AbstractContextManager"},
    "enum": {"IntEnum", "StrEnum"},
    "functools": {"cache", "cached_property"},
    "importlib": {"import_module"},
    "pydantic": {"Field", "StrictBool", "StrictBytes", "StrictFloat", "StrictInt", "StrictStr"},
    "typing": {
        "Annotated", "Any", "ClassVar", "Literal", "ParamSpec", "Self", "TYPE_CHECKING", "TypeAlias", "TypeVar", "Union",
        "cast", "overload",
    },
    "typing_extensions": {"TypeAliasType", "deprecated"},
    "warnings": {"warn"},
}  # fmt: skip
"""Module → what may be imported from it.  Importing any of these has no effect but to define."""

CONSTRUCTORS = {
    ("pydantic", "Field"),
    ("typing", "ParamSpec"),
    ("typing", "TypeVar"),
    ("typing_extensions", "TypeAliasType"),
    ("typing_extensions", "deprecated"),
    ("_runtime.choices", "Bodies"),
    ("_runtime.endpoint", "Server"),
    ("_runtime.operation", "Body"),
    ("_runtime.operation", "Encoding"),
    ("_runtime.operation", "Operation"),
    ("_runtime.operation", "Parameter"),
    ("_runtime.operation", "Reply"),
    ("_runtime.paging", "Paging"),
}
"""What may be called while a module is imported: each stores what it is given."""

TYPED = {
    ("typing", "ParamSpec"): (range(1, 99), ("bound", "default")),
    ("typing", "TypeVar"): (range(1, 99), ("bound", "default")),
    ("_runtime.operation", "Body"): (range(2, 3), ("type",)),
    ("_runtime.operation", "Operation"): (range(0), ("failure",)),
    ("_runtime.operation", "Parameter"): (range(0), ("type",)),
    ("_runtime.operation", "Reply"): (range(2, 3), ("type",)),
}
"""Which arguments of a constructor, by place and by name, are types: pydantic evaluates a string in them, now or at a call."""

LOADERS = {("importlib", "import_module"), ("warnings", "warn")}
"""What the functions of `LAZY` use, and nothing else may."""

DECORATORS = {
    ("functools", "cached_property"),
    ("typing", "overload"),
    ("typing_extensions", "deprecated"),
}
"""Decorators, besides `property` and the setter of a property."""

BASES = frozenset({"enum", "typing"})
"""Modules, besides the runtime, whose classes may be bases."""

SPECIAL = frozenset(
    {
        "__all__", "__aenter__", "__aexit__", "__dir__", "__enter__", "__exit__", "__former__", "__getattr__", "__init__",
        "__nullable__", "__open__", "__pydantic_extra__", "__repr__", "__rules__", "__slots__", "__version__", "_FORMER",
        "_HOMES",
    }
)  # fmt: skip
"""Names with an underscore in front that generated code defines."""

PRIVATE_ATTRIBUTES = frozenset({"__name__", "_core"})
"""Attributes with an underscore in front that generated methods use."""

FORBIDDEN_MEMBERS = frozenset(
    {"Field", "float", "frozenset", "model_config", "model_post_init", "model_rebuild", "mro"}
)
"""Members that would change how a class with a base works: the calls in its body and in its annotations would find the first three."""

NAME = re.compile(r"[^\W\d]\w{0,299}\Z")
"""What any name must look like.  Letters of all scripts may stand in it; Python reads each spelling as one normal form."""

COMMENTS = (
    re.compile(
        rb"# Type checkers take it for true; importing it would cost more than all the rest of this module\."
    ),
    re.compile(
        rb"# Behind this function stands the package's own, and behind that who asked for the name\."
    ),
    re.compile(rb"# pyright: ignore\[[A-Za-z, ]+\]"),
)
"""The comments of generated modules, word by word."""

LAZY = """
def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)


def __getattr__(name: str) -> object:
    if name not in _FORMER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, present, message = _FORMER[name]
    warn(message, DeprecationWarning, stacklevel=3)
    return getattr(import_module(module, __package__), present)
"""
"""The functions of modules: they alone import by a name in a string, and only as `_HOMES` or `_FORMER` says."""
