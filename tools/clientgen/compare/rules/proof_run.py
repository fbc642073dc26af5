"""A program of the old release does not run any more.

It ran with the old package, against a service that answers as the old document says.  With the new package, against a service
that answers as the new document says, it ends with an error.  This was seen, not concluded: no rule and no suppression
outweighs it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, Hit
from clientgen.compare.proving.model import RUN, Outcome, Trial
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("proof-run", on="proof", fixed=BREAKING, hits=Hit.CALLERS)
def check(trial: Trial) -> Iterator[Change]:
    """Look at what came of running a program."""
    if trial.means == RUN and trial.outcome is Outcome.BROKEN:
        yield Change(CHANGED, trial.message, old=trial.source, new=trial.message)
