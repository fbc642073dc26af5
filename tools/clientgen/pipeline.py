"""The stages in their order; the only module that knows it.

files ─load→ Bundle ─check→ Document ─normalise→ ir.Api ─render→ FileTree ─→ write | compare | report
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clientgen.diagnostics import Collector, neutral, problem
from clientgen.examples import with_external_examples
from clientgen.inputs import Inputs
from clientgen.ir.nodes import Api
from clientgen.names import Names
from clientgen.output.report import Outcome, compare, write
from clientgen.output.tree import FileTree, PathError
from clientgen.printers import printers
from clientgen.progress import Watch, unwatched
from clientgen.settings import Allow, Settings, beside
from clientgen.source import Bundle, load

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from clientgen.compare import Package
    from clientgen.document import Document

_FEW = 5


def surface_of(files: Mapping[str, bytes]) -> list[str]:
    """The lines of the public surface of a rendered package."""
    return files["api-surface.txt"].decode().splitlines()


@dataclass(slots=True)
class Run:
    """One run over one document.  Findings gather in `collector`; a stage with errors raises `StageFailed`."""

    document: Path
    collector: Collector
    settings: Settings
    allow_outside: bool = False
    bundle: Bundle | None = None
    checked: Document | None = None
    inputs: Inputs = field(default_factory=Inputs)
    watch: Watch = unwatched
    names: Names | None = None
    printers: Executor | None = None
    """Processes that have begun already; else the run has some of its own."""

    @classmethod
    def start(
        cls,
        document: Path,
        *,
        settings: Path | None = None,
        allow: tuple[Allow, ...] = (),
        allow_outside: bool = False,
    ) -> Run:
        """Read the settings: the given file, else the one beside the document, else none."""
        first = Collector()
        inputs = Inputs()
        path = settings or beside(document, inputs)
        read = Settings.load(path, first, inputs) if path else Settings()
        first.raise_if_errors()
        return cls(document, Collector((*read.allow, *allow)), read, allow_outside, inputs=inputs)

    def api(self) -> Api:
        """Load, check and normalise: what the client consists of."""
        from clientgen.document import check
        from clientgen.normalise import NameLock, normalise_with

        self.watch("Reading", 0, 0)
        self.bundle = load(
            self.document,
            collector=self.collector,
            allow_outside=self.allow_outside,
            inputs=self.inputs,
        )
        self.watch("Checking", 0, 0)
        document = check(self.bundle, self.collector, strict=self.settings.path is not None)
        self.checked = document
        title = str(document.data["info"]["title"])
        self.settings = self.settings.completed(title, self.document.name)
        self.watch("Naming and merging", 0, 0)
        self.names = Names.read(self.document, self.settings, self.collector, self.inputs)
        self.collector.raise_if_errors()
        kept = self.names.before if self.names else NameLock()
        api, given = normalise_with(document, self.settings, self.collector, kept)
        if self.names:
            self.names.after = given
        for item in self.collector.unused_allowances():
            message = f"nothing of {item.code} was found at {item.at}: the exemption has expired"
            self.collector.report("OUT09", item.at, message)
        self.collector.raise_if_errors()
        return with_external_examples(api, self.bundle, self.inputs)

    def tree(self) -> FileTree:
        """All of the above, and the files of the package, each shown to be inert."""
        with self._printers() as pool:
            return self._rendered(self.api(), pool)

    def package(self) -> Package:
        """The same, with what surrounds the package when programs are tried with it."""
        with self._printers() as pool:
            api = self.api()
            tree = self._rendered(api, pool)
        from clientgen.compare import Package
        from clientgen.emit.rehearsal import answers, environment

        return Package(tree, answers(api), environment(api))

    def _rendered(self, api: Api, pool: Executor | None) -> FileTree:
        from clientgen import inert  # noqa: F401 - loads while another process loads the printer
        from clientgen.emit.project import render

        prove = partial(require_inert, settings=self.settings)
        try:
            return FileTree(render(api, self.settings, self.collector, self.watch, pool, prove))
        except PathError as error:
            raise problem("OUT02", None, str(error)) from error

    def _printers(self) -> AbstractContextManager[Executor | None]:
        return nullcontext(self.printers) if self.printers else printers()

    def write(self, folder: Path) -> Outcome:
        """All of the above, and make `folder` hold the files, and `names.lock` the names that they use.

        The names come first: kept ones that nothing uses yet do no harm, used ones that nobody keeps would.
        """
        tree = self.tree()
        self.watch("Writing", 0, 0)
        told = self.names.write(self.inputs) if self.names else ()
        outcome = write(tree, folder, self.collector)
        return replace(outcome, beside=told)

    def compare(self, folder: Path) -> Outcome:
        """Render, and report how `folder` differs, and whether `names.lock` does."""
        tree = self.tree()
        self.watch("Comparing", 0, 0)
        if self.names:
            self.names.compare(self.collector)
        return compare(tree, folder, self.collector)

    def surface(self) -> list[str]:
        """Render, and give the lines of the public surface."""
        return surface_of(self.tree())

    def folder(self, out: Path | None) -> Path:
        """The output folder: the one given, else that of the settings; `Problem` if there is neither."""
        folder = out or self.settings.out
        if folder is None:
            raise problem("CFG05", None, "no output folder is given")
        return folder


def require_inert(tree: Mapping[str, bytes], settings: Settings) -> None:
    """Refuse a rendered project that would do more than define (`TPL04`): nothing of it is written."""
    from clientgen.emit.runtime import verbatim
    from clientgen.inert import prove

    copies = verbatim(settings.package, settings.licence)
    found = prove(tree, package=settings.package, verbatim=copies)
    if found:
        told = [neutral(str(item), 200) for item in found[:_FEW]]
        raise problem("TPL04", None, "; ".join(told))
