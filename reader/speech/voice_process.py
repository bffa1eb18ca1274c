"""The process that speaks with the system's voices, seen from outside: messages, time limits, and an end.

What is said here to the process, and what it answers, stands in `reader.speech.system_child`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Any, NamedTuple

Message = dict[str, Any]


class Limits(NamedTuple):
    """How long the process may take, in seconds, until it is taken for hung and killed.

    `finish` comes on top of what the rest of a speech may take, counted from the last word heard.
    """

    start: float = 20.0  # Windows' first start makes a binding to its speech library
    answer: float = 5.0
    stop: float = 1.0
    finish: float = 10.0


class Lost(Exception):
    """The process has ended, or does not answer; the message says so in a few words."""


class VoiceProcess:
    """A process that speaks, killed and started again where it is lost.

    One thread sends and receives; `changed` is notified at every message, and whoever makes what
    `receive` waits for unwanted notifies it too.
    """

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self.changed = threading.Condition()
        self.limits = limits
        self._command = command
        self._closed = False
        self._ready: Message | None = None
        self._ended = False
        self._messages: deque[Message] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._start()

    def ready(self) -> Message:
        """What the process told when it was ready. Raises Lost where it cannot speak."""
        if self._ready is None:
            message = self.receive(self.limits.start)
            if "broken" in message:
                raise Lost(" ".join(str(message["broken"]).split()))
            self._ready = message
        return self._ready

    def send(self, **message: object) -> None:
        """Tell it something. Raises Lost where it has ended."""
        try:
            if self._process is None or self._process.stdin is None:
                raise Lost("it could not be started")
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise Lost("it ended") from error

    def receive(self, limit_s: float, wanted: Callable[[], bool] = lambda: True) -> Message:
        """Its next message, or an empty one as soon as that is not `wanted`. Raises Lost."""
        with self.changed:
            self.changed.wait_for(lambda: self._messages or self._ended or not wanted(), limit_s)
            if not wanted():
                return {}
            if self._messages:
                return self._messages.popleft()
            raise Lost("it ended" if self._ended else "it did not answer in time")

    def restart(self) -> None:
        """Kill it, whatever it does, and start another; its first answer is not waited for."""
        self._kill()
        self._start()

    def close(self) -> None:
        """Kill it. Safe to call twice, and from another thread."""
        with self.changed:
            self._closed = True
        self._kill()

    def _start(self) -> None:
        with self.changed:
            self._ready = None
            self._messages = deque()
            self._process = None
            self._ended = True
            if self._closed:
                return
            with suppress(OSError):  # it is as if it had ended at once
                self._process = subprocess.Popen(  # noqa: S603  # our own program, out of reach of Ctrl+C
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            if self._process is None or self._process.stdout is None:
                return
            self._ended = False
            reading = (self._process.stdout, self._messages)
        threading.Thread(target=self._read, args=reading, daemon=True).start()

    def _read(self, source: IO[bytes], messages: deque[Message]) -> None:
        with suppress(ValueError, OSError):  # half a line where it was killed
            for line in source:
                message = json.loads(line)
                with self.changed:
                    messages.append(message)
                    self.changed.notify_all()
        with self.changed:
            if messages is self._messages:
                self._ended = True
                self.changed.notify_all()
        source.close()

    def _kill(self) -> None:
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            with suppress(OSError):
                if sys.platform == "win32":
                    process.kill()
                else:  # and what it may have started
                    os.killpg(process.pid, signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=2)
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
