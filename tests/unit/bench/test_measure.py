"""The meter of the benchmarks: what it reports is what the command took."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.measure import CommandFailed, TookTooLong, Usage, compared, median, used


def python(program: str) -> list[str]:
    return [sys.executable, "-I", "-c", program]


def test_memory_is_the_commands_own() -> None:
    # What this process holds, which is more than a bare interpreter does, is not counted.
    held = b"x" * 200_000_000
    bare = used(python("pass"))
    assert len(held) > bare.peak > 1_000_000
    assert used(python("x = b'x' * 150_000_000")).peak > 150_000_000


def test_children_are_counted() -> None:
    nested = (
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', 'x = b\"x\" * 150_000_000; sum(range(3_000_000))'])"
    )
    usage = used(python(nested))
    assert usage.peak > 150_000_000
    assert usage.cpu >= usage.user > used(python("pass")).user


def test_a_failure_is_told_or_reported() -> None:
    program = python("import sys; sys.exit('no luck')")
    with pytest.raises(CommandFailed, match="no luck"):
        used(program)
    usage = used(program, check=False)
    assert (usage.status, usage.errors) == (1, "no luck")
    with pytest.raises(CommandFailed, match="not started"):
        used(["/no/such/program"])


def test_a_command_without_end_is_killed() -> None:
    endless = python("while True: pass")
    assert used(endless, limit=1, check=False).status == -9
    with pytest.raises(TookTooLong, match="after 1 second"):
        used(endless, limit=1)


def test_each_run_has_an_empty_cache() -> None:
    program = (
        "import os, pathlib\n"
        "folder = pathlib.Path(os.environ['XDG_CACHE_HOME'])\n"
        "assert not list(folder.iterdir())\n"
        "(folder / 'kept').touch()"
    )
    for _ in range(2):
        used(python(program))


def test_ratios_are_of_pairs() -> None:
    one = Usage(wall=1.0, cpu=1.0, user=1.0, peak=100, status=0)
    order: list[str] = []

    def side(name: str, factors: list[float]) -> Callable[[], Usage]:
        def run() -> Usage:
            order.append(name)
            factor = factors.pop(0)
            return replace(one, wall=factor, cpu=factor, peak=int(100 * factor))

        return run

    # The machine slows down by ten between the pairs: the ratios do not notice.
    result = compared(side("a", [1, 10, 100]), side("b", [2, 20, 200]), rounds=3)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert (result.wall, result.cpu, result.peak) == (0.5, 0.5, 0.5)
    assert result.ours == replace(one, wall=10, cpu=10, peak=1000)


def test_a_failed_run_shows_in_the_median() -> None:
    one = Usage(wall=1.0, cpu=1.0, user=1.0, peak=100, status=0)
    assert median([one, replace(one, status=-9), one]).status == -9
