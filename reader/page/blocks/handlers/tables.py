"""Handles tables: recognises data tables, and finds the headers of every cell.

Source: WHATWG HTML, 4.9.12 "Processing model" (the grid, and 4.9.12.2 for headers).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from bs4.element import Tag

from reader.page.accessibility.accessible_names import accessible_name, content_name
from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.blocks.runs import OpenSpan
from reader.page.dom.elements import BLOCKS, HEADINGS
from reader.page.dom.queries import element_after, element_before, elements_in, joined_text
from reader.page.dom.visibility import is_hidden
from reader.page.model import Cell, Table

_MAX_SPAN = 1000  # the limit of a colspan in WHATWG HTML, and here of a table's columns
_MAX_HEADERS = 10  # above a cell and before it; the nearest count
# Without headers, a table contains data if it has enough cells, and nearly all are short.
_MIN_DATA_CELLS = 6
_MIN_SHORT_SHARE = 0.9
_MAX_SHORT_CHARACTERS = 100  # in a short cell
_MAX_LINE_CELLS = 4  # of a row that is read as one line
_MAX_LABEL_CHARACTERS, _MAX_LINE_CHARACTERS = 40, 300  # in all but the last of its cells, and in the last
_BLOCKS_IN_CELL = frozenset({"table", "form", "article", "section", *HEADINGS})


@dataclass(slots=True)
class _GridCell:
    """A cell with the row and column of its upper left corner, and its spans."""

    element: Tag
    row: int
    column: int
    height: int
    width: int
    header: bool
    scope: Literal["", "row", "column"] = ""
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()


@dataclass(slots=True)
class _Grid:
    """A table's cells in document order, and its size."""

    rows: int = 0
    columns: int = 0
    cells: list[_GridCell] = field(default_factory=list)


def _is_read_as_table(table: Tag) -> bool:
    """True if the table contains data, so that its cells are read with their position and headers.

    The signals are those that browsers use: a caption, header cells or a summary say data; one row
    or column, or whole blocks (headings, tables, forms) inside the cells, say layout.
    """
    role = str(table.attrs.get("role", "")).strip()
    if role in {"presentation", "none"}:
        return False
    tags = set()
    for element in elements_in(table):
        if element.name in _BLOCKS_IN_CELL:
            return False
        tags.add(element.name)
    rows = [list(_cells(row)) for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    if len(cells) == 3 and [cell.name for cell in cells if joined_text(cell).strip()] == ["th", "td"]:
        return False  # a box with its title, beside a picture
    if tags & {"caption", "th", "thead", "tfoot"} or "summary" in table.attrs:
        return True
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    lengths = [len(joined_text(cell)) for row in rows for cell in row]
    short = sum(length < _MAX_SHORT_CHARACTERS for length in lengths)
    has_short_cells = len(lengths) >= _MIN_DATA_CELLS and short >= _MIN_SHORT_SHARE * len(lengths)
    return role in {"table", "grid"} or has_short_cells


def _read_grid(table: Tag, ids: Mapping[str, Tag]) -> _Grid:
    """The table's grid, with spans laid out and headers resolved."""
    grid = _Grid()
    taken: dict[int, int] = {}  # column → the first free row
    for row, element in enumerate(_rows(table)):
        column = 0
        for cell in _cells(element):
            while taken.get(column, 0) > row and column < _MAX_SPAN:
                column += 1
            width = min(_span(cell, "colspan"), max(1, _MAX_SPAN - column))
            height = _span(cell, "rowspan")
            header = cell.name == "th" or cell.attrs.get("role") in {"columnheader", "rowheader"}
            grid.cells.append(_GridCell(cell, row, column, height, width, header))
            for covered in range(column, column + width):
                taken[covered] = row + height
            column += width
        grid.columns = max(grid.columns, column)
        grid.rows = row + 1
    _resolve_headers(grid, ids)
    return grid


def _rows(table: Tag) -> Iterator[Tag]:
    for child in table.contents:
        if not isinstance(child, Tag) or is_hidden(child):
            continue
        if child.name == "tr":
            yield child
        elif child.name in {"thead", "tbody", "tfoot"}:
            for row in child.contents:
                if isinstance(row, Tag) and row.name == "tr" and not is_hidden(row):
                    yield row


def _cells(row: Tag) -> Iterator[Tag]:
    for child in row.contents:
        if isinstance(child, Tag) and child.name in {"td", "th"} and not is_hidden(child):
            yield child


def _span(cell: Tag, attribute: str) -> int:
    written = str(cell.attrs.get(attribute, "1")).strip()
    return min(max(int(written[:5]), 1), _MAX_SPAN) if written.isdecimal() else 1


def _resolve_headers(grid: _Grid, ids: Mapping[str, Tag]) -> None:
    """Give each cell its headers: those in its `headers` attribute, else those above and before it."""
    names = {id(cell.element): _header_name(cell.element, ids) for cell in grid.cells if cell.header}
    above: dict[int, list[str]] = {}  # column → the headers that apply further down
    data_began: set[int] = set()
    beside: list[tuple[int, str]] = []  # the row after a row header's last one, and its name
    row = -1
    for cell in grid.cells:
        if cell.row != row:
            row = cell.row
            beside = [header for header in beside if header[0] > row]
        named = _named_headers(cell.element, ids)
        scope = str(cell.element.attrs.get("scope", "")).lower()
        if named:
            cell.column_headers = named
        elif not cell.header or cell.column:
            cell.row_headers = tuple(name for _, name in beside[-_MAX_HEADERS:])
            cell.column_headers = tuple(above.get(cell.column, ())[-_MAX_HEADERS:])
        if not cell.header:
            data_began.update(range(cell.column, cell.column + cell.width))
            continue
        if scope in {"row", "rowgroup"} or (not scope and cell.column == 0 and cell.row > 0):
            cell.scope = "row"
            beside.append((cell.row + cell.height, names[id(cell.element)]))
            continue
        cell.scope = "column"
        if cell.width >= grid.columns > 1:
            continue  # a header over the whole table names the table, not a column
        for column in range(cell.column, cell.column + cell.width):
            if column in data_began:  # a header below data begins a new group
                above[column] = []
                data_began.discard(column)
            above.setdefault(column, []).append(names[id(cell.element)])


def _header_name(cell: Tag, ids: Mapping[str, Tag]) -> str:
    return str(cell.attrs.get("abbr", "")).strip() or content_name(cell, ids)


def _named_headers(cell: Tag, ids: Mapping[str, Tag]) -> tuple[str, ...]:
    keys = str(cell.attrs.get("headers", "")).split()
    return tuple(_header_name(ids[key], ids) for key in keys[:_MAX_HEADERS] if key in ids)


def enter_table(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open a data table, which is one block; a layout table is read as text."""
    if not _is_read_as_table(element) or builder.cells is not None:
        return True
    builder.flush()
    grid = _read_grid(element, builder.context.ids)
    name = accessible_name(element, "table", builder.context.ids)
    builder.cells = {id(cell.element): number for number, cell in enumerate(grid.cells)}

    def leave() -> None:
        builder.cells = None
        text, opened = builder.run.take(in_cells=True)
        caption_end = next((span.end for span in opened if span.kind == "table caption"), 0)
        builder.emit("table", text, opened, name=name, table=_table_value(grid, opened, caption_end))

    on_exit.closing(leave)
    return True


def is_part_of_line(builder: Builder, cell: Tag) -> bool:
    """True if a cell of a layout table is read in one line with its row: "virtual void", "draw()"."""
    row = cell.parent
    if cell.name not in {"td", "th"} or row is None or builder.cells is not None:
        return False
    if (element_before(row) or element_after(row)) is None:
        return False
    cells = list(islice(_cells(row), _MAX_LINE_CELLS + 1))
    if not 2 <= len(cells) <= _MAX_LINE_CELLS:
        return False
    context = builder.context
    if any(id(each) in context.article.boundaries or id(each) in context.targets for each in cells):
        return False
    if any(inside.name in BLOCKS or inside.name == "br" for each in cells for inside in elements_in(each)):
        return False
    lengths = [len(joined_text(each)) for each in cells]
    return max(lengths[:-1]) <= _MAX_LABEL_CHARACTERS and lengths[-1] <= _MAX_LINE_CHARACTERS


def enter_table_caption(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open the caption, the first line of the table's text."""
    if builder.cells is not None and not builder.run.length:
        builder.span("table caption", on_exit)
    return True


def enter_cell(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open a cell."""
    if builder.cells is not None and id(element) in builder.cells:
        builder.run.add_separator(builder.between_cells)
        builder.between_cells = "\t"
        opened = builder.run.open("cell", str(builder.cells[id(element)]))
        on_exit.closing(lambda: builder.run.close(opened))
    return True


def enter_row(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Begin a line for a row."""
    if builder.cells is not None:
        builder.between_cells = "\n" if builder.run.length else ""
    return True


def _table_value(grid: _Grid, opened: list[OpenSpan], caption_end: int) -> Table:
    places = {int(span.value): span for span in opened if span.kind == "cell"}
    cells = tuple(
        Cell(
            cell.row,
            cell.column,
            places[number].start,
            places[number].end,
            cell.header,
            cell.row_headers,
            cell.column_headers,
            cell.width,
            cell.height,
            cell.scope,
        )
        for number, cell in enumerate(grid.cells)
        if number in places
    )
    return Table(grid.rows, grid.columns, cells, caption_end)
