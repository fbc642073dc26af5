"""The workflows: accepted by two linters, with no more rights than they need, and no text of others in a command."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.glob("*.yml"))
BIN = Path(sys.executable).parent

RIGHTS: dict[str, dict[str, dict[str, str]]] = {
    "check.yml": {"check": {"contents": "read"}},
    "verdict.yml": {"verdict": {"contents": "read"}},
    "comment.yml": {
        "comment": {"actions": "read", "contents": "read", "pull-requests": "write"},
    },
    "publish.yml": {"build": {"contents": "read"}, "publish": {"id-token": "write"}},
}


def read(name: str) -> dict[Any, Any]:
    content: dict[Any, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return content


def triggers(name: str) -> dict[str, Any]:
    found: dict[str, Any] = read(name)[True]  # YAML 1.1 reads `on` as a truth value
    return found


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


def lint(*files: Path) -> list[subprocess.CompletedProcess[str]]:
    names = [str(path) for path in files]
    commands = (
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *names],
        ["zizmor", "--offline", "--quiet", "--persona", "pedantic", *names],
    )
    return [
        subprocess.run(
            [BIN / command[0], *command[1:]], capture_output=True, text=True, check=False
        )
        for command in commands
    ]


def test_the_linters_accept_them() -> None:
    for done in lint(*(FOLDER / name for name in NAMES)):
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("runs-on:", "run-on:", 0),
        ("permissions: {}\n", "permissions: write-all\n", 1),
        ("run: make setup", "run: echo ${{ github.event.pull_request.title }}", 1),
        ("@3", "@main # 3", 1),
    ],
)
def test_the_linters_find_something(tmp_path: Path, old: str, new: str, number: int) -> None:
    """Each of them is shown what it is there for."""
    text = (FOLDER / "verdict.yml").read_text(encoding="utf-8")
    if old == "@3":
        old, new = re.findall(r"actions/checkout@\w+ # \S+", text)[0], "actions/checkout@main"
    assert old in text
    broken = tmp_path / ".github" / "workflows" / "verdict.yml"
    broken.parent.mkdir(parents=True)
    broken.write_text(text.replace(old, new), encoding="utf-8")
    assert lint(broken)[number].returncode != 0


def test_make_check_runs_the_linters() -> None:
    make = shutil.which("make")
    assert make
    dry = subprocess.run(
        [make, "--dry-run", "check"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "zizmor" in dry.stdout
    assert "check-jsonschema" in dry.stdout


@pytest.mark.parametrize("name", NAMES)
def test_rights_are_the_least(name: str) -> None:
    workflow = read(name)
    assert workflow["permissions"] == {}
    assert {job: facts["permissions"] for job, facts in workflow["jobs"].items()} == RIGHTS[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_others_is_in_a_command(name: str) -> None:
    """No expression at all stands in a command: what a command needs comes as a variable of the environment."""
    for step in steps(name):
        assert "${{" not in step.get("run", "")
        assert "github.event" not in str(step.get("env", "")), step


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_and_keep_no_credentials(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    for action, note in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", note), note
    for step in steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
            assert "ref" not in step["with"]
            assert "repository" not in step["with"]


def test_one_action_is_pinned_the_same_everywhere() -> None:
    pins = {step["uses"] for name in NAMES for step in steps(name) if "uses" in step}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@pytest.mark.parametrize("name", NAMES)
def test_nobody_triggers_with_more_rights(name: str) -> None:
    """`pull_request_target` and comments run with our rights on what others wrote; `workflow_run` only where it must."""
    assert set(triggers(name)) <= {"push", "pull_request", "merge_group", "workflow_run"}
    if "workflow_run" in triggers(name):
        assert name == "comment.yml"
        assert triggers(name)["workflow_run"]["workflows"] == [read("verdict.yml")["name"]]


def test_the_comment_comes_from_the_default_branch() -> None:
    (job,) = read("comment.yml")["jobs"].values()
    checkout, comment = job["steps"]
    assert set(checkout["with"]) == {"persist-credentials"}
    assert comment["run"] == "python3 -I tools/verdict_comment.py"
    assert (ROOT / "tools" / "verdict_comment.py").is_file()
    source = (ROOT / "tools" / "verdict_comment.py").read_text(encoding="utf-8")
    imported = set(re.findall(r"^(?:import|from) (\w+)", source, re.MULTILINE))
    assert imported <= sys.stdlib_module_names
    assert "github.event.workflow_run.event == 'pull_request'" in job["if"]


def test_check_runs_what_a_developer_runs() -> None:
    assert [step["run"] for step in steps("check.yml") if "run" in step] == [".ci/run"]
