"""The keys of a Windows console, through Microsoft's C run-time library."""

from __future__ import annotations

import os
import signal
import threading
from importlib import import_module
from typing import Any

from reader.terminal.keyboard import Tell
from reader.terminal.keys import windows_key

_POLL_INTERVAL_S = 0.02  # the library has no way to wait for a key; this feels immediate


class Console:
    """The keys of a console. Windows has no job control, so the keys are ours all the time."""

    def __init__(self) -> None:
        self._console: Any = import_module("msvcrt")
        self._closed = threading.Event()

    @staticmethod
    def is_there() -> bool:
        """True if this program has a console."""
        try:
            os.close(os.open("CONIN$", os.O_RDWR))
        except OSError:
            return False
        return True

    def start(self, tell: Tell) -> bool:
        """Start to read keys; returns True."""
        self._closed.clear()
        self._thread = threading.Thread(target=self._read, args=[tell], name="keyboard", daemon=True)
        self._thread.start()
        return True

    def close(self) -> None:
        """Stop reading keys."""
        self._closed.set()
        self._thread.join(timeout=1)

    def suspend(self) -> None:
        """Do nothing: the console's settings stay as they are."""

    def resume(self) -> None:
        """Do nothing: the keys were never given up."""

    def _read(self, tell: Tell) -> None:
        while not self._closed.wait(_POLL_INTERVAL_S):
            while self._console.kbhit() and not self._closed.is_set():
                key = windows_key(self._console.getwch, self._console.kbhit)
                if key == "Ctrl+C":
                    signal.raise_signal(signal.SIGINT)
                else:
                    tell(key)
