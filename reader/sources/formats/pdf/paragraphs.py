"""Joins lines to paragraphs, list items, code and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from html import escape
from typing import NamedTuple

from reader.sources.formats.pdf.layout import Column, Measures
from reader.sources.formats.pdf.lines import Line, line_of
from reader.sources.formats.pdf.words import Word

_BULLETS = frozenset("•◦▪▫–—‣⁃∙·●○■□◆◇►▶➢➤❖✓✔\uf0b7\uf0a7\uf0d8*-o")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\[\d{1,3}\]")
_SECTION_NUMBER = re.compile(r"(?:\d{1,3}\.)*\d{1,3}\.?|[IVX]{1,5}\.|[A-Z]\.")
_END_OF_SENTENCE = re.compile(r"[.!?:;。！？][\"'”’»)\]]*(?:\d{1,3})?$")
_MAX_LABEL_CHARACTERS = 7


_Cells = tuple[tuple[tuple[Line, ...], ...], ...]  # of the rows of a table


class Kind(Enum):
    """What a piece of a document is."""

    TEXT = auto()
    ITEM = auto()
    CODE = auto()
    TABLE = auto()


class Piece(NamedTuple):
    """Lines that belong together. `label` is a list item's bullet or number; `rows` are a table's cells."""

    kind: Kind
    page: int
    lines: tuple[Line, ...]
    label: str = ""
    rows: _Cells = ()

    @property
    def text(self) -> str:
        """The words, with spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """The size of the type of the first line."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """True if all of it is bold."""
        return all(line.is_bold for line in self.lines)

    @property
    def is_sentence(self) -> bool:
        """True if it ends as a sentence does."""
        return _END_OF_SENTENCE.search(self.lines[-1].text) is not None


def pieces_of(columns: Sequence[Column], measures: Measures) -> list[Piece]:
    """The pieces of a document in reading order."""
    pieces: list[Piece] = []
    for column in columns:
        for piece in _pieces_of_column(column, measures):
            if pieces and _goes_on(pieces[-1], piece, measures):
                pieces[-1] = _joined(pieces[-1], piece)
            else:
                pieces.append(piece)
    return pieces


def _joined(last: Piece, piece: Piece) -> Piece:
    """A piece and its rest; a table's heading that is repeated there is left out."""
    rows = piece.rows
    if last.rows and rows and _texts(last.rows[0]) == _texts(rows[0]):
        rows = rows[1:]
    return last._replace(lines=last.lines + piece.lines, rows=last.rows + rows)


def _texts(row: Sequence[Sequence[Line]]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


def _goes_on(last: Piece, piece: Piece, measures: Measures) -> bool:
    """True if a piece begins in one column or page and ends in the next."""
    if last.lines[-1] is piece.lines[0] or (last.page == piece.page and not _is_elsewhere(last, piece)):
        return False
    if piece.kind is Kind.TABLE or last.kind is Kind.TABLE:
        return piece.kind is last.kind and len(piece.rows[0]) == len(last.rows[-1])
    if piece.kind is Kind.ITEM or (piece.kind is Kind.CODE) != (last.kind is Kind.CODE):
        return False
    if abs(last.lines[-1].size - piece.size) > 0.06 * piece.size or last.is_bold != piece.is_bold:
        return False
    if last.kind is Kind.CODE:
        return True
    if last.lines[-1].words[-1].hyphenated or last.lines[-1].text.endswith("-"):
        return True
    return (not last.is_sentence and last.size <= 1.1 * measures.size and piece.text[:1].islower()) or (
        not last.is_sentence and last.size <= 1.1 * measures.size and len(last.text) > 80
    )


def _is_elsewhere(last: Piece, piece: Piece) -> bool:
    """True if a piece does not simply follow below the last one."""
    return piece.lines[0].y > last.lines[-1].y


class _Open:
    """The piece that is being read."""

    def __init__(self, kind: Kind, line: Line, label: str = "", indent: float = 0.0) -> None:
        self.kind, self.lines, self.label, self.indent = kind, [line], label, indent


def _pieces_of_column(column: Column, measures: Measures) -> Iterator[Piece]:
    current: _Open | None = None
    tables = _tables(column)
    index = 0
    while index < len(column.rows):
        if index in tables:
            if current is not None:
                yield _closed(current, column)
                current = None
            end, cells = tables[index]
            lines = tuple(line for row in column.rows[index:end] for line in row)
            yield Piece(Kind.TABLE, column.page, lines, rows=cells)
            index = end
            continue
        line, label, text_left = _labelled(column.rows[index])
        index += 1
        if current is not None and _belongs(current, line, label, column, measures):
            current.lines.append(line)
            continue
        if current is not None:
            yield _closed(current, column)
        kind = Kind.CODE if line.is_mono else Kind.ITEM if label else Kind.TEXT
        current = _Open(kind, line, label if kind is Kind.ITEM else "", text_left)
    if current is not None:
        yield _closed(current, column)


def _closed(current: _Open, column: Column) -> Piece:
    lines = tuple(current.lines)
    if current.kind is Kind.ITEM:
        label = current.label.split()
        rest = lines[0].words[len(label) :]
        if rest:
            lines = (line_of(rest), *lines[1:])
    return Piece(current.kind, column.page, lines, current.label)


def _labelled(row: Sequence[Line]) -> tuple[Line, str, float]:
    """A row as one line; its list label, if it begins with one; and where the text after the label begins."""
    words = [word for line in row for word in line.words]
    line = row[0] if len(row) == 1 else line_of(words)
    first = words[0].text
    if (
        len(words) > 1
        and (first in _BULLETS or _NUMBER.fullmatch(first))
        and len(first) <= _MAX_LABEL_CHARACTERS
    ):
        is_raised = line.is_raised(words[0])
        if not is_raised and (first not in "o-*–—" or words[1].left - words[0].right > 0.3 * line.size):
            return line, first, words[1].left
    return line, "", line.left


def _belongs(current: _Open, line: Line, label: str, column: Column, measures: Measures) -> bool:
    """True if a line goes on with the piece."""
    last = current.lines[-1]
    if label and not (_NUMBER.fullmatch(label) and _is_inside_sentence(last, label)):
        return False
    if (current.kind is Kind.CODE) != line.is_mono:
        return False
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size):
        return False
    gap = (last.y - line.y) / line.size
    if gap > _max_gap(line, measures) or gap < 0:
        return False
    if current.kind is Kind.CODE:
        return True
    if last.is_bold != line.is_bold and (last.is_bold or len(current.lines) > 1):
        return False
    if (
        line.words
        and last.is_raised(last.words[0]) != line.is_raised(line.words[0])
        and line.is_raised(line.words[0])
    ):
        return False
    if current.kind is Kind.ITEM:
        if (
            line.left < current.indent - 0.6 * line.size
            and line.left <= current.lines[0].left + 0.3 * line.size
        ):
            return not _ended(last, line, column) and line.text[:1].islower()
    elif _is_indented(current, line, column):
        return False
    return not _ended(last, line, column)


def _is_inside_sentence(last: Line, label: str) -> bool:
    """True if what looks like the number of a list is in the middle of a sentence."""
    return (
        _END_OF_SENTENCE.search(last.text) is None
        and label.endswith(".")
        and last.text[-1:].islower()
        and len(last.text) > 40
    )


def _max_gap(line: Line, measures: Measures) -> float:
    if line.size > 1.15 * measures.size:
        return 1.6
    return max(1.18 * measures.leading, measures.leading + 0.15)


def _is_indented(current: _Open, line: Line, column: Column) -> bool:
    """True if a line begins a paragraph by its indent."""
    last = current.lines[-1]
    step = line.left - last.left
    if step <= 0.7 * line.size or step > 5 * line.size:
        return False
    return last.left <= column.left + 0.5 * line.size or len(current.lines) > 1


def _ended(last: Line, line: Line, column: Column) -> bool:
    """True if a line was ended where the next word would still have fitted."""
    first = line.words[0]
    slack = column.right - last.right - (first.right - first.left) - 0.3 * line.size
    if slack <= 1.2 * line.size:
        return False
    is_sentence = _END_OF_SENTENCE.search(last.text) is not None
    return is_sentence or slack > 0.4 * (column.right - column.left)


_MIN_TABLE_ROWS = 2
_MAX_TABLE_COLUMNS = 50
_MIN_ALIGNED = 0.75  # of a table's rows have a word where a column begins


def _tables(column: Column) -> dict[int, tuple[int, _Cells]]:
    """The tables of a column: from the index of the first row to the index after the last, and the cells."""
    found: dict[int, tuple[int, _Cells]] = {}
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
            elif not (table and _goes_on_below(rows[end - 1], row, table[-1])):
                break
            end += 1
        if table and index and index - 1 not in used:
            head = _in_grid(rows[index - 1], rows[index], table[0], above=True)
            table[:0], index = ([head], index - 1) if head else ([], index)
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


def _goes_on_below(above: Sequence[Line], row: Sequence[Line], cells: Sequence[list[Line]]) -> bool:
    """True if a row has only the second lines of cells, but not of the first cell; adds them to `cells`."""
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
        len(row) == 2 and (first in _BULLETS or _NUMBER.fullmatch(first) or _SECTION_NUMBER.fullmatch(first))
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


def is_list_label(text: str) -> bool:
    """True if a word is a bullet or the number of an item."""
    return len(text) <= _MAX_LABEL_CHARACTERS and (text in _BULLETS or _NUMBER.fullmatch(text) is not None)


def code_html(lines: Sequence[Line]) -> str:
    """Lines of code with their indents."""
    left = min(line.left for line in lines)
    step = 0.6 * lines[0].size
    return "\n".join(
        " " * min(40, round((line.left - left) / step)) + escape(line.text, quote=False) for line in lines
    )
