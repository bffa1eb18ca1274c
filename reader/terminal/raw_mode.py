"""The keys of a POSIX terminal: one by one, without Enter and without echo.

Ctrl+C and Ctrl+Z stay what they are. A shell lends the terminal to one job at a time (POSIX, General
Terminal Interface, 11.1.4), and keys are taken while it is ours. It may not be so from the start
(`reader PAGE &`), be lost (Ctrl+Z, then `bg`), and come back (`fg`). Not every shell tells of that
by a signal, so without keys we look.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
import termios
import threading
from typing import Any

from reader.terminal.keyboard import KeyboardEvent, Tell
from reader.terminal.keys import split_keys

assert sys.platform != "win32"  # which has `reader.terminal.console` instead

_ESCAPE_WAIT_S = 0.05  # the bytes of one key come together; Esc comes alone
_SEQUENCE_WAIT_S = 0.25  # what came after Esc says that more will come, perhaps over a slow line
_LOOK_EVERY_S = 0.5


class Terminal:
    """The terminal that a descriptor leads to."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._before: list[Any] | None = None
        self._is_here = False
        self._is_suspended = False
        self._lock = threading.Lock()

    def start(self, tell: Tell) -> bool:
        """Take the keys; gives whether they are here, or may only come later."""
        self._tell = tell
        self._wake_read, self._wake_write = os.pipe()
        self._is_here = self._is_ours() is not False
        if self._is_here:
            self._raw()
        here = self._is_here
        self._thread = threading.Thread(target=self._read, name="keyboard", daemon=True)
        self._thread.start()
        return here

    def close(self) -> None:
        """Put the terminal back as it was."""
        os.write(self._wake_write, b"x")
        self._thread.join(timeout=1)
        os.close(self._wake_write)
        os.close(self._wake_read)
        with self._lock:
            self._restore()

    def suspend(self) -> None:
        """Put the terminal back for a while: we are about to be stopped."""
        with self._lock:
            self._restore()
            self._is_suspended = True

    def resume(self) -> None:
        """Take the keys again, if the terminal is ours."""
        self._is_suspended = False
        os.write(self._wake_write, b"l")

    # -- the terminal's settings ------------------------------------------------------------------

    def _is_ours(self) -> bool | None:
        """Whether keys come to us; None where no shell says so, and where the terminal is gone."""
        try:
            return os.tcgetpgrp(self._descriptor) == os.getpgrp()
        except OSError:
            return None

    def _raw(self) -> None:
        with contextlib.suppress(termios.error, OSError):
            changed = termios.tcgetattr(self._descriptor)
            self._before = self._before or termios.tcgetattr(self._descriptor)
            changed[0] &= ~termios.IXON  # Ctrl+S would hold all that is written, and with it the session
            changed[3] &= ~(termios.ICANON | termios.ECHO)
            changed[6][termios.VMIN] = 1
            changed[6][termios.VTIME] = 0
            termios.tcsetattr(self._descriptor, termios.TCSANOW, changed)

    def _restore(self) -> None:
        before, self._before = self._before, None
        if before is not None and self._is_ours() is not False:
            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, before)

    # -- the thread that reads it -----------------------------------------------------------------

    def _read(self) -> None:
        pending = b""
        while True:
            if not self._is_here:
                pending = b""
            ready = self._wait(pending)
            if self._wake_read in ready and os.read(self._wake_read, 1) == b"x":
                return
            if self._wake_read in ready or not self._is_here:
                if not self._look():
                    return
                continue
            if ready:
                data = self._bytes()
                if not data and self._is_ours() is False:
                    self._look()
                    continue
                if not data:
                    self._tell(KeyboardEvent.HANG_UP)
                    return
                pending += data
            keys, pending = split_keys(pending, final=not ready)
            for key in keys:
                self._tell(key)
            if pending and ready:  # most likely Esc: there is no need to be sure to be silent
                self._tell(KeyboardEvent.TOUCH)

    def _wait(self, pending: bytes) -> list[int]:
        """Wait for a key, for what may belong to the last one, or until it is time to look."""
        if not self._is_here:
            return select.select([self._wake_read], [], [], _LOOK_EVERY_S)[0]
        longest = None
        if pending:
            longest = _ESCAPE_WAIT_S if pending == b"\x1b" else _SEQUENCE_WAIT_S
        return select.select([self._descriptor, self._wake_read], [], [], longest)[0]

    def _bytes(self) -> bytes:
        """What the terminal has sent; nothing where it is gone, or not ours."""
        try:
            return os.read(self._descriptor, 1024)
        except OSError:
            return b""

    def _look(self) -> bool:
        """Whether to go on: take the keys if they are ours, leave them if not."""
        with self._lock:
            if self._is_suspended:
                return True
            was_here, ours = self._is_here, self._is_ours()
            if ours is None and not was_here:
                return False  # it went away while it was not ours: go on without
            self._is_here = ours is not False
            if self._is_here:
                self._raw()
            else:
                self._before = None  # the shell has put its own settings
        if was_here != self._is_here:
            self._tell(KeyboardEvent.HERE if self._is_here else KeyboardEvent.AWAY)
        return True
