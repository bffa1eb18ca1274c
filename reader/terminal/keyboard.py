"""The keyboard as a session sees it: keys, whole lines, and events about the keyboard itself."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple, Protocol


class KeyboardEvent(Enum):
    """What a keyboard reports besides keys."""

    KEY_BEGUN = auto()  # a key press has started, and which key it is follows
    GAINED = auto()  # the shell gave us the terminal
    LOST = auto()  # another job has the terminal
    HANG_UP = auto()  # the terminal is closed


class WholeLine(NamedTuple):
    """A line from a keyboard that reports whole lines."""

    text: str


KeyboardInput = str | KeyboardEvent | WholeLine  # a str is a key's name
Tell = Callable[[KeyboardInput], None]


class Keyboard(Protocol):
    """Reports keys, one by one, from a thread of its own."""

    def start(self, tell: Tell) -> bool:
        """Start to read keys; returns False if another job has the terminal for now."""

    def close(self) -> None:
        """Restore the terminal's settings."""

    def suspend(self) -> None:
        """Restore the terminal's settings before this process is stopped."""

    def resume(self) -> None:
        """Read keys again, if the terminal is ours."""
