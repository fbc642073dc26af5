"""Parts of the lines of a surface: signatures, fields and HTTP calls as text, from syntax trees."""

from __future__ import annotations

import ast
import re

_STRICT = re.compile(r"\bStrict(Str|Int|Float|Bool)\b")


def signature(node: ast.FunctionDef | ast.AsyncFunctionDef, *, method: bool = True) -> str:
    """Parameters and result, without `self`."""
    positional = [*node.args.posonlyargs, *node.args.args]
    padding: list[ast.expr | None] = [None] * (len(positional) - len(node.args.defaults))
    pairs = list(zip(positional, [*padding, *node.args.defaults], strict=True))
    parts = [_parameter(argument, value) for argument, value in pairs]
    if node.args.posonlyargs:
        parts.insert(len(node.args.posonlyargs), "/")
    static = any(ast.unparse(decorator) == "staticmethod" for decorator in node.decorator_list)
    if method and not static:
        del parts[:1]
    if parts[:1] == ["/"]:
        del parts[0]
    if node.args.vararg:
        parts.append(f"*{_parameter(node.args.vararg, None)}")
    elif node.args.kwonlyargs:
        parts.append("*")
    keywords = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    parts += [_parameter(argument, value) for argument, value in keywords]
    if node.args.kwarg:
        parts.append(f"**{_parameter(node.args.kwarg, None)}")
    result = type_of(node.returns)
    if isinstance(node, ast.AsyncFunctionDef):
        result = f"Awaitable[{result}]"
    return f"({', '.join(parts)})" + ("" if node.name == "__init__" else f" -> {result}")


def _parameter(argument: ast.arg, value: ast.expr | None) -> str:
    told = f": {type_of(argument.annotation)}" if argument.annotation else ""
    return f"{argument.arg}{told}{default(value)}"


def field(annotation: ast.expr) -> tuple[str, str]:
    """The type of a field, and what is known of it on the wire."""
    match annotation:
        case ast.Subscript(
            value=ast.Name(id="Annotated"),
            slice=ast.Tuple(elts=[inner, ast.Call(keywords=keywords)]),
        ):
            known = [
                f"wire {_shown(ast.literal_eval(word.value))}"
                if word.arg == "alias"
                else f"{word.arg} {ast.unparse(word.value)}"
                for word in keywords
            ]
            return type_of(inner), f"   [{', '.join(known)}]"
        case _:
            return type_of(annotation), ""


def facts(value: ast.expr | None) -> str:
    """The HTTP call that an `Operation(…)` describes."""
    if not isinstance(value, ast.Call):
        return ""
    words = {word.arg: word.value for word in value.keywords}
    method, path = (ast.literal_eval(words[key]) for key in ("method", "path"))
    listed = words.get("parameters")
    told: list[str] = []
    for parameter in listed.elts if isinstance(listed, ast.Tuple) else []:
        if isinstance(parameter, ast.Call):
            name, wire, location = (ast.literal_eval(item) for item in parameter.args)
            if location != "path" or name != wire:
                told.append(f"{name}: {location} {_shown(wire)}")
    body = words.get("body")
    if isinstance(body, ast.Call):
        told.append(f"body {_content(body)}")
    for key in ("success", "failure"):
        replies = words.get(key)
        if isinstance(replies, ast.Dict):
            for status, reply in zip(replies.keys, replies.values, strict=True):
                content = _content(reply) if isinstance(reply, ast.Call) else type_of(reply)
                told.append(f"{ast.literal_eval(status) if status else ''} {content}".strip())
    return f"   {method} {_shown(path)}" + (f"   [{'; '.join(told)}]" if told else "")


def with_fact(line: str, fact: str) -> str:
    """A line with one more fact in its brackets at the end."""
    result = line.partition(") -> ")[2]
    separator = ";" if ")   " in line or "   " in result[1:] else ","
    if line.endswith("]") and "   [" in line:
        return f"{line[:-1]}{separator} {fact}]"
    return f"{line}   [{fact}]"


def deprecated(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether the function is decorated as deprecated."""
    return any(
        isinstance(item, ast.Call) and ast.unparse(item.func) == "deprecated"
        for item in node.decorator_list
    )


def setter(decorators: set[str]) -> bool:
    """Whether a function is the second half of a property."""
    return any(decorator.endswith(".setter") for decorator in decorators)


def _content(call: ast.Call) -> str:
    """Media type and type of a `Body(…)` or a `Reply(…)`, or of each of several bodies."""
    if isinstance(call.func, ast.Name) and call.func.id == "Bodies":
        return " or ".join(_content(item) for item in call.args if isinstance(item, ast.Call))
    media = ast.literal_eval(call.args[0])
    types = [type_of(item) for item in call.args[2:]]
    return " ".join([_shown(media) if media else "empty", *types])


def _shown(text: str) -> str:
    return text if text.isprintable() else ascii(text)


def default(value: ast.expr | None) -> str:
    """`` = value``, or nothing."""
    return f" = {ast.unparse(value)}" if value is not None else ""


def type_of(node: ast.expr | None) -> str:
    """An annotation as a person would write it: strict types are plain ones to who reads."""
    return _plain(ast.unparse(node)) if node is not None else "Any"


def _plain(code: str) -> str:
    return _STRICT.sub(lambda found: found[1].lower(), code).replace("builtins.", "")
