"""Runs the program in a pseudo-terminal, for end-to-end tests."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "pages"
# For PYTHONPATH: as on a machine without the natural voice, which would be the default engine.
WITHOUT_NATURAL = str(Path(__file__).parent / "without_natural")
MODULES = f"{WITHOUT_NATURAL}{os.pathsep}{ROOT}"
PATIENCE_S = 60.0  # the longest wait for something that takes a second: the machine may be busy
# Anything that moves the cursor, paints or queries: control characters other than tabs and line ends.
ESCAPES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Terminal:
    """`python -m reader ARGUMENTS` on a pty that is its controlling terminal.

    `home` keeps the library of this program apart. What the program wrote is in `output`.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        home: Path,
        env: Mapping[str, str] | None = None,
        columns: int = 80,
        stdin: Any = None,
        program: Sequence[str] = (sys.executable, "-m", "reader"),
    ) -> None:
        self.output = b""
        self._master, self.slave = pty.openpty()
        self.resize(columns)
        self.settings_before = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(  # only preexec_fn can set a controlling terminal
            [*program, *arguments],
            stdin=self.slave if stdin is None else stdin,
            stdout=self.slave,
            stderr=self.slave,
            cwd=ROOT,
            env={**os.environ, **(env or {}), "XDG_DATA_HOME": str(home)},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.hang_up()

    @property
    def text(self) -> str:
        """The program's output so far."""
        return self.output.decode("utf-8", "replace").replace("\r\n", "\n")

    def hang_up(self) -> None:
        """Close the terminal, as when its window closes."""
        for descriptor in (self._master, self.slave):
            with contextlib.suppress(OSError):
                os.close(descriptor)
        self._master = self.slave = -1

    def resize(self, columns: int) -> None:
        """Change the terminal's width, and signal the program."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    @property
    def foreground_job(self) -> int:
        """The process group that receives the keys."""
        return os.tcgetpgrp(self._master)

    def press(self, *keys: str | bytes) -> float:
        """Press keys one after another. Returns the time of the first (time.monotonic)."""
        pressed = time.monotonic()
        for key in keys:
            os.write(self._master, key.encode() if isinstance(key, str) else key)
        return pressed

    def wait_for(self, words: str, timeout: float = PATIENCE_S, after: int = 0) -> int:
        """Wait for `words` in `text` after offset `after`. Returns the offset of their end."""
        deadline = time.monotonic() + timeout
        while (found := self.text.find(words, after)) < 0:
            if not self._read(deadline):
                raise AssertionError(f"{words!r} was not written; there is:\n{self.text}")
        return found + len(words)

    def watch(self, seconds: float) -> None:
        """Collect the output for this time."""
        deadline = time.monotonic() + seconds
        while self._read(deadline, may_end=True):
            pass

    def end(self, timeout: float = PATIENCE_S) -> int:
        """Wait until the program ends. Returns its exit code."""
        deadline = time.monotonic() + timeout
        while self.process.poll() is None and self._read(deadline, may_end=True):
            pass
        code = self.process.wait(max(0.1, deadline - time.monotonic()))
        while self._read(time.monotonic() + 0.05, may_end=True):
            pass
        return code

    def _read(self, deadline: float, may_end: bool = False) -> bool:
        """Read the program's output; False if none came by the deadline."""
        while True:
            left = deadline - time.monotonic()
            ready, _, _ = select.select([self._master], [], [], max(0.0, min(left, 0.1)))
            if ready:
                break
            if left <= 0 or (may_end and self.process.poll() is not None):
                return False
        try:
            data = os.read(self._master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.output += data
        return bool(data)
