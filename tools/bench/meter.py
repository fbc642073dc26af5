"""Run one command and print what it took, as JSON: `meter.py SECONDS COMMAND…`; 0 seconds for no limit.

A small process of its own between the benchmark and the command: Linux counts what the parent held at the start
as memory of the child, and this one holds next to nothing.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time


def main(limit: int, command: list[str]) -> int:
    """Run `command` in a session of its own; after `limit` seconds all of it is killed."""
    start = time.perf_counter()
    quiet = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[quiet], setsid=True)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(limit)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    signal.alarm(0)
    report = {
        "status": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "user": usage.ru_utime,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024,
    }
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
