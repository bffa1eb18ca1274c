"""The one part of the terminal that is repainted: the highlighted paragraph below all lines.

The cursor stays at the start of the region. A resized window moves the rows, but erasing from the cursor down
still removes just the region. To write a line, erase the region, write, and paint it again below.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from reader.settings import ThemeName
from reader.terminal.highlight import THEMES, Span, WindowSize, erase_sequence, paint_sequence
from reader.terminal.lines import wants_plain_output

_DEFAULT_SIZE = WindowSize(80, 24)


class Region:
    """A text with a highlighted word, at the end of the terminal that `stream` writes to."""

    def __init__(self, stream: TextIO, theme: ThemeName) -> None:
        self._stream = stream
        self._theme = THEMES[theme]
        self._lock = threading.RLock()
        self._text = ""
        self._span: Span | None = None
        self._painted: tuple[str, Span | None, WindowSize] | None = None
        self._is_hidden = False

    def show(self, text: str, span: Span | None) -> None:
        """Show a text, and highlight a part of it."""
        with self._lock:
            self._text, self._span = text, span
            if self._painted != (text, span, self._size()):
                self.paint()

    def paint(self) -> None:
        """Paint the text at the window's current size, unless another job owns the terminal."""
        with self._lock:
            if self._is_hidden or not self._text or not self._is_ours():
                return
            size = self._size()
            self._write(paint_sequence(self._text, self._span, size, self._theme))
            self._painted = (self._text, self._span, size)

    def erase(self) -> None:
        """Erase the region."""
        with self._lock:
            if self._painted is not None:
                self._write(erase_sequence())
                self._painted = None

    def hide(self) -> None:
        """Erase the region, and keep it hidden until `unhide`."""
        with self._lock:
            self.erase()
            self._is_hidden = True

    def unhide(self) -> None:
        """Show the region again."""
        with self._lock:
            self._is_hidden = False
            self.paint()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Erase the region while a line is written, then paint it again."""
        with self._lock:
            was_painted = self._painted is not None
            self.erase()
            yield
            if was_painted:
                self.paint()

    def _size(self) -> WindowSize:
        try:
            size = WindowSize(*os.get_terminal_size(self._stream.fileno()))
        except (OSError, ValueError):
            return _DEFAULT_SIZE
        return size if min(size) > 0 else _DEFAULT_SIZE

    def _is_ours(self) -> bool:
        if sys.platform == "win32":
            return True
        try:
            return os.tcgetpgrp(self._stream.fileno()) == os.getpgrp()
        except (OSError, ValueError):
            return False

    def _write(self, sequence: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # a lost terminal ends the session by its own event
            self._stream.write(sequence)
            self._stream.flush()


def open_region(stream: TextIO, theme: ThemeName) -> Region | None:
    """A region at the end of the terminal; None if the stream is not a terminal that can repaint.

    NO_COLOR (https://no-color.org) removes the theme's colours.
    """
    # On Windows only Windows Terminal is known to support the sequences.
    named = os.environ.get("TERM" if sys.platform != "win32" else "WT_SESSION", "")
    encoding = (stream.encoding or "").lower().replace("-", "")
    is_plain = wants_plain_output() or named in {"", "dumb"} or encoding != "utf8"
    if is_plain or not stream.isatty():
        return None
    return Region(stream, "terminal" if os.environ.get("NO_COLOR") else theme)
