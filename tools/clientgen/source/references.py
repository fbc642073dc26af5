"""What a reference leads to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from clientgen.diagnostics import Diagnostic, Problem, nearest, neutral, problem
from clientgen.source import pointer
from clientgen.source.files import Files, SourceFile, UnreadableError

_HOPS = 100


@dataclass(frozen=True, slots=True)
class Target:
    """A value in a file."""

    file: SourceFile
    tokens: tuple[str, ...]

    @property
    def value(self) -> Any:
        """The value itself."""
        return pointer.resolve(self.file.data, self.tokens)


class Resolver:
    """Resolves references, remembering what each text in each file leads to."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._known: dict[tuple[SourceFile, str], Target | Problem | None] = {}
        self._anchors: dict[SourceFile, dict[str, tuple[str, ...]]] = {}

    def resolve(self, text: str, at: Target) -> Target | None:
        """The target of a reference; `at` is where the text stands.

        Raises `Problem` where it leads nowhere, at every place that says so.  Of a file that cannot be read it is raised once; None for
        other references to it.
        """
        known = (at.file, text)
        if known not in self._known:
            try:
                self._known[known] = self._follow(text, at, 0)
            except UnreadableError as failed:
                self._known[known] = None
                raise Problem(_placed(failed, at)) from failed
            except Problem as failed:
                self._known[known] = failed
        found = self._known[known]
        if isinstance(found, Problem):
            raise Problem(_placed(found, at))
        return found

    def _follow(self, text: str, at: Target, hops: int) -> Target | None:
        if not text:
            raise problem("SRC11", None, "the reference is empty")
        name, _, fragment = text.partition("#")
        file: SourceFile | None = at.file
        if name:
            own = self._by_id(text, name, at.file)
            if own is not None:
                return own
            file = self._files.get(self._files.target(name, at.file))
            if file is None:
                return None
        assert file is not None
        if fragment and not fragment.startswith("/"):
            tokens = self._anchor(file).get(f"#{fragment}")
            if tokens is None:
                raise problem(
                    "SRC14" if name or "/" in fragment else "SRC16",
                    None,
                    f"`{neutral(text, 200)}` is neither a JSON Pointer nor an anchor in {file.name}",
                )
            return Target(file, tokens)
        return self._walk(file, pointer.parse(f"#{fragment}"), text, hops)

    def _walk(
        self, file: SourceFile, tokens: tuple[str, ...], text: str, hops: int
    ) -> Target | None:
        value = file.data
        for index, token in enumerate(tokens):
            try:
                value = pointer.step(value, token)
            except LookupError:
                through = value.get("$ref") if isinstance(value, dict) else None
                if not isinstance(through, str):
                    raise _dangling(text, file, tokens[:index], token, value) from None
                if hops >= _HOPS:
                    raise problem(
                        "SRC15",
                        None,
                        f"`{neutral(text, 200)}` leads through references in a circle",
                    ) from None
                step = self._follow(through, Target(file, (*tokens[:index], "$ref")), hops + 1)
                if step is None:
                    return None
                return self._walk(step.file, (*step.tokens, *tokens[index:]), text, hops + 1)
        return Target(file, tokens)

    def _by_id(self, text: str, name: str, file: SourceFile) -> Target | None:
        """A schema of the same file that calls itself by exactly this `$id`."""
        if text not in (name, f"{name}#") or ":" not in name:
            return None
        tokens = self._anchor(file).get(name)
        return None if tokens is None else Target(file, tokens)

    def _anchor(self, file: SourceFile) -> dict[str, tuple[str, ...]]:
        """`$anchor`s (as ``#name``) and `$id`s of a file; asked for seldom, so worked out only then."""
        if file not in self._anchors:
            found: dict[str, tuple[str, ...]] = {}
            stack: list[tuple[tuple[str, ...], Any]] = [((), file.data)]
            while stack:
                tokens, value = stack.pop()
                if isinstance(value, dict):
                    for keyword, prefix in (("$anchor", "#"), ("$id", "")):
                        if isinstance(value.get(keyword), str):
                            found.setdefault(prefix + value[keyword], tokens)
                    stack.extend(((*tokens, key), part) for key, part in value.items())
                elif isinstance(value, list):
                    stack.extend(((*tokens, str(i)), part) for i, part in enumerate(value))
            self._anchors[file] = found
        return self._anchors[file]


def _placed(found: Problem, at: Target) -> Diagnostic:
    """The finding of a problem, at the place of the reference if it has none of its own."""
    diagnostic = found.diagnostic
    return replace(diagnostic, span=diagnostic.span or at.file.span(at.tokens))


def _dangling(
    text: str, file: SourceFile, reached: tuple[str, ...], token: str, value: Any
) -> Problem:
    where = f"`{neutral(pointer.write(reached), 200)}` of {file.name}"
    close = nearest(token, value) if isinstance(value, dict) else None
    return problem(
        "SRC14",
        None,
        f"`{neutral(text, 200)}` leads to nothing: there is no `{neutral(token, 100)}` in {where}",
        help=f"did you mean `{neutral(pointer.write((*reached, close)), 200)}`?" if close else None,
    )
