"""Holds one generated module to the language: statements here, expressions in `clientgen.inert.expressions`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from clientgen.inert import allowed
from clientgen.inert.expressions import Expressions
from clientgen.inert.scope import Origin, Parsed, names_bound

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_NO_ARGUMENTS = ast.dump(ast.parse("lambda: 0", mode="eval").body.args)  # type: ignore[attr-defined]


class Checker(Expressions):
    """Checks one module; `faults` afterwards holds what has no rule, as (line, reason).

    `needed` are the names that other modules have to define: (module, name) → line and reason of the fault if they do not.
    """

    def __init__(self, module: Parsed) -> None:
        super().__init__(module)
        self.needed: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self._derived = False

    def run(self) -> None:
        """Check the whole module."""
        for node in self.module.twice:
            self.fault(node, "binds a name that is bound already")
        for node in self.module.tree.body:
            self._statement(node, top=True)

    # ------------------------------------------------------------------------ what runs at import

    def _statement(self, node: ast.stmt, *, top: bool) -> None:
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                self.text(node.value)
            case ast.ImportFrom() if top:
                self._import(node)
            case ast.Import(names=[ast.alias(name="builtins", asname=None)]) if top:
                pass
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self._bind(node, name, top)
                {"_HOMES": self._homes, "_FORMER": self._homes, "__all__": self._exports}.get(
                    name, self.value
                )(value)
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=given):
                self._bind(node, name, top)
                self.type(annotation)
                if given is not None:
                    self.value(given)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), body=body, orelse=[]) if top:
                self._for_checkers(body)
            case ast.If(
                test=ast.Name(id="TYPE_CHECKING"),
                body=[ast.AnnAssign(value=ast.Constant(value=str() as told)) as named, *texts],
                orelse=[ast.Assign(value=ast.Call(args=[_, ast.Constant(value=made)])) as assigned],
            ) if top and told == made and ast.dump(named.target) == ast.dump(assigned.targets[0]):
                # A type that recurs: what type checkers are told is what it is.
                if not self._is(named.annotation, "typing", "TypeAlias"):
                    self.fault(named, "is nothing for type checkers")
                self._for_checkers(texts)
                self._statement(assigned, top=True)
            case ast.ClassDef():
                self._class(node)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._function(node, top=top)
            case ast.Pass():
                pass
            case _:
                self.fault(node, f"is a statement without a rule, {type(node).__name__}")

    def _for_checkers(self, body: list[ast.stmt]) -> None:
        """What only type checkers read: imports, further names of what is imported, classes without a body."""
        for node in body:
            match node:
                case ast.ImportFrom():
                    self._import(node)
                case ast.Import(names=[ast.alias(name="builtins", asname=None)]):
                    pass
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.Name() as present):
                    self._bind(node, name, top=True)
                    self.type(node.annotation)
                    self.type(present)
                case ast.ClassDef(name=name, bases=bases, keywords=[], body=[ast.Expr(value=text)]):
                    self._bind(node, name, top=True)
                    self._decorators(node, frozenset())
                    self.value(text)
                    for base in bases:
                        self.type(base)
                case ast.Expr(value=ast.Constant(value=str()) as text):
                    self.text(text)
                case ast.Pass():
                    pass
                case _:
                    self.fault(node, "is nothing for type checkers")

    def _bind(self, node: ast.AST, name: str, top: bool) -> None:
        special = name.startswith("_")
        if not allowed.NAME.match(name) or (special and name not in allowed.SPECIAL):
            self.fault(node, f"binds the name {name!r}")
        elif not top and self._derived and name in allowed.FORBIDDEN_MEMBERS:
            self.fault(node, f"has a member {name!r}")

    def _import(self, node: ast.ImportFrom) -> None:
        for item in node.names:
            bound = item.asname or item.name
            if not allowed.NAME.match(bound) or (bound.startswith("_") and bound != "__version__"):
                self.fault(node, f"binds the name {bound!r}")
            if not node.level:
                if item.name not in allowed.IMPORTS.get(node.module or "", ()):
                    self.fault(node, f"imports {item.name} of {node.module}")
                continue
            target = self.module.absolute(node)
            if target is None:
                self.fault(node, "imports from outside the package")
            else:
                reason = f"imports {item.name}, which {target or 'the package'} lacks"
                self._needs(node, target, item.name, reason)

    def _needs(self, node: ast.AST, target: str, name: str, reason: str) -> None:
        self.needed.setdefault((target, name), []).append((getattr(node, "lineno", 1), reason))

    def _homes(self, value: ast.expr) -> None:
        """The table of a lazy `__init__`: its strings are imported, so they must be modules of this package."""
        homes = _literal(value)
        if not isinstance(homes, dict):
            self.fault(value, "has a table of modules that is no plain dictionary")
            return
        base = f"{self.module.name}." if self.module.is_package and self.module.name else ""
        for name, home in homes.items():
            # Of a former name: the module, the present name, and what is said of it.
            found = home if isinstance(home, tuple) and len(home) == 3 else (home, name, "")
            module, present, _ = found
            own = isinstance(module, str) and module.startswith(".")
            target = f"{base}{str(module)[1:]}"
            if not own or not all(isinstance(part, str) for part in (name, *found)):
                self.fault(value, f"would load {name!r} from {module!r}")
            else:
                reason = f"would load {present!r} from {module!r}, which lacks it"
                self._needs(value, target, present, reason)

    def _exports(self, value: ast.expr) -> None:
        names = _literal(value)
        if not isinstance(names, list) or not all(
            isinstance(name, str) and allowed.NAME.match(name) for name in names
        ):
            self.fault(value, "has an `__all__` that is no list of names")

    def _class(self, node: ast.ClassDef) -> None:
        self._bind(node, node.name, top=True)
        for keyword in node.keywords:
            self.fault(keyword.value, "gives a class an argument")
        origins = [self.origin(base) for base in node.bases]
        for base, origin in zip(node.bases, origins, strict=True):
            if origin is None or not (origin.of_runtime or origin.module in allowed.BASES):
                self.fault(base, "has a base of its own making")
        self._decorators(node, frozenset())
        self._derived = bool(node.bases)
        members: set[str] = set()
        enumerated = any(origin.module == "enum" for origin in origins if origin is not None)
        self.hidden = frozenset(name for inner in node.body for name in names_bound(inner))
        for inner in node.body:
            if isinstance(inner, ast.ClassDef):
                self.fault(inner, "is a class within a class")
                continue
            if isinstance(inner, _Function):
                if enumerated:  # making the members calls some
                    self.fault(inner, "is a method of an enumeration")
                self._decorators(inner, frozenset(members))
            members |= set(names_bound(inner))
            self._statement(inner, top=False)
        self.hidden = frozenset()

    def _decorators(self, node: ast.ClassDef | _Function, members: frozenset[str]) -> None:
        for decorator in node.decorator_list:
            match decorator:
                case ast.Name(id="property") if "property" not in {*self.module.bound, *members}:
                    continue
                case ast.Attribute(value=ast.Name(id=name), attr="setter") if name in members:
                    continue
                case ast.Call(func=function, args=arguments, keywords=keywords):
                    for given in (*arguments, *(keyword.value for keyword in keywords)):
                        self.value(given)
                case function:
                    pass
            origin = self.origin(function)
            hidden = isinstance(function, ast.Name) and function.id in members
            if origin is None or hidden or (origin.module, origin.name) not in allowed.DECORATORS:
                self.fault(decorator, "has a decorator without a rule")

    # ---------------------------------------------------------------------------- what runs later

    def _function(self, node: _Function, *, top: bool) -> None:
        remembered = top and self._remembered(node)
        if not remembered:
            self._bind(node, node.name, top)
        if top and not remembered:
            # `__getattr__` of a module, and what else is not a description that is put off, is one of these very ones.
            if ast.dump(node) not in _lazy():
                self.fault(node, "is a function of its own making")
            return
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [item for item in (arguments.vararg, arguments.kwarg) if item is not None]
        for item in every:
            if not allowed.NAME.match(item.arg) or item.arg.startswith("__"):
                self.fault(item, f"binds the name {item.arg!r}")
            if item.annotation is not None:
                self.type(item.annotation)
        for default in (*arguments.defaults, *arguments.kw_defaults):
            if default is not None:
                self.value(default)
        if node.returns is not None:
            self.type(node.returns)
        self.special = node.name if node.name.startswith("__") else ""
        self.local = {item.arg: Origin("", item.arg, own=True) for item in every}
        self.body(node.body)
        self.local = {}

    def _remembered(self, node: _Function) -> bool:
        """Whether a function describes something when it is first asked for: no arguments, one decorator."""
        if ast.dump(node.args) != _NO_ARGUMENTS or node.name.startswith("__"):
            return False
        match node.decorator_list:
            case [ast.Name() as decorator]:
                origin = self.origin(decorator)
                return origin == Origin("functools", "cache", own=False)
            case _:
                return False

    def body(self, statements: list[ast.stmt]) -> None:
        """Statements of a method or of a program: they name only what is bound, and reach only what is public."""
        for node in statements:
            for target in _targets(node):
                self._target(target)
            match node:
                case ast.ImportFrom():
                    self._import(node)
                    home = self.module.absolute(node) if node.level else node.module
                    for item in node.names:
                        found = Origin(home or "", item.name, own=bool(node.level))
                        self.local[item.asname or item.name] = found
                case ast.Return(value=None) | ast.Pass():
                    pass
                case ast.Expr(value=value) | ast.Return(value=value) | ast.Assign(value=value):
                    self.work(value)
                case (
                    ast.For(iter=source, body=inner, orelse=[])
                    | ast.AsyncFor(iter=source, body=inner, orelse=[])
                ):
                    self.work(source)
                    self.body(inner)
                case ast.With(items=items, body=inner) | ast.AsyncWith(items=items, body=inner):
                    for entered in items:
                        self.work(entered.context_expr)
                    self.body(inner)
                case ast.If(test=test, body=inner, orelse=other):
                    self.work(test)
                    self.body(inner)
                    self.body(other)
                case _:
                    self.fault(node, f"is a statement without a rule, {type(node).__name__}")

    def _target(self, target: ast.expr) -> None:
        match target:
            case ast.Name(id=name) if allowed.NAME.match(name) and not name.startswith("_"):
                self.local[name] = Origin("", name, own=True)
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if (
                name == "_core" or not name.startswith("_")
            ):
                pass
            case _:
                self.fault(target, "binds something without a rule")


def _targets(node: ast.stmt) -> Iterator[ast.expr]:
    match node:
        case ast.Assign(targets=targets):
            yield from targets
        case ast.For(target=target) | ast.AsyncFor(target=target):
            yield target
        case ast.With(items=items) | ast.AsyncWith(items=items):
            yield from (item.optional_vars for item in items if item.optional_vars is not None)


def _literal(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


@cache
def _lazy() -> frozenset[str]:
    return frozenset(map(ast.dump, ast.parse(allowed.LAZY).body))
