"""Reads a table: its caption and size, then its cells, row by row.

A cell is announced with the headers that changed: its column header if the last cell had another one, and its
row header unless that was just read as a cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reader.page.model import Block, Cell, Table
from reader.script.model import Utterance
from reader.script.sections.block_reader import BlockReader, Passage
from reader.script.sections.utterance_builder import NEW_SENTENCE, UtteranceBuilder, Utterances
from reader.script.text.sentences import split_passages
from reader.script.text.signs import sign_in_cell
from reader.script.text.silent import is_silent


def read_table(builder: UtteranceBuilder, block: Block, table: Table, reader: BlockReader) -> Utterances:
    """The utterances of a table."""
    caption, *passages = split_passages(
        block, [(0, table.caption_end), *((cell.start, cell.end) for cell in table.cells)]
    )
    # A table of one column is read like a list.
    is_plain = table.columns == 1 and table.rows > 1 and builder.options.verbosity != "all"
    yield from _opening(builder, block, table, caption, reader, is_plain=is_plain)
    if table.caption_end:
        yield NEW_SENTENCE
    last: Cell | None = None  # the last data cell that was read
    row, said_in_row = -1, set[str]()
    for number, (cell, parts, is_empty) in enumerate(_cells_to_read(block, table, passages)):
        if number:
            yield NEW_SENTENCE
        if cell.row != row:
            row, said_in_row = cell.row, set()
            yield from builder.announced(block, "row", "before", number=row + 1)
        if cell.header:
            said_in_row.add(block.text[cell.start : cell.end])
        elif not is_plain:
            headers = ", ".join(_changed_headers(cell, last, said_in_row))
            yield from builder.announced(block, "cell", "before", builder.pauses["marker"], headers=headers)
            last = cell
        if is_empty:
            yield from builder.announced(block, "empty cell", "before", builder.pauses["cell"])
        else:
            yield from reader.read(parts, "text", builder.pauses["cell"])
            yield from reader.after(cell.end)
    if not is_plain:
        yield from builder.announced(block, "table", "after", builder.pauses["paragraph"])


def _opening(
    builder: UtteranceBuilder,
    block: Block,
    table: Table,
    caption: list[Passage],
    reader: BlockReader,
    *,
    is_plain: bool,
) -> Iterator[Utterance]:
    """The table's announcement, with the caption in it as text of the page."""
    pieces = (
        ()
        if is_plain
        else builder.pieces(
            "table",
            "before",
            name=block.text[: table.caption_end] or block.name,
            rows=builder.our_words.counted(table.rows, "row"),
            columns=builder.our_words.counted(table.columns, "column"),
        )
    )
    for piece in pieces:
        if piece.ours or not table.caption_end:
            yield builder.piece(block, piece, builder.pauses["announcement"])
        else:
            yield from reader.read(caption, "text", builder.pauses["announcement"])
    if table.caption_end and not pieces:
        yield from reader.read(caption, "text", builder.pauses["paragraph"])
    if table.caption_end:
        yield from reader.after(table.caption_end)


def _cells_to_read(
    block: Block, table: Table, passages: list[list[Passage]]
) -> Iterator[tuple[Cell, list[Passage], bool]]:
    """The cells to read, each with its passages and True if it is empty.

    An empty cell is read if it is a gap: no header itself, in a row with content, and with a header or in a
    column with content.
    """
    pictures = sorted(span.start for span in block.spans if span.kind == "image")
    empty = {
        number
        for number, cell in enumerate(table.cells)
        if _is_blank(block.text[cell.start : cell.end], block.lang) and not _has_picture(pictures, cell)
    }
    rows = {cell.row for number, cell in enumerate(table.cells) if number not in empty}
    columns = {cell.column for number, cell in enumerate(table.cells) if number not in empty}
    for number, (cell, parts) in enumerate(zip(table.cells, passages, strict=True)):
        is_in_use = bool(cell.row_headers or cell.column_headers) or cell.column in columns
        is_gap = not cell.header and cell.row in rows and is_in_use
        if number not in empty or is_gap:
            yield cell, parts, number in empty


def _is_blank(text: str, lang: str) -> bool:
    return is_silent(text) and not sign_in_cell(text, lang)


def _has_picture(pictures: list[int], cell: Cell) -> bool:
    following = bisect_left(pictures, cell.start)
    return following < len(pictures) and pictures[following] <= cell.end


def _changed_headers(cell: Cell, last: Cell | None, said: set[str]) -> Iterator[str]:
    """The headers of a cell that changed since the last one, row headers first."""
    for name in _changed(cell.row_headers, last.row_headers if last else ()):
        if name not in said:
            yield name
    yield from _changed(cell.column_headers, last.column_headers if last else ())


def _changed(headers: tuple[str, ...], before: tuple[str, ...]) -> Iterator[str]:
    for number, header in enumerate(headers):
        if header and before[number : number + 1] != (header,):
            yield header
