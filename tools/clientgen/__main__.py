"""Where a process begins: ``clientgen`` and ``python -m clientgen``.

A run that would change nothing is recognised here; only another one imports the rest of the tool.
"""

from __future__ import annotations

import gc
import io
import os
import sys

from clientgen.run_cache import RunCache


def main() -> None:
    """The console script."""
    gc.set_threshold(100_000)  # a run is short and makes few cycles: a tenth of its time is saved
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        cache = RunCache.of(sys.argv[1:], os.environ)
        said = cache.recall() if cache else None
        if said is None:
            from clientgen.cli import main as work

            work(cache)
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


if __name__ == "__main__":
    main()
