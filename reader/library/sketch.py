"""What an article is known by when its address is another: prints of some of its paragraphs.

A few of them, chosen by their own value, stand for all: two texts that share most paragraphs share
most of these (the bottom sketch of Broder, "On the resemblance and containment of documents", 1997).
So an article is known again after an edit, with tracking parameters, or saved as a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reader.page.dom.words import count_words

_MAX_PRINTS = 24
_ENOUGH = 4  # prints; of fewer nobody can say that a text is another
_MIN_PARAGRAPH_WORDS = 8  # words; shorter paragraphs stand in many articles
_DIGITS = re.compile(r"\W*\d+")
_MIN_TEXT_WORDS = 10  # words; of a shorter text nobody can say whose it is


def sketch(paragraphs: Sequence[str], fingerprint: Callable[[str], str]) -> frozenset[str]:
    """The prints of an article; none of a text that is too short."""
    long = {fingerprint(text) for text in paragraphs if count_words(text) >= _MIN_PARAGRAPH_WORDS}
    if len(long) >= 3:
        return frozenset(sorted(long)[:_MAX_PRINTS])
    text = " ".join(paragraphs)
    return frozenset([fingerprint(text)] if count_words(text) >= _MIN_TEXT_WORDS else [])


def lead(paragraphs: Sequence[str], fingerprint: Callable[[str], str]) -> str:
    """The print of the first paragraph that is long enough, "" if none is.

    The issues of a newsletter share most of their text, and begin with what is new.
    """
    return next((fingerprint(text) for text in paragraphs if count_words(text) >= _MIN_PARAGRAPH_WORDS), "")


def are_issues(one: str, other: str) -> bool:
    """Whether two titles differ in their numbers only: two issues of one series."""
    plain, other_plain = (" ".join(title.casefold().split()) for title in (one, other))
    return plain != other_plain and _DIGITS.sub("", plain) == _DIGITS.sub("", other_plain)


def is_same_article(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sketches are of one article."""
    return 2 * len(one & other) > max(len(one), len(other))


def is_different_article(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts at one address share nothing, and so much of it that none is an edit of the other."""
    return min(len(one), len(other)) >= _ENOUGH and not one & other
