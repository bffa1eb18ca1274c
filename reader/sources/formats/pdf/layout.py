"""The document's measures: the size of its text, the distance of its lines, the edges of its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from reader.sources.formats.pdf.columns import in_columns, usual_gutter
from reader.sources.formats.pdf.furniture import without_furniture
from reader.sources.formats.pdf.lines import Line, line_of, rows_of
from reader.sources.formats.pdf.words import Word


class Column(NamedTuple):
    """A column of a page: its rows from top to bottom, and the edges that most of its lines keep to."""

    page: int
    rows: list[list[Line]]
    left: float
    right: float


class Measures(NamedTuple):
    """The size of the text and the usual distance of its lines, in points and in sizes of the type."""

    size: float
    leading: float


def columns_of(pages: Sequence[Sequence[Line]]) -> list[Column]:
    """The columns of all pages in reading order, without running lines and page numbers."""
    kept = without_furniture(pages)
    usual = usual_gutter(kept)
    return [
        _column(page, lines)
        for page, all_lines in enumerate(kept)
        for lines in in_columns(all_lines, usual)
        if lines
    ]


def _column(page: int, lines: Sequence[Line]) -> Column:
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    if len(lines) >= 8:
        wide = [line.right for line in lines if line.right - line.left > 0.5 * (right - left)]
        if len(wide) >= 4:
            right = quantiles(wide, n=10)[-1]
    rows = [[line_of(_words(row))] if _is_justified(row, left, right) else row for row in rows_of(lines)]
    return Column(page, rows, left, right)


def _is_justified(row: Sequence[Line], left: float, right: float) -> bool:
    """True if a row is one line whose words were set apart to fill it: its gaps are alike."""
    if len(row) < 2:
        return False
    size = row[0].size
    if abs(row[0].left - left) > 2 * size or abs(row[-1].right - right) > 0.4 * size:
        return False
    gaps = [word.left - last.right for last, word in pairwise(_words(row))]
    return max(gaps) <= 1.25 * min(gaps) + 0.1 * size


def _words(row: Sequence[Line]) -> list[Word]:
    return [word for line in row for word in line.words]


def measure(columns: Iterable[Column]) -> Measures:
    """The measures of a document."""
    sizes: Counter[float] = Counter()
    gaps: Counter[float] = Counter()
    for column in columns:
        for row in column.rows:
            for line in row:
                sizes[round(line.size, 1)] += sum(len(word.text) for word in line.words)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    for column in columns:
        for row, following in pairwise(column.rows):
            if abs(row[0].size - size) < 0.2 and abs(following[0].size - size) < 0.2:
                gaps[round((row[0].y - following[0].y) / size, 1)] += 1
    return Measures(size, gaps.most_common(1)[0][0] if gaps else 1.2)


def in_small_type(words: Iterable[Word], size: float) -> bool:
    """True if all words are smaller than the text, as notes are."""
    return all(word.size < 0.95 * size for word in words)
