"""The command that opens a terminal window on this desktop."""

from __future__ import annotations

import os
import shutil
import sys

# program → the options between it and the command that it runs
_TERMINALS = {
    "xdg-terminal-exec": (),
    "x-terminal-emulator": ("-e",),
    "gnome-terminal": ("--",),
    "kgx": ("--",),
    "konsole": ("-e",),
    "xfce4-terminal": ("-x",),
    "mate-terminal": ("-x",),
    "foot": (),
    "kitty": (),
    "alacritty": ("-e",),
    "wezterm": ("start", "--"),
    "xterm": ("-e",),
}


def terminal_command() -> tuple[str, ...]:
    """What to put before a command to run it in a terminal window; empty if there is no such program."""
    has_screen = any(os.environ.get(name) for name in ("WAYLAND_DISPLAY", "DISPLAY"))
    if sys.platform != "linux" or not has_screen:
        return ()
    for program, options in _TERMINALS.items():
        if path := shutil.which(program):
            return path, *options
    return ()
