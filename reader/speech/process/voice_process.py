"""Control an engine's process: messages, time limits, restart.

A native engine may crash, hang or print; a separate process contains that. Its messages are described in
`reader.speech.system.child` and `reader.speech.process.frames`.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Generic, NamedTuple, Protocol, TypeVar

Message = TypeVar("Message")


class TimeLimits(NamedTuple):
    """Time limits in seconds, after which the process counts as hung and is killed.

    After each word heard, the rest of a speech may take `finish` longer than expected.
    """

    start: float = 20.0  # Windows' first start makes a binding to its speech library
    answer: float = 5.0
    stop: float = 1.0
    finish: float = 10.0


class ProcessLost(Exception):
    """The process has ended, or does not answer; the message says which."""


class NoAnswer(ProcessLost):
    """The process runs, but sent nothing within a time limit."""


class CannotSpeak(ProcessLost):
    """The process reports why it cannot speak; the message is for the listener."""


class Wire(Protocol[Message]):
    """The format of the messages; a module implements it."""

    def encode(self, message: Message, /) -> bytes:
        """A message as bytes."""

    def decode(self, source: IO[bytes], /) -> Iterator[Message]:
        """The incoming messages. Raises ValueError for anything else."""

    def why_broken(self, message: Message, /) -> str:
        """Why the process cannot speak; "" if the message is about something else."""


class Child(Protocol):
    """A process with its two pipes, as `subprocess.Popen` has them."""

    pid: int
    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    def poll(self) -> int | None:
        """The exit code, None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end."""


def spawn(command: Sequence[str]) -> Child:
    """Start a program of our own, out of reach of Ctrl+C. Raises OSError."""
    import subprocess  # imported late: it would slow the start

    return subprocess.Popen(  # noqa: S603  # our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def own_program(module: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs one of Reader's modules."""
    # -P: import nothing from the current folder
    return (sys.executable, "-P", "-m", module, *arguments)


class VoiceProcess(Generic[Message]):
    """An engine's process, which can be killed and restarted.

    `started` is the process if it runs already. Only one thread at a time may send and receive. `changed`
    is notified at every message; notify it too when `receive_if` should stop waiting.
    """

    def __init__(
        self, wire: Wire[Message], command: Sequence[str], limits: TimeLimits, started: Child | None = None
    ) -> None:
        self.changed = threading.Condition()
        self.limits = limits
        # Sees each message first, in the reading thread; a message that it takes is not queued.
        self.take: Callable[[Message], bool] = lambda _: False
        self._wire = wire
        self._command = command
        self._closed = False
        self._ready: Message | None = None
        self._ended = False
        self._messages: deque[Message] = deque()
        self._process: Child | None = None
        self._start(started)

    def ready(self) -> Message:
        """The process's first message. Raises ProcessLost, or CannotSpeak if it reports why it cannot."""
        if self._ready is None:
            message = self.receive(self.limits.start)
            if why := self._wire.why_broken(message):
                raise CannotSpeak(why)
            self._ready = message
        return self._ready

    def send(self, message: Message) -> None:
        """Send a message. Raises ProcessLost if the process has ended."""
        try:
            if self._process is None or self._process.stdin is None:
                raise ProcessLost("it could not be started")
            self._process.stdin.write(self._wire.encode(message))
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise ProcessLost("it ended") from error

    def receive(self, limit_s: float) -> Message:
        """The next message. Raises ProcessLost."""
        message = self.receive_if(lambda: True, limit_s)
        assert message is not None
        return message

    def receive_if(self, wanted: Callable[[], bool], limit_s: float) -> Message | None:
        """The next message, or None as soon as `wanted` returns False. Raises ProcessLost."""
        with self.changed:
            self.changed.wait_for(lambda: self._messages or self._ended or not wanted(), limit_s)
            if not wanted():
                return None
            if self._messages:
                return self._messages.popleft()
            if self._ended:
                raise ProcessLost("it ended")
            raise NoAnswer("it did not answer in time")

    def restart(self) -> None:
        """Kill the process and start a new one, without waiting until that is ready."""
        self._kill()
        self._start()

    def close(self) -> None:
        """Kill the process. Safe to call twice, and from another thread."""
        with self.changed:
            self._closed = True
        self._kill()

    def _start(self, started: Child | None = None) -> None:
        with self.changed:
            self._ready = None
            self._messages = deque()
            self._process = started
            self._ended = True
            if self._closed:
                return
            if started is None:
                with suppress(OSError):  # counts as a process that ended at once
                    self._process = spawn(self._command)
            if self._process is None or self._process.stdout is None:
                return
            self._ended = False
            reading = (self._process.stdout, self._messages)
        threading.Thread(target=self._read, args=reading, daemon=True).start()

    def _read(self, source: IO[bytes], messages: deque[Message]) -> None:
        with suppress(ValueError, OSError):  # half a message, if it was killed
            for message in self._wire.decode(source):
                if self.take(message):
                    continue
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
                    os.kill(process.pid, signal.SIGTERM)  # TerminateProcess
                else:  # with its children
                    os.killpg(process.pid, signal.SIGKILL)
        with suppress(Exception):  # TimeoutExpired: the process cannot be killed now
            process.wait(timeout=2)
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
