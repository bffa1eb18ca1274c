"""Progress: a plain line every ten seconds, short, with the important word first."""

from __future__ import annotations

from reader.export.progress import Lines, reporting
from tests.export.recordings import recording, said


def test_a_line_every_ten_seconds_says_how_far_it_is() -> None:
    ticks = iter(range(0, 1000, 4))
    lines: list[str] = []
    made = recording([said("word " * 600, number) for number in range(6)])
    assert len(list(reporting(made, Lines(lines.append), lambda: float(next(ticks))).pieces)) == 6
    assert lines == ["50%, 3 min, 15 times, 12 s left", "100%, 6 min, 15 times, 0 s left"]
    assert max(map(len, lines)) <= 40


def test_what_is_soon_done_says_nothing() -> None:
    lines: list[str] = []
    list(reporting(recording([said("Short.")] * 9), Lines(lines.append), lambda: 0.0).pieces)
    assert lines == []
