"""Programs of the old release, tried with the new package: on packages of one module, written here."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from clientgen.compare import (
    AcceptError,
    Package,
    Program,
    Report,
    judge,
    of_readme,
    parse_accept,
    prove,
    proved,
    render_annotations,
    render_html,
    render_json,
    render_markdown,
    render_text,
    summary,
)
from clientgen.compare import proving as module
from clientgen.compare.proving.model import RUN, Outcome, Trial, Unusable
from clientgen.compare.proving.run import run
from clientgen.compare.proving.typecheck import check

from .build import compare_lines

OLD = "def double(number: int = 0) -> int:\n    return 2 * number\n"
NEW = "def double(number: int) -> int:\n    return 2 * number\n"


def package(code: str, **more: Any) -> Package:
    return Package({"src/p/__init__.py": code.encode(), "src/p/py.typed": b""}, **more)


@pytest.fixture
def only_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHECKERS", ())


def tried(tmp_path: Path, text: str, old: str = OLD, new: str = NEW, **more: Any) -> Trial:
    trials, _ = prove(
        [Program("program", text)], package(old, **more), package(new, **more), tmp_path
    )
    return next(trial for trial in trials if trial.means == RUN)


@pytest.mark.usefixtures("only_run")
def test_what_ran_and_does_not_run_any_more_is_a_break(tmp_path: Path) -> None:
    trial = tried(tmp_path, "import p\n\nassert p.double(2) == 4\nprint(p.double())\n")
    assert trial.outcome is Outcome.BROKEN
    assert trial.line == 4
    assert trial.source == "print(p.double())"
    assert trial.message.startswith("TypeError: double() missing")


@pytest.mark.usefixtures("only_run")
@pytest.mark.parametrize(
    ("text", "outcome", "message"),
    [
        ("import p\np.double(2)\n", Outcome.HOLDS, ""),
        ("import p\np.triple(2)\n", Outcome.NOTHING, "has no attribute 'triple'"),
        ("import q\n", Outcome.NOTHING, "No module named 'q'"),
        ("import p\np.double(\n", Outcome.NOTHING, "SyntaxError"),
        ("raise SystemExit(0)\n", Outcome.HOLDS, ""),
        ("raise SystemExit('no')\n", Outcome.NOTHING, "it ended with no"),
        ("import os\nos._exit(7)\n", Outcome.NOTHING, "its process ended with 7"),
        ("raise ExceptionGroup('g', [ValueError('inner')])\n", Outcome.NOTHING, "inner"),
        ("if __name__ == '__main__':\n    raise ValueError(__file__)\n", Outcome.NOTHING, "program.py"),
        ("x: list[int] = []\nassert x, 'a\\nb\\x1b'\n", Outcome.NOTHING, "AssertionError: a b"),
    ],
)  # fmt: skip
def test_what_does_not_work_with_the_old_package_proves_nothing(
    tmp_path: Path, text: str, outcome: Outcome, message: str
) -> None:
    trial = tried(tmp_path, text)
    assert trial.outcome is outcome
    assert message in trial.message


@pytest.mark.usefixtures("only_run")
def test_a_program_has_a_limited_time_and_takes_its_children_along(tmp_path: Path) -> None:
    count = "import time\nwhile True: open('count', 'a').write('.'); time.sleep(0.05)"
    text = f"import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', {count!r}])\ntime.sleep(600)\n"
    failure = run(Program("p", text), package(OLD), tmp_path / "src", tmp_path / "own", limit=3)
    assert failure is not None
    assert failure.message == "it does not end within 3 seconds"
    counted = (tmp_path / "own" / "count").stat().st_size
    time.sleep(0.5)
    assert (tmp_path / "own" / "count").stat().st_size == counted > 0


@pytest.mark.usefixtures("only_run")
@pytest.mark.parametrize(
    "text",
    [
        "import socket\nsocket.create_connection(('127.0.0.1', 9))\n",
        "import urllib.request\nurllib.request.urlopen('http://localhost:9/')\n",
        "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))\n",
    ],
)
def test_a_program_has_no_network(tmp_path: Path, text: str) -> None:
    assert "has no network" in tried(tmp_path, text).message


@pytest.mark.usefixtures("only_run")
def test_a_program_sees_stand_ins_and_nothing_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_USER", "canary")
    monkeypatch.setenv("PYTHONPATH", "canary")
    text = "import os, json\nraise ValueError(json.dumps(dict(os.environ)))\n"
    environment = {"POOL_TOKEN": "stand-in", "LD_PRELOAD": "stand-in", "PATH": "stand-in"}
    message = tried(tmp_path, text, environment=environment).message
    seen = json.loads(message.partition(": ")[2])
    assert "canary" not in message
    assert seen["POOL_TOKEN"] == "stand-in"
    assert "LD_PRELOAD" not in seen
    assert seen["PATH"] == os.defpath
    assert str(tmp_path) in seen["HOME"]


CALL = """\
import asyncio
import httpx2

def ask(method: str, path: str, body: bytes = b"") -> httpx2.Response:
    request = httpx2.Request(method, "https://service.example/base" + path, content=body)
    response = httpx2.HTTPTransport().handle_request(request)
    response.read()
    return response

async def aask(path: str) -> httpx2.Response:
    response = await httpx2.AsyncHTTPTransport().handle_async_request(
        httpx2.Request("GET", "https://service.example" + path)
    )
    await response.aread()
    return response

assert ask("GET", "/pools/mine?limit=1").json() == {"one": 1}
assert ask("GET", "/pools/a%2Fb").json() == {"one": 1}
assert ask("GET", "/pools/default").json() == {"the": "default"}
assert ask("POST", "/pools/mine").status_code == 404
assert ask("DELETE", "/pools/mine").status_code == 204
assert ask("POST", "/token", b"grant_type=client_credentials").json()["access_token"]
assert asyncio.run(aask("/pools/mine")).json() == {"one": 1}
"""


@pytest.mark.usefixtures("only_run")
def test_the_service_answers_as_the_document_says(tmp_path: Path) -> None:
    media = "application/json"
    answers = [
        {"method": "GET", "path": "/pools/{name}", "status": 200, "media": media, "body": '{"one": 1}'},
        {"method": "GET", "path": "/pools/default", "status": 200, "media": media, "body": '{"the": "default"}'},
        {"method": "DELETE", "path": "/pools/{name}", "status": 204, "media": "", "body": ""},
    ]  # fmt: skip
    trial = tried(tmp_path, CALL, answers=answers)
    assert trial.outcome is Outcome.HOLDS, trial


@pytest.mark.usefixtures("only_run")
def test_the_same_package_needs_no_proof(tmp_path: Path) -> None:
    trials, notes = prove([Program("p", "1")], package(OLD), package(OLD), tmp_path)
    assert trials == []
    assert "the same, byte for byte" in notes[0]


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_checkers_see_what_never_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checker: str
) -> None:
    monkeypatch.setattr(module, "CHECKERS", (checker,))
    programs = [
        Program("good", "import p\n\nprint(p.double(1))\n"),
        Program("bad", "import p\n\ndef never() -> int:\n    return p.double()\n"),
        Program("hopeless", "import p\n\ndef never() -> str:\n    return p.double(1)\n"),
    ]
    trials, notes = prove(programs, package(OLD), package(NEW), tmp_path)
    assert notes == []
    found = {(trial.program.name, trial.means): trial for trial in trials}
    assert [found[name, checker].outcome for name in ("good", "bad", "hopeless")] == [
        Outcome.HOLDS,
        Outcome.BROKEN,
        Outcome.NOTHING,
    ]
    assert found["bad", checker].line == 4
    assert "number" in found["bad", checker].message
    assert found["bad", RUN].outcome is Outcome.HOLDS


def test_a_checker_that_is_absent_or_broken_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "installed", lambda _checker: False)
    _, notes = prove([Program("p", "1")], package(OLD), package(NEW), tmp_path)
    assert [note.split(":")[0] for note in notes] == [
        "mypy is not installed",
        "pyright is not installed",
    ]
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "typing.py").write_text("")
    with pytest.raises(Unusable, match="mypy does not work here"):
        check("mypy", {"p.py": "import typing\n"}, tmp_path / "src", tmp_path)


def broken(**more: Any) -> list[Trial]:
    program = Program("README.md, program 1", "a\nb\nc()\n", first_line=10, **more)
    return [
        Trial(program, "mypy", Outcome.BROKEN, "missing <argument>", 3),
        Trial(program, RUN, Outcome.NOTHING, "KeyError: 'x'", 1),
        Trial(program, "pyright", Outcome.HOLDS),
    ]


def test_a_break_outranks_rules_and_suppressions_and_stands_first_in_every_form() -> None:
    trials = broken()
    found = [*proved(trials), *compare_lines(["p.f(a: int) -> int"], ["p.f() -> int"])]
    report = Report("a", "b", found[::-1], judge(found, "1.0.0", ""), trials=trials)
    assert report.verdict.bump == "major"
    assert report.verdict.reasons[0].startswith(
        "proof-types (proof): README.md, program 1, line 12"
    )
    assert [item.part for item in report.findings] == ["proof", "python"]
    for render in (render_text, render_markdown, render_html, render_annotations):
        text = render(report)
        body = text[text.index("</header>") :] if render is render_html else text
        assert body.index("proof-types") < body.rindex("python-parameter-removed")
    data = json.loads(render_json(report))
    assert data["findings"][0]["rule"] == "proof-types"
    assert data["findings"][0]["old"]["value"] == "c()"
    assert [item["outcome"] for item in data["proof"]] == ["broken", "proves nothing", "holds"]
    with pytest.raises(AcceptError, match="cannot be accepted"):
        parse_accept("proof-types@README.md=we know")


def test_a_program_of_a_file_is_shown_in_it() -> None:
    (finding,) = proved(broken(file="examples/use.py"))
    assert finding.old_place.span is not None
    assert (finding.old_place.span.file, finding.old_place.span.line) == ("examples/use.py", 12)


def test_the_summary_counts_what_held() -> None:
    lines = summary(broken())
    assert lines[0] == "proof: 0 of 1 programs of the old release passed mypy with the new package"
    assert "KeyError" in lines[-1]
    assert summary([]) == []


def test_blocks_of_a_readme_are_programs() -> None:
    readme = (
        "# T\n\n```python\na = 1\n```\n\n```sh\nls\n```\n\n```python file=x\nb = 1\nc = 2\n```\n"
    )
    assert [(item.text, item.first_line) for item in of_readme(readme)] == [
        ("a = 1\n", 4),
        ("b = 1\nc = 2\n", 12),
    ]
