"""The command line: exit codes, what goes where, and that a newcomer finds the way."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Done = subprocess.CompletedProcess[str]
Cli = Callable[..., Done]

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example.com"}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        "200":
          description: All pets.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "pets.yaml"
    path.write_text(SPEC)
    return path


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    def run(*arguments: object, **environment: str) -> Done:
        return subprocess.run(
            [sys.executable, "-m", "clientgen", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run


def test_help_names_the_commands_and_exit_codes(cli: Cli) -> None:
    done = cli("--help")
    assert done.returncode == 0
    for word in (
        "lint",
        "generate",
        "check",
        "ir",
        "surface",
        "explain",
        "0 clean, 1 findings or drift",
    ):
        assert word in done.stdout
    assert "--out" in cli("generate", "--help").stdout


def test_what_only_the_author_of_a_document_can_mend_is_accepted_as_told(
    cli: Cli, spec: Path
) -> None:
    broken = SPEC.replace("description: All pets.", "description: 1").replace("[pets]", "[pets, 2]")
    spec.write_text(broken.replace("type: string", "type: [string], description: no"))
    done = cli("generate", spec, "--out", "out")
    assert done.returncode == 1
    *_, told = done.stderr.splitlines()
    options = shlex.split(told)[shlex.split(told).index("--allow") :]
    assert cli("generate", spec, "--out", "out", *options).returncode == 0

    spec.write_text(SPEC.replace("/pets:", '"/pets?a=b":').replace("All pets.", "2"))
    *_, told = cli("generate", spec, "--out", "out").stderr.splitlines()
    options = shlex.split(told)[shlex.split(told).index("--allow") :]
    assert cli("generate", spec, "--out", "out", *options).returncode == 0

    spec.write_text(broken.replace("openapi: 3.1.0", "openapi: 4.0.0"))
    refused = cli("generate", spec, "--out", "out")
    assert refused.returncode == 1
    assert "--allow" not in refused.stderr


def test_generate_check_and_drift(cli: Cli, spec: Path, tmp_path: Path) -> None:
    first = cli("generate", spec, "--out", "out")
    assert first.returncode == 0, first.stderr
    assert "added" in first.stdout
    assert "src/pets_client/_client.py" in first.stdout
    second = cli("generate", spec, "--out", "out")
    assert (second.returncode, second.stdout[:15]) == (0, "nothing changed")
    assert cli("check", spec, "--out", "out").returncode == 0

    edited = tmp_path / "out" / "src" / "pets_client" / "_client.py"
    edited.write_text(edited.read_text().replace("Synchronous", "Edited"))
    drift = cli("check", spec, "--out", "out")
    assert drift.returncode == 1
    assert "OUT01" in drift.stderr
    assert "make generate" in drift.stderr
    assert '-    """Edited client' in drift.stdout

    spec.write_text(
        SPEC.replace("properties: {name: {type: string}}", "properties: {name: {type: integer}}")
    )
    third = cli("generate", spec, "--out", "out")
    assert third.returncode == 0
    assert "- pets_client.Pet.name: str" in third.stdout
    assert "+ pets_client.Pet.name: int" in third.stdout


def test_nothing_is_written_when_there_are_findings(cli: Cli, spec: Path, tmp_path: Path) -> None:
    spec.write_text(SPEC.replace('schemas/Pet"', 'schemas/Dog"'))
    done = cli("generate", spec, "--out", "out")
    assert done.returncode == 1
    assert "pets.yaml:14:" in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "out").exists()
    assert cli("lint", spec).returncode == 1


def test_lint_says_what_there_is(cli: Cli, spec: Path) -> None:
    done = cli("lint", spec)
    assert (done.returncode, done.stdout.partition(": ")[2]) == (
        0,
        "1 operations, 1 types, no errors\n",
    )
    assert cli("lint", spec, "--quiet").stdout == ""


def test_json_output_is_one_object(cli: Cli, spec: Path) -> None:
    data = json.loads(cli("generate", spec, "--out", "out", "--format", "json").stdout)
    assert "README.md" in data["added"]
    assert [item for item in data["findings"] if item["severity"] == "error"] == []
    spec.write_text("[]")
    broken = cli("lint", spec, "--format", "json")
    assert broken.returncode == 1
    assert json.loads(broken.stdout)["findings"][0]["code"] == "SRC04"
    assert cli("lint", spec, "--format", "github").stdout.startswith("::error ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["generate"], "Missing argument"),
        (["generate", "pets.yaml"], "CFG05"),
        (["lint", "pets.yaml", "--alow", "x"], "No such option"),
        (["lint", "pets.yaml", "--allow", "NAM02"], "--allow"),
        (["lint", "pets.yaml", "--format", "xml"], "--format"),
        (["explain", "NAM99"], "there is no code"),
        (["surface", "pets.yaml", "--against", "absent.txt"], "cannot read"),
        (["fly"], "No such command"),
    ],
)
def test_wrong_usage(cli: Cli, spec: Path, arguments: list[str], message: str) -> None:
    done = cli(*arguments)
    assert done.returncode == 2, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("absent.yaml", "there is no file absent.yaml"),
        (".", "is a folder, not a file"),
        ("https://example.com/pets.yaml", "save the document to a file first"),
    ],
)
def test_a_document_that_is_not_there(cli: Cli, name: str, told: str) -> None:
    done = cli("lint", name)
    assert done.returncode == 2
    assert "SRC01" in done.stderr
    assert told in done.stderr


def test_a_referenced_file_that_is_not_there_is_a_finding(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "pets.yaml").write_text(SPEC.replace("#/components", "absent.yaml#"))
    assert cli("lint", "pets.yaml").returncode == 1


@pytest.mark.parametrize("text", ["", " \n", "# to be written\n", "---\n"])
def test_a_document_that_says_nothing(cli: Cli, tmp_path: Path, text: str) -> None:
    (tmp_path / "pets.yaml").write_text(text)
    done = cli("lint", "pets.yaml")
    assert done.returncode == 1
    assert "pets.yaml is empty" in done.stderr


def test_settings_that_are_not_there(cli: Cli, spec: Path) -> None:
    done = cli("lint", spec, "--settings", "absent.toml")
    assert done.returncode == 1
    assert "cannot read absent.toml" in done.stderr


def test_a_folder_that_holds_nothing_is_one_finding(cli: Cli, spec: Path) -> None:
    done = cli("check", spec, "--out", "absent")
    assert done.returncode == 1
    assert done.stderr.count("OUT01]") == 1
    assert "absent holds none of the" in done.stderr


def test_what_is_in_the_way_is_named_shortly(cli: Cli, spec: Path, tmp_path: Path) -> None:
    assert cli("generate", spec, "--out", "out").returncode == 0
    (tmp_path / "out" / ".clientgen-manifest").unlink()
    for path in (tmp_path / "out").rglob("*.py"):
        path.write_text("mine = 1\n")
    done = cli("generate", spec, "--out", "out")
    assert done.returncode == 1
    assert "not one of ours" in done.stderr
    assert " more: " in done.stderr
    assert len(done.stderr) < 1000


def test_settings_beside_the_document(cli: Cli, spec: Path, tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text('package = "animals"\nout = "there"\n')
    assert cli("generate", spec).returncode == 0
    assert (tmp_path / "there" / "src" / "animals" / "__init__.py").is_file()
    (tmp_path / "client.toml").write_text('pakage = "animals"\n')
    done = cli("generate", spec)
    assert done.returncode == 1
    assert "client.toml:1:1: error[CFG02]" in done.stderr
    assert "did you mean `package`" in done.stderr


def test_an_exemption_that_matches_nothing(cli: Cli, spec: Path) -> None:
    from clientgen.diagnostics import CATALOGUE

    code = next(code for code, entry in CATALOGUE.items() if entry.allowable)
    done = cli("lint", spec, "--allow", f"{code}@#/webhooks=for a reason")
    assert done.returncode == 1
    assert "OUT09" in done.stderr


def test_the_intermediate_representation_is_json(cli: Cli, spec: Path) -> None:
    assert json.loads(cli("ir", spec).stdout)["client_name"] == "PetsClient"


def test_the_surface_and_its_difference(cli: Cli, spec: Path, tmp_path: Path) -> None:
    lines = cli("surface", spec).stdout.splitlines()
    assert "pets_client.Pet.name: str" in lines
    (tmp_path / "old.txt").write_text(
        "\n".join(line for line in lines if ".Pet.name" not in line) + "\n"
    )
    assert cli("surface", spec, "--against", "old.txt").stdout == "+ pets_client.Pet.name: str\n"


def test_explain(cli: Cli) -> None:
    assert "OUT03" in cli("explain", "out03").stdout


def test_a_fault_of_our_own_is_told_apart(cli: Cli, spec: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import clientgen.emit.project as p\n"
        "def fail(*a): raise RuntimeError('boom')\n"
        "p._render = fail\n"
    )
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = cli("generate", spec, "--out", "out", PYTHONPATH=path)
    assert done.returncode == 3
    assert "internal error (RuntimeError: boom)" in done.stderr
    assert "--debug" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in cli("generate", spec, "--out", "out", "--debug", PYTHONPATH=path).stderr


def test_no_colour_outside_a_terminal(cli: Cli, spec: Path) -> None:
    spec.write_text("[]")
    assert "\x1b" not in cli("lint", spec, FORCE_COLOR="1").stderr


def test_a_closed_pipe_is_no_fault(spec: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "clientgen", "surface", str(spec)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait() in (0, 1)
    assert "Traceback" not in error
    assert "Exception" not in error


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_an_interrupt_is_quiet(spec: Path, tmp_path: Path) -> None:
    program = (
        "import os, signal, sys, clientgen.pipeline as p\n"
        "p.load = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT)\n"
        "from clientgen.cli import main\n"
        f"sys.argv = ['clientgen', 'lint', {str(spec)!r}]\n"
        "main()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert done.returncode == 130
    assert done.stderr == "interrupted\n"


def test_a_system_without_room_is_no_fault_of_ours(cli: Cli, spec: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import clientgen.emit.project as p\n"
        "def fail(*a): raise OSError(28, 'No space left on device')\n"
        "p._render = fail\n"
    )
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = cli("generate", spec, "--out", "out", PYTHONPATH=path)
    assert done.returncode == 1
    assert "error[OUT05]: a temporary folder: No space left on device" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use stays there")
def test_a_working_folder_that_is_no_more_is_no_fault_of_ours(spec: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    run = "import os, runpy, sys; os.rmdir(os.getcwd()); runpy.run_module('clientgen', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", run, "generate", str(spec), "--out", "out"],
        cwd=gone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "clientgen: the working folder: No such file or directory; change to another one\n"
    )
