"""What was proved of a wheel, and what was not."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from clientgen.diagnostics import neutral

_MOST = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not the same on both sides."""

    path: str
    told: str


@dataclass(slots=True)
class Proof:
    """The steps in their order; a step that was not reached says nothing."""

    wheel: str
    sha256: str
    distribution: str
    version: str
    tag: str
    commit: str
    document: str
    tools: dict[str, str]
    """What took part, with versions."""
    generated: int = 0
    """How many files the document gives."""
    folder: str | None = None
    """Where the package is committed at the tag; None if it is not."""
    drift: list[Difference] = field(default_factory=list)
    """How what is committed differs from what the document gives with this clientgen."""
    built_from: str = "generated"
    """What the wheel was compared with: ``generated``, or ``committed``."""
    packaging: bool = True
    """Whether metadata was compared, and not only the files of the package."""
    members: int = 0
    differences: list[Difference] = field(default_factory=list)
    identical: bool = False
    """Whether the archives are the same bytes, and not only their members."""

    @property
    def verdict(self) -> str:
        """``verified``; ``committed``: the wheel is what is committed, which this clientgen does not give; ``differs``."""
        if self.differences:
            return "differs"
        return "committed" if self.built_from == "committed" else "verified"

    def as_data(self) -> dict[str, object]:
        """For machines."""
        return {"verdict": self.verdict, **asdict(self)}

    def lines(self) -> list[str]:
        """For people."""
        tools = ", ".join(f"{name} {version}" for name, version in self.tools.items())
        title = {
            "verified": "verified",
            "committed": "holds what is committed at the tag, but was not regenerated",
            "differs": "NOT what the tag gives",
        }[self.verdict]
        return [
            f"{neutral(self.wheel)}: {title}",
            f"  document   {neutral(self.document)} at tag {neutral(self.tag)}, commit {self.commit[:12]}",
            f"  generated  {self.generated} files; {self._drift()}",
            f"  wheel      {self._members()}",
            f"  archive    {self._archive()}",
            f"  with       {tools}",
        ]

    def _drift(self) -> str:
        if self.folder is None:
            return "no package is committed at the tag to compare them with"
        folder = neutral(self.folder)
        if not self.drift:
            return f"the same are committed in {folder}"
        return f"{len(self.drift)} differ from those committed in {folder}"

    def _members(self) -> str:
        source = "what was generated" if self.built_from == "generated" else "what is committed"
        told = f"{self.members} members, compared with those of a wheel built from {source}: "
        told += f"{len(self.differences)} differ" if self.differences else "the same bytes"
        return told if self.packaging else told + "; its metadata was not compared"

    def _archive(self) -> str:
        if self.identical:
            return f"the same bytes as a whole, sha256 {self.sha256}"
        return f"not the same bytes as a whole (packed differently), sha256 {self.sha256}"


def first(items: list[Difference]) -> list[Difference]:
    """As many as a reader wants to see."""
    left = len(items) - _MOST
    return [*items[:_MOST], *([Difference("…", f"and {left} more files")] if left > 0 else [])]
