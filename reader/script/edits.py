"""Edits: which stretches of a text are said in other words, and the way back from those words."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from operator import attrgetter

from reader.script.model import Edit

_START = attrgetter("start")


class Edits:
    """Edits that do not overlap, in order: of two that do, the one that was added first stays."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []

    def add(self, start: int, end: int, words: str) -> None:
        """Say `start` to `end`, which is not empty, as `words`, if nothing of it is said otherwise yet."""
        place = bisect_left(self._edits, end, key=_START)
        if not place or self._edits[place - 1].end <= start:
            insort(self._edits, Edit(start, end, words), key=_START)

    def done(self) -> tuple[Edit, ...]:
        """All of them, in order."""
        return tuple(self._edits)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The words that are said for `text`."""
    parts = []
    done = 0
    for edit in edits:
        parts += [text[done : edit.start], edit.words]
        done = edit.end
    return "".join(parts) + text[done:]


def composed(first: tuple[Edit, ...], spoken: str, second: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits that lead from a text to what `second` makes of `spoken`, which `first` made of it.

    Where edits of both meet, they become one.
    """
    if not first or not second:
        return first or second
    stretches = [(edit.start, edit.end, 0) for edit in second]  # of `spoken`: start, end, growth
    ahead = 0
    for edit in first:
        begin = edit.start + ahead
        growth = len(edit.words) - (edit.end - edit.start)
        stretches.append((begin, begin + len(edit.words), growth))
        ahead += growth
    edits: list[Edit] = []
    ahead = 0
    for start, end, growth in _joined(stretches):
        inside = tuple(
            Edit(edit.start - start, edit.end - start, edit.words)
            for edit in second[bisect_left(second, start, key=_START) : bisect_left(second, end, key=_START)]
        )
        words = edited(spoken[start:end], inside)
        edits.append(Edit(start - ahead, end - ahead - growth, words))
        ahead += growth
    return tuple(edits)


def _joined(stretches: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Those that overlap made one: start, end, and how much longer it made the text."""
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


def place_in_text(edits: tuple[Edit, ...], start: int, end: int) -> tuple[int, int]:
    """Which stretch of the text characters `start` to `end` of the spoken words stand for.

    Any part of other words stands for the whole stretch that they replace. As offsets go on, so do
    the places; they never leave the text.
    """
    first = _start_in_text(edits, start)
    return first, max(first, _end_in_text(edits, end))


def place_in_spoken(edits: tuple[Edit, ...], offset: int) -> int:
    """Where the words begin that a place in the text is said by."""
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
