"""How far an export is: a plain line every ten seconds, since a screen reader may be reading along."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from reader.export.model import Piece, Recording

_EVERY_S = 10


def reporting(
    recording: Recording, tell: Callable[[str], None], clock: Callable[[], float] = time.monotonic
) -> Recording:
    """The same recording, which tells as it goes; not at all where it is soon done."""
    return recording._replace(pieces=_reporting(recording, tell, clock))


def _reporting(
    recording: Recording, tell: Callable[[str], None], clock: Callable[[], float]
) -> Iterator[Piece]:
    whole = sum(len(each.spoken) for each in recording.utterances)
    done, began = 0, clock()
    told = began
    for piece in recording.pieces:
        yield piece
        done += len(piece.utterance.spoken)
        now = clock()
        if now - told >= _EVERY_S and done:
            told = now
            tell(_line(piece.end / recording.sample_rate, now - began, done / whole))


def _line(audio: float, took: float, share: float) -> str:
    """Percent first; minutes of sound, how many times faster than they are heard, and what is left."""
    left = round(took * (1 - share) / share)
    rest = f"{left} s" if left < 100 else f"{round(left / 60)} min"
    return f"{share:.0%}, {audio / 60:.0f} min, {audio / took:.0f} times speed, {rest} left"
