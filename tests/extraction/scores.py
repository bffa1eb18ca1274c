"""Score how well extracted texts match the content of known pages, by corpus and kind of page."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.extraction.corpus import KnownPage
from tests.extraction.words import shared_words, squeezed

_WITH_KINDS = "types"  # the corpus with a separate score for each kind of page
_MIN_PARAGRAPH_WORDS = 8  # shorter lines are headings, dates or list items


class Score(NamedTuple):
    """F1, precision and recall, each 0 to 1."""

    f1: float
    precision: float
    recall: float


def scores(pages: Sequence[KnownPage], texts: Sequence[str]) -> dict[str, Score]:
    """Return a score for each corpus and kind of page.

    Where the text of a corpus is known, the score is the mean over its pages. Where only phrases are known,
    it counts the phrases of all pages.
    """
    by_name: dict[str, list[Score]] = defaultdict(list)
    phrases: dict[str, Counter[str]] = defaultdict(Counter)
    for page, text in zip(pages, texts, strict=True):
        if page.text is None:
            phrases[page.corpus].update(_phrases(page, squeezed(text)))
            continue
        found = Score(*shared_words(page.text, text))
        by_name[page.corpus].append(found)
        if page.corpus == _WITH_KINDS:
            by_name[page.kind].append(found)
    result = {
        name: Score(*map(statistics.fmean, zip(*found, strict=True))) for name, found in by_name.items()
    }
    for name, counts in phrases.items():
        right, taken, wanted = counts["right"], counts["taken"], counts["wanted"]
        result[name] = Score(2 * right / (taken + wanted or 1), right / (taken or 1), right / (wanted or 1))
    return result


def _phrases(page: KnownPage, text: str) -> dict[str, int]:
    right = sum(squeezed(phrase) in text for phrase in page.wanted)
    wrong = sum(squeezed(phrase) in text for phrase in page.unwanted)
    return {"right": right, "taken": right + wrong, "wanted": len(page.wanted)}


def ends_kept(pages: Iterable[KnownPage], texts: Iterable[str]) -> tuple[float, float]:
    """Return the share of articles with their first paragraph in the text, and with their last."""
    kept: list[tuple[bool, bool]] = []
    for page, text in zip(pages, texts, strict=True):
        if page.text is None or page.kind != "article":
            continue
        lines = [line for line in page.text.splitlines() if len(line.split()) >= _MIN_PARAGRAPH_WORDS]
        if lines:
            kept.append((_is_in(lines[0], text), _is_in(lines[-1], text)))
    first, last = zip(*kept, strict=True) if kept else ((False,), (False,))
    return statistics.fmean(first), statistics.fmean(last)


def _is_in(paragraph: str, text: str) -> bool:
    return squeezed(paragraph) in squeezed(text)
