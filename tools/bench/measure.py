"""Ratios that can be trusted on a noisy machine: both sides in turn, many rounds, the median of the pairs."""

from __future__ import annotations

import gc
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """`ours` and `theirs` in seconds (medians); `value` is the median of ours / theirs, pair by pair."""

    name: str
    value: float
    limit: float
    ours: float
    theirs: float

    def line(self) -> str:
        verdict = "ok" if self.value <= self.limit else "OVER"
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
) -> Ratio:
    """Time two functions in turn, first the one and then the other: `rounds` pairs of `inner` calls each."""
    pairs: list[tuple[float, float]] = []
    gc.disable()
    try:
        for number in range(rounds + 1):
            first, second = (ours, theirs) if number % 2 else (theirs, ours)
            times = [_calls(first, inner), _calls(second, inner)]
            pairs.append((times[0], times[1]) if number % 2 else (times[1], times[0]))
    finally:
        gc.enable()
    return _ratio(name, limit, pairs[1:])


def _calls(function: Callable[[], object], count: int) -> float:
    gc.collect()  # so that neither side pays for what the other left behind
    function()
    start = time.perf_counter()
    for _ in range(count):
        function()
    return (time.perf_counter() - start) / count


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


def _ratio(name: str, limit: float, pairs: list[tuple[float, float]]) -> Ratio:
    return Ratio(
        name,
        statistics.median(ours / theirs for ours, theirs in pairs),
        limit,
        statistics.median(ours for ours, _ in pairs),
        statistics.median(theirs for _, theirs in pairs),
    )
