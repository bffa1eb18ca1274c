"""The signals that end, stop or continue a session. Each system has some of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from types import FrameType

HANG_UP: int = getattr(signal, "SIGHUP", 1)  # Windows has no SIGHUP
STOP: int | None = getattr(signal, "SIGTSTP", None)
CONTINUED: int | None = getattr(signal, "SIGCONT", None)
RESIZED: int | None = getattr(signal, "SIGWINCH", None)
_HANDLED = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK", "SIGTSTP", "SIGCONT", "SIGWINCH")
# A background job keeps reading aloud: using the terminal must not stop it.
_IGNORED = ("SIGTTIN", "SIGTTOU")


@contextmanager
def handling_signals(tell: Callable[[int], None]) -> Iterator[None]:
    """Pass signals to `tell` instead of their usual effect; one that nohup ignores stays ignored.

    A handler in Python runs only when the main thread runs again: if a signal arrives just before that thread
    begins to wait, it sleeps through it. The interpreter writes each signal's number into a pipe at once, so
    another thread reads the pipe and calls `tell`.
    """
    read_end, write_end = os.pipe()
    set_blocking = getattr(os, "set_blocking", None)  # Windows has it from Python 3.12 on, and does without
    if set_blocking is not None:
        set_blocking(write_end, False)  # the interpreter requires it
    handled = [number for number in _numbers(_HANDLED) if not is_ignored(number)]
    before = {number: signal.signal(number, _noted) for number in handled}
    before |= {number: signal.signal(number, signal.SIG_IGN) for number in _numbers(_IGNORED)}
    earlier = signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
    reading = Thread(target=_pass_on, args=(read_end, tell), name="signals", daemon=True)
    reading.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(earlier)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(write_end)
        reading.join()
        os.close(read_end)


def _noted(number: int, frame: FrameType | None) -> None:
    """Replace the usual effect of a signal, whose number is already in the pipe."""


def _pass_on(read_end: int, tell: Callable[[int], None]) -> None:
    while numbers := os.read(read_end, 64):
        for number in numbers:
            tell(number)


def is_ignored(number: int) -> bool:
    """True if this process ignores a signal."""
    return signal.getsignal(number) == signal.SIG_IGN


def stop() -> None:
    """Stop this process until the shell continues it."""
    assert STOP is not None  # the signal was received
    handler = signal.signal(STOP, signal.SIG_DFL)
    os.kill(os.getpid(), STOP)
    signal.signal(STOP, handler)


def _numbers(names: Sequence[str]) -> list[int]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
