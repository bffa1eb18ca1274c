"""The keys of a Windows console, through Microsoft's C run-time library."""

from __future__ import annotations

import os
import signal
import threading
from importlib import import_module
from typing import Any

from reader.terminal.keyboard import Tell
from reader.terminal.keys import windows_key

_LOOK_EVERY_S = 0.02  # soon enough for a finger; the library tells of a key only when asked


class Console:
    """The console's keys; it has no jobs, so they are here from the beginning to the end."""

    def __init__(self) -> None:
        self._console: Any = import_module("msvcrt")
        self._over = threading.Event()

    @staticmethod
    def is_there() -> bool:
        """Whether this program has a console."""
        try:
            os.close(os.open("CONIN$", os.O_RDWR))
        except OSError:
            return False
        return True

    def start(self, tell: Tell) -> bool:
        """Take the keys."""
        self._over.clear()
        self._thread = threading.Thread(target=self._read, args=[tell], name="keyboard", daemon=True)
        self._thread.start()
        return True

    def close(self) -> None:
        """Leave them."""
        self._over.set()
        self._thread.join(timeout=1)

    def suspend(self) -> None:
        """Nothing was changed."""

    def resume(self) -> None:
        """They are here."""

    def _read(self, tell: Tell) -> None:
        while not self._over.wait(_LOOK_EVERY_S):
            while self._console.kbhit() and not self._over.is_set():
                key = windows_key(self._console.getwch, self._console.kbhit)
                if key == "Ctrl+C":
                    signal.raise_signal(signal.SIGINT)
                else:
                    tell(key)
