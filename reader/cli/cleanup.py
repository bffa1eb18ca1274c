"""Clean up half-written files when a signal ends a command."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def cleaned_up_on_signals() -> Iterator[None]:
    """On SIGTERM, SIGHUP or SIGQUIT, exit as after Ctrl+C, so that half-written files are removed."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]  # Windows has one
    numbers = [getattr(signal, name) for name in names]
    before = {each: signal.signal(each, end) for each in numbers if signal.getsignal(each) == signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
