"""A session and what the ear hears of it."""

from __future__ import annotations

import numpy as np

from reader import Utterance
from tests.listening.sounds import seconds_of, sound_of
from tests.listening.voting import Located, locate
from tests.support.ear.sounds import THRESHOLD, Samples
from tests.support.ear.virtual_ear import EarError, VirtualEar
from tests.support.terminal import Terminal

SAME = 0.6  # the share of a sentence's pieces that agree; for another sentence about a third
_BEGINNING_S = 0.1  # a missing part that is shorter is not noticed
_LONGEST_PAUSE_S = 2.0  # the longest silence while reading


class Hearing:
    """A program that was started at `began`, and its sound."""

    def __init__(self, ear: VirtualEar, terminal: Terminal, began: float) -> None:
        self.ear = ear
        self.terminal = terminal
        self.began = began

    def of(self, said: Utterance, since: float) -> Located:
        """The place of an utterance in the sound since a moment, in seconds from that moment."""
        return locate(self.ear.heard(since), sound_of(said.spoken, said.lang, said.style))

    def wait_for(self, said: Utterance, since: float, timeout: float = 20) -> float:
        """Wait until a whole utterance was heard; returns its start, in seconds from `since`."""
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
        """Wait until half of an utterance was heard in a session with --print; returns its start."""
        self.terminal.wait_for(said.text)
        began = self.ear.now()
        self.ear.wait_for_sound(10, after=began + seconds_of(said) / 2)
        return began

    def is_whole(self, said: Utterance, heard: Samples) -> bool:
        """True if an utterance was heard from its first word."""
        place = locate(heard, sound_of(said.spoken, said.lang, said.style))
        return place.share > SAME and place.at_seconds > -_BEGINNING_S

    def silence_after(self, moment: float) -> float:
        """Wait for a second of silence after a moment; returns its start."""
        silent = self.ear.wait_for_silence(1.0, 5, after=moment)
        assert not self.sounds(silent, silent + 0.9)
        return silent

    def sounds(self, start: float, end: float) -> bool:
        """True if there was sound between two moments."""
        return bool(np.any(np.abs(self.ear.heard(start, end)) > THRESHOLD))

    def between(self, start: float, end: float) -> Samples:
        """The sound between two moments."""
        return self.ear.heard(start, end)

    def quit(self) -> None:
        self.terminal.press("q")
        assert self.terminal.end() == 0

    def _go_on_listening(self, until: float) -> bool:
        """Wait for sound after a moment; False if the speech has ended."""
        try:
            self.ear.wait_for_sound(max(0.0, until - self.ear.now()) + _LONGEST_PAUSE_S, after=until)
        except EarError:
            return False
        return True
