"""How an article of the queue is written."""

from __future__ import annotations

import pytest

from reader.cli.queue.queue_rows import queue_line
from reader.library.queue import QueueEntry


@pytest.mark.parametrize(
    ("words", "percent", "pending", "length"),
    [
        (360, 40, 0, "2 minutes, 360 words, 40 percent heard"),
        (1, 0, 0, "1 minute, 1 word"),
        (0, 0, 1, "not downloaded yet"),
        (0, 0, 0, "length unknown"),
    ],
)
def test_line_of_the_queue_says_the_length(words: int, percent: int, pending: int, length: str) -> None:
    entry = QueueEntry(7, 1, "Tides", "tides.html", words, percent, 0.0, pending, 0)
    assert queue_line(entry, 180) == f"7. Tides, {length}"
