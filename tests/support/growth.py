"""Measures whether four times the input takes four times as long."""

from __future__ import annotations

import time
from collections.abc import Callable

MAX_TIME_GROWTH = 9  # linear work grows to 4, quadratic work to 16


def time_growth(make: Callable[[int], Callable[[], object]], count: int) -> float:
    """How many times longer four times the input takes: the least of three tries, on a busy machine."""
    growths = []
    for _ in range(3):
        seconds = []
        for use in (make(count), make(4 * count)):
            began = time.process_time()
            use()
            seconds.append(time.process_time() - began)
        growths.append(seconds[1] / seconds[0])
    return min(growths)
