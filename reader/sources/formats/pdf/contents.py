"""Removes the table of contents, which the headings repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.sources.formats.pdf.document import OutlineEntry
from reader.sources.formats.pdf.lines import Line, rows_of

_LEADER_ROW = re.compile(r"(?:[.·…] ?){4,} ?[0-9ivxlc]{1,6}$")
_NUMBERED_ROW = re.compile(r"(.*?)[ .·…]+[0-9ivxlc]{1,6}")
_MIN_ROWS = 3  # on a page
_WORDS = re.compile(r"\w+")


def without_contents(pages: Sequence[Sequence[Line]], outline: Sequence[OutlineEntry]) -> list[list[Line]]:
    """The lines of each page without the rows of a table of contents: a title, dots, and a page number.

    On a page with such rows, a row without dots is one too if it repeats an entry of the outline.
    """
    titles = frozenset(_key(entry.title) for entry in outline)
    return [_without_rows(lines, titles) for lines in pages]


def _without_rows(lines: Sequence[Line], titles: frozenset[str]) -> list[Line]:
    if sum(line.text.count(".") + line.text.count("…") for line in lines) < 4 * _MIN_ROWS:
        return list(lines)
    rows = [(row, " ".join(line.text for line in row)) for row in rows_of(lines)]
    if sum(_LEADER_ROW.search(text) is not None for _, text in rows) < _MIN_ROWS:
        return list(lines)
    return [line for row, text in rows if not _is_entry(text, titles) for line in row]


def _is_entry(text: str, titles: frozenset[str]) -> bool:
    if _LEADER_ROW.search(text):
        return True
    numbered = _NUMBERED_ROW.fullmatch(text)
    if numbered is None:
        return False
    return not titles.isdisjoint({_key(numbered[1]), _key(numbered[1].lstrip("0123456789.IVX "))})


def _key(text: str) -> str:
    return "".join(_WORDS.findall(text.casefold()))
