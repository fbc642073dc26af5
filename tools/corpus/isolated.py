"""Work in processes of its own: bounded in time and memory, and none can disturb another."""

from __future__ import annotations

import multiprocessing
import resource
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Task = TypeVar("Task")
GIB = 2**30
_BUSY = 4  # of a machine that has other work: what takes too long depends on the work alone


def each(
    tasks: Iterable[Task],
    work: Callable[[Task], Any],
    *,
    workers: int,
    seconds: float,
    memory: int,
) -> Iterator[tuple[Task, Any, str]]:
    """Do `work` on every task in a fork of this process; yields task, result, and what went wrong (or nothing).

    A fork that takes more than `seconds` of a processor, four times as long by the clock, or more than `memory` bytes, ends; the
    result is then None.
    """
    context = multiprocessing.get_context("fork")
    waiting = iter(tasks)
    running: dict[Connection, tuple[Task, BaseProcess, float]] = {}
    while True:
        while len(running) < workers and (task := next(waiting, None)) is not None:
            receiver, sender = context.Pipe(duplex=False)
            process: BaseProcess = context.Process(
                target=_run, args=(work, task, sender, seconds, memory)
            )
            process.start()
            sender.close()
            running[receiver] = (task, process, time.monotonic() + _BUSY * seconds)
        if not running:
            return
        soonest = min(deadline for _, _, deadline in running.values())
        ready = set(wait(list(running), timeout=max(0.0, soonest - time.monotonic())))
        for receiver in list(running):
            task, process, deadline = running[receiver]
            if receiver in ready:
                try:
                    result, problem = receiver.recv()
                except EOFError:
                    process.join()
                    result, problem = None, f"ended with status {process.exitcode}"
            elif time.monotonic() >= deadline:
                process.kill()
                result, problem = None, "took too long"
            else:
                continue
            process.join()
            receiver.close()
            del running[receiver]
            yield task, result, problem


def _run(
    work: Callable[[Task], Any], task: Task, sender: Connection, seconds: float, memory: int
) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    try:
        answer = work(task), ""
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is a result here
        last = traceback.extract_tb(error.__traceback__)[-1:]
        place = "".join(f" ({item.filename.rpartition('/')[2]}, {item.name})" for item in last)
        answer = None, f"{type(error).__name__}: {str(error)[:300]}{place}"
    sender.send(answer)
