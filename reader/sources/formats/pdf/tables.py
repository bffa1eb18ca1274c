"""Finds tables: rows whose words are aligned in columns."""

from __future__ import annotations

from collections.abc import Sequence

from reader.sources.formats.pdf.labels import BULLETS, NUMBER, SECTION_NUMBER
from reader.sources.formats.pdf.layout import Column
from reader.sources.formats.pdf.lines import Line, line_of
from reader.sources.formats.pdf.words import Word

Cells = tuple[tuple[tuple[Line, ...], ...], ...]  # of the rows of a table

_MIN_TABLE_ROWS = 2
_MAX_TABLE_COLUMNS = 50
_MIN_ALIGNED = 0.75  # of a table's rows have a word where a column begins


def tables_in(column: Column) -> dict[int, tuple[int, Cells]]:
    """The tables of a column: from the index of the first row to the index after the last, and the cells."""
    found: dict[int, tuple[int, Cells]] = {}
    used: set[int] = set()
    rows = column.rows
    index = 0
    while index < len(rows):
        table: list[list[list[Line]]] = []  # of each row and cell, the lines
        end = index
        while end < len(rows):
            row = rows[end]
            if _is_table_row(row) and (
                not table or _follows(rows[end - 1], row, [each[0] for each in table[-1]])
            ):
                table.append([[cell] for cell in row])
            elif table and (narrow := _in_grid(rows[end - 1], row, table[-1])):
                table.append(narrow)
            elif not (table and _add_second_lines(rows[end - 1], row, table[-1])):
                break
            end += 1
        if table and index and index - 1 not in used:
            head = _in_grid(rows[index - 1], rows[index], table[0], above=True)
            if head:
                table.insert(0, head)
                index -= 1
        if len(table) >= _MIN_TABLE_ROWS and _fit(table):
            found[index] = end, tuple(tuple(map(tuple, row)) for row in _split_cells(table))
            used.update(range(index, end))
            index = end
        else:
            index = max(end, index + 1)
    return found


def _follows(above: Sequence[Line], row: Sequence[Line], cells: Sequence[Line]) -> bool:
    """True if a row belongs to the table of the row above; `cells` are the cells of that one."""
    return above[0].y - row[0].y < 4 * row[0].size and _align(cells, row)


def _in_grid(
    upper: Sequence[Line], lower: Sequence[Line], cells: Sequence[list[Line]], *, above: bool = False
) -> list[list[Line]]:
    """The cells of a row without wide gaps that is next to a table's row; none if its words do not fit.

    `cells` are the cells of the table's row. With `above` the row is above it, else below.
    """
    row = upper if above else lower
    size = row[0].size
    columns = [cell[0].left for cell in cells]
    if len(row) != 1 or upper[0].y - lower[0].y > 2.5 * size:
        return []
    split = _split(row[0], columns, 0.2 * size)
    starts = [part[0].left for part in split]
    fits = len(split) == len(columns) and all(
        abs(start - column) <= 0.2 * size for start, column in zip(starts, columns, strict=True)
    )
    return split if fits else []


def _add_second_lines(above: Sequence[Line], row: Sequence[Line], cells: Sequence[list[Line]]) -> bool:
    """Add each line of a row to the cell above it. False, without a change, if one has none, or the first."""
    size = row[0].size
    if above[0].y - row[0].y > 1.6 * size:
        return False
    owners = [
        next((cell for cell in cells[1:] if abs(cell[0].left - line.left) < 0.4 * size), None) for line in row
    ]
    if any(owner is None for owner in owners):
        return False
    for owner, line in zip(owners, row, strict=True):
        assert owner is not None
        owner.append(line)
    return True


def _split_cells(table: Sequence[Sequence[list[Line]]]) -> list[list[list[Line]]]:
    """The rows with the cells divided where a column begins, also after a gap as narrow as a space.

    A column begins where most rows have a word that begins there.
    """
    tolerance = 0.2 * table[0][0][0].size
    starts = sorted(
        (word.left, number) for number, row in enumerate(table) for cell in row for word in cell[0].words
    )
    columns: list[float] = []
    begin = 0
    for index, (left, _) in enumerate(starts):
        if left - starts[begin][0] <= 2 * tolerance and index + 1 < len(starts):
            continue
        group = starts[begin : index + (left - starts[begin][0] <= 2 * tolerance)]
        if len({number for _, number in group}) >= _MIN_ALIGNED * len(table):
            columns.append(group[len(group) // 2][0])
        begin = index
    columns = columns[:_MAX_TABLE_COLUMNS]
    return [
        [part for cell in row for part in ([cell] if len(cell) > 1 else _split(cell[0], columns, tolerance))]
        for row in table
    ]


def _split(cell: Line, columns: Sequence[float], tolerance: float) -> list[list[Line]]:
    parts: list[list[Word]] = [[]]
    for word in cell.words:
        if parts[-1] and any(abs(word.left - each) <= tolerance for each in columns):
            parts.append([])
        parts[-1].append(word)
    return [[line_of(words)] for words in parts]


def _is_table_row(row: Sequence[Line]) -> bool:
    if not 2 <= len(row) <= _MAX_TABLE_COLUMNS:
        return False
    first = row[0].text
    return not (
        len(row) == 2 and (first in BULLETS or NUMBER.fullmatch(first) or SECTION_NUMBER.fullmatch(first))
    )


def _align(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """True if the cells of two rows stand below each other."""
    few, many = sorted((one, other), key=len)
    tolerance = 0.4 * few[0].size
    below = sum(
        any(
            abs(cell.left - each.left) < tolerance
            or abs(cell.right - each.right) < tolerance
            or abs(cell.left + cell.right - each.left - each.right) < 2 * tolerance
            for each in many
        )
        for cell in few
    )
    return len(many) - len(few) <= max(1, len(many) // 2) and below >= 0.7 * len(few)


def _fit(rows: Sequence[Sequence[object]]) -> bool:
    """True if most rows have as many cells as the first ones."""
    counts = [len(row) for row in rows]
    usual = max(set(counts), key=counts.count)
    return counts.count(usual) >= 0.6 * len(counts)
