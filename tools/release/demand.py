"""What has changed since the last release, and what that demands: asked of `clientgen diff`, so that there is one verdict."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from packaging.version import Version

from clientgen import versions
from release.project import Project, Refused, Released


@dataclass(frozen=True, slots=True)
class Demand:
    """What the next release must say and be."""

    kind: str | None
    """The kind of fragment that is needed; None where the API has not changed."""
    version: str
    """The lowest version that will do."""
    reasons: tuple[str, ...]
    notes: tuple[str, ...]

    def unmet(self, project: Project, since: Released) -> str | None:
        """What is wrong with the version of the settings; None if nothing is."""
        if project.version >= Version(self.version):
            return None
        why = "".join(f"\n  - {reason}" for reason in self.reasons)
        return (
            f"client.toml says {project.version}, but the changes since {since.version} need {self.version} or later: "
            f"set `version`, and run make generate{why}"
        )


def clientgen(project: Project, *arguments: str) -> tuple[int, str]:
    """Run a command of clientgen in the repository: its exit code and what it printed.  Raises `Refused` for 2 and more."""
    done = subprocess.run(  # noqa: S603 - our own words and paths
        [sys.executable, "-m", "clientgen", *arguments],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode > 1:
        raise Refused(
            f"clientgen {arguments[0]} cannot say:\n{(done.stdout + done.stderr).strip()}"
        )
    return done.returncode, done.stdout + (done.stderr if done.returncode else "")


def demand(project: Project, since: Released, *, prove: bool = False) -> Demand:
    """Compare with a release; with `prove`, run its own programs with the new package too, where it is known by its tag.

    Raises `Refused` where `clientgen diff` cannot, or where one of its suppressions has expired.
    """
    new = project.inside(project.spec)
    more = ("--prove",) if prove and since.tagged else ()
    _, text = clientgen(project, "diff", since.against, new, "--format", "json", *more)
    data, _ = json.JSONDecoder().raw_decode(text)
    if data["expired"]:
        raise Refused(
            *(
                f"the suppression of {item['rule']} at {item['at']} accepts nothing any more: remove it"
                for item in data["expired"]
            )
        )
    verdict = data["verdict"]
    kind = "breaking" if data["breaking"] else "feature" if data["findings"] else None
    # Of a tag `diff` knows the version, of a surface it does not.
    bump = versions.bump(since.version, breaking=kind == "breaking", change=kind is not None)
    demanded = verdict["demanded"] or versions.bumped(since.version, bump)
    return Demand(kind, demanded, tuple(verdict["reasons"]), tuple(data["notes"]))
