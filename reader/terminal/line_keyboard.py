"""Commands typed as words, one per line: for Emacs, dumb terminals, dictation and scripts."""

from __future__ import annotations

import io
import sys
import threading
from pathlib import Path
from typing import IO

from reader.terminal.keyboard import Tell, WholeLine


class LineKeyboard:
    """Reads whole lines from a stream. The terminal keeps its own line editing and echo."""

    def __init__(self, lines: IO[str]) -> None:
        self._lines = lines

    def start(self, tell: Tell) -> bool:
        """Start to read lines; returns True."""
        threading.Thread(target=self._read, args=(tell,), name="lines", daemon=True).start()
        return True

    def close(self) -> None:
        """Do nothing: the terminal's settings were never changed."""

    def suspend(self) -> None:
        """Do nothing: the terminal's settings were never changed."""

    def resume(self) -> None:
        """Do nothing: the terminal's settings were never changed."""

    def _read(self, tell: Tell) -> None:
        try:
            for line in self._lines:
                tell(WholeLine(line.rstrip("\r\n")))
        except (OSError, ValueError):
            pass
        tell(WholeLine("quit"))


def open_lines(is_input_taken: bool) -> LineKeyboard | None:
    """Lines from standard input, or from the terminal if the page is piped in; None without either."""
    if not is_input_taken:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")  # bytes that are not text are not a command either
        return LineKeyboard(sys.stdin) if sys.stdin is not None else None
    terminal = Path("CONIN$" if sys.platform == "win32" else "/dev/tty")
    try:
        return LineKeyboard(terminal.open(encoding="utf-8", errors="replace"))
    except OSError:
        return None
