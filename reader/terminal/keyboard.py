"""What a session knows of a keyboard.

Besides keys a keyboard tells when one has been touched that is not known yet, when the keys come to
us or go elsewhere, and when they are gone for good.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple, Protocol


class KeyboardEvent(Enum):
    """What a keyboard tells besides keys."""

    TOUCH = auto()  # a key that is not known yet
    HERE = auto()  # the keys come to us
    AWAY = auto()  # they go elsewhere
    HANG_UP = auto()  # they are gone for good


class WholeLine(NamedTuple):
    """What was typed, by a keyboard that tells whole lines."""

    text: str


Told = str | KeyboardEvent | WholeLine  # a key, by its name
Tell = Callable[[Told], None]


class Keyboard(Protocol):
    """Keys, told one by one from another thread."""

    def start(self, tell: Tell) -> bool:
        """Take the keys; gives whether they are here, or may only come later."""

    def close(self) -> None:
        """Put the terminal back as it was."""

    def suspend(self) -> None:
        """Put the terminal back for a while: we are about to be stopped."""

    def resume(self) -> None:
        """Take the keys again, if the terminal is ours."""
