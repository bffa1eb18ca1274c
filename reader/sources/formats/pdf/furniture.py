"""Removes running headers, running footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.sources.formats.pdf.lines import Line, rows_of

_EDGE_ROWS = 3  # at the top and at the bottom of a page
_MIN_SHARE = 0.3  # of the pages that have the same line there
_MAX_CHARACTERS = 90  # of a running line with a number
_SAME_PLACE = 6  # points
_NUMBER = re.compile(r"\d{1,5}")
_ROMAN = re.compile(r"[ivxlc]{1,7}", re.IGNORECASE)
_NUMBER_ALONE = re.compile(
    r"[-–—|/(\[ ]*"
    r"(?:(?:page|seite|p\.|p[áa]gina|strona|стр\.?|第)\s*)?"
    r"(\d{1,5})"
    r"(?:\s*(?:of|/|von|de|di|van|z|из)\s*\d{1,5})?"
    r"[-–—|/)\] ]*",
    re.IGNORECASE,
)


class _Row(NamedTuple):
    """A row at the edge of a page; `depth` is how many rows are further out, on the side `edge`."""

    page: int
    lines: tuple[Line, ...]
    edge: str
    depth: int

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def key(self) -> tuple[str, str, int]:
        """The row's text without numbers, and its place."""
        return self.edge, _NUMBER.sub("#", self.text.casefold()), round(self.lines[0].y / _SAME_PLACE)


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without what only the page has: its running lines and its number."""
    edges = [row for page, lines in enumerate(pages) for row in _edge_rows(page, lines)]
    removed = {id(line) for row in _removed(edges, len(pages)) for line in row.lines}
    kept = [[line for line in lines if id(line) not in removed] for lines in pages]
    return kept if any(kept) else [list(lines) for lines in pages]


def _edge_rows(page: int, lines: Sequence[Line]) -> Iterator[_Row]:
    rows = rows_of(lines)
    reach = min(_EDGE_ROWS, (len(rows) + 1) // 2)
    for depth in range(reach):
        yield _Row(page, tuple(rows[depth]), "top", depth)
        yield _Row(page, tuple(rows[-1 - depth]), "bottom", depth)


def _removed(rows: Sequence[_Row], pages: int) -> Iterator[_Row]:
    counts = Counter(row.key for row in rows)
    numbered = _numbered(rows, pages)
    outer: dict[tuple[int, str], int] = {}  # how many rows have been removed at an edge
    for row in sorted(rows, key=lambda each: each.depth):
        edge = row.page, row.edge
        if outer.get(edge, 0) < row.depth:
            continue  # what stands further out is text, so this is text too
        near = sum(counts[(*row.key[:2], row.key[2] + shift)] for shift in (-1, 0, 1))
        if (near >= 2 and near >= _MIN_SHARE * pages) or id(row) in numbered:
            outer[edge] = row.depth + 1
            yield row


def _numbered(rows: Sequence[_Row], pages: int) -> set[int]:
    """The `id()` of the row that has the page's number, for each page; a row without other text first."""
    offset = _offset(rows, pages)
    found: dict[int, _Row] = {}
    for row in sorted(rows, key=lambda each: (_NUMBER_ALONE.fullmatch(each.text) is None, each.depth)):
        if _has_number(row, offset, pages):
            found.setdefault(row.page, row)
    return {id(row) for row in found.values()}


def _offset(rows: Sequence[_Row], pages: int) -> int | None:
    """The number that the first page has, or would have; None if no numbers are printed on the pages."""
    votes: Counter[int] = Counter()
    for _, offset in {(row.page, number - row.page) for row in rows for number in _numbers(row)}:
        votes[offset] += 1
    if not votes:
        return None
    offset, count = votes.most_common(1)[0]
    return offset if count >= 2 and count >= _MIN_SHARE * pages else None


def _numbers(row: _Row) -> set[int]:
    """The numbers that can be the page's: the row is one, or is short and begins or ends with one."""
    words = row.text.split() if len(row.text) <= _MAX_CHARACTERS else []
    found = {int(word) for word in words[:1] + words[-1:] if _NUMBER.fullmatch(word)}
    alone = _NUMBER_ALONE.fullmatch(row.text)
    return found | ({int(alone[1])} if alone else set())


def _has_number(row: _Row, offset: int | None, pages: int) -> bool:
    alone = _NUMBER_ALONE.fullmatch(row.text)
    if offset is None:
        return pages == 1 and alone is not None and row.edge == "bottom" and int(alone[1]) == 1
    if row.page + offset in _numbers(row):
        return True
    return bool(_ROMAN.fullmatch(row.text.strip())) and row.depth == 0
