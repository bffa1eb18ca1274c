"""Progress: short plain lines with the share done first."""

from __future__ import annotations

import pytest

from reader.export.progress import Progress, ProgressLines, with_progress
from tests.support.recordings import recording, said


def test_first_line_says_what_is_exported_and_others_follow_every_ten_seconds() -> None:
    ticks = iter(range(0, 1000, 4))
    lines: list[str] = []
    made = recording([said("word " * 600, number) for number in range(6)])
    show = ProgressLines(lines.append, "Exporting tides.mp3")
    assert len(list(with_progress(made, show, lambda: float(next(ticks))).pieces)) == 6
    assert lines == ["Exporting tides.mp3: 33%, 2 min of sound, 16 s left", "83%, 5 min of sound, 4 s left"]


def test_line_that_says_nothing_new_says_how_long_it_took() -> None:
    lines: list[str] = []
    show = ProgressLines(lines.append, "Exporting 1 article to talks")
    for seconds in (5.0, 15.0, 25.0, 35.0):
        show(Progress(f"{int(seconds > 30)} of 2", 0.0, 0.0, seconds))
    assert lines == [
        "Exporting 1 article to talks: 0 of 2", "0 of 2, 15 s so far", "0 of 2, 25 s so far", "1 of 2",
    ]  # fmt: skip


def test_short_export_prints_no_progress() -> None:
    lines: list[str] = []
    list(
        with_progress(
            recording([said("Short.")] * 9), ProgressLines(lines.append, "Exporting tides.mp3"), lambda: 0.0
        ).pieces
    )
    assert lines == []


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (Progress("0 of 12", 0.0, 0.0, 10.0), "0 of 12"),
        (Progress("2%", 0.02, 4.0, 5.0), "2%, 4 s of sound"),
        (Progress("2%", 0.02, 120.0, 5.0), "2%, 2 min of sound, 4 min left"),
        (Progress("12 of 100", 0.12, 5700.0, 6.4), "12 of 100, 95 min of sound, 47 s left"),
        (Progress("120 of 1000", 0.12, 57_000.0, 64.0), "120 of 1000, 16 h of sound, 8 min left"),
        (Progress("3 of 3", 1.0, 0.0, 12.0), "3 of 3, 0 s left"),
    ],
)
def test_progress_line_fits_forty_columns_and_starts_with_the_share(progress: Progress, line: str) -> None:
    assert progress.line == line
    assert len(line) <= 40
