"""The keys of a POSIX terminal: one by one, without Enter and without echo.

Ctrl+C and Ctrl+Z keep their meaning. A shell gives the terminal to one job at a time (POSIX, General
Terminal Interface, 11.1.4), and we read keys only while it is ours. We may start without it
(`reader PAGE &`), lose it (Ctrl+Z, then `bg`) and get it back (`fg`). Some shells send no signal when that
happens, so without the terminal we poll.
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

assert sys.platform != "win32"  # Windows uses `reader.terminal.console`

_ESCAPE_WAIT_S = 0.05  # after a lone Esc: the bytes of one key arrive together
_SEQUENCE_WAIT_S = 0.25  # for the rest of a sequence, perhaps over a slow line
_POLL_INTERVAL_S = 0.5


class Terminal:
    """The keys of the terminal behind a file descriptor."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._before: list[Any] | None = None
        self._has_keys = False
        self._is_suspended = False
        self._lock = threading.Lock()

    def start(self, tell: Tell) -> bool:
        """Start to read keys; returns False if another job has the terminal for now."""
        self._tell = tell
        self._wake_read, self._wake_write = os.pipe()
        self._has_keys = self._is_ours() is not False
        if self._has_keys:
            self._set_raw()
        has_keys = self._has_keys  # the thread may change it
        self._thread = threading.Thread(target=self._read, name="keyboard", daemon=True)
        self._thread.start()
        return has_keys

    def close(self) -> None:
        """Restore the terminal's settings."""
        os.write(self._wake_write, b"x")
        self._thread.join(timeout=1)
        os.close(self._wake_write)
        os.close(self._wake_read)
        with self._lock:
            self._restore()

    def suspend(self) -> None:
        """Restore the terminal's settings before this process is stopped."""
        with self._lock:
            self._restore()
            self._is_suspended = True

    def resume(self) -> None:
        """Read keys again, if the terminal is ours."""
        self._is_suspended = False
        os.write(self._wake_write, b"l")

    # -- the terminal's settings ------------------------------------------------------------------

    def _is_ours(self) -> bool | None:
        """True if this job has the terminal; None without job control, or if the terminal is closed."""
        try:
            return os.tcgetpgrp(self._descriptor) == os.getpgrp()
        except OSError:
            return None

    def _set_raw(self) -> None:
        with contextlib.suppress(termios.error, OSError):
            changed = termios.tcgetattr(self._descriptor)
            self._before = self._before or termios.tcgetattr(self._descriptor)
            changed[0] &= ~termios.IXON  # Ctrl+S would block all output, and the session with it
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
            if not self._has_keys:
                pending = b""
            ready = self._wait(pending)
            if self._wake_read in ready and os.read(self._wake_read, 1) == b"x":
                return
            if self._wake_read in ready or not self._has_keys:
                if not self._check_ownership():
                    return
                continue
            if ready:
                data = self._bytes()
                if not data and self._is_ours() is False:
                    self._check_ownership()
                    continue
                if not data:
                    self._tell(KeyboardEvent.HANG_UP)
                    return
                pending += data
            keys, pending = split_keys(pending, final=not ready)
            for key in keys:
                self._tell(key)
            if pending and ready:  # most likely Esc: speech can stop before we know
                self._tell(KeyboardEvent.KEY_BEGUN)

    def _wait(self, pending: bytes) -> list[int]:
        """Wait for a key, for the rest of a sequence, or for the next check of who has the terminal."""
        if not self._has_keys:
            return select.select([self._wake_read], [], [], _POLL_INTERVAL_S)[0]
        timeout = None
        if pending:
            timeout = _ESCAPE_WAIT_S if pending == b"\x1b" else _SEQUENCE_WAIT_S
        return select.select([self._descriptor, self._wake_read], [], [], timeout)[0]

    def _bytes(self) -> bytes:
        """The bytes that the terminal sent; empty if it is closed, or not ours."""
        try:
            return os.read(self._descriptor, 1024)
        except OSError:
            return b""

    def _check_ownership(self) -> bool:
        """Read keys if the terminal is ours, stop if not; returns False if the terminal is closed."""
        with self._lock:
            if self._is_suspended:
                return True
            had_keys, ours = self._has_keys, self._is_ours()
            if ours is None and not had_keys:
                return False  # closed while another job had it: continue without keys
            self._has_keys = ours is not False
            if self._has_keys:
                self._set_raw()
            else:
                self._before = None  # the shell has set its own settings
        if had_keys != self._has_keys:
            self._tell(KeyboardEvent.GAINED if self._has_keys else KeyboardEvent.LOST)
        return True
