"""A program of the old release does not pass a type checker any more.

The checker found nothing in it with the old package, and finds an error with the new one.  This was seen, not concluded: no
rule and no suppression outweighs it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, Hit
from clientgen.compare.proving.model import RUN, Outcome, Trial
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("proof-types", on="proof", fixed=BREAKING, hits=Hit.CALLERS)
def check(trial: Trial) -> Iterator[Change]:
    """Look at what a type checker says of a program."""
    if trial.means != RUN and trial.outcome is Outcome.BROKEN:
        yield Change(
            CHANGED, f"{trial.means}: {trial.message}", old=trial.source, new=trial.message
        )
