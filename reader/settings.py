"""Every setting with its default and its meaning: one table."""

from __future__ import annotations

from dataclasses import dataclass

APP_NAME = "accessible-reader"
NORMAL_RATE = 180  # words a minute: the speed that pauses are given for


@dataclass(frozen=True, slots=True)
class Settings:
    """What a listener can choose.

    rate       words a minute, 80 to 900
    voice      a voice's id, or "" for the voice of the page's language
    engine     what speaks
    verbosity  how much is announced: none, few, most, all
    pauses     how long the silences are, in percent of the usual
    """

    rate: int = NORMAL_RATE
    voice: str = ""
    engine: str = "espeak"
    verbosity: str = "few"
    pauses: int = 100

    def pause(self, milliseconds: int, rate: int) -> int:
        """How long a pause is heard at a rate: it shrinks as speech grows faster."""
        return milliseconds * self.pauses * NORMAL_RATE // (100 * rate)
