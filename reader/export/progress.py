"""How far an export is: a plain line every ten seconds, since a screen reader may be reading along."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.export.model import Piece, Recording

LINE_INTERVAL_S = 10


class Progress(NamedTuple):
    """`share` of all is done, `seconds` of sound made, in `took` seconds; `done` says the share in words."""

    done: str
    share: float
    seconds: float
    took: float

    @property
    def line(self) -> str:
        """What is done first; then the sound, how many times faster than it is heard, and what is left."""
        sound = f", {_duration(self.seconds)}, {self.seconds / self.took:.0f} times" if self.seconds else ""
        left = f", {_duration(self.took * (1 - self.share) / self.share)} left" if self.share else ""
        return f"{self.done}{sound}{left}"


ShowProgress = Callable[[Progress], None]


class ProgressLines:
    """Tells a line every ten seconds, if there is something to tell that often."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told = 0.0

    def __call__(self, progress: Progress) -> None:
        """It is so far now."""
        if progress.took - self._told >= LINE_INTERVAL_S:
            self._told = progress.took
            self._tell(progress.line)


def with_progress(
    recording: Recording, show: ShowProgress, clock: Callable[[], float] = time.monotonic
) -> Recording:
    """The same recording, which shows how far it is as it goes."""
    return recording._replace(pieces=_pieces_with_progress(recording, show, clock))


def _pieces_with_progress(
    recording: Recording, show: ShowProgress, clock: Callable[[], float]
) -> Iterator[Piece]:
    whole = sum(len(each.spoken) for each in recording.utterances)
    done, began = 0, clock()
    for piece in recording.pieces:
        yield piece
        done += len(piece.utterance.spoken)
        share = done / whole if whole else 1.0
        show(Progress(f"{share:.0%}", share, piece.end / recording.sample_rate, clock() - began))


def _duration(seconds: float) -> str:
    """A length of time in one unit, in few letters."""
    if round(seconds) < 100:
        return f"{round(seconds)} s"
    return f"{seconds / 60:.0f} min" if seconds < 36_000 else f"{seconds / 3600:.0f} h"
