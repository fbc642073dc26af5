"""What a reference leads to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from clientgen.diagnostics import Diagnostic, Problem, nearest, neutral, problem
from clientgen.source import pointer
from clientgen.source.files import Files, SourceFile, UnreadableError
from clientgen.source.grammar import kind_at
from clientgen.source.identified import Identified, Tokens

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
    """Resolves references, remembering what each text in each file leads to.

    `alone` says that nothing counts beside a `$ref`, as OpenAPI 3.0 has it outside path items: what leads into such a thing leads
    through the reference.
    """

    def __init__(self, files: Files, *, alone: bool = False) -> None:
        self._files = files
        self._alone = alone
        self._known: dict[tuple[SourceFile, Tokens, str], Target | Problem | None] = {}
        self._identified: dict[SourceFile, Identified] = {}

    def resolve(self, text: str, at: Target) -> Target | None:
        """The target of a reference; `at` is where the text stands.

        Raises `Problem` where it leads nowhere, at every place that says so.  Of a file that cannot be read it is raised once; None for
        other references to it.
        """
        known = (at.file, self._ids(at.file).around(at.tokens), text)
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
        file, resource = at.file, self._ids(at.file).around(at.tokens)
        if name:
            own = self._ids(at.file).named(name, resource)
            if own is None:
                other = self._files.get(self._files.target(name, at.file))
                if other is None:
                    return None
                file, own = other, ()
            resource = own
        if fragment and not fragment.startswith("/"):
            tokens = self._ids(file).anchor(fragment, resource)
            if tokens is None:
                raise problem(
                    "SRC14" if name or "/" in fragment else "SRC16",
                    None,
                    f"`{neutral(text, 200)}` is neither a JSON Pointer nor an anchor in {file.name}",
                )
            return Target(file, tokens)
        tokens = pointer.parse(f"#{fragment}")
        try:
            return self._walk(file, (*resource, *tokens), text, hops)
        except Problem:
            # Authors who give a schema an `$id` often mean the document all the same, against the letter.
            if not resource or not tokens or tokens[0] not in file.data:
                raise
            return self._walk(file, tokens, text, hops)

    def _walk(
        self, file: SourceFile, tokens: tuple[str, ...], text: str, hops: int
    ) -> Target | None:
        value = file.data
        for index, token in enumerate(tokens):
            through = value.get("$ref") if isinstance(value, dict) else None
            try:
                if (
                    self._alone
                    and isinstance(through, str)
                    and kind_at(tokens[:index]) != "pathItem"
                ):
                    raise LookupError(token)
                value = pointer.step(value, token)
            except LookupError:
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

    def _ids(self, file: SourceFile) -> Identified:
        if file not in self._identified:
            self._identified[file] = Identified(file)
        return self._identified[file]


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
