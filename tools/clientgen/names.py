"""The file `names.lock` beside a document: read before the names are given, written or compared after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from clientgen.diagnostics import Collector, Span, neutral, problem
from clientgen.disk import read_plain, replace_file
from clientgen.inputs import Inputs
from clientgen.settings import Settings

if TYPE_CHECKING:
    from clientgen.normalise.name_lock import NameLock

FILE = "names.lock"


@dataclass(slots=True)
class Names:
    """The file as it was, and as it should be once `after` is set."""

    path: Path
    text: str
    before: NameLock
    after: NameLock | None = field(default=None)

    @classmethod
    def read(
        cls, document: Path, settings: Settings, collector: Collector, inputs: Inputs
    ) -> Names | None:
        """The file beside `document`; None for a document without settings, whose names nobody keeps.

        What is wrong with the file is reported as NAM05.
        """
        from clientgen.normalise.name_lock import NameLock, read

        path = document.parent / FILE
        if not path.is_file():
            inputs.note(path, None)
            return cls(path, "", NameLock()) if settings.path is not None else None
        try:
            content = read_plain(path, links=True)
            inputs.note(path, content)
            text = content.decode()
        except (OSError, UnicodeDecodeError) as error:
            told = "not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
            collector.report("NAM05", Span(str(path), 1, 1, 1, 2), f"cannot be read: {told}")
            return cls(path, "", NameLock())
        return cls(path, text, read(text, str(path), collector))

    def write(self, inputs: Inputs) -> tuple[str, ...]:
        """Make the file hold the names that were given; what changed, for people.  Raises `Problem` (OUT05)."""
        try:
            changed = replace_file(self.path, self._wanted())
            inputs.note(self.path, self._wanted().encode())
        except OSError as error:
            where = neutral(str(self.path))
            message = f"{where}: {error.strerror or type(error).__name__}"
            raise problem("OUT05", None, message) from error
        return (f"{neutral(str(self.path))}: {self._changes()}",) if changed else ()

    def compare(self, collector: Collector) -> None:
        """Report as OUT01 that the file does not hold the names that were given."""
        if self.text != self._wanted():
            told = f"differs: {self._changes()}" if self.text else "is missing"
            collector.report("OUT01", None, f"{neutral(str(self.path))} {told}")

    def _wanted(self) -> str:
        from clientgen.normalise.name_lock import write

        return write(self.after) if self.after else self.text

    def _changes(self) -> str:
        before, after = dict(_flat(self.before)), dict(_flat(self.after))
        kept = before.keys() & after.keys()
        counts = (
            (len(after) - len(kept), "added"),
            (sum(before[key] != after[key] for key in kept), "changed"),
            (len(before) - len(kept), "gone"),
        )
        told = ", ".join(f"{count} {verb}" for count, verb in counts if count)
        return f"names: {told}" if told else "written anew"


def _flat(lock: NameLock | None) -> Iterator[tuple[tuple[str, ...], str]]:
    if lock is None:
        return
    for section, names in lock.names.items():
        for place, name in names.items():
            yield (section, place), name
    for one in lock.former:
        yield ("former", one.kind, one.path), f"{one.new} {one.until}"
