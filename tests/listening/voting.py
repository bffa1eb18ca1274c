"""Where a sentence is in a recording, although no two syntheses of it are alike.

eSpeak's timing and phase drift by some milliseconds from one synthesis to the next, so a whole
sentence correlates poorly with itself. Half-seconds of it correlate well. Each votes for where the
sentence would begin; where the sentence was spoken the votes agree, elsewhere they are scattered.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tests.ear import Samples, find
from tests.listening.sounds import SAMPLE_RATE, Pcm

_PIECE_S = 0.4
_AGREE_S = 0.12


class Located(NamedTuple):
    """Where a sound begins, in seconds, and which share of its pieces say so."""

    at_seconds: float
    share: float


def locate(heard: Samples, expected: Pcm) -> Located:
    """Find a sentence in a recording."""
    size = int(_PIECE_S * SAMPLE_RATE)
    starts = range(0, max(1, len(expected) - size + 1), size // 2)
    votes = []
    for start in starts:
        piece = expected[start : start + size]
        if np.abs(piece).max(initial=0) > 1000:
            votes.append(find(heard, piece, SAMPLE_RATE).at_seconds - start / SAMPLE_RATE)
    best = Located(0.0, 0.0)
    for vote in votes:
        agreeing = [other for other in votes if abs(other - vote) < _AGREE_S]
        if len(agreeing) / len(votes) > best.share:
            best = Located(float(np.median(agreeing)), len(agreeing) / len(votes))
    return best
