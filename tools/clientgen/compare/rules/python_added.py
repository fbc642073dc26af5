"""There is a new public name.

Programs that exist do not know it.  A list of options that callers receive may surprise those who compare with all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import NOTED, RISKY, WIDENED, rule


@rule("python-added", on="python", received_widened=RISKY)
def check(pair: PythonPair) -> Iterator[Change]:
    """Look for names that only the new surface has."""
    if pair.new is None or pair.old is not None or _is_required(pair) or _is_demanded(pair):
        return
    owner = pair.new.owner.partition(".")[2]
    # A second name of a value is no new value.
    option = pair.new.kind == "value" and owner in pair.before.entries and not _is_known(pair)
    yield Change(WIDENED if option else NOTED, "is a new option" if option else "is new")


def _is_known(pair: PythonPair) -> bool:
    """Whether the class had the value of a new member already."""
    return pair.new is not None and any(
        entry.owner.partition(".")[2] == pair.new.owner.partition(".")[2]
        and entry.kind == "value"
        and entry.default == pair.new.default
        for entry in pair.before.entries.values()
    )


def _is_required(pair: PythonPair) -> bool:
    return pair.new is not None and pair.new.kind == "field" and pair.new.default is None


def _is_demanded(pair: PythonPair) -> bool:
    owner = pair.before.entries.get(pair.new.owner.partition(".")[2]) if pair.new else None
    return owner is not None and "Protocol" in owner.bases
