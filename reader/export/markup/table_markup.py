"""A table as XHTML: caption, rows, and the scope of header cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reader.export.markup.inline import InlineWriter
from reader.export.markup.xml_text import xml_quoted
from reader.page.model import Block, Cell, Table

_SCOPES = {"row": ' scope="row"', "column": ' scope="col"', "": ""}


def table_markup(block: Block, table: Table, words: InlineWriter, attributes: str) -> Iterator[str]:
    """The markup of a table. `words` is a new writer for the block's text."""
    label = f" aria-label={xml_quoted(block.name)}" if block.name and not table.caption_end else ""
    yield f"<table{attributes}{label}>\n"
    if table.caption_end:
        yield f"<caption>{words.write(0, table.caption_end)}</caption>\n"
    yield "<tbody>\n"
    row = 0
    for number, cells in groupby(table.cells, lambda cell: cell.row):
        yield "<tr></tr>\n" * (number - row)
        yield "<tr>" + "".join(_cell(cell, block, table, words) for cell in cells) + "</tr>\n"
        row = number + 1
    yield "</tbody>\n</table>\n"


def _cell(cell: Cell, block: Block, table: Table, words: InlineWriter) -> str:
    height = min(cell.height, table.rows - cell.row)
    spans = f' colspan="{cell.width}"' if cell.width > 1 else ""
    spans += f' rowspan="{height}"' if height > 1 else ""
    inside = words.write(cell.start, cell.end)
    if cell.header and inside:  # an empty cell is not a header
        return f"<th{_SCOPES[cell.scope]}{spans}>{inside}</th>"
    return f"<td{spans}>{inside}</td>"
