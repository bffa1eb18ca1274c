"""Choosing from the queue by length and order."""

from __future__ import annotations

import pytest

from reader.cli.options.duration import Duration
from reader.cli.queue.programme import Selection, selected
from reader.cli.queue.queue_rows import queue_line
from reader.errors import UsageError
from reader.library.queue import QueueEntry

RATE = 100


def entry(number: int, words: int, percent: int = 0, added: float = 0) -> QueueEntry:
    return QueueEntry(number, number, f"Title {number}", "", words, percent, added, int(not words), 0)


# 10, 2, 5 minutes; one that is not downloaded; 10 minutes, of which 3 are left
ENTRIES = [
    entry(1, 1000, added=3),
    entry(2, 200, added=1),
    entry(3, 500, added=5),
    entry(4, 0, added=2),
    entry(5, 1000, 70, added=4),
]


def chosen(*selection: object) -> list[int]:
    return [each.id for each in selected(ENTRIES, Selection(*selection), RATE)]  # type: ignore[arg-type]


def test_queue_is_sorted_by_each_order() -> None:
    assert chosen() == [1, 2, 3, 4, 5]
    assert chosen("oldest") == [2, 4, 1, 5, 3]
    assert chosen("newest") == [3, 5, 1, 4, 2]
    assert chosen("shortest") == [2, 5, 3, 1, 4]
    assert chosen("longest")[:4] == [1, 3, 5, 2]


def test_each_fits_by_what_is_left_to_hear() -> None:
    assert chosen("queue", 5) == [2, 3, 5]
    assert chosen("queue", 2) == [2]
    with pytest.raises(UsageError, match=r"fits into 1 minute\. The shortest takes 2 min"):
        chosen("queue", 1)


def test_more_than_an_hour_is_said_in_hours() -> None:
    long = entry(6, 164 * RATE)
    assert queue_line(long, RATE).startswith("6. Title 6, 2 hours 44 minutes, ")
    with pytest.raises(UsageError, match=r"into 1 hour 30 minutes\. The shortest takes 2 hours 44 min"):
        selected([long], Selection("queue", 90), RATE)


def test_programme_fits_as_a_whole_in_the_order_given() -> None:
    assert chosen("queue", None, 12) == [1, 2]
    assert chosen("queue", None, 11) == [1]
    assert chosen("shortest", None, 11) == [2, 5, 3]
    assert chosen("queue", 5, 6) == [2, 5]  # not 3, of 5 minutes
    for minutes in range(2, 40):
        found = selected(ENTRIES, Selection("queue", None, minutes), RATE)
        assert sum(each.words_left for each in found) <= minutes * RATE


def test_nothing_downloaded_is_said() -> None:
    with pytest.raises(UsageError, match=r"run reader queue download$"):
        selected([entry(1, 0)], Selection("queue", 5), RATE)
    assert selected([], Selection("queue", 5), RATE) == []


@pytest.mark.parametrize(("written", "minutes"), [
    ("20m", 20), ("20", 20), ("1h", 60), ("1h30m", 90), ("1h30", 90), ("2 hours", 120), ("1H 5 min", 65),
    ("45 minutes", 45),
])  # fmt: skip
def test_lengths_of_time(written: str, minutes: int) -> None:
    assert Duration().convert(written, None, None) == minutes


@pytest.mark.parametrize("written", ["", "0", "0h", "x", "20s", "-5", "1.5h", "9" * 30, "m", "h"])
def test_other_lengths_are_refused(written: str) -> None:
    with pytest.raises(UsageError, match="is not a length of time"):
        Duration().convert(written, None, None)
    with pytest.raises(UsageError, match="at least 5 minutes"):
        Duration(5).convert("4m", None, None)
