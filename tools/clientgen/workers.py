"""Other processes, for work that is worth them."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.connection import Connection

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 4


def usable() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def workers(number: int, prepare: Callable[[], object]) -> Iterator[Executor | None]:
    """At most `number` processes that have called `prepare` and wait for work; they end with the context, at once.

    None where there is but one processor, or the system has no process to give: the work is then done here.
    `prepare` is a function of a module, and is called while this process goes on.
    """
    begun = _pool(min(number, _MOST), prepare) if usable() > 1 else None
    if begun is None:
        yield None
        return
    pool, alive = begun
    try:
        yield pool
    finally:
        alive.close()  # whatever is still prepared or worked at is wanted no more
        pool.shutdown(cancel_futures=True)


def elsewhere(
    pool: Executor | None, work: Callable[P, T], *given: P.args, **named: P.kwargs
) -> Callable[[], T]:
    """Have something done by a process of `pool`; the function given waits for the result, and raises what it raised.

    What no process can be had for, or a lost one leaves undone, is done here, when the result is asked for.
    """
    here = partial(work, *given, **named)
    if pool is None:
        return here
    from concurrent.futures import BrokenExecutor

    try:
        waiting = pool.submit(work, *given, **named)
    except BrokenExecutor:
        return here

    def result() -> T:
        try:
            return waiting.result()
        except BrokenExecutor:
            return here()

    return result


def _pool(number: int, prepare: Callable[[], object]) -> tuple[Executor, Connection] | None:
    """The processes, and what they hold on to: they end when this process closes it, or is no more."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    if multiprocessing.current_process().daemon:
        return None  # and may not start any
    try:
        # A fork has all modules already; elsewhere it is not safe, or there is none.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        held, alive = context.Pipe(duplex=False)
        pool = ProcessPoolExecutor(number, context, _begin, (held, alive, prepare))
        pool.submit(os.getpid)  # the first piece of work is what starts them
    except (OSError, ImportError, NotImplementedError):
        return None
    return pool, alive


def _begin(held: Connection, alive: Connection, prepare: Callable[[], object]) -> None:
    """In a new process: the first one alone decides about an interrupt, and none outlives it."""
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    alive.close()  # the copy of this process; the end comes when the first one's is closed

    def end() -> None:
        with contextlib.suppress(EOFError, OSError):
            held.recv_bytes()
        os._exit(1)

    threading.Thread(target=end, daemon=True).start()
    with contextlib.suppress(
        Exception
    ):  # what cannot be prepared is reported by the work that needs it
        prepare()
