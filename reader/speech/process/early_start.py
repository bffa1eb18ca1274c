"""Start the speech process before the program's heavy imports.

The process loads its library on another core while the page is read. posix_spawn needs no import,
unlike subprocess, and copies no memory, unlike fork, which pays for page faults. On systems other than
Linux, and for a restart, `reader.speech.process.voice_process` starts the same program. Everything else
waits for this module, so it imports very little.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO

ESPEAK = "reader.speech.espeak.synthesizer:EspeakSynthesizer"  # the default engine
_UNSUPPORTED = "Windows cannot spawn a process early"
_started: dict[str, list[Spawned]] = {}  # by MODULE:CLASS of their Synthesizer, until they are taken


class Spawned:
    """A process with its two pipes, as `subprocess.Popen` has them."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.pid = pid
        self.stdin: IO[bytes] | None = stdin
        self.stdout: IO[bytes] | None = stdout
        self._exit_code: int | None = None

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        if sys.platform == "win32":
            raise OSError(_UNSUPPORTED)
        return self._wait(os.WNOHANG)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end. Only called after a kill, so there is no timeout."""
        return self._wait(0) or 0

    def _wait(self, options: int) -> int | None:
        if self._exit_code is None:
            try:
                pid, status = os.waitpid(self.pid, options)
            except ChildProcessError:
                pid, status = self.pid, 0
            if pid:
                self._exit_code = os.waitstatus_to_exitcode(status)
        return self._exit_code


def start_early(synthesizer: str) -> None:
    """Start a process of a Synthesizer. Call it in the main thread: it ends with that thread."""
    # If a standard stream is closed, a pipe would get its descriptor.
    if sys.platform == "linux" and None not in {sys.stdin, sys.stdout, sys.stderr}:
        with suppress(OSError):
            _started.setdefault(synthesizer, []).append(spawn_early(synthesizer))


def take(synthesizer: str) -> Spawned | None:
    """A process that was started early; None if there is none, or earlier calls took them."""
    started = _started.get(synthesizer)
    return started.pop(0) if started else None


def end_unused() -> None:
    """End the processes that nobody took, because another engine was chosen, or speech is off."""
    while _started:
        for process in _started.popitem()[1]:
            if process.stdin is not None:
                process.stdin.close()


def spawn_early(synthesizer: str) -> Spawned:
    """Spawn the process of a Synthesizer. Raises OSError."""
    if sys.platform == "win32":
        raise OSError(_UNSUPPORTED)
    its_input, our_output = os.pipe()
    our_input, its_output = os.pipe()
    null = os.open(os.devnull, os.O_RDWR)
    try:
        pid = os.posix_spawn(
            sys.executable,
            (sys.executable, "-P", "-m", "reader.speech.process.child", synthesizer, "--with-parent"),
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, its_input, 0),
                (os.POSIX_SPAWN_DUP2, its_output, 1),
                (os.POSIX_SPAWN_DUP2, null, 2),
            ],
            setsid=True,  # out of reach of Ctrl+C and of the terminal
        )
    finally:
        for each in (its_input, its_output, null):
            os.close(each)
    return Spawned(pid, os.fdopen(our_output, "wb"), os.fdopen(our_input, "rb"))
