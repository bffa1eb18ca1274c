"""Distinguishes data tables from layout tables, and gives the size of a data table.

HTML defines no rule for it, so this follows Chromium (AXNodeObject::IsDataTable): first markup that
only data tables have, then borders and colours in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bs4.element import Tag

from reader.page.accessibility.roles import role_of
from reader.page.dom.visibility import is_hidden

_DATA_PARTS = frozenset({"caption", "col", "colgroup", "tfoot", "thead"})
_DATA_CELL = ("abbr", "axis", "headers", "scope")
_MIN_DATA_ROWS = 20
_MAX_PARTS, _MAX_CELLS = 1000, 1000  # examined: many links can own one table
_MAX_STRIPE_ROWS = 5
_GROUPS = frozenset({"tbody", "tfoot", "thead"})
_CELLS = frozenset({"cell", "columnheader", "gridcell", "rowheader"})
_TABLES = frozenset({"grid", "table", "treegrid"})
_BORDER = re.compile(r"\bborder[^:;]*:[^;]*\b(?:solid|dashed|dotted|double|groove|ridge|inset|outset)")
_NO_SPACING = re.compile(r"\bborder-spacing\s*:\s*0")
_BACKGROUND = re.compile(r"\bbackground(?:-color)?\s*:\s*([^;\s]+)")


def is_data_table(table: Tag) -> bool:
    """True if an element with a table role is exposed as a table."""
    attributes = table.attrs
    if table.name != "table" or str(attributes.get("role", "")).strip():
        return True
    if attributes.get("summary") or attributes.get("rules"):
        return True
    parts = islice(table.contents, _MAX_PARTS)
    if any(isinstance(child, Tag) and child.name in _DATA_PARTS for child in parts):
        return True
    rows = list(islice(_rows(table), _MIN_DATA_ROWS))
    inside = (cell for row in rows for cell in row.contents if isinstance(cell, Tag))
    cells = list(islice(inside, _MAX_CELLS))
    if len(cells) < 2 and len(rows) < 2:
        return False
    if any(cell.name == "th" or any(cell.attrs.get(name) for name in _DATA_CELL) for cell in cells):
        return True
    return len(rows) >= _MIN_DATA_ROWS or _looks_like_data(table, rows, cells)


def _looks_like_data(table: Tag, rows: list[Tag], cells: list[Tag]) -> bool:
    """True if half of the cells have borders or colours of their own, or the rows are striped."""
    half = len(cells) // 2
    if str(table.attrs.get("border", "0")).strip() != "0" or sum(map(_has_border, cells)) >= half:
        return True
    style = str(table.attrs.get("style", "")).lower()
    spaced = table.attrs.get("cellspacing") != "0" and not _NO_SPACING.search(style)
    around = _background(table)
    if spaced and sum(_background(cell) not in {"", around} for cell in cells) >= half:
        return True
    stripes = [_background(row) for row in rows[:_MAX_STRIPE_ROWS]]
    return len(stripes) > 2 and all(
        (color != stripes[0]) == bool(number % 2) for number, color in enumerate(stripes)
    )


def _has_border(cell: Tag) -> bool:
    return "style" in cell.attrs and _BORDER.search(str(cell.attrs["style"]).lower()) is not None


def _background(element: Tag) -> str:
    style = _BACKGROUND.search(str(element.attrs.get("style", "")).lower())
    color = style[1] if style else str(element.attrs.get("bgcolor", "")).strip().lower()
    return "" if color in {"none", "transparent"} else color


def _rows(table: Tag) -> Iterator[Tag]:
    for child in table.contents:
        if isinstance(child, Tag) and not is_hidden(child):
            if child.name == "tr":
                yield child
            elif child.name in _GROUPS:
                yield from (row for row in child.contents if isinstance(row, Tag) and row.name == "tr")


def table_size(table: Tag) -> tuple[int, int]:
    """The number of rows, and of cells in the longest row, in the accessibility tree."""
    rows = list(_nearest_with_role(table, frozenset({"row"})))
    return len(rows), max((sum(1 for _ in _nearest_with_role(row, _CELLS)) for row in rows), default=0)


def _nearest_with_role(element: Tag, roles: frozenset[str]) -> Iterator[Tag]:
    """The nearest descendants that have one of the roles, except inside a nested table."""
    stack = [iter(element.contents)]
    while stack:
        for node in stack[-1]:
            if not isinstance(node, Tag) or is_hidden(node):
                continue
            role = role_of(node)
            if role in roles:
                yield node
            elif role not in _TABLES:
                stack.append(iter(node.contents))
                break
        else:
            stack.pop()
