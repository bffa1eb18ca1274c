"""Lays out a paragraph as rows with one word highlighted, and writes the control sequences that paint it.

These are the only control sequences that the program sends: CR and LF, `ESC[0m` and the theme's colours
(ECMA-48, SGR), `ESC[K` (EL, erase the rest of the row), `ESC[J` (ED, erase below) and `ESC[nA` (CUU, back up
to the first row). None of them sets a mode that must be reset later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.settings import ThemeName
from reader.terminal.lines import plain_line
from reader.terminal.width import columns

MAX_WIDTH = 80  # characters; longer rows are hard to follow (WCAG 2.2, 1.4.8)
_WORD = re.compile(r"(\s*)(\S+)")

Span = tuple[int, int]


class Theme(NamedTuple):
    """SGR parameters: the colours of the text, and of the highlighted word."""

    text: str
    word: str


# Colours 16 to 255 look the same in every terminal; 0 to 15 are the terminal's own. The "terminal" theme
# inverts the terminal's own colours, so it keeps the contrast that its owner chose.
THEMES: dict[ThemeName, Theme] = {
    "terminal": Theme("", "7"),
    "light": Theme("38;5;16;48;5;231", "38;5;231;48;5;19"),
    "dark": Theme("38;5;231;48;5;16", "38;5;16;48;5;226"),
}


class WindowSize(NamedTuple):
    """A window's size, in characters."""

    columns: int
    rows: int


def paint_sequence(text: str, span: Span | None, size: WindowSize, theme: Theme) -> str:
    """The sequence that paints a text from the cursor down with `span` highlighted, then returns the cursor.

    The last column stays free so that the terminal wraps no row. A text taller than the window is cut to
    the rows around the highlighted word.
    """
    width = max(1, min(size.columns - 1, MAX_WIDTH))
    rows = _visible_rows(wrapped(text, width), span, max(1, size.rows - 3))
    lines = [_row_sequence(text, row, span, theme, width) for row in rows]
    up = f"\x1b[{len(lines) - 1}A" if len(lines) > 1 else ""
    return "\r" + "\x1b[K\r\n".join(lines) + f"\x1b[J\r{up}"


def erase_sequence() -> str:
    """The sequence that erases a painted text, with the cursor at its start."""
    return "\r\x1b[J"


@lru_cache(maxsize=2)
def wrapped(text: str, width: int) -> tuple[Span, ...]:
    """The span of each row of a text, none wider than `width` columns."""
    return tuple(_wrapped(text, width)) or ((0, 0),)


def _wrapped(text: str, width: int) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        begin = end = start
        used = 0
        for match in _WORD.finditer(line):
            space, word = columns(match[1]), columns(match[2])
            if used and used + space + word > width:
                yield begin, end
                begin, used, space = start + match.start(2), 0, 0
            end = start + match.end()
            used += space + word
            while used > width:  # a word that is wider than the window
                at = _fits(text, begin, end, width)
                yield begin, at
                begin, used = at, used - columns(text[begin:at])
        yield begin, end
        start += len(line) + 1


def _fits(text: str, begin: int, end: int, width: int) -> int:
    """The end of the part that fits into a row: always at least one character."""
    used, at = 0, begin
    while at < end and (used + columns(text[at]) <= width or at == begin):
        used += columns(text[at])
        at += 1
    return at


def _visible_rows(rows: Sequence[Span], span: Span | None, height: int) -> Sequence[Span]:
    """The page of rows, at most `height` of them, that holds the start of the highlighted word."""
    at = next((number for number, (_, end) in enumerate(rows) if span is not None and span[0] < end), 0)
    first = at // height * height
    return rows[first : first + height]


def _row_sequence(text: str, row: Span, span: Span | None, theme: Theme, width: int) -> str:
    begin, end = row
    first, last = (max(begin, min(end, each)) for each in span or (begin, begin))
    parts = [(begin, first, theme.text), (first, last, theme.word), (last, end, theme.text)]
    line = "".join(_coloured(_plain(text[start:stop]), colours) for start, stop, colours in parts)
    rest = " " * (width - columns(_plain(text[begin:end]))) if theme.text else ""
    return line + _coloured(rest, theme.text)


def _coloured(text: str, colours: str) -> str:
    return f"\x1b[{colours}m{text}\x1b[0m" if text and colours else text


def _plain(text: str) -> str:
    """A part of a row without control characters; its width stays the same."""
    return plain_line(text.replace("\t", " ") + "|")[:-1]
