"""A process that an engine speaks in, seen from outside: messages, time limits, and an end.

A native engine may crash, hang or print; in a process of its own that harms nobody. What is said to
it, and what it answers, stands in `reader.speech.system_child` and `reader.speech.frames`.
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


class NotStarted(Lost):
    """The process says itself why it cannot speak; the message is for the listener."""


class Wire(Protocol[Message]):
    """How messages are written and read: a module."""

    def encode(self, message: Message, /) -> bytes:
        """A message as bytes."""

    def decode(self, source: IO[bytes], /) -> Iterator[Message]:
        """The messages that come. Raises ValueError for what is none."""

    def why_broken(self, message: Message, /) -> str:
        """Why the process cannot speak, if a message says so."""


class Child(Protocol):
    """A process with its two pipes, as `subprocess.Popen` has them."""

    pid: int
    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    def poll(self) -> int | None:
        """How it ended, None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end."""


def spawn(command: Sequence[str]) -> Child:
    """Start a program of our own, out of reach of Ctrl+C. Raises OSError."""
    import subprocess  # not before it is needed: it would hold up the start

    return subprocess.Popen(  # noqa: S603  # our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def own_program(module: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs a module of ours."""
    # -P: nothing in the folder that Reader was started in is taken for a part of it
    return (sys.executable, "-P", "-m", module, *arguments)


class VoiceProcess(Generic[Message]):
    """A process that speaks, killed and started again where it is lost.

    `started` is one that runs already. One thread sends and receives at a time; `changed` is notified
    at every message, and whoever makes what `receive` waits for unwanted notifies it too.
    """

    def __init__(
        self, wire: Wire[Message], command: Sequence[str], limits: Limits, started: Child | None = None
    ) -> None:
        self.changed = threading.Condition()
        self.limits = limits
        # Given each message first, in the thread that reads: what it takes waits for no other thread.
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
        """What the process told when it was ready. Raises Lost, or NotStarted where it cannot speak."""
        if self._ready is None:
            message = self.receive(self.limits.start)
            if why := self._wire.why_broken(message):
                raise NotStarted(why)
            self._ready = message
        return self._ready

    def send(self, message: Message) -> None:
        """Tell it something. Raises Lost where it has ended."""
        try:
            if self._process is None or self._process.stdin is None:
                raise Lost("it could not be started")
            self._process.stdin.write(self._wire.encode(message))
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise Lost("it ended") from error

    def receive(self, limit_s: float) -> Message:
        """Its next message. Raises Lost."""
        message = self.receive_if(lambda: True, limit_s)
        assert message is not None
        return message

    def receive_if(self, wanted: Callable[[], bool], limit_s: float) -> Message | None:
        """Its next message, or None as soon as that is not `wanted`. Raises Lost."""
        with self.changed:
            self.changed.wait_for(lambda: self._messages or self._ended or not wanted(), limit_s)
            if not wanted():
                return None
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

    def _start(self, started: Child | None = None) -> None:
        with self.changed:
            self._ready = None
            self._messages = deque()
            self._process = started
            self._ended = True
            if self._closed:
                return
            if started is None:
                with suppress(OSError):  # it is as if it had ended at once
                    self._process = spawn(self._command)
            if self._process is None or self._process.stdout is None:
                return
            self._ended = False
            reading = (self._process.stdout, self._messages)
        threading.Thread(target=self._read, args=reading, daemon=True).start()

    def _read(self, source: IO[bytes], messages: deque[Message]) -> None:
        with suppress(ValueError, OSError):  # half a line where it was killed
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
                else:  # and what it may have started
                    os.killpg(process.pid, signal.SIGKILL)
        with suppress(Exception):  # TimeoutExpired: it cannot be ended now
            process.wait(timeout=2)
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
