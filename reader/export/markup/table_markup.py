"""A table as XHTML: caption, rows, the scope of header cells, and columns of numbers."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from reader.export.markup.inline import InlineWriter
from reader.export.markup.xml_text import xml_quoted
from reader.page.model import Block, Cell, Table

_SCOPES = {"row": ' scope="row"', "column": ' scope="col"', "": ""}
_MAX_UNIT_LETTERS = 3  # after a number: km², min, م
_MAX_NUMBER_CHARACTERS = 40


def table_markup(block: Block, table: Table, words: InlineWriter, attributes: str) -> Iterator[str]:
    """The markup of a table. `words` is a new writer for the block's text."""
    label = f" aria-label={xml_quoted(block.name)}" if block.name and not table.caption_end else ""
    yield f"<table{attributes}{label}>\n"
    if table.caption_end:
        yield f"<caption>{words.write(0, table.caption_end)}</caption>\n"
    numbers = number_columns(block.text, table)
    yield "<tbody>\n"
    row = 0
    for number, cells in groupby(table.cells, lambda cell: cell.row):
        yield "<tr></tr>\n" * (number - row)
        yield (
            "<tr>"
            + "".join(
                _cell(cell, table, words, is_number=cell.width == 1 and cell.column in numbers)
                for cell in cells
            )
            + "</tr>\n"
        )
        row = number + 1
    yield "</tbody>\n</table>\n"


def number_columns(text: str, table: Table) -> frozenset[int]:
    """The columns in which more than two thirds of the cells with words or numbers are numbers.

    If the table has headers, the column must have one: else its rows are facts of different kinds.
    """
    headers = [cell for cell in table.cells if cell.header]
    with_header = {cell.column for cell in headers if cell.scope != "row" and cell.width == 1}
    numbers, words = Counter[int](), Counter[int]()
    for cell in table.cells:
        if cell.header or cell.width > 1:
            continue
        inside = text[cell.start : cell.end].strip()
        if is_number(inside):
            numbers[cell.column] += 1
        elif any(map(str.isalnum, inside)):
            words[cell.column] += 1
    return frozenset(
        column
        for column, number in numbers.items()
        if number > max(1, 2 * words[column]) and (column in with_header or not headers)
    )


def is_number(text: str) -> bool:
    """True if a text is one number, which may have a sign or currency before it, and a unit after it."""
    if len(text) > _MAX_NUMBER_CHARACTERS:
        return False
    first = next(filter(str.isalnum, text), "")
    letters = sum(unicodedata.category(character)[0] == "L" for character in text)
    begins_with_digit = bool(first) and unicodedata.category(first) in {"Nd", "No"}
    return begins_with_digit and letters <= _MAX_UNIT_LETTERS


def _cell(cell: Cell, table: Table, words: InlineWriter, *, is_number: bool) -> str:
    height = min(cell.height, table.rows - cell.row)
    spans = f' colspan="{cell.width}"' if cell.width > 1 else ""
    spans += f' rowspan="{height}"' if height > 1 else ""
    spans += ' class="number"' if is_number else ""
    inside = words.write(cell.start, cell.end)
    if cell.header and inside:  # an empty cell is not a header
        return f"<th{_SCOPES[cell.scope]}{spans}>{inside}</th>"
    return f"<td{spans}>{inside}</td>"
