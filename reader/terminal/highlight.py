"""A paragraph as rows of a window, with a word of it marked: pure, from text to what a terminal is sent.

What a terminal is sent is documented in full here, and is all that it is ever sent: CR and LF,
`ESC[0m` and the colours of a theme (ECMA-48, SGR), `ESC[K` (EL, erase the rest of the row), `ESC[J`
(ED, erase what is below) and `ESC[nA` (CUU, up again to the first row). Nothing is switched that
would have to be switched back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.settings import ThemeName
from reader.terminal.lines import plain_line

WIDEST = 80  # characters; longer rows are hard to follow (WCAG 2.2, 1.4.8)
_WORD = re.compile(r"(\s*)(\S+)")

Span = tuple[int, int]


class Theme(NamedTuple):
    """The colours of the text, and of the marked word: parameters of SGR."""

    text: str
    word: str


# Colours 16 to 255 are the same in every terminal; those below are the terminal's own. Its two colours
# exchanged have the contrast that its owner chose for all text.
THEMES: dict[ThemeName, Theme] = {
    "terminal": Theme("", "7"),
    "light": Theme("38;5;16;48;5;231", "38;5;231;48;5;19"),
    "dark": Theme("38;5;231;48;5;16", "38;5;16;48;5;226"),
}


class Size(NamedTuple):
    """A window, in characters."""

    columns: int
    rows: int


def painted(text: str, span: Span | None, size: Size, theme: Theme) -> str:
    """What paints a text from the cursor down, `span` of it marked, and leaves the cursor where it was.

    The window's last column stays free, so that no row is wrapped by the terminal. Where the text is
    higher than the window allows, the part with the marked word is shown.
    """
    width = max(1, min(size.columns - 1, WIDEST))
    rows = _page(wrapped(text, width), span, max(1, size.rows - 3))
    lines = [_painted_row(text, row, span, theme, width) for row in rows]
    up = f"\x1b[{len(lines) - 1}A" if len(lines) > 1 else ""
    return "\r" + "\x1b[K\r\n".join(lines) + f"\x1b[J\r{up}"


def erased() -> str:
    """What erases a painted text; the cursor is at its beginning."""
    return "\r\x1b[J"


@lru_cache(maxsize=2)
def wrapped(text: str, width: int) -> tuple[Span, ...]:
    """Where each row of a text begins and ends, none of them wider than `width`."""
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
    """Up to where a text fits into a row; one character always does."""
    used, at = 0, begin
    while at < end and (used + columns(text[at]) <= width or at == begin):
        used += columns(text[at])
        at += 1
    return at


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else _measure()(text)


@lru_cache(maxsize=1)
def _measure() -> Callable[[str], int]:
    from wcwidth import wcwidth

    return lambda text: sum(max(0, wcwidth(character)) for character in text)


def _page(rows: Sequence[Span], span: Span | None, height: int) -> Sequence[Span]:
    """As many rows as there is room for: those among which the marked word begins."""
    at = next((number for number, (_, end) in enumerate(rows) if span is not None and span[0] < end), 0)
    first = at // height * height
    return rows[first : first + height]


def _painted_row(text: str, row: Span, span: Span | None, theme: Theme, width: int) -> str:
    begin, end = row
    first, last = (max(begin, min(end, each)) for each in span or (begin, begin))
    parts = [(begin, first, theme.text), (first, last, theme.word), (last, end, theme.text)]
    line = "".join(_coloured(_plain(text[start:stop]), colours) for start, stop, colours in parts)
    rest = " " * (width - columns(_plain(text[begin:end]))) if theme.text else ""
    return line + _coloured(rest, theme.text)


def _coloured(text: str, colours: str) -> str:
    return f"\x1b[{colours}m{text}\x1b[0m" if text and colours else text


def _plain(text: str) -> str:
    """A part of a row without anything that a terminal would obey; as wide as it is."""
    return plain_line(text.replace("\t", " ") + "|")[:-1]
