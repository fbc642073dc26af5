"""Other processes: ready when they are wanted, gone when they are not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from functools import partial

import pytest

from clientgen import workers as module
from clientgen.emit.printing import load
from clientgen.workers import Shared, elsewhere, workers

PROGRAM = """
import os, time
from clientgen.workers import workers
with workers(1, os.getpid) as pool:
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(600)
"""


def fails() -> None:
    raise RuntimeError("this is not to be seen")


def wait_for_the_end_of(process: int) -> None:
    """Raises ProcessLookupError when a process is no more."""
    for _ in range(200):
        os.kill(process, 0)
        time.sleep(0.05)


def test_work_is_done_elsewhere_and_ends_with_the_context() -> None:
    with workers(1, os.getpid) as pool:
        assert pool is not None
        other = pool.submit(os.getpid).result()
    assert other != os.getpid()
    with pytest.raises(ProcessLookupError):
        wait_for_the_end_of(other)


def test_one_processor_has_no_use_for_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usable", lambda: 1)
    with workers(4, os.getpid) as pool:
        assert pool is None


def test_what_cannot_be_prepared_is_left_to_the_work(capfd: pytest.CaptureFixture[str]) -> None:
    with workers(1, fails) as pool:
        assert pool is not None
        assert pool.submit(os.getpid).result()
    assert capfd.readouterr() == ("", "")


def test_the_printer_can_be_loaded() -> None:
    load()


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_no_process_outlives_the_one_that_began_it() -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    other = int(running.stdout.readline())
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stdout.close()
    with pytest.raises(ProcessLookupError):
        wait_for_the_end_of(other)


def halved(number: int) -> float:
    if not number:
        raise ValueError("nothing to halve")
    return number / 2


def test_a_result_is_the_same_wherever_it_is_worked_out() -> None:
    assert elsewhere(None, halved, 3)() == 1.5
    with workers(1, os.getpid) as pool:
        assert pool is not None
        assert elsewhere(pool, halved, 3)() == 1.5
        assert elsewhere(pool, os.getpid)() != os.getpid()
        with pytest.raises(ValueError, match="nothing to halve"):
            elsewhere(pool, halved, 0)()


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_what_a_lost_process_leaves_undone_is_done_here() -> None:
    with workers(1, os.getpid) as pool:
        assert pool is not None
        lost = pool.submit(os.getpid).result()
        waiting = elsewhere(pool, time.sleep, 600)
        os.kill(lost, signal.SIGKILL)
        with pytest.raises(BrokenExecutor):
            pool.submit(os.getpid).result()
        assert elsewhere(pool, halved, 3)() == 1.5
        del waiting


def test_the_end_does_not_wait_for_what_is_still_prepared() -> None:
    with workers(1, sleep_long) as pool:
        assert pool is not None


def sleep_long() -> None:
    time.sleep(600)


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_several_pieces_are_shared_between_processes(number: int) -> None:
    items = list(range(1, number + 1))
    wanted = {index: item / 2 for index, item in enumerate(items)}
    assert dict(Shared(None, halved, items).results()) == wanted
    with workers(1, os.getpid) as pool:
        assert dict(Shared(pool, halved, items).results()) == wanted


def test_this_process_helps_while_it_waits() -> None:
    with workers(1, os.getpid) as pool:
        assert pool is not None
        done = dict(Shared(pool, whose, [0.3] * 6).results())
    assert set(done) == set(range(6))
    assert len(set(done.values())) == 2
    assert done[0] != os.getpid()
    assert done[5] == os.getpid()


def whose(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_what_is_shared_is_done_even_if_the_process_is_lost() -> None:
    with workers(1, os.getpid) as pool:
        assert pool is not None
        here = os.getpid()
        shared = Shared(pool, partial(dies_elsewhere, here), list(range(6)))
        assert dict(shared.results()) == dict.fromkeys(range(6), here)


def dies_elsewhere(here: int, _: int) -> int:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return here


def test_a_fault_of_a_shared_piece_is_raised() -> None:
    with workers(1, os.getpid) as pool, pytest.raises(ValueError, match="nothing to halve"):
        dict(Shared(pool, halved, [0, 0, 0]).results())
