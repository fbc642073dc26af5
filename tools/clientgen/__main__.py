"""Where a process begins: ``clientgen`` and ``python -m clientgen``.

A run that would change nothing is recognised here; only another one imports the rest of the tool.
"""

from __future__ import annotations

import gc
import io
import os
import sys

from clientgen.run_cache import COMMANDS, RunCache


def main() -> None:
    """One command, that of `sys.argv`; whatever comes of it, it ends with `SystemExit` or returns."""
    gc.set_threshold(100_000)  # a run is short and makes few cycles: a tenth of its time is saved
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        cache = RunCache.of(sys.argv[1:], os.environ)
        said = cache.recall() if cache else None
        if said is None:
            _work(cache)
        else:
            sys.stdout.write(said[0])
            sys.stdout.flush()
            sys.stderr.write(said[1])
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone; nothing more can be said, and the interpreter must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _work(cache: RunCache | None) -> None:
    """A run that is none of those: processes for it begin while the rest of the tool is imported."""
    from clientgen.printers import printers_for

    arguments = sys.argv[1:]
    with printers_for(arguments if arguments[:1] and arguments[0] in COMMANDS else ()) as pool:
        if cache:
            cache.look()
        from clientgen.cli import main as work

        work(cache, pool)


def script() -> None:
    """The console script: `main`, and the end of the process without taking its objects apart one by one.

    That takes a fifth of a small run.  All files are closed by then and other processes gone; nothing registers to be
    told of the end.
    """
    code: object = 0
    try:
        main()
    except SystemExit as error:
        code = error.code or 0
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = 1
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    script()
