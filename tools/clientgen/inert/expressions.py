"""The expressions of the language: values and types, which are evaluated at import, and the work that methods do."""

from __future__ import annotations

import ast

from clientgen.inert import allowed
from clientgen.inert.scope import Origin, Parsed

_PLAIN = (str, int, float, bool, type(None), type(...))
_COMPOSED = (
    *(ast.Dict, ast.List, ast.Tuple, ast.Set, ast.Starred, ast.Await, ast.Yield, ast.YieldFrom),
    *(ast.UnaryOp, ast.Compare, ast.BoolOp, ast.IfExp),
)
"""Expressions that only put their parts together."""
_FORMATTED = frozenset({"__repr__"})
"""Methods that may format text; the templates write them whole."""


class Expressions:
    """Checks expressions; what has no rule is gathered in `faults`."""

    def __init__(self, module: Parsed) -> None:
        self.module = module
        self.faults: list[tuple[int, str]] = []
        self.texts: list[ast.expr] = []
        self.local: dict[str, Origin] = {}
        self.special = ""
        self.hidden: frozenset[str] = frozenset()
        """What the class that is looked at binds: in its body, and for pydantic, these names are its own."""
        self.called = allowed.CALLED_BUILTINS
        """Builtins that may be called in methods."""

    def fault(self, node: ast.AST, reason: str) -> None:
        """Something has no rule."""
        self.faults.append((getattr(node, "lineno", 1), reason))

    def text(self, node: ast.expr) -> None:
        """A string: data.  Those with a number sign are kept, to tell them from comments."""
        if isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and "#" in node.value
        ):
            self.texts.append(node)

    def origin(self, node: ast.expr) -> Origin | None:
        """Where the thing that an expression names comes from; a subscript names what it subscripts."""
        match node:
            case ast.Subscript(value=value):
                return self.origin(value)
            case ast.Name(id=name):
                return self.local.get(name) or self.module.bound.get(name)
            case _:
                return None

    def name(self, node: ast.Name) -> None:
        """A name that is evaluated."""
        name = node.id
        self._loads(node)
        known = name in self.local or name in self.module.bound or name in allowed.TYPE_NAMES
        if not known or not allowed.NAME.match(name):
            self.fault(node, f"uses the name {name!r}, which nothing here binds")

    def _loads(self, node: ast.Name) -> None:
        origin = self.origin(node)
        if origin is not None and (origin.module, origin.name) in allowed.LOADERS:
            self.fault(node, f"uses {origin.name} outside of the functions that load by name")

    # ---------------------------------------------------------------------------------- at import

    def value(self, node: ast.expr) -> None:
        """What is computed while the module is imported: literals, types, and calls of a few constructors."""
        match node:
            case ast.Constant(value=value):
                if not isinstance(value, _PLAIN):
                    self.fault(node, "has a constant without a rule")
                self.text(node)
            case ast.Dict(keys=keys, values=values):
                for inner in (*keys, *values):
                    if inner is None:
                        self.fault(node, "unpacks a dictionary")
                    else:
                        self.value(inner)
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
                for inner in items:
                    self.value(inner)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
                pass
            case ast.Call():
                self._constructed(node)
            case _:
                self.type(node)

    def _constructed(self, node: ast.Call) -> None:
        origin = self.origin(node.func) if isinstance(node.func, ast.Name) else None
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        builtin = origin is None and name in allowed.CALLED_BUILTINS - {"type"}
        if not builtin and (
            origin is None or (origin.module, origin.name) not in allowed.CONSTRUCTORS
        ):
            self.fault(node, "calls something at import that is no constructor of ours")
        if name in self.hidden:
            self.fault(node, f"calls {name}, which is a member here")
        if origin is not None and origin.name == "TypeAliasType":
            if len(node.args) != 2 or node.keywords:
                self.fault(node, "names a type with more than the name and the type")
                return
            self.value(node.args[0])
            self.type(node.args[1])
            return
        found = allowed.TYPED.get((origin.module, origin.name)) if origin is not None else None
        places, names = found or (range(0), ())
        for place, argument in enumerate(node.args):
            (self.type if place in places else self.value)(argument)
        for keyword in node.keywords:
            if keyword.arg is None:
                self.fault(node, "unpacks arguments")
            if keyword.arg in names and isinstance(keyword.value, ast.Dict):
                for inner in keyword.value.values:
                    self.type(inner)
            else:
                (self.type if keyword.arg in names else self.value)(keyword.value)

    def type(self, node: ast.expr) -> None:
        """A type, which pydantic may evaluate: a string in it is code, but for the values of a `Literal`."""
        while isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            self.type(node.right)
            node = node.left
        match node:
            case ast.Name():
                self.name(node)
            case ast.Constant(value=None):
                pass
            case ast.Constant(value=str() as quoted):
                self.text(node)
                self._quoted(node, quoted)
            case ast.Attribute(value=ast.Name(id="builtins"), attr=name) if (
                name in allowed.TYPE_NAMES and self._is(node.value, "builtins", "")
            ):
                pass
            case ast.Attribute(value=ast.Name(id=name), attr="args" | "kwargs") if (
                name in self.module.bound
            ):
                pass
            case ast.Subscript(value=ast.Name() as generic, slice=inside):
                self._subscript(generic, inside)
            case ast.Subscript(value=ast.Attribute() as generic, slice=inside):
                self.type(generic)
                self._parts(inside)
            case _:
                self.fault(node, f"has a type without a rule, {type(node).__name__}")

    def _is(self, node: ast.expr, module: str, name: str) -> bool:
        origin = self.origin(node)
        return origin is not None and (origin.module, origin.name) == (module, name)

    def _quoted(self, node: ast.expr, quoted: str) -> None:
        try:
            inner = ast.parse(quoted, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            self.fault(node, "quotes a type that is no expression")
            return
        before = len(self.faults)
        self.type(inner)
        # Lines within the quotes are no lines of the file.
        self.faults[before:] = [(node.lineno, reason) for _, reason in self.faults[before:]]

    def _subscript(self, generic: ast.Name, inside: ast.expr) -> None:
        self.name(generic)
        origin = self.origin(generic)
        if origin is not None and not origin.module:
            self.fault(generic, "subscripts something of its own")
        elif generic.id in self.hidden and origin is not None and origin.module == "typing":
            self.fault(generic, f"subscripts {generic.id}, which is a member here")
        elif self._is(generic, "typing", "Literal"):
            for item in inside.elts if isinstance(inside, ast.Tuple) else [inside]:
                if isinstance(item, (ast.Constant, ast.UnaryOp)):
                    self.value(item)
                else:
                    self.fault(item, "has a literal type of something else")
        elif self._is(generic, "typing", "Annotated"):
            first, *rest = inside.elts if isinstance(inside, ast.Tuple) else [inside]
            self.type(first)
            for item in rest:
                self.value(item)
        else:
            self._parts(inside)

    def _parts(self, inside: ast.expr) -> None:
        """What stands between brackets: types, lists of them (of a callable), `()` or `...`."""
        match inside:
            case ast.Tuple(elts=items) | ast.List(elts=items):
                for item in items:
                    self._parts(item)
            case ast.Constant(value=value) if value is ...:
                pass
            case _:
                self.type(inside)

    # -------------------------------------------------------------------------------------- later

    def work(self, node: ast.expr | None) -> None:
        """An expression in a method: calls of what is bound, attributes that are public, data."""
        match node:
            case None | ast.Constant():
                if node is not None:
                    self.text(node)
            case ast.Name():
                self.name(node)
            case ast.Attribute(value=value, attr=name):
                if name.startswith("_") and name not in allowed.PRIVATE_ATTRIBUTES:
                    self.fault(node, f"reaches for {name}")
                self.work(value)
            case ast.Call(func=function, args=arguments, keywords=keywords):
                self._called(function)
                for argument in (*arguments, *(keyword.value for keyword in keywords)):
                    self.work(argument)
            case ast.JoinedStr(values=items) if self.special in _FORMATTED:
                self.text(node)
                for item in items:
                    self.work(item)
            case ast.FormattedValue(value=inner, format_spec=None):
                self.work(inner)
            case ast.Subscript() | ast.BinOp(op=ast.BitOr()):
                self.type(node)
            case _ if isinstance(node, _COMPOSED):
                for part in ast.iter_child_nodes(node):
                    if isinstance(part, ast.expr):
                        self.work(part)
            case _:
                self.fault(node, f"does something without a rule, {type(node).__name__}")

    def _called(self, function: ast.expr) -> None:
        match function:
            case ast.Name(id=name):
                self._loads(function)
                if self.origin(function) is None and name not in self.called:
                    self.fault(function, f"calls {name!r}, which nothing here binds")
            case ast.Attribute():
                self.work(function)
            case _:
                self.fault(function, "calls the result of something")
