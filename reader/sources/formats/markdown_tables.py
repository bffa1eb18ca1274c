"""Tables whose columns stand below each other, as pandoc writes them: a line of dashes shows the columns.

https://pandoc.org/MANUAL.html#tables (simple_tables, multiline_tables)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_RULE = re.compile(r" *-{2,}(?: +-{2,})+ *")
_EDGE = re.compile(r" *-{5,} *")  # above and below a table with blank lines in it
_MAX_HEAD_LINES = 10
_MAX_LINES = 2000  # of a table


class _Lines(NamedTuple):
    """The lines of a table: of its head, and of each row; `columns` are where its columns begin."""

    columns: list[int]
    head: list[str]
    rows: list[list[str]]
    end: int


def aligned_table_plugin(converter: MarkdownIt) -> None:
    """Have a converter read such tables."""
    converter.block.ruler.before("code", "aligned_table", _table)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A rule of markdown-it: reads the table that starts at a line, if one does."""
    table = None if silent else _find_table(state, start, end)
    if table is None:
        return False
    state.push("table_open", "table", 1).attrSet("role", "table")  # also without a head
    if table.head:
        _push_row(state, "th", table.columns, table.head)
    for row in table.rows:
        _push_row(state, "td", table.columns, row)
    state.push("table_close", "table", -1)
    state.line = table.end
    return True


def _find_table(state: StateBlock, start: int, end: int) -> _Lines | None:
    """The table at a line, or None. One with a line of dashes above has rows of several lines."""
    is_spaced = _EDGE.fullmatch(_line(state, start)) is not None
    begin = start + is_spaced
    head: list[str] = []
    for line in range(begin, min(end, begin + (_MAX_HEAD_LINES if is_spaced else 1) + 1)):
        text = _line(state, line)
        if _RULE.fullmatch(text):
            break
        if state.isEmpty(line):
            return None
        head.append(text)
    else:
        return None
    rows, after, is_closed = _rows(state, line + 1, end, is_spaced=is_spaced)
    if not is_closed and (is_spaced or not head):
        return None
    return _Lines([match.start() for match in re.finditer("-+", text)], head, rows, after)


def _rows(state: StateBlock, start: int, end: int, *, is_spaced: bool) -> tuple[list[list[str]], int, bool]:
    """The lines of each row, the line after the table, and True if a line of dashes ends it."""
    rows: list[list[str]] = [[]]
    for line in range(start, min(end, start + _MAX_LINES)):
        text = _line(state, line)
        if _EDGE.fullmatch(text) or _RULE.fullmatch(text):
            return list(filter(None, rows)), line + 1, True
        if state.isEmpty(line):
            if not is_spaced:
                return list(filter(None, rows)), line, False
            rows.append([])
        elif is_spaced:
            rows[-1].append(text)
        else:
            rows.append([text])
    return list(filter(None, rows)), min(end, start + _MAX_LINES), False


def _push_row(state: StateBlock, tag: str, columns: Sequence[int], lines: Sequence[str]) -> None:
    state.push("tr_open", "tr", 1)
    for begin, after in zip(columns, [*columns[1:], None], strict=True):
        state.push(f"{tag}_open", tag, 1)
        inline = state.push("inline", "", 0)
        inline.content = " ".join(filter(None, (line[begin:after].strip() for line in lines)))
        inline.children = []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]
