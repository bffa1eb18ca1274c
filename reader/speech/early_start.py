"""Start the speech process before the program's heavy imports.

The process loads its library on another core while the page is read. posix_spawn, unlike subprocess,
needs no import, and unlike fork it copies no memory, so there are no page faults to pay for. On other
systems than Linux, and to restart a process, `reader.speech.voice_process` starts the same program.
Everything waits for this module, so it imports very little.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO

_NOT_HERE = "nothing is started early here"
_started: dict[str, Spawned] = {}  # engine → its process, until it is taken


class Spawned:
    """A process with its two pipes, as `subprocess.Popen` has them."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.pid = pid
        self.stdin: IO[bytes] | None = stdin
        self.stdout: IO[bytes] | None = stdout
        self._ended: int | None = None

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        if sys.platform == "win32":
            raise OSError(_NOT_HERE)
        return self._look(os.WNOHANG)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end. Only called after a kill, so there is no timeout."""
        return self._look(0) or 0

    def _look(self, how: int) -> int | None:
        if self._ended is None:
            try:
                pid, status = os.waitpid(self.pid, how)
            except ChildProcessError:
                pid, status = self.pid, 0
            if pid:
                self._ended = os.waitstatus_to_exitcode(status)
        return self._ended


def start_early(engine: str) -> None:
    """Start the process of an engine. Call it in the main thread: the process ends with that thread."""
    # If a standard stream is closed, a pipe would get its descriptor.
    if sys.platform == "linux" and None not in {sys.stdin, sys.stdout, sys.stderr}:
        with suppress(OSError):
            _started[engine] = spawn_early(engine)


def take(engine: str) -> Spawned | None:
    """Take the process that was started early, if there is one left."""
    return _started.pop(engine, None)


def end_unused() -> None:
    """End the processes that were not taken, because another engine was chosen, or none."""
    while _started:
        _, process = _started.popitem()
        if process.stdin is not None:
            process.stdin.close()


def spawn_early(engine: str) -> Spawned:
    """Spawn the process of an engine. Raises OSError."""
    if sys.platform == "win32":
        raise OSError(_NOT_HERE)
    its_source, our_end = os.pipe()
    our_source, its_end = os.pipe()
    nowhere = os.open(os.devnull, os.O_RDWR)
    try:
        pid = os.posix_spawn(
            sys.executable,
            (sys.executable, "-P", "-m", "reader.speech.synthesizer_child", engine, "--with-parent"),
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, its_source, 0),
                (os.POSIX_SPAWN_DUP2, its_end, 1),
                (os.POSIX_SPAWN_DUP2, nowhere, 2),
            ],
            setsid=True,  # out of reach of Ctrl+C and of the terminal
        )
    finally:
        for each in (its_source, its_end, nowhere):
            os.close(each)
    return Spawned(pid, os.fdopen(our_end, "wb"), os.fdopen(our_source, "rb"))
