"""A schema is a choice now, or no longer, or another kind of choice.

A single schema that became one of the alternatives widens; what cannot be matched counts as breaking.  With `oneOf` a value
that fits two alternatives is refused, with `anyOf` it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, NARROWED, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("alternatives", on="union")
def check(pair: Pair) -> Iterator[Change]:
    """Compare the shape of the choice."""
    match pair.more["kind"]:
        case "kept":
            if pair.old.keyword != pair.new.keyword:
                effect = WIDENED if pair.new.keyword == "anyOf" else NARROWED
                yield Change(
                    effect, f"the choice: was `{pair.old.keyword}`, is `{pair.new.keyword}`"
                )
        case "introduced":
            fits = pair.more["fits"]
            yield Change(
                WIDENED if fits else CHANGED,
                "one schema became a choice" + ("" if fits else " that does not contain it"),
            )
        case "dropped":
            fits = pair.more["fits"]
            yield Change(
                NARROWED if fits else CHANGED,
                "a choice became one schema" + ("" if fits else " that was not part of it"),
            )
        case "heirs":
            return
        case _:
            yield Change(CHANGED, "the choices cannot be matched")
