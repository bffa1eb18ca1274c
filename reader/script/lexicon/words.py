"""Finds the whole words of a text that have entries.

A word in lower case matches in any case ("gif": GIF, Gif); a word with a capital matches only as written
("Polish" does not match "polish").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.script.lexicon.entries import LexiconEntry

_RUN = re.compile(r"\w+")


class Match(NamedTuple):
    """Characters `start` to `end` of a text are `spoken` so, by an entry."""

    start: int
    end: int
    spoken: str
    entry: LexiconEntry


class WordIndex:
    """An index of entries for words. Of several for one word, the one with the most precedence wins."""

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        self._by_run: dict[str, list[tuple[int, LexiconEntry]]] = {}
        for entry in entries:
            run = _RUN.search(entry.word)
            if run is not None:
                self._by_run.setdefault(run[0].casefold(), []).append((run.start(), entry))
        for found in self._by_run.values():  # the longest words first
            found.sort(key=lambda each: (len(each[1].word), each[1].precedence, each[1].word), reverse=True)

    def matches(self, text: str, lang: str) -> Iterator[Match]:
        """The words of a text that have entries, from left to right; they may overlap."""
        if not self._by_run:
            return
        for run in _RUN.finditer(text):
            for offset, entry in self._by_run.get(run[0].casefold(), ()):
                start = run.start() - offset
                end = start + len(entry.word)
                if start >= 0 and entry.is_for_language(lang) and _is_word(text, start, end, entry):
                    yield Match(start, end, entry.spoken, entry)
                    break


def _is_word(text: str, start: int, end: int, entry: LexiconEntry) -> bool:
    found = text[start:end]
    same = found == entry.word or (not entry.is_case_sensitive and found.casefold() == entry.word.casefold())
    return same and not _is_inside_word(text, start) and not _is_inside_word(text, end)


def _is_inside_word(text: str, place: int) -> bool:
    """True if `place` is between two characters of one word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
