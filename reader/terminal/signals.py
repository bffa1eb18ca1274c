"""The signals that end a session, stop it, or let it go on; each system has some of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

HANG_UP: int = getattr(signal, "SIGHUP", 1)  # Windows has it not
STOP: int | None = getattr(signal, "SIGTSTP", None)
GO_ON: int | None = getattr(signal, "SIGCONT", None)
RESIZED: int | None = getattr(signal, "SIGWINCH", None)
_HEEDED = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK", "SIGTSTP", "SIGCONT", "SIGWINCH")
# A job in the background reads on aloud: it is not stopped for want of the terminal.
_IGNORED = ("SIGTTIN", "SIGTTOU")


@contextmanager
def heeded(tell: Callable[[int], None]) -> Iterator[None]:
    """Have the signals told instead of obeyed; what was ignored before (by nohup) stays so."""

    def put(number: int, frame: FrameType | None) -> None:
        tell(number)

    before = {number: signal.signal(number, put) for number in _numbers(_HEEDED) if not is_ignored(number)}
    before |= {number: signal.signal(number, signal.SIG_IGN) for number in _numbers(_IGNORED)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def is_ignored(number: int) -> bool:
    """Whether a signal means nothing to this process."""
    return signal.getsignal(number) == signal.SIG_IGN


def stop() -> None:
    """Be stopped here, until the shell lets us go on."""
    assert STOP is not None  # it was told
    handler = signal.signal(STOP, signal.SIG_DFL)
    os.kill(os.getpid(), STOP)
    signal.signal(STOP, handler)


def _numbers(names: Sequence[str]) -> list[int]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
