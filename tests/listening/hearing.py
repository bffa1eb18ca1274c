"""One session being heard, and questions about it."""

from __future__ import annotations

import numpy as np

from reader import Utterance
from tests.listening.sounds import seconds_of, sound_of
from tests.listening.voting import Located, locate
from tests.support.ear import THRESHOLD, EarError, Samples, VirtualEar
from tests.support.terminal import Terminal

SAME = 0.6  # this share of a sentence's pieces agrees; of another sentence's, a third as a rule
_BEGINNING_S = 0.1  # a shorter part of a sentence is not missed
_LONGEST_PAUSE_S = 2.0  # while the reading goes on it is never silent for so long


class Hearing:
    """What the ear hears of a program that was started at `began`."""

    def __init__(self, ear: VirtualEar, terminal: Terminal, began: float) -> None:
        self.ear = ear
        self.terminal = terminal
        self.began = began

    def of(self, said: Utterance, since: float) -> Located:
        """Where an utterance is in what was heard since a moment, in seconds from then."""
        return locate(self.ear.heard(since), sound_of(said.spoken, said.lang, said.style))

    def wait_for(self, said: Utterance, since: float, timeout: float = 20) -> float:
        """Wait until an utterance has been heard whole; gives when it began, in seconds from `since`."""
        length = seconds_of(said)
        heard_until = since + length
        place = Located(0.0, 0.0)
        while heard_until < since + timeout:
            more = self._go_on_listening(heard_until)
            now = self.ear.now()
            place = self.of(said, since)
            if place.share > SAME and (not more or place.at_seconds + length < now - since):
                return place.at_seconds
            if not more:
                break
            heard_until = max(heard_until, now) + length / 2
        raise AssertionError(f"{said.text!r} was not heard; the best share was {place.share:.2f}")

    def be_within(self, said: Utterance) -> float:
        """Wait until half of an utterance has been heard, of a session with --print; gives when it began."""
        self.terminal.wait_for(said.text)
        began = self.ear.now()
        self.ear.wait_for_sound(10, after=began + seconds_of(said) / 2)
        return began

    def is_whole(self, said: Utterance, heard: Samples) -> bool:
        """True if an utterance was heard from its beginning; what is left of one began before."""
        place = locate(heard, sound_of(said.spoken, said.lang, said.style))
        return place.share > SAME and place.at_seconds > -_BEGINNING_S

    def silence_after(self, moment: float) -> float:
        """Wait for a second of silence after a moment; gives when it began."""
        silent = self.ear.wait_for_silence(1.0, 5, after=moment)
        assert not self.sounds(silent, silent + 0.9)
        return silent

    def sounds(self, start: float, end: float) -> bool:
        """True if anything sounded between two moments."""
        return bool(np.any(np.abs(self.ear.heard(start, end)) > THRESHOLD))

    def between(self, start: float, end: float) -> Samples:
        """What sounded between two moments."""
        return self.ear.heard(start, end)

    def quit(self) -> None:
        self.terminal.press("q")
        assert self.terminal.end() == 0

    def _go_on_listening(self, until: float) -> bool:
        """Wait until something sounds after a moment; False where the speech is over."""
        try:
            self.ear.wait_for_sound(max(0.0, until - self.ear.now()) + _LONGEST_PAUSE_S, after=until)
        except EarError:
            return False
        return True
