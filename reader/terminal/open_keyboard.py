"""Which keyboard there is."""

from __future__ import annotations

import os
import sys

from reader.terminal.keyboard import Keyboard


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
