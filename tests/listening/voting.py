"""Where a sentence is in a recording, although no two syntheses of it are alike.

eSpeak's timing and phase drift by some milliseconds from one synthesis to the next, so a whole
sentence correlates poorly with itself. Pieces of it correlate well enough. Each votes for where the
sentence would begin; where the sentence was spoken the votes agree, elsewhere they are scattered.
Pieces that are like nothing in the recording have no vote: in a short one they would agree by chance.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tests.listening.sounds import SAMPLE_RATE, Pcm
from tests.support.ear import Samples, find_each

_PIECE_S = 0.4
_AGREE_S = 0.12
_FAINT = 1000  # a piece with no sample beyond this has nothing to tell by
_LIKE = 0.38  # measured: pieces of what was spoken 0.39 to 0.9, of what was not 0.2 to 0.45


class Located(NamedTuple):
    """Where a sound begins, in seconds, and which share of its pieces say so."""

    at_seconds: float
    share: float


def locate(heard: Samples, expected: Pcm) -> Located:
    """Find a sentence in a recording."""
    size = int(_PIECE_S * SAMPLE_RATE)
    places = range(0, max(1, len(expected) - size + 1), size // 2)
    starts = [start for start in places if np.abs(expected[start : start + size]).max(initial=0) > _FAINT]
    if not starts:
        return Located(0.0, 0.0)
    matches = find_each(heard, [expected[start : start + size] for start in starts], SAMPLE_RATE)
    votes = [
        match.at_seconds - start / SAMPLE_RATE
        for start, match in zip(starts, matches, strict=True)
        if match.score > _LIKE
    ]
    best = Located(0.0, 0.0)
    for vote in votes:
        agreeing = [other for other in votes if abs(other - vote) < _AGREE_S]
        if len(agreeing) / len(starts) > best.share:
            best = Located(float(np.median(agreeing)), len(agreeing) / len(starts))
    return best
