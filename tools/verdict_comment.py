"""Write the verdict on a pull request into it, as one comment that is kept up to date: run by the workflow "Comment".

It runs with the right to comment, after a workflow without any rights has worked the verdict out with the code of the
pull request.  So nothing that this workflow left is trusted, not even that it is a verdict: it is read up to a size, as JSON
of a known form; words that choose something are compared with those we know; every other text is shown as code, each of its
signs that means anything in Markdown or HTML spelled as a number.  Which pull request it is, is asked of GitHub, by the
commit of the event.  Needs Python alone, and `gh`.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MARKER = "<!-- the verdict of clientgen -->"
AUTHOR = "github-actions[bot]"
ARTIFACT = "verdict"
MEMBER = "verdict.json"

_MARKS = {"breaking": "❌", "risky": "⚠️", "safe": "✅"}
_BUMPS = {
    "major": "A major release is needed.",
    "minor": "A minor release is needed.",
    "patch": "A patch release will do.",
    "none": "No new version is needed for it.",
}
_MOST_ARCHIVE = 20 << 20
_MOST_JSON = 8 << 20
_LONGEST = 60_000
_LONGEST_TEXT = 300
_PLAIN = re.compile(r"[A-Za-z0-9 ]")


class Refused(Exception):
    """What was left is no verdict; the message says why, in words of our own."""


def main() -> int:
    """Comment on the pull request of the event; 1 if what was left cannot be used."""
    try:
        return _comment()
    except subprocess.CalledProcessError as error:
        _say(f"GitHub does not answer: gh ended with {error.returncode}")
        return 1


def _comment() -> int:
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())["workflow_run"]
    repository = f"repos/{os.environ['GITHUB_REPOSITORY']}"
    number = _pull_request(repository, event)
    if number is None:
        _say("no open pull request is at this commit any more: nothing to do")
        return 0
    try:
        verdict = read(_artifact(repository, int(event["id"])))
        body = comment(verdict, str(event["head_sha"]), str(event["html_url"]))
    except Refused as refused:
        _say(f"the verdict cannot be used: {refused}")
        return 1
    _write(repository, number, body)
    return 0


def read(archive: bytes) -> dict[str, Any]:
    """The verdict in an artifact.  Raises `Refused`."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as packed, packed.open(MEMBER) as member:
            text = member.read(_MOST_JSON + 1)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError) as error:
        raise Refused(f"no archive with a {MEMBER}") from error
    except (NotImplementedError, RuntimeError, ValueError) as error:
        raise Refused("an archive of another kind") from error
    if len(text) > _MOST_JSON:
        raise Refused(f"{MEMBER} is too long")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{MEMBER} is not JSON") from error
    if not isinstance(data, dict):
        raise Refused(f"{MEMBER} is not an object")
    return data


def comment(data: Mapping[str, Any], commit: str, run: str) -> str:
    """The body of the comment.  Raises `Refused` if `data` is not of the form that `clientgen diff --format json` has."""
    verdict = data.get("verdict")
    findings = data.get("findings")
    if not isinstance(verdict, dict) or not isinstance(findings, list):
        raise Refused("it has no verdict, or no findings")
    bump = _BUMPS.get(str(verdict.get("bump")))
    if bump is None:
        raise Refused("it demands a version of a kind that we do not know")
    rows: dict[str, list[str]] = {severity: [] for severity in _MARKS}
    accepted = 0
    for item in findings:
        if not isinstance(item, dict) or str(item.get("severity")) not in rows:
            raise Refused("a finding has no severity that we know")
        if item.get("accepted") is None:
            rows[item["severity"]].append(_row(item))
        else:
            accepted += 1
    counts = [f"{len(found)} {severity}" for severity, found in rows.items() if found]
    counts += [f"{accepted} accepted"] if accepted else []
    mark = next((_MARKS[severity] for severity, found in rows.items() if found), "✅")
    lines = [MARKER, f"## {mark} API change: {', '.join(counts) or 'none'}", "", f"**{bump}**"]
    lines += [*_version(verdict), ""]
    where = f"the whole report, with both places of each change, is with [the run]({run})"
    foot = ["", f"Worked out for {code(commit)} without privileges; {where}."]
    return "\n".join([*lines, *_tables(rows, _LONGEST - len("\n".join([*lines, *foot]))), *foot])


def code(text: object) -> str:
    """Anybody's text, as code that cannot be anything else: no mention, link, image or end of the cell."""
    shown = str(text)
    if len(shown) > _LONGEST_TEXT:
        shown = shown[: _LONGEST_TEXT - 1] + "…"
    safe = "".join(
        char if _PLAIN.match(char) else f"&#{ord(char)};" if char.isprintable() else "&#183;"
        for char in shown
    )
    return f"<code>{safe}</code>"


def _row(item: Mapping[str, Any]) -> str:
    mark = _MARKS[item["severity"]]
    cells = [code(item.get(key, "")) for key in ("rule", "subject", "message")]
    return f"| {mark} {' | '.join(cells)} |"


def _version(verdict: Mapping[str, Any]) -> list[str]:
    demanded, stated = verdict.get("demanded"), verdict.get("client_toml")
    if not demanded or verdict.get("bump") == "none":
        return []
    enough = ": enough" if verdict.get("enough") is True else ": **too low**"
    after = f"That is {code(demanded)} or later"
    return [after + (f"; client.toml says {code(stated)}{enough}." if stated else ".")]


def _tables(rows: Mapping[str, list[str]], room: int) -> list[str]:
    """As many rows as there is room for, the worst first; what is safe is folded."""
    head = ["", "| rule | where | what |", "| --- | --- | --- |"]
    lines: list[str] = []
    left = 0
    for severity, found in rows.items():
        folded = severity == "safe"
        fitting: list[str] = []
        for row in found:
            room -= len(row) + 1
            if room < _LONGEST_TEXT:
                break
            fitting.append(row)
        left += len(found) - len(fitting)
        if fitting:
            before = ["<details>", f"<summary>{len(found)} safe</summary>"] if folded else []
            lines += [*before, *head, *fitting, "", *(["</details>"] if folded else [])]
    return [*lines, *(["", f"… and {left} more."] if left else [])]


def _pull_request(repository: str, event: Mapping[str, Any]) -> int | None:
    """The number of the one open pull request whose head is the commit that was looked at."""
    head = f"{event['head_repository']['owner']['login']}:{event['head_branch']}"
    fields = ("--method", "GET", "--raw-field", "state=open", "--raw-field", f"head={head}")
    found = json.loads(_gh(f"{repository}/pulls", *fields))
    numbers = [int(item["number"]) for item in found if item["head"]["sha"] == event["head_sha"]]
    return numbers[0] if len(numbers) == 1 else None


def _artifact(repository: str, run: int) -> bytes:
    listed = json.loads(_gh(f"{repository}/actions/runs/{run}/artifacts"))["artifacts"]
    found = [item for item in listed if item["name"] == ARTIFACT]
    if len(found) != 1:
        raise Refused(f"{len(found)} artifacts are called {ARTIFACT}")
    if int(found[0]["size_in_bytes"]) > _MOST_ARCHIVE:
        raise Refused("the artifact is too large")
    return _gh(f"{repository}/actions/artifacts/{int(found[0]['id'])}/zip")


def _write(repository: str, number: int, body: str) -> None:
    """Replace our comment if there is one, else make it."""
    comments = f"{repository}/issues/{number}/comments"
    pages = json.loads(_gh(comments, "--paginate", "--slurp"))
    ours = [
        int(item["id"])
        for page in pages
        for item in page
        if item["user"]["login"] == AUTHOR and item["body"].startswith(MARKER)
    ]
    to, how = (f"{repository}/issues/comments/{ours[0]}", "PATCH") if ours else (comments, "POST")
    _gh(to, "--method", how, "--input", "-", given=json.dumps({"body": body}).encode())
    _say(f"pull request {number}: {'updated' if ours else 'commented'}")


def _gh(path: str, *options: str, given: bytes = b"") -> bytes:
    """What GitHub answers, asked through its own command; a failure ends the run."""
    command = ["gh", "api", path, *options]
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True)  # noqa: S603 - no shell
    return done.stdout


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
