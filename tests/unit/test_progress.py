"""What a run shows while it works, and what an interrupt leaves."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress

from clientgen import display
from clientgen.display import Display, watched

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        "200":
          description: All pets.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
    Pet:
      type: object
      properties: {home: {$ref: "#/components/schemas/Home"}, toy: {$ref: "#/components/schemas/Toy"}}
    Home: {type: object, properties: {street: {type: string}}}
    Toy: {type: object, properties: {price: {type: integer}}}
"""
# Every model is a portion of its own, and two other processes print them.
START = """\
import os, signal, sys
import clientgen.console, clientgen.display
import clientgen.emit.printing as printing
import clientgen.pipeline as pipeline
printing._PORTION, pipeline._LARGE = 1, 0
"""
INTERRUPTED = (
    START
    + """
class Display:
    def __call__(self, doing, done=0, total=0):
        if doing == at:
            os.killpg(0, signal.SIGINT)
    def end(self): pass
at = sys.argv.pop(1)
clientgen.console.watched = Display
from clientgen.__main__ import main
main()
"""
)
STAGES = (
    "Reading",
    "Checking",
    "Naming and merging",
    "Rendering resources",
    "Printing models",
    "Formatting",
    "Proving",
    "Writing",
)


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "pets.yaml"
    path.write_text(DOCUMENT)
    return path


def start(program: str, *arguments: object, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def wait_for_the_end_of(group: int) -> None:
    """Raises ProcessLookupError when no process of a group is left."""
    for _ in range(100):
        os.killpg(group, 0)
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("stage", STAGES)
def test_an_interrupt_in_any_stage_leaves_everything_as_it_was(
    spec: Path, tmp_path: Path, stage: str
) -> None:
    running = start(INTERRUPTED, stage, "generate", spec, "--out", tmp_path / "new" / "out")
    out, err = running.communicate(timeout=120)
    assert (running.returncode, out, err) == (130, "", "interrupted\n")
    assert list(tmp_path.iterdir()) == [spec]
    with pytest.raises(ProcessLookupError):  # nothing of it is at work any more
        wait_for_the_end_of(running.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_sees_each_stage_and_then_the_result_alone(spec: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    program = (
        START + "clientgen.display._PATIENCE = 0\nfrom clientgen.__main__ import main; main()\n"
    )
    running = start(program, "generate", spec, "--out", tmp_path / "out", stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:
        pass  # the other end was closed
    out, _ = running.communicate(timeout=120)
    assert running.returncode == 0
    for stage in STAGES[1:]:  # the first one ends before anybody could read it
        assert stage.encode() in shown
    assert shown.rstrip().endswith(b"\x1b[2K")  # the line is erased
    assert "\x1b" not in out
    assert out.startswith(str(tmp_path / "out"))


def test_without_a_terminal_there_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert watched() is None


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    monkeypatch.setattr(display, "_begin", lambda: begun.append(1))
    Display()("Reading")
    assert not begun


def test_a_bar_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=80)
    monkeypatch.setattr(display, "_PATIENCE", 0)
    monkeypatch.setattr(
        display, "_begin", lambda: Progress(console=console, auto_refresh=False, transient=True)
    )
    shown = Display()
    shown("Printing models", 3, 12)
    assert shown._bar is not None
    assert shown._bar.tasks[0].percentage == 25
    shown("Formatting")
    assert [task.description for task in shown._bar.tasks] == ["Formatting"]
    shown.end()
    shown.end()
