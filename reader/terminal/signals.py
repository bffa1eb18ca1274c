"""The signals that end, stop or continue a session. Each system has some of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
    """Pass signals to `tell` instead of their usual effect; one that nohup ignores stays ignored."""

    def put(number: int, frame: FrameType | None) -> None:
        tell(number)

    before = {number: signal.signal(number, put) for number in _numbers(_HANDLED) if not is_ignored(number)}
    before |= {number: signal.signal(number, signal.SIG_IGN) for number in _numbers(_IGNORED)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


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
