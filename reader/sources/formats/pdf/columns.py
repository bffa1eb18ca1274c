"""Puts the lines of a page into reading order: column by column, between what goes across."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reader.sources.formats.pdf.lines import Line

_MIN_LINES = 4  # of a column
_MARGIN = 0.15  # of the width, on each side, where no gutter is
_MAX_GUTTERS = 8  # that are tried
_MIN_GUTTER = 0.7  # in sizes of the type
_MIN_FILL = 0.5  # how much of its column a line of prose fills; the cells of a table fill less
_MAX_ACROSS = 0.34  # of all lines may go across a gutter
_MAX_DEPTH = 4
_MIN_SHARE = 0.5  # of the pages have the usual gutter


class Gutter(NamedTuple):
    """The gap between two columns: its edges, and how many lines go across it."""

    left: float
    right: float
    across: int


def usual_gutter(pages: Sequence[Sequence[Line]]) -> Gutter | None:
    """The gutter that most pages have; None if they have none in common."""
    found = [gutter for lines in pages if (gutter := _gutter(lines)) is not None]
    if len(found) < max(1, _MIN_SHARE * sum(map(bool, pages))):
        return None
    middle = (median(each.left for each in found) + median(each.right for each in found)) / 2
    near = [gutter for gutter in found if gutter.left < middle < gutter.right]
    if len(near) < _MIN_SHARE * len(found):
        return None
    return Gutter(max(each.left for each in near), min(each.right for each in near), 0)


def in_columns(lines: Sequence[Line], usual: Gutter | None = None, depth: int = 0) -> list[list[Line]]:
    """The lines in groups, each of one column, in reading order.

    `usual` is the gutter that most pages have. It divides pages on which only short lines stand in a column.
    """
    if depth >= _MAX_DEPTH or len(lines) < 2:
        return [list(lines)]
    gutter = _gutter(lines)
    if gutter is None and usual is not None and _divides(lines, usual):
        gutter = usual
    if gutter is None:
        return [list(lines)]
    groups: list[list[Line]] = []
    rights = sorted(line.y for line in lines if line.left >= gutter.right)
    across: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []

    def end_band() -> None:
        for column in (left, right):
            if column:
                groups.extend(in_columns(column, depth=depth + 1))
                column.clear()

    for line in sorted(lines, key=lambda each: -each.y):
        if line.left < gutter.right and line.right > gutter.left and not _has_neighbour(line, rights):
            end_band()
            across.append(line)
            continue
        if across:
            groups.append(list(across))
            across.clear()
        (right if line.left >= gutter.right else left).append(line)
    end_band()
    if across:
        groups.append(across)
    return groups


def _divides(lines: Sequence[Line], gutter: Gutter) -> bool:
    """True if lines stand on both sides of a gutter, and few go across it."""
    across = sum(line.left < gutter.left and line.right > gutter.right for line in lines)
    right = sum(line.left >= gutter.left for line in lines)
    return across <= _MAX_ACROSS * len(lines) and 0 < right < len(lines) - across


def _has_neighbour(line: Line, others: Sequence[float]) -> bool:
    """True if the other column has a line beside this one, which then only reaches over the gutter."""
    index = bisect_left(others, line.y - 0.5 * line.size)
    return index < len(others) and others[index] <= line.y + 0.5 * line.size


def _gutter(lines: Sequence[Line]) -> Gutter | None:
    """The gap between two columns of prose that the fewest lines go across, the widest such gap."""
    if len(lines) < 2 * _MIN_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    size = median(line.size for line in lines)
    edges = sorted([(line.left, 1) for line in lines] + [(line.right, -1) for line in lines])
    found: list[Gutter] = []
    covering = 0
    for (begin, step), (end, _) in pairwise(edges):
        covering += step
        if (
            left + _MARGIN * width < begin
            and end < right - _MARGIN * width
            and end - begin >= _MIN_GUTTER * size
            and covering <= _MAX_ACROSS * len(lines)
        ):
            found.append(Gutter(begin, end, covering))
    for gutter in sorted(found, key=lambda each: (each.across, each.left - each.right))[:_MAX_GUTTERS]:
        sides = (
            [line for line in lines if line.right <= gutter.left],
            [line for line in lines if line.left >= gutter.right],
        )
        if all(_is_prose(side) for side in sides) and _are_beside(*sides):
            return gutter
    return None


def _is_prose(lines: Sequence[Line]) -> bool:
    if len(lines) < _MIN_LINES:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return median(line.right - line.left for line in lines) >= _MIN_FILL * width and (
        sum(len(line.words) for line in lines) >= 3 * len(lines)
    )


def _are_beside(one: Sequence[Line], other: Sequence[Line]) -> bool:
    top = min(max(line.y for line in one), max(line.y for line in other))
    bottom = max(min(line.y for line in one), min(line.y for line in other))
    return top > bottom
