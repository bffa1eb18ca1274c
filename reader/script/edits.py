"""Edits of a text for speech, and mapping offsets between the text and the spoken words."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from reader.script.model import Edit

_START = attrgetter("start")


class Edits:
    """A sorted list of edits without overlaps. An edit that overlaps an earlier one is not added."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []

    def add(self, start: int, end: int, words: str) -> None:
        """Add an edit of the non-empty range, unless it overlaps an earlier one."""
        place = bisect_left(self._edits, end, key=_START)
        if not place or self._edits[place - 1].end <= start:
            insort(self._edits, Edit(start, end, words), key=_START)

    def in_order(self) -> tuple[Edit, ...]:
        """All edits, by start."""
        return tuple(self._edits)


def first_of_overlaps(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in order, without those that overlap the one before them."""
    end = 0
    for edit in sorted(edits):
        if edit.start >= end:
            yield edit
            end = edit.end


def touches(stretches: Sequence[tuple[Any, ...]], start: int, end: int) -> bool:
    """True if one of the stretches (start, end, …) overlaps `start` to `end`.

    They are in order and do not overlap each other.
    """
    before = bisect_left(stretches, end, key=itemgetter(0))
    return before > 0 and stretches[before - 1][1] > start


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The words that are spoken for `text`."""
    parts = []
    done = 0
    for edit in edits:
        parts += [text[done : edit.start], edit.words]
        done = edit.end
    return "".join(parts) + text[done:]


def compose_edits(first: tuple[Edit, ...], spoken: str, second: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Combine two rounds of edits into one: `first` turned the text into `spoken`, `second` edits `spoken`.

    Overlapping edits become one.
    """
    if not first or not second:
        return first or second
    stretches = [(edit.start, edit.end, 0) for edit in second]  # in `spoken`: start, end, growth
    ahead = 0
    for edit in first:
        begin = edit.start + ahead
        growth = len(edit.words) - (edit.end - edit.start)
        stretches.append((begin, begin + len(edit.words), growth))
        ahead += growth
    edits: list[Edit] = []
    ahead = 0
    for start, end, growth in _merged(stretches):
        inside = tuple(
            Edit(edit.start - start, edit.end - start, edit.words)
            for edit in second[bisect_left(second, start, key=_START) : bisect_left(second, end, key=_START)]
        )
        words = apply_edits(spoken[start:end], inside)
        edits.append(Edit(start - ahead, end - ahead - growth, words))
        ahead += growth
    return tuple(edits)


def _merged(stretches: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Merge overlapping stretches; each has a start, an end, and how much longer the text became."""
    start = end = growth = 0
    is_open = False
    for left, right, longer in sorted(stretches):
        if is_open and left < end:
            end = max(end, right)
            growth += longer
            continue
        if is_open:
            yield start, end, growth
        start, end, growth, is_open = left, right, longer, True
    if is_open:
        yield start, end, growth


def text_range_of(edits: tuple[Edit, ...], start: int, end: int) -> tuple[int, int]:
    """Map characters `start` to `end` of the spoken words to the text.

    Any part of an edit's words maps to the whole stretch that it replaces. Larger offsets never map
    to earlier places, and no result leaves the text.
    """
    first = _start_in_text(edits, start)
    return first, max(first, _end_in_text(edits, end))


def spoken_offset_of(edits: tuple[Edit, ...], offset: int) -> int:
    """Map an offset in the text to the spoken words; inside an edit, to the start of its words."""
    ahead = 0
    for edit in edits:
        if offset < edit.start:
            break
        if offset < edit.end:
            return edit.start + ahead
        ahead += len(edit.words) - (edit.end - edit.start)
    return offset + ahead


def _start_in_text(edits: tuple[Edit, ...], offset: int) -> int:
    ahead = 0  # how much longer the words are than the text, up to here
    for edit in edits:
        begin = edit.start + ahead
        if offset < begin:
            break
        if offset < begin + len(edit.words):
            return edit.start
        ahead += len(edit.words) - (edit.end - edit.start)
    return offset - ahead


def _end_in_text(edits: tuple[Edit, ...], offset: int) -> int:
    ahead = 0
    for edit in edits:
        begin = edit.start + ahead
        if offset <= begin:
            break
        if offset <= begin + len(edit.words):
            return edit.end
        ahead += len(edit.words) - (edit.end - edit.start)
    return offset - ahead
