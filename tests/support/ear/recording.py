"""What the virtual ear has recorded, with the time of each sample."""

from __future__ import annotations

import threading
import time
from bisect import bisect

import numpy as np

from tests.support.ear.sounds import RATE, Samples

_SAME_DELIVERY_SECONDS = 0.001  # pieces that arrive within this time belong together
_CLOCK_WINDOW_SECONDS = 0.25  # the deliveries before and after a moment that date it


class Recording:
    """The recorded samples and the clock that dates them.

    The server delivers 5 or 10 ms of samples when the first of them sounds. A delivery can arrive
    some milliseconds late, and never early. While the server resamples, its rate is off by 0.02 %.
    So sample n sounded at n / RATE plus an offset. The offset is the 10th percentile of those of
    all deliveries within a quarter of a second: nearly the earliest, but not a single outlier.
    Measured: it varies by less than 0.5 ms around a sound, and no sound was dated before its cause.
    """

    def __init__(self) -> None:
        """Date sample 0 at the present moment."""
        self.changed = threading.Condition()
        self._pcm = bytearray()
        self._counts = [0.0]  # seconds of samples before each delivery
        self._arrivals = [time.monotonic()]

    def append(self, pcm: bytes, arrival: float) -> None:
        """Add 16-bit samples that arrived at a time."""
        with self.changed:
            if arrival - self._arrivals[-1] > _SAME_DELIVERY_SECONDS:
                self._counts.append(len(self._pcm) / 2 / RATE)
                self._arrivals.append(arrival)
            self._pcm += pcm
            self.changed.notify_all()

    def be_silent_until(self, moment: float) -> None:
        """Record silence up to a time."""
        with self.changed:
            self._pcm += bytes(max(0, 2 * self.index_of(moment) - len(self._pcm)))

    def index_of(self, moment: float) -> int:
        """Return the index of the sample that sounded at a time."""
        return max(0, round((moment - self._offset(self._arrivals, moment)) * RATE))

    def time_of(self, index: int) -> float:
        """Return the time at which a sample sounded."""
        return index / RATE + self._offset(self._counts, index / RATE)

    def _offset(self, scale: list[float], value: float) -> float:
        with self.changed:
            first = min(bisect(scale, value - _CLOCK_WINDOW_SECONDS), len(scale) - 1)
            around = slice(first, max(first + 1, bisect(scale, value + _CLOCK_WINDOW_SECONDS)))
            offsets = np.subtract(self._arrivals[around], self._counts[around])
        return float(np.quantile(offsets, 0.1))

    def samples(self, first: int = 0, last: int | None = None) -> Samples:
        """Return the samples from one index up to another; by default up to the newest."""
        with self.changed:
            pcm = bytes(self._pcm[2 * first : None if last is None else 2 * last])
        return np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32768)
