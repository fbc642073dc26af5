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
    """Time two functions in turn: `rounds` pairs of `inner` calls each, after one pair that does not count."""
    pairs: list[tuple[float, float]] = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds + 1):
            sample = []
            for function in (ours, theirs):
                start = time.perf_counter()
                for _ in range(inner):
                    function()
                sample.append((time.perf_counter() - start) / inner)
            pairs.append((sample[0], sample[1]))
            gc.collect()
    finally:
        gc.enable()
    return _ratio(name, limit, pairs[1:])


def paired_commands(
    name: str,
    limit: float,
    ours: Sequence[str],
    theirs: Sequence[Sequence[str]],
    *,
    rounds: int = 11,
) -> Ratio:
    """Time whole processes: one of ours against the given ones run one after the other."""
    pairs = []
    for _ in range(rounds + 1):
        pairs.append((_run(ours), sum(map(_run, theirs))))
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
