"""Other processes, for work that is worth them."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.connection import Connection

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


def usable() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def workers(number: int, prepare: Callable[[], object]) -> Iterator[Executor | None]:
    """`number` processes that have called `prepare` and wait for work; they end with the context, at once.

    None where there is but one processor, or the system has no process to give: the work is then done here.
    `prepare` is a function of a module, and is called while this process goes on.
    """
    begun = _pool(number, prepare) if usable() > 1 else None
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
    from concurrent.futures import BrokenExecutor

    here = partial(work, *given, **named)
    if pool is None:
        return here
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


class Shared(Generic[S, T]):
    """One piece of work for each of several items, by a process of `pool` and, while it is waited for, by this one.

    The process begins with the first item at once, this one with the last, and only if there is nothing else to do.
    Items are handed over one after the other: one that is handed over cannot safely be taken back.
    """

    def __init__(self, pool: Executor | None, work: Callable[[S], T], items: Sequence[S]) -> None:
        self._pool, self._work, self._items = pool, work, items
        self._left = deque(range(len(items)))
        self._theirs: dict[int, Future[T]] = {}
        self._lock = RLock()  # the next item is handed over by a thread of the pool
        for _ in range(2):  # so that the process never waits for this one
            self._hand_over()

    def results(self) -> Iterator[tuple[int, T]]:
        """The number of an item and its result, for each, as they come."""
        from concurrent.futures import BrokenExecutor

        given: set[int] = set()
        while len(given) < len(self._items):
            with self._lock:
                ready = [n for n, one in self._theirs.items() if n not in given and one.done()]
                under_way = [n for n in self._theirs if n not in given]
                mine = self._left.pop() if self._left and not ready else None
            if mine is None:
                number = (ready or under_way)[0]
                try:
                    found = self._theirs[number].result()
                except BrokenExecutor:
                    found = self._work(self._items[number])
            else:
                number, found = mine, self._work(self._items[mine])
            given.add(number)
            yield number, found

    def _hand_over(self, _: object = None) -> None:
        from concurrent.futures import BrokenExecutor

        with self._lock:
            if self._pool is None or not self._left:
                return
            number = self._left.popleft()
            try:
                one = self._pool.submit(self._work, self._items[number])
            except (BrokenExecutor, RuntimeError):  # lost, or already ending
                self._left.append(number)
                return
            self._theirs[number] = one
        one.add_done_callback(self._hand_over)


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
