"""Joins the words of a page to lines, and the lines to rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.sources.formats.pdf.words import Word

_MAX_GAP = 1.2  # between the words of a line, in sizes of the type; more is a gutter or a table's gap
_MAX_OVERLAP = 0.6
_RAISED = 0.15  # how far a note's number stands above the line, in sizes of the line's type
_SMALLER = 0.93
_SAME_LINE = 0.4


class Line(NamedTuple):
    """Words on one baseline without a wide gap. `y` grows upwards."""

    words: tuple[Word, ...]
    left: float
    right: float
    y: float
    size: float

    @property
    def text(self) -> str:
        """The words, with spaces."""
        return joined_text(self.words)

    @property
    def is_bold(self) -> bool:
        """True if all of it is bold."""
        return all(word.font.is_bold for word in self.words)

    @property
    def is_mono(self) -> bool:
        """True if all of it is in a fixed-pitch font, as code is."""
        return all(word.font.is_mono for word in self.words)

    def is_raised(self, word: Word) -> bool:
        """True if a word stands above the line in small type, as a note's number does."""
        return word.size < _SMALLER * self.size and word.y - self.y > _RAISED * self.size


def joined_text(words: Iterable[Word]) -> str:
    """The words, with a space before each that has one."""
    return "".join(word.text if word.glued else f" {word.text}" for word in words).strip()


def line_of(words: Sequence[Word]) -> Line:
    """The line of the given words."""
    sizes: Counter[tuple[float, float]] = Counter()
    for word in words:
        sizes[round(word.size, 1), round(word.y, 1)] += len(word.text)
    size, y = sizes.most_common(1)[0][0]
    return Line(tuple(words), min(w.left for w in words), max(w.right for w in words), y, size)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of a page, in the order in which it draws them."""
    lines: list[Line] = []
    current: list[Word] = []
    for word in words:
        if current and not _continues(current, word):
            lines.append(line_of(current))
            current = []
        current.append(word)
    if current:
        lines.append(line_of(current))
    return lines


def _continues(words: list[Word], word: Word) -> bool:
    """True if a word stands on the line of the words before it, and close to them."""
    last = words[-1]
    size = max(last.size, word.size)
    gap, rise = word.left - last.right, abs(word.y - last.y)
    if rise <= 0.1 * size:
        return -_MAX_OVERLAP * size <= gap <= _MAX_GAP * size
    return (
        rise <= 0.6 * size
        and min(last.size, word.size) < _SMALLER * size
        and -0.3 * size <= gap <= 0.5 * size
    )


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines by their baselines, from top to bottom and from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (-round(each.y, 1), each.left)):
        if rows and _is_beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_untangled(row) if len(row) > 1 else row for row in rows]


def _is_beside(one: Line, other: Line) -> bool:
    """True if two lines have the same baseline, or one is raised a little, as an exponent is."""
    rise = abs(one.y - other.y)
    if rise <= 0.15 * min(one.size, other.size):
        return True
    small, large = sorted((one, other), key=lambda each: each.size)
    return small.size < _SMALLER * large.size and len(small.words) <= 2 and rise <= _SAME_LINE * large.size


def _untangled(row: list[Line]) -> list[Line]:
    """The lines of a row from left to right; those that reach into each other become one."""
    groups: list[list[Line]] = []
    right = 0.0
    for line in sorted(row, key=lambda each: each.left):
        if groups and line.left < right - 0.1 * line.size:
            groups[-1].append(line)
            right = max(right, line.right)
        else:
            groups.append([line])
            right = line.right
    return [
        group[0]
        if len(group) == 1
        else line_of(sorted((word for line in group for word in line.words), key=lambda word: word.left))
        for group in groups
    ]
