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


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("/home/ann/Minutes 3.txt", "Minutes 3"),
        ("https://example.org/tides/noon.html?a=1", "noon"),
        ("https://example.org/", "Untitled"),
        ("", "Untitled"),
        (f"/home/ann/accessible-reader/browser/pages/{'0f' * 32}", "Untitled"),
    ],
)
def test_article_without_a_title_is_called_as_its_source(source: str, title: str) -> None:
    entry = QueueEntry(7, 1, "", source, 360, 0, 0.0, 0, 0)
    assert queue_line(entry, 180) == f"7. {title}, 2 minutes, 360 words"
