"""What a session knows of a keyboard, and which one there is.

Besides keys a keyboard tells when one has been touched that is not known yet, when the keys come to
us or go elsewhere, and when they are gone for good.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Protocol

TOUCH = "a key is touched"
HERE = "keys are here"
AWAY = "keys are away"
HANG_UP = "the terminal is gone"
LINE = "a line: "  # and then what was typed, by a keyboard that tells whole lines

Tell = Callable[[str], None]


class Keyboard(Protocol):
    """Keys, told one by one from another thread."""

    def start(self, tell: Tell) -> bool:
        """Take the keys; gives whether they are here, or may only come later."""

    def close(self) -> None:
        """Put the terminal back as it was."""

    def lend(self) -> None:
        """Put the terminal back for a while: we are about to be stopped."""

    def look(self) -> None:
        """Take the keys again, if the terminal is ours."""


def open_keyboard() -> Keyboard | None:
    """The keyboard that keys come from, or None where there is none.

    Standard input, if it is a terminal; else the terminal itself, so that a page can be piped in.
    """
    if sys.platform == "win32":
        from reader.terminal.console import Console

        return Console() if Console.is_there() else None
    else:  # noqa: RET505  # so that each system's types are checked by themselves
        from reader.terminal.raw_mode import Terminal

        try:
            is_terminal = sys.stdin is not None and sys.stdin.isatty()
            descriptor = sys.stdin.fileno() if is_terminal else os.open("/dev/tty", os.O_RDWR)
            os.tcgetpgrp(descriptor)  # refused where it is no terminal of ours
        except (OSError, ValueError):
            return None
        return Terminal(descriptor)
