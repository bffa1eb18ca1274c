"""Joins words that a line's end divides, with or without their hyphen: "well-known", "information"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_SOFT_HYPHEN, _UNICODE_HYPHEN = "\xad", "‐"  # the second means the same as "-"
HYPHENS = ("-", _SOFT_HYPHEN, _UNICODE_HYPHEN)
_LETTERS = re.compile(r"[^\W\d_]+")
_MIN_WORD = 4  # letters of a half that is a word of its own: "well-known", not "in-formation"


class Vocabulary:
    """The words of a document, which tell whether a hyphen at a line's end belongs to the word.

    `texts` are in reading order. The halves of a divided word do not count as words.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._as_written: set[str] = set()
        is_half = False
        for text in texts:
            for word in text.split():
                is_first_half = len(word) > 1 and word.endswith(HYPHENS)
                if not is_half and not is_first_half:
                    self._counts[_key(word)] += 1
                    self._as_written.add(_bare(word))
                is_half = is_first_half

    def joined(self, before: str, after: str) -> str:
        """The two halves of a word that a line's end divides; `before` may end with the hyphen."""
        if not before.endswith(HYPHENS):
            return before + after
        stem = before[:-1]
        is_soft = before.endswith(_SOFT_HYPHEN)
        return stem + after if is_soft or not self._keeps_hyphen(stem, after) else before + after

    def _keeps_hyphen(self, stem: str, after: str) -> bool:
        """True if a hyphen is part of the word: as written elsewhere in the document, else by its halves."""
        first, last = _bare(stem.replace(_UNICODE_HYPHEN, "-").rpartition("-")[2]), _bare(after)
        with_hyphen = self._counts[_key(f"{first}-{last}")]
        without = self._counts[_key(f"{first}{last}")]
        if with_hyphen or without:
            return with_hyphen >= without
        may_be_divided = _LETTERS.fullmatch(first) and len(first) > 1 and after[:1].islower()
        return not may_be_divided or all(
            len(half) >= _MIN_WORD and half in self._as_written for half in (first, last)
        )


def _key(word: str) -> str:
    """A word as it is counted: without punctuation around it, case, and kinds of hyphens."""
    return _bare(word).casefold().replace(_UNICODE_HYPHEN, "-")


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]\"'“”‘’„«»")
