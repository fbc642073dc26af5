"""Ratios that can be trusted on a noisy machine: both sides in turn, many rounds, the median of the pairs."""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

METER = Path(__file__).with_name("meter.py")


@dataclass(frozen=True)
class Ratio:
    """`ours` and `theirs` in seconds (medians); `value` is the median of ours / theirs, pair by pair."""

    name: str
    value: float
    limit: float
    ours: float
    theirs: float

    @property
    def over(self) -> bool:
        """Whether the ratio is over its limit."""
        return self.value > self.limit

    def record(self) -> dict[str, str]:
        """What is kept of it."""
        return {
            "name": self.name,
            "ratio": f"{self.value:.2f}",
            "limit": f"{self.limit:.2f}",
            "ours": _time(self.ours),
            "theirs": _time(self.theirs),
        }

    def line(self) -> str:
        verdict = "OVER" if self.over else "ok"
        return (
            f"{self.name:<44} {self.value:6.2f} x   at most {self.limit:.2f}   {verdict:<5}"
            f"({_time(self.ours)} / {_time(self.theirs)})"
        )


def _time(seconds: float) -> str:
    return f"{seconds * 1e6:.1f} us" if seconds < 1e-3 else f"{seconds * 1e3:.1f} ms"


def paired(
    name: str,
    limit: float,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    rounds: int = 41,
    inner: int = 200,
    clock: Callable[[], float] = time.process_time,
) -> Ratio:
    """Time two functions in turn, first the one and then the other: `rounds` pairs of `inner` calls each.

    What stays in this process is measured in its own processor time, which other work on the machine does not move;
    what waits for another process needs `clock=time.perf_counter`.
    """
    pairs: list[tuple[float, float]] = []
    gc.disable()
    try:
        for number in range(rounds + 1):
            first, second = (ours, theirs) if number % 2 else (theirs, ours)
            times = [_calls(first, inner, clock), _calls(second, inner, clock)]
            pairs.append((times[0], times[1]) if number % 2 else (times[1], times[0]))
    finally:
        gc.enable()
    return _ratio(name, limit, pairs[1:])


def _calls(function: Callable[[], object], count: int, clock: Callable[[], float]) -> float:
    gc.collect()  # so that neither side pays for what the other left behind
    function()
    start = clock()
    for _ in range(count):
        function()
    return (clock() - start) / count


def paired_commands(
    name: str,
    limit: float,
    ours: Sequence[str],
    theirs: Sequence[Sequence[str]],
    *,
    rounds: int = 11,
) -> Ratio:
    """Time whole processes: one of ours against the given ones run one after the other."""
    pairs = [(_run(ours), sum(map(_run, theirs))) for _ in range(rounds + 1)]
    return _ratio(name, limit, pairs[1:])


def _run(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


@dataclass(frozen=True)
class Usage:
    """What one process took, with those that it started and waited for.

    `wall`, `cpu` (user and system) and `user` are seconds; `peak` is the memory in bytes of the largest of these
    processes, at its highest; `status` is the exit code, negative for a signal; `errors` is the end of what it wrote
    to stderr.
    """

    wall: float
    cpu: float
    user: float
    peak: int
    status: int
    errors: str = ""


class CommandFailed(Exception):
    """A measured command ended with another status than 0."""


class TookTooLong(CommandFailed):
    """A measured command was killed at its limit."""


def used(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    limit: int = 0,
    check: bool = True,
) -> Usage:
    """Run `command` once; it is killed after `limit` seconds.

    Caches that follow the XDG rules are empty for it, unless `env` names another `XDG_CACHE_HOME`.

    Raises:
        CommandFailed: the command failed, and `check` asks for that; `TookTooLong` if it was killed.
    """
    with tempfile.TemporaryDirectory() as cache, tempfile.TemporaryFile() as errors:
        meter = [sys.executable, "-I", "-S", str(METER), str(limit), *command]
        variables = {**os.environ, "XDG_CACHE_HOME": cache, **(env or {})}
        done = subprocess.run(
            meter, cwd=cwd, env=variables, stdout=subprocess.PIPE, stderr=errors, check=False
        )
        errors.seek(0)
        told = errors.read()[-2000:].decode(errors="replace").strip()
    if done.returncode:
        raise CommandFailed(f"{command[0]} was not started: {told}")
    usage = Usage(**json.loads(done.stdout), errors=told)
    if check and limit and usage.status < 0 and usage.wall >= limit:
        raise TookTooLong(f"{' '.join(command)}: killed after {limit} seconds")
    if check and usage.status:
        raise CommandFailed(f"{' '.join(command)}: exit status {usage.status}\n{told}")
    return usage


@dataclass(frozen=True)
class Comparison:
    """Two sides: the medians of what they took, and the medians of ours / theirs, pair by pair."""

    ours: Usage
    theirs: Usage
    wall: float
    cpu: float
    peak: float


def compared(
    ours: Callable[[], Usage], theirs: Callable[[], Usage], *, rounds: int = 5
) -> Comparison:
    """Run the two in turn, `rounds` pairs.

    Each side is a function around `used`, so that it can prepare (remove its last output, say) unmeasured.
    """
    runs = in_turn({"ours": ours, "theirs": theirs}, rounds)
    return against(runs["ours"], runs["theirs"])


def in_turn(sides: Mapping[str, Callable[[], Usage]], rounds: int) -> dict[str, list[Usage]]:
    """Run several sides once in every round; what was first in one round is last in the next."""
    runs: dict[str, list[Usage]] = {name: [] for name in sides}
    order = list(sides)
    for _ in range(rounds):
        for name in order:
            runs[name].append(sides[name]())
        order.reverse()
    return runs


def against(ours: Sequence[Usage], theirs: Sequence[Usage]) -> Comparison:
    """Compare the runs of two sides, round by round."""
    pairs = list(zip(ours, theirs, strict=True))
    return Comparison(
        median(ours),
        median(theirs),
        statistics.median(our.wall / their.wall for our, their in pairs),
        statistics.median(our.cpu / their.cpu for our, their in pairs),
        statistics.median(our.peak / their.peak for our, their in pairs),
    )


def median(runs: Sequence[Usage]) -> Usage:
    """The medians of several runs of one command, figure by figure."""
    return Usage(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.user for run in runs),
        int(statistics.median(run.peak for run in runs)),
        max((run.status for run in runs), key=abs),
        runs[-1].errors,
    )


def _ratio(name: str, limit: float, pairs: list[tuple[float, float]]) -> Ratio:
    return Ratio(
        name,
        statistics.median(ours / theirs for ours, theirs in pairs),
        limit,
        statistics.median(ours for ours, _ in pairs),
        statistics.median(theirs for _, theirs in pairs),
    )
