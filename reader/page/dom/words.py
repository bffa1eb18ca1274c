"""Counts words, also in scripts without spaces, and reads tables of phrases."""

from __future__ import annotations

import re
from functools import cache

# Thai, Lao, Burmese, Khmer: about three letters take as long to say as a word.
_UNSPACED_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# Chinese and Japanese: a character counts as a word, as in word processors.
_CJK_CHARACTERS = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


def count_words(text: str) -> int:
    """The number of words in a text; in scripts without spaces, parts that take as long to say."""
    if text.isascii():
        return len(text.split())
    unspaced, words = _patterns()
    if not unspaced.search(text):
        return len(text.split())
    return sum(1 for _ in words.finditer(text))


def phrases(table: str) -> frozenset[str]:
    """The phrases of a table, which has "|" and line ends between them."""
    return frozenset(filter(None, map(str.strip, table.replace("\n", "|").split("|"))))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a letter without spaces, and for a word. Compiled on first use: that takes 3 ms."""
    return (
        re.compile(f"[{_UNSPACED_LETTERS}{_CJK_CHARACTERS}]"),
        re.compile(
            f"[{_UNSPACED_LETTERS}]{{1,3}}|[{_CJK_CHARACTERS}]|[^\\W{_UNSPACED_LETTERS}{_CJK_CHARACTERS}]+"
        ),
    )
