"""The comment on a pull request: what it says, and that nobody's text can be anything but text in it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import verdict_comment
from clientgen.cli import app

SHA = "1" * 40
RUN = "https://github.example/o/r/actions/runs/7"
ROOT = Path(__file__).resolve().parents[2]
EVERYDAY = ROOT / "tests" / "cases" / "compare" / "everyday"

FAKE_GH = """\
#!{python}
import json, os, pathlib, sys
folder = pathlib.Path({folder!r})
path, options = sys.argv[2], sys.argv[3:]
method = options[options.index("--method") + 1] if "--method" in options else "GET"
given = sys.stdin.read() if "--input" in options else ""
with (folder / "calls").open("a") as log:
    log.write(json.dumps([method, path, options, given]) + "\\n")
answer = folder / (method + " " + path.replace("/", " "))
if not answer.exists():
    sys.exit(1)
sys.stdout.buffer.write(answer.read_bytes())
"""


def zipped(content: bytes, name: str = "verdict.json") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def finding(**changed: Any) -> dict[str, Any]:
    plain = {"rule": "required", "severity": "breaking", "subject": "POST /a", "message": "m"}
    return {**plain, "accepted": None, **changed}


def verdict(*findings: Any, **changed: Any) -> dict[str, Any]:
    said = {"bump": "minor", "demanded": "0.2.0", "client_toml": "0.1.0", "enough": False}
    return {"verdict": {**said, **changed}, "findings": list(findings)}


class GitHub:
    """A `gh` that answers from files and writes down what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir()
        command = folder / "bin" / "gh"
        command.write_text(FAKE_GH.format(python=sys.executable, folder=str(folder)))
        command.chmod(0o755)
        run = {
            "id": 7,
            "head_sha": SHA,
            "head_branch": "$(touch evil) --help",
            "html_url": RUN,
            "head_repository": {"owner": {"login": "someone"}},
        }
        (folder / "event.json").write_text(json.dumps({"workflow_run": run}))
        self.answer("GET", "repos/o/r/pulls", [{"number": 3, "head": {"sha": SHA}}])
        listed = [{"name": "verdict", "id": 9, "size_in_bytes": 100}]
        self.answer("GET", "repos/o/r/actions/runs/7/artifacts", {"artifacts": listed})
        self.answer("GET", "repos/o/r/issues/3/comments", [[]])
        self.answer("POST", "repos/o/r/issues/3/comments", {})

    def answer(self, method: str, path: str, content: Any) -> None:
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        (self.folder / f"{method} {path.replace('/', ' ')}").write_bytes(raw)

    def run(self, artifact: bytes) -> tuple[int, str, list[tuple[str, str, list[str], str]]]:
        self.answer("GET", "repos/o/r/actions/artifacts/9/zip", artifact)
        done = subprocess.run(
            [sys.executable, "-I", str(ROOT / "tools" / "verdict_comment.py")],
            env={
                "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "GITHUB_REPOSITORY": "o/r",
                "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            },
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        log = (self.folder / "calls").read_text().splitlines()
        return done.returncode, done.stdout, [tuple(json.loads(line)) for line in log]


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path)


def test_a_verdict_of_the_command_becomes_a_comment(github: GitHub) -> None:
    command = ["diff", str(EVERYDAY / "old.yaml"), str(EVERYDAY / "new.yaml"), "--format", "json"]
    out = github.folder / "out.json"
    CliRunner().invoke(app, [*command, "--output", str(out)])
    code, told, calls = github.run(zipped(out.read_bytes()))
    assert (code, told) == (0, "pull request 3: commented\n")
    method, path, _, given_text = calls[-1]
    assert (method, path) == ("POST", "repos/o/r/issues/3/comments")
    body = json.loads(given_text)["body"]
    report = json.loads(out.read_text(encoding="utf-8"))
    assert body.startswith(verdict_comment.MARKER + "\n## ❌ API change: ")
    for severity, count in report["counts"].items():
        assert f"{count} {severity}" in body
    assert body.count("| <code>") >= len(report["findings"])
    assert f"[the run]({RUN})" in body


def test_the_branch_is_a_value_and_no_option(github: GitHub) -> None:
    _, _, calls = github.run(zipped(json.dumps(verdict()).encode()))
    _, path, options, _ = calls[0]
    assert path == "repos/o/r/pulls"
    assert options[-1] == "head=someone:$(touch evil) --help"


def test_our_own_comment_is_replaced(github: GitHub) -> None:
    mine = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": verdict_comment.MARKER + "x"}
    faked = {"id": 4, "user": {"login": "someone"}, "body": verdict_comment.MARKER + "x"}
    github.answer("GET", "repos/o/r/issues/3/comments", [[faked], [mine]])
    github.answer("PATCH", "repos/o/r/issues/comments/5", {})
    code, told, calls = github.run(zipped(json.dumps(verdict()).encode()))
    assert (code, told) == (0, "pull request 3: updated\n")
    assert calls[-1][:2] == ("PATCH", "repos/o/r/issues/comments/5")


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [{"number": 3, "head": {"sha": "2" * 40}}],
        [{"number": 3, "head": {"sha": SHA}}, {"number": 4, "head": {"sha": SHA}}],
    ],
)
def test_a_pull_request_that_has_moved_on_is_left_alone(github: GitHub, pulls: list[Any]) -> None:
    github.answer("GET", "repos/o/r/pulls", pulls)
    code, told, calls = github.run(zipped(json.dumps(verdict()).encode()))
    assert code == 0
    assert "nothing to do" in told
    assert {method for method, *_ in calls} == {"GET"}


MALFORMED: list[Any] = [
    [],
    {},
    {"verdict": {}, "findings": []},
    {"verdict": [], "findings": []},
    verdict(bump="<img>"),
    verdict(bump={}),
    verdict("text"),
    verdict(finding(severity="@everyone")),
    verdict(finding(severity=[])),
    {**verdict(), "findings": {}},
]
UNREADABLE = [
    b"",
    b"PK\x03\x04 no archive",
    zipped(b"{}", "other.json"),
    zipped(b"{"),
    zipped(b"[" * 100_000),
    zipped(b"\xff"),
    zipped(bytes(64 << 20)),
]


@pytest.mark.parametrize(
    "artifact", [*UNREADABLE, *(zipped(json.dumps(item).encode()) for item in MALFORMED)]
)
def test_what_is_no_verdict_is_refused(github: GitHub, artifact: bytes) -> None:
    code, told, calls = github.run(artifact)
    assert code == 1
    assert told.startswith("the verdict cannot be used: ")
    assert {method for method, *_ in calls} == {"GET"}


def test_a_large_artifact_is_not_fetched(github: GitHub) -> None:
    listed = [{"name": "verdict", "id": 9, "size_in_bytes": 1 << 30}]
    github.answer("GET", "repos/o/r/actions/runs/7/artifacts", {"artifacts": listed})
    code, told, calls = github.run(b"")
    assert (code, "too large" in told) == (1, True)
    assert not any(path.endswith("/zip") for _, path, *_ in calls)


def test_a_github_that_refuses_is_told(github: GitHub) -> None:
    (github.folder / "GET repos o r pulls").unlink()
    code, told, _ = github.run(b"")
    assert (code, told) == (1, "GitHub does not answer: gh ended with 1\n")


EVIL = [
    "@everyone please look",
    "<img src=x onerror=alert(1)>",
    "![a](https://evil.example/pixel.png)",
    "[click](javascript:alert(1))",
    "fixes #1, closes org/repo#2",
    "</code><script>alert(1)</script>",
    "a | b\n| c | d |\n\n# heading",
    "`code` ``` fence\n```",
    "https://evil.example www.evil.example a@evil.example",
    verdict_comment.MARKER,
    "--> <details>",
    "\u202egnp.exe\x1b[2J\x00\ud800",
    "&lt;b&gt; &#64;user",
]


class Text(HTMLParser):
    """What is inside of <code>, and every tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "code":
            self.inside.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.inside[-1] += data


def _is_only_text(text: str) -> None:
    shown = verdict_comment.code(text)
    assert re.fullmatch(r"<code>(?:[A-Za-z0-9 ]|&#[0-9]+;)*</code>", shown)
    parsed = Text()
    parsed.feed(shown)
    parsed.close()
    assert parsed.tags == ["code"]
    expected = text if len(text) <= 300 else text[:299] + "…"
    assert parsed.inside == ["".join(char if char.isprintable() else "·" for char in expected)]


@pytest.mark.parametrize("text", EVIL)
def test_evil_text_is_text(text: str) -> None:
    _is_only_text(text)
    keys = ("rule", "subject", "message")
    data = json.loads(json.dumps(verdict(finding(**dict.fromkeys(keys, text)), demanded=text)))
    body = verdict_comment.comment(data, SHA, RUN)
    ours = re.sub(r"<code>(?:[A-Za-z0-9 ]|&#[0-9]+;)*</code>", "", body)
    assert ours == re.sub(
        r"<code>.*?</code>", "", verdict_comment.comment(verdict(finding()), SHA, RUN)
    )
    assert body.count("\n") == verdict_comment.comment(verdict(finding()), SHA, RUN).count("\n")


@given(st.text(max_size=400))
def test_any_text_is_text(text: str) -> None:
    _is_only_text(text)


def test_a_flood_is_cut_to_what_fits() -> None:
    flood = [finding(subject="#" * 1000, message="@" * 1000) for _ in range(500)]
    body = verdict_comment.comment(verdict(*flood, finding(severity="safe")), SHA, RUN)
    assert len(body) < 65_536
    assert "500 breaking, 1 safe" in body
    assert re.search(r"… and \d+ more\.", body)
    assert body.rstrip().endswith(f"[the run]({RUN}).")


def test_what_was_accepted_is_only_counted() -> None:
    body = verdict_comment.comment(verdict(finding(accepted="agreed")), SHA, RUN)
    assert "## ✅ API change: 1 accepted" in body
    assert "required" not in body
