"""Joins lines to paragraphs, list items, code and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from html import escape
from typing import NamedTuple

from reader.sources.formats.pdf.labels import NUMBER, split_label
from reader.sources.formats.pdf.layout import Column, Measures
from reader.sources.formats.pdf.lines import Line, line_of
from reader.sources.formats.pdf.tables import Cells, tables_in

_END_OF_SENTENCE = re.compile(r"[.!?:;。！？][\"'”’»)\]]*(?:\d{1,3})?$")


class Kind(Enum):
    """What a piece of a document is."""

    TEXT = auto()
    ITEM = auto()
    CODE = auto()
    TABLE = auto()


class PdfPiece(NamedTuple):
    """Lines that belong together. `label` is a list item's bullet or number; `rows` are a table's cells."""

    kind: Kind
    page: int
    lines: tuple[Line, ...]
    label: str = ""
    rows: Cells = ()

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


def pieces_of(columns: Sequence[Column], measures: Measures) -> list[PdfPiece]:
    """The pieces of a document in reading order."""
    pieces: list[PdfPiece] = []
    for column in columns:
        for piece in _pieces_of_column(column, measures):
            if pieces and _goes_on(pieces[-1], piece, measures):
                pieces[-1] = _joined(pieces[-1], piece)
            else:
                pieces.append(piece)
    return pieces


def _joined(last: PdfPiece, piece: PdfPiece) -> PdfPiece:
    """A piece and its rest; a table's heading that is repeated there is left out."""
    rows = piece.rows
    if last.rows and rows and _texts(last.rows[0]) == _texts(rows[0]):
        rows = rows[1:]
    return last._replace(lines=last.lines + piece.lines, rows=last.rows + rows)


def _texts(row: Sequence[Sequence[Line]]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


def _goes_on(last: PdfPiece, piece: PdfPiece, measures: Measures) -> bool:
    """True if a piece is the rest of the last one, which ends its column or page."""
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
    is_cut = not last.is_sentence and last.size <= 1.1 * measures.size
    return is_cut and (piece.text[:1].islower() or len(last.text) > 80)


def _is_elsewhere(last: PdfPiece, piece: PdfPiece) -> bool:
    """True if a piece does not simply follow below the last one."""
    return piece.lines[0].y > last.lines[-1].y


class _OpenPiece:
    """The piece that is being read."""

    def __init__(self, kind: Kind, line: Line, label: str = "", indent: float = 0.0) -> None:
        self.kind, self.lines, self.label, self.indent = kind, [line], label, indent


def _pieces_of_column(column: Column, measures: Measures) -> Iterator[PdfPiece]:
    current: _OpenPiece | None = None
    tables = tables_in(column)
    index = 0
    while index < len(column.rows):
        if index in tables:
            if current is not None:
                yield _closed(current, column)
                current = None
            end, cells = tables[index]
            lines = tuple(line for row in column.rows[index:end] for line in row)
            yield PdfPiece(Kind.TABLE, column.page, lines, rows=cells)
            index = end
            continue
        line, label, text_left = split_label(column.rows[index])
        index += 1
        if current is not None and _belongs(current, line, label, column, measures):
            current.lines.append(line)
            continue
        if current is not None:
            yield _closed(current, column)
        kind = Kind.CODE if line.is_mono else Kind.ITEM if label else Kind.TEXT
        current = _OpenPiece(kind, line, label if kind is Kind.ITEM else "", text_left)
    if current is not None:
        yield _closed(current, column)


def _closed(current: _OpenPiece, column: Column) -> PdfPiece:
    lines = tuple(current.lines)
    if current.kind is Kind.ITEM:
        label = current.label.split()
        rest = lines[0].words[len(label) :]
        if rest:
            lines = (line_of(rest), *lines[1:])
    return PdfPiece(current.kind, column.page, lines, current.label)


def _belongs(current: _OpenPiece, line: Line, label: str, column: Column, measures: Measures) -> bool:
    """True if a line belongs to the piece that is being read."""
    last = current.lines[-1]
    if label and not (NUMBER.fullmatch(label) and _is_inside_sentence(last, label)):
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
    if line.is_raised(line.words[0]) and not last.is_raised(last.words[0]):
        return False  # a note's number
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


def _is_indented(current: _OpenPiece, line: Line, column: Column) -> bool:
    """True if a line begins a paragraph by its indent."""
    last = current.lines[-1]
    step = line.left - last.left
    if step <= 0.7 * line.size or step > 5 * line.size:
        return False
    return last.left <= column.left + 0.5 * line.size or len(current.lines) > 1


def _ended(last: Line, line: Line, column: Column) -> bool:
    """True if a line ends where the next word would still have fitted, so a paragraph ends there."""
    first = line.words[0]
    slack = column.right - last.right - (first.right - first.left) - 0.3 * line.size
    if slack <= 1.2 * line.size:
        return False
    is_sentence = _END_OF_SENTENCE.search(last.text) is not None
    return is_sentence or slack > 0.4 * (column.right - column.left)


def code_html(lines: Sequence[Line]) -> str:
    """Lines of code with their indents."""
    left = min(line.left for line in lines)
    step = 0.6 * lines[0].size
    return "\n".join(
        " " * min(40, round((line.left - left) / step)) + escape(line.text, quote=False) for line in lines
    )
