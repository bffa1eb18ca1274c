"""What a session knows of a keyboard.

Besides keys a keyboard tells when one has been touched that is not known yet, when the keys come to
us or go elsewhere, and when they are gone for good.
"""

from __future__ import annotations

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
