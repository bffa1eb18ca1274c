"""Finds and opens this system's keyboard."""

from __future__ import annotations

import os
import sys

from reader.terminal.keyboard import Keyboard


def open_keyboard() -> Keyboard | None:
    """The keyboard, or None without a terminal.

    Keys come from standard input if it is a terminal, else from /dev/tty, so that a page can be piped in.
    """
    if sys.platform == "win32":
        from reader.terminal.console import Console

        return Console() if Console.is_there() else None
    else:  # noqa: RET505  # mypy checks each branch on its own system
        from reader.terminal.raw_mode import Terminal

        try:
            is_terminal = sys.stdin is not None and sys.stdin.isatty()
            descriptor = sys.stdin.fileno() if is_terminal else os.open("/dev/tty", os.O_RDWR)
            os.tcgetpgrp(descriptor)  # fails if it is not our controlling terminal
        except (OSError, ValueError):
            return None
        return Terminal(descriptor)
