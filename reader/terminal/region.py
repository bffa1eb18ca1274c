"""The one place of the terminal that is painted again and again: below all lines.

The cursor rests at the beginning of what is painted, so that whatever a window does to rows when its
size changes, erasing from there down takes away all of it and nothing else. Whoever writes a line
erases it before, and paints it again below.
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
from reader.terminal.highlight import THEMES, Size, Span, erased, painted

_USUAL = Size(80, 24)


class Region:
    """A text with a marked word at the end of the terminal that `stream` writes to."""

    def __init__(self, stream: TextIO, theme: ThemeName) -> None:
        self._stream = stream
        self._theme = THEMES[theme]
        self._lock = threading.RLock()
        self._text = ""
        self._span: Span | None = None
        self._painted: tuple[str, Span | None, Size] | None = None
        self._is_hidden = False

    def show(self, text: str, span: Span | None) -> None:
        """Show a text, and mark a part of it."""
        with self._lock:
            self._text, self._span = text, span
            if self._painted != (text, span, self._size()):
                self.paint()

    def paint(self) -> None:
        """Paint what is to be shown, in the window as it is now; not while the terminal is another job's."""
        with self._lock:
            if self._is_hidden or not self._text or not self._is_ours():
                return
            size = self._size()
            self._write(painted(self._text, self._span, size, self._theme))
            self._painted = (self._text, self._span, size)

    def erase(self) -> None:
        """Leave nothing of it."""
        with self._lock:
            if self._painted is not None:
                self._write(erased())
                self._painted = None

    def hide(self) -> None:
        """Leave nothing of it until it is unhidden."""
        with self._lock:
            self.erase()
            self._is_hidden = True

    def unhide(self) -> None:
        """Paint it again."""
        with self._lock:
            self._is_hidden = False
            self.paint()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Out of the way while a line is written."""
        with self._lock:
            was_painted = self._painted is not None
            self.erase()
            yield
            if was_painted:
                self.paint()

    def _size(self) -> Size:
        try:
            size = Size(*os.get_terminal_size(self._stream.fileno()))
        except (OSError, ValueError):
            return _USUAL
        return size if min(size) > 0 else _USUAL

    def _is_ours(self) -> bool:
        if sys.platform == "win32":
            return True
        try:
            return os.tcgetpgrp(self._stream.fileno()) == os.getpgrp()
        except (OSError, ValueError):
            return False

    def _write(self, what: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # the news that it is gone ends the session
            self._stream.write(what)
            self._stream.flush()


def open_region(stream: TextIO, theme: ThemeName) -> Region | None:
    """The end of the terminal that a stream writes to; None where it is none, or cannot be painted on.

    Without colours (https://no-color.org) a theme has none.
    """
    # Of the consoles of Windows only its Terminal is known to obey.
    named = os.environ.get("TERM" if sys.platform != "win32" else "WT_SESSION", "")
    encoding = (stream.encoding or "").lower().replace("-", "")
    if not stream.isatty() or named in {"", "dumb"} or encoding != "utf8":
        return None
    return Region(stream, "terminal" if os.environ.get("NO_COLOR") else theme)
