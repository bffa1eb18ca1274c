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
from tests.support.ear import Samples, find

_PIECE_S = 0.4
_AGREE_S = 0.12
_LIKE = 0.38  # measured: pieces of what was spoken 0.39 to 0.9, of what was not 0.2 to 0.45


class Located(NamedTuple):
    """Where a sound begins, in seconds, and which share of its pieces say so."""

    at_seconds: float
    share: float


def locate(heard: Samples, expected: Pcm) -> Located:
    """Find a sentence in a recording."""
    size = int(_PIECE_S * SAMPLE_RATE)
    starts = range(0, max(1, len(expected) - size + 1), size // 2)
    pieces, votes = 0, []
    for start in starts:
        piece = expected[start : start + size]
        if np.abs(piece).max(initial=0) > 1000:
            pieces += 1
            match = find(heard, piece, SAMPLE_RATE)
            if match.score > _LIKE:
                votes.append(match.at_seconds - start / SAMPLE_RATE)
    best = Located(0.0, 0.0)
    for vote in votes:
        agreeing = [other for other in votes if abs(other - vote) < _AGREE_S]
        if len(agreeing) / pieces > best.share:
            best = Located(float(np.median(agreeing)), len(agreeing) / pieces)
    return best
