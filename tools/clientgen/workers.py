"""Other processes, for work that is worth them."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

_MOST = 4


def usable() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def workers(number: int, prepare: Callable[[], object]) -> Iterator[Executor | None]:
    """At most `number` processes that have called `prepare` and wait for work; they end with the context.

    None where there is but one processor, or the system has no process to give: the work is then done here.
    `prepare` is a function of a module, and is called while this process goes on.
    """
    pool = _pool(min(number, _MOST), prepare) if usable() > 1 else None
    try:
        yield pool
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _pool(number: int, prepare: Callable[[], object]) -> Executor | None:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    if multiprocessing.current_process().daemon:
        return None  # and may not start any
    try:
        # A fork has all modules already; elsewhere it is not safe, or there is none.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(number, context, _begin, (prepare,))
        pool.submit(os.getpid)  # the first piece of work is what starts them
    except (OSError, ImportError, NotImplementedError):
        return None
    return pool


def _begin(prepare: Callable[[], object]) -> None:
    """In a new process: the first one alone decides about an interrupt, and none outlives it."""
    import multiprocessing
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def end() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=end, daemon=True).start()
    with contextlib.suppress(
        Exception
    ):  # what cannot be prepared is reported by the work that needs it
        prepare()
