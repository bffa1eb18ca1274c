"""Writes the pages of a document without tags as the body of an HTML page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from reader.sources.formats.hyphens import Vocabulary
from reader.sources.formats.pdf.contents import without_contents
from reader.sources.formats.pdf.document import OutlineEntry
from reader.sources.formats.pdf.headings import heading_levels
from reader.sources.formats.pdf.layout import columns_of, measure
from reader.sources.formats.pdf.lines import Line
from reader.sources.formats.pdf.notes import Note, split_notes
from reader.sources.formats.pdf.paragraphs import Kind, PdfPiece, code_html, pieces_of
from reader.sources.formats.pdf.write import inline_html

_DIGITS = re.compile(r"\d+")
_NEAR = 12  # pieces between the items of a list


def body_html(pages: Sequence[Sequence[Line]], outline: Sequence[OutlineEntry]) -> str:
    """The lines of all pages as headings, paragraphs, lists, tables, code and notes."""
    columns = columns_of(without_contents(pages, outline))
    measures = measure(columns)
    columns, notes = split_notes(columns, measures)
    pieces = _without_lone_numbers(pieces_of(columns, measures))
    levels = heading_levels(pieces, outline, measures)
    writer = _Writer(Vocabulary(line.text for page in pages for line in page), notes)
    parts: list[str] = []
    for is_item, group in groupby(
        enumerate(pieces), key=lambda each: each[1].kind is Kind.ITEM and each[0] not in levels
    ):
        if is_item:
            parts.extend(writer.lists([piece for _, piece in group]))
        else:
            parts.extend(writer.piece(piece, levels.get(index, 0)) for index, piece in group)
    return "".join(parts) + writer.notes_html()


def _without_lone_numbers(pieces: Sequence[PdfPiece]) -> list[PdfPiece]:
    """The pieces. A numbered item is text, as in "3. May", if the number before or after it is not nearby."""
    numbers = [_item_number(piece) for piece in pieces]
    kept = []
    for index, (piece, number) in enumerate(zip(pieces, numbers, strict=True)):
        near = numbers[max(0, index - _NEAR) : index + _NEAR + 1]
        is_alone = number is not None and number + 1 not in near and number - 1 not in near
        kept.append(piece._replace(kind=Kind.TEXT) if is_alone else piece)
    return kept


def _item_number(piece: PdfPiece) -> int | None:
    number = piece.label.strip("().[]")
    return int(number) if piece.kind is Kind.ITEM and number.isdecimal() else None


class _Writer:
    def __init__(self, vocabulary: Vocabulary, notes: Sequence[Note]) -> None:
        self._vocabulary = vocabulary
        self._notes = notes
        self._ids = {
            (note.page, note.mark): f"note-{note.page}-{number}" for number, note in enumerate(notes)
        }

    def _inline(self, lines: Sequence[Line], page: int) -> str:
        def find_note(mark: str) -> str:
            return self._ids.get((page, mark)) or self._ids.get((page + 1, mark), "")

        return inline_html(lines, self._vocabulary, find_note)

    def piece(self, piece: PdfPiece, level: int) -> str:
        """A piece that is not an item of a list, as an element."""
        if piece.kind is Kind.CODE:
            return f"<pre><code>{code_html(piece.lines)}</code></pre>"
        if piece.kind is Kind.TABLE:
            rows = "".join(
                f"<tr>{''.join(f'<td>{self._inline(cell, piece.page)}</td>' for cell in row)}</tr>"
                for row in piece.rows
            )
            return f"<table>{rows}</table>"
        label = f"{escape(piece.label)} " if piece.label else ""
        text = f"{label}{self._inline(piece.lines, piece.page)}"
        return f"<h{level}>{text}</h{level}>" if level else f"<p>{text}</p>"

    def lists(self, items: Sequence[PdfPiece]) -> Iterator[str]:
        """Items that follow each other, as lists: one for each kind of label."""
        for is_numbered, group in groupby(
            items, key=lambda item: any(map(str.isalnum, item.label)) and item.label != "o"
        ):
            tag = "ol" if is_numbered else "ul"
            yield f"<{tag}>{''.join(map(self._item, group))}</{tag}>"

    def _item(self, item: PdfPiece) -> str:
        number = _DIGITS.search(item.label)
        value = f' value="{int(number[0])}"' if number else ""
        return f"<li{value}>{self._inline(item.lines, item.page)}</li>"

    def notes_html(self) -> str:
        """The notes of all pages."""
        if not self._notes:
            return ""
        asides = (
            f'<aside role="doc-footnote" id="{self._ids[note.page, note.mark]}">'
            f"{escape(note.mark)} {self._inline(note.lines, note.page)}</aside>"
            for note in self._notes
        )
        return "".join(asides)
