"""Commands typed as words, a line each: for Emacs, dumb terminals, dictation and scripts."""

from __future__ import annotations

import io
import sys
import threading
from pathlib import Path
from typing import IO

from reader.terminal.keyboard import Tell, WholeLine


class LineKeyboard:
    """Lines from a stream; the terminal is left as it is, its own line editing and echo with it."""

    def __init__(self, lines: IO[str]) -> None:
        self._lines = lines

    def start(self, tell: Tell) -> bool:
        """Take the lines."""
        threading.Thread(target=self._read, args=(tell,), name="lines", daemon=True).start()
        return True

    def close(self) -> None:
        """Nothing was changed."""

    def suspend(self) -> None:
        """Nothing was changed."""

    def resume(self) -> None:
        """Nothing was changed."""

    def _read(self, tell: Tell) -> None:
        try:
            for line in self._lines:
                tell(WholeLine(line.rstrip("\r\n")))
        except (OSError, ValueError):
            pass
        tell(WholeLine("quit"))


def open_lines(is_input_taken: bool) -> LineKeyboard | None:
    """Standard input, or the terminal itself where a page comes from that; None where there is neither."""
    if not is_input_taken:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")  # what is no text is no command either
        return LineKeyboard(sys.stdin) if sys.stdin is not None else None
    terminal = Path("CONIN$" if sys.platform == "win32" else "/dev/tty")
    try:
        return LineKeyboard(terminal.open(encoding="utf-8", errors="replace"))
    except OSError:
        return None
