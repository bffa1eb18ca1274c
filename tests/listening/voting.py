"""Finds a sentence in a recording, although no two syntheses of it are equal.

eSpeak's timing and phase drift by some milliseconds from one synthesis to the next, so a whole
sentence correlates poorly with itself. Pieces of it correlate well enough. Each votes for the
sentence's start; where the sentence was spoken the votes agree, elsewhere they are scattered.
Pieces that are like nothing in the recording have no vote: in a short one they would agree by chance.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tests.listening.sounds import SAMPLE_RATE, Pcm
from tests.support.ear.sounds import Samples, find_each

_PIECE_S = 0.4
_AGREE_S = 0.12
_FAINT = 1000  # a piece without a larger sample is too quiet to be recognised
_LIKE = 0.38  # measured: 0.39 to 0.9 for spoken pieces, 0.2 to 0.45 for others


class Located(NamedTuple):
    """The start of a sound, in seconds, and the share of its pieces that agree."""

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
