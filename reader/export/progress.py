"""Export progress: a plain line now and then, suitable for a screen reader."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.export.model import Piece, Recording

_FIRST_REPORT_S = 2.0  # counting the characters to speak needs the whole script, and delays the voice
FIRST_LINE_S = 5.0  # a shorter export prints no progress
LINE_INTERVAL_S = 10.0
# Before either is reached, most of the time went into starting, and tells nothing about the time left.
_MIN_SHARE, _MIN_SOUND_S = 0.05, 60.0


class Progress(NamedTuple):
    """The progress of an export: `share` is from 0 to 1, `text` says it in words.

    `sound_seconds` is the length of the sound made so far, `elapsed_seconds` how long that took.
    """

    text: str
    share: float
    sound_seconds: float
    elapsed_seconds: float

    @property
    def line(self) -> str:
        """The share done, the length of the sound so far, and the time left."""
        sound = left = ""
        if self.sound_seconds:
            sound = f", {_duration(self.sound_seconds)} of sound"
        if self.share >= _MIN_SHARE or (self.share and self.sound_seconds >= _MIN_SOUND_S):
            left = f", {_duration(self.elapsed_seconds * (1 - self.share) / self.share)} left"
        return f"{self.text}{sound}{left}"


ShowProgress = Callable[[Progress], None]


class ProgressLines:
    """Passes on a first line that says what is being exported, then a line every ten seconds."""

    def __init__(self, show_line: Callable[[str], None], what: str) -> None:
        self._show_line = show_line
        self._what = what  # for the first line
        self._next_line_at = FIRST_LINE_S
        self._last_line = ""

    def __call__(self, progress: Progress) -> None:
        """Pass on a line for `progress`, if it is time."""
        if progress.elapsed_seconds >= self._next_line_at:
            self._next_line_at = progress.elapsed_seconds + LINE_INTERVAL_S
            line = progress.line
            if line == self._last_line:
                line = f"{line}, {_duration(progress.elapsed_seconds)} so far"
            else:
                self._last_line = line
            self._show_line(f"{self._what}: {line}" if self._what else line)
            self._what = ""


def with_progress(
    recording: Recording, show: ShowProgress, clock: Callable[[], float] = time.monotonic
) -> Recording:
    """The same recording, which reports its progress while its pieces are read."""
    return recording._replace(pieces=_pieces_with_progress(recording, show, clock))


def _pieces_with_progress(
    recording: Recording, show: ShowProgress, clock: Callable[[], float]
) -> Iterator[Piece]:
    whole = done = 0
    began = clock()
    for piece in recording.pieces:
        yield piece
        done += len(piece.utterance.spoken)
        elapsed = clock() - began
        if elapsed < _FIRST_REPORT_S:
            continue
        whole = whole or sum(len(each.spoken) for each in recording.utterances)
        share = done / whole if whole else 1.0
        show(Progress(f"{share:.0%}", share, piece.end / recording.sample_rate, elapsed))


def _duration(seconds: float) -> str:
    """A duration in one unit, abbreviated."""
    if round(seconds) < 100:
        return f"{round(seconds)} s"
    return f"{seconds / 60:.0f} min" if seconds < 36_000 else f"{seconds / 3600:.0f} h"
