"""Bullets and numbers of list items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.sources.formats.pdf.lines import Line, line_of

BULLETS = frozenset("•◦▪▫–—‣⁃∙·●○■□◆◇►▶➢➤❖✓✔\uf0b7\uf0a7\uf0d8*-o")
NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\[\d{1,3}\]")
SECTION_NUMBER = re.compile(r"(?:\d{1,3}\.)*\d{1,3}\.?|[IVX]{1,5}\.|[A-Z]\.")
_MAX_LABEL_CHARACTERS = 7


def is_list_label(text: str) -> bool:
    """True if a word is a bullet or the number of an item."""
    return len(text) <= _MAX_LABEL_CHARACTERS and (text in BULLETS or NUMBER.fullmatch(text) is not None)


def split_label(row: Sequence[Line]) -> tuple[Line, str, float]:
    """A row as one line; its list label, if it begins with one; and where the text after the label begins."""
    words = [word for line in row for word in line.words]
    line = row[0] if len(row) == 1 else line_of(words)
    first = words[0].text
    if len(words) > 1 and is_list_label(first):
        is_raised = line.is_raised(words[0])
        if not is_raised and (first not in "o-*–—" or words[1].left - words[0].right > 0.3 * line.size):
            return line, first, words[1].left
    return line, "", line.left
