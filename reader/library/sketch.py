"""Text sketches, which recognise an article after an edit, at another address, or saved as a file.

A sketch is a few fingerprints of its paragraphs, those with the lowest values. Two texts that share most
paragraphs share most of these (the bottom sketch of Broder, "On the resemblance and containment of
documents", 1997).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reader.page.dom.words import count_words

_MAX_FINGERPRINTS = 24
_MIN_FINGERPRINTS = 4  # fewer fingerprints cannot show that two texts differ
_MIN_PARAGRAPHS = 3  # an article with fewer long ones has one fingerprint, of all its text
_MIN_PARAGRAPH_WORDS = 8  # shorter paragraphs appear in many articles
_DIGITS = re.compile(r"(?:(?<=\w)|\A)\W*+\d+")
_MIN_TEXT_WORDS = 10  # a shorter text identifies no article


def sketch(paragraphs: Sequence[str], fingerprint: Callable[[str], str]) -> frozenset[str]:
    """The sketch of an article; empty if its text is too short."""
    long = {fingerprint(text) for text in paragraphs if count_words(text) >= _MIN_PARAGRAPH_WORDS}
    if len(long) >= _MIN_PARAGRAPHS:
        return frozenset(sorted(long)[:_MAX_FINGERPRINTS])
    text = " ".join(paragraphs)
    return frozenset([fingerprint(text)] if count_words(text) >= _MIN_TEXT_WORDS else [])


def lead(paragraphs: Sequence[str], fingerprint: Callable[[str], str]) -> str:
    """The fingerprint of the first paragraph that is long enough, "" if none is.

    Issues of a newsletter share most of their text, but their first paragraphs differ.
    """
    return next((fingerprint(text) for text in paragraphs if count_words(text) >= _MIN_PARAGRAPH_WORDS), "")


def are_issues(one: str, other: str) -> bool:
    """True if two titles differ only in their numbers, as issues of one series do."""
    plain, other_plain = (" ".join(title.casefold().split()) for title in (one, other))
    return plain != other_plain and _DIGITS.sub("", plain) == _DIGITS.sub("", other_plain)


def is_same_article(one: frozenset[str], other: frozenset[str]) -> bool:
    """True if two sketches belong to one article: they share more than half of their fingerprints."""
    return 2 * len(one & other) > max(len(one), len(other))


def is_different_article(one: frozenset[str], other: frozenset[str]) -> bool:
    """True if two sketches share nothing and are large enough to show that the articles differ."""
    return min(len(one), len(other)) >= _MIN_FINGERPRINTS and not one & other
