"""Finds the notes at the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.sources.formats.pdf.layout import Column, Measures, in_small_type
from reader.sources.formats.pdf.lines import Line, line_of

_MARK = re.compile(r"(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3})[.)]?")
_MAX_SHARE = 0.6  # of a page's rows


class Note(NamedTuple):
    """A note at the foot of a page."""

    page: int
    mark: str
    lines: tuple[Line, ...]


def split_notes(columns: Sequence[Column], measures: Measures) -> tuple[list[Column], list[Note]]:
    """The columns without the notes at their feet, and the notes."""
    rest: list[Column] = []
    notes: list[Note] = []
    for column in columns:
        start = _start(column, measures)
        if start is None:
            rest.append(column)
            continue
        rest.append(column._replace(rows=column.rows[:start]))
        notes.extend(_notes(column, start))
    return [column for column in rest if column.rows], notes


def _start(column: Column, measures: Measures) -> int | None:
    """The index of the first row of the notes: all below is in small type, and it begins with a mark."""
    rows = column.rows
    start = len(rows)
    while start > 0 and in_small_type(
        (word for line in rows[start - 1] for word in line.words), measures.size
    ):
        start -= 1
    while start < len(rows) and not _mark(rows[start]):
        start += 1
    if start == len(rows) or len(rows) - start > _MAX_SHARE * len(rows) + 1:
        return None
    return start


def _mark(row: Sequence[Line]) -> str:
    """The mark that a row begins with, if it is a note's: raised, or a number before the text."""
    words = [word for line in row for word in line.words]
    line = line_of(words)
    first = words[0]
    if (
        len(words) > 1
        and _MARK.fullmatch(first.text)
        and (line.is_raised(first) or first.text[0] in "*†‡§¶" or first.text.isdigit())
    ):
        return first.text.rstrip(".)")
    return ""


def _notes(column: Column, start: int) -> list[Note]:
    found: list[Note] = []
    for row in column.rows[start:]:
        words = tuple(word for line in row for word in line.words)
        mark = _mark(row)
        if mark and all(note.mark != mark for note in found):
            found.append(Note(column.page, mark, (line_of(words[1:]),)))
        else:
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, line_of(words)))
    return found
