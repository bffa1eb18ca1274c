"""The model's features of each run of text: some sixty numbers that do not depend on a language.

They describe the text itself, the elements around it, its position on the page, and the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from math import log1p, sqrt
from operator import eq

from reader.page.article.content_model.surroundings import REGIONS, SimilarElements, Surroundings
from reader.page.article.content_model.templates import TEMPLATE, template_rows
from reader.page.article.content_model.word_features import WORDS, Row, headings_over
from reader.page.article.measure import Measured, TextRun
from reader.page.dom.elements import HEADINGS

_WIDENINGS = 4  # elements around a run, each with more runs than the one before
_RUNS_BESIDE = 5  # before and after a run
_MAX_DISTANCE = 99  # in runs; anything farther counts as this
_BOXES = frozenset({"article", "body", "div", "section"})
_RANK_IN_HEADING = 7  # of an element inside a heading; a heading itself has its level
_MAX_PRICE_CHARACTERS = 80  # a longer text is not a price
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?[$€£¥₹]")
_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*$")
_COLON = re.compile(r"[:：]$")
_PUNCTUATION = re.compile(r"[,.;:!?،。、，；：！？।؟۔]")
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-ZÀ-ÞА-Я]")

RUN = (
    "length", "link density", "sentence end", "punctuation", "digits", "upper case", "earlier", "later",
    "heading", "paragraph", "box", "price",
)  # fmt: skip
PLACE = (
    *(f"in {region}" for region in REGIONS), "depth",
    *(f"{name} {level}" for name in ("link density", "prose", "text") for level in range(1, _WIDENINGS + 1)),
    "runs 1", "runs 3", "alike", "alike text", "alike link density", "alike share",
    "in half", "above half", "in most", "article prose", "main prose",
)  # fmt: skip
POSITION = (
    "after headline", "runs after headline", "under heading", "prose under heading", "links under heading",
    "from half", "position", "prose position", "prose near", "from prose", "to prose",
)  # fmt: skip
PAGE_TEXT = (
    "page text", "page prose", "page link density", "page runs", "page run length", "page alike",
    "page paragraphs", "page lists", "page articles", "half share", "half depth",
)  # fmt: skip
PAGE = (
    *PAGE_TEXT, "declared type", "declares article", "declares product", "declares discussion",
    "like an article", "like documentation", "like a service", "like a discussion", "like a listing",
    "like a product",
)  # fmt: skip
NAMES = (*RUN, *PLACE, *TEMPLATE, *POSITION, *PAGE, *WORDS)


def describe(
    measured: Measured,
    surroundings: Surroundings,
    page: Row,
    headline: int,
    numbers: Iterable[int] | None = None,
) -> Iterator[Row]:
    """Yield the features of each run except WORDS.

    `page` has the page's own features, `headline` is the headline's place, or -1. `numbers` are the numbers
    of the runs to describe, all if None.
    """
    runs = measured.runs
    headline_run = measured.runs_before[headline] if headline >= 0 else -1
    repeats = _repeats(measured)
    positions = _Positions(measured, surroundings, headline_run)
    places = _Places(measured, surroundings)
    templates = template_rows(measured)
    for number in range(len(runs)) if numbers is None else numbers:
        run = runs[number]
        yield [
            *_run(run, measured, repeats[number]),
            *places.row(run.box),
            *templates[number],
            *positions.row(number),
            *page,
        ]


def _repeats(measured: Measured) -> list[tuple[int, int]]:
    """For each run, how many runs before it have the same text, and how many after it."""
    count = Counter(run.text for run in measured.runs)
    earlier: dict[str, int] = {}
    repeats = []
    for run in measured.runs:
        before = earlier.get(run.text, 0)
        earlier[run.text] = before + 1
        repeats.append((min(9, before), min(9, count[run.text] - before - 1)))
    return repeats


def _run(run: TextRun, measured: Measured, repeats: tuple[int, int]) -> Row:
    text = run.text
    count = len(text)
    end = text[-4:]
    tag = measured.tags[run.box]
    digits = len(_DIGIT.findall(text))
    return [
        log1p(run.length),
        run.link_density,
        1.0 if _END.search(end) else 2.0 if _COLON.search(end) else 0.0,
        len(_PUNCTUATION.findall(text)) / sqrt(count),
        digits / count,
        len(_UPPER.findall(text)) / count,
        *repeats,
        _rank(run.box, measured) if measured.in_heading[run.box] else 0,
        float(tag == "p"),
        float(tag in _BOXES),
        float(digits > 0 and is_price(text)),
    ]


def is_price(text: str) -> bool:
    """True if a text is short and contains a sum of money."""
    return len(text) < _MAX_PRICE_CHARACTERS and _PRICE.search(text) is not None


def _rank(place: int, measured: Measured) -> int:
    """The level of an element that is a heading or in one."""
    tag = measured.tags[place]
    return int(tag[1]) if tag in HEADINGS else _RANK_IN_HEADING


class _Places:
    """The features of PLACE. Neighbours share many of them, so their parts are kept."""

    def __init__(self, measured: Measured, surroundings: Surroundings) -> None:
        self._measured = measured
        self._surroundings = surroundings
        self._text, self._prose = measured.text[0] or 1, measured.prose[0] or 1
        self._half_depth = surroundings.depth[surroundings.half]
        self._of_widenings: dict[int, Row] = {}  # by the place of the first
        self._of_groups: dict[int, Row] = {}  # by the `id()` of the similar elements

    def row(self, box: int) -> Row:
        """The features of a run in this block."""
        measured, around = self._measured, self._surroundings
        first = box if measured.run_counts[box] > 1 else around.wider[box]
        widenings = self._of_widenings.get(first)
        if widenings is None:
            widenings = self._of_widenings[first] = self._widenings(first)
        alike = around.alike[box]
        group = self._of_groups.get(id(alike))
        if group is None:
            group = self._of_groups[id(alike)] = self._group(alike)
        article, main = around.article[box], around.main[box]
        return [
            *_in_regions(around.regions[box]),
            around.depth[box],
            *widenings,
            *group,
            float(measured.is_inside(box, around.half)),
            self._half_depth - around.shared[box],
            float(measured.is_inside(box, around.most)),
            measured.prose[article] / self._prose if article >= 0 else -1.0,
            measured.prose[main] / self._prose if main >= 0 else -1.0,
        ]

    def _widenings(self, first: int) -> Row:
        """What is in the elements around a run, each with more runs than the one before."""
        measured, wider = self._measured, [first]
        while len(wider) < _WIDENINGS:
            wider.append(self._surroundings.wider[wider[-1]])
        return [
            *[measured.linked[place] / (measured.text[place] or 1) for place in wider],
            *[measured.prose[place] / self._prose for place in wider],
            *[measured.text[place] / self._text for place in wider],
            log1p(measured.run_counts[wider[0]]),
            log1p(measured.run_counts[wider[2]]),
        ]

    def _group(self, alike: SimilarElements) -> Row:
        return [
            alike.count,
            log1p(alike.text / alike.count),
            alike.linked / (alike.text or 1),
            alike.text / self._text,
        ]


@cache
def _in_regions(regions: int) -> Row:
    """1 for each of REGIONS whose bit is set, else 0."""
    return [float(regions >> bit & 1) for bit in range(len(REGIONS))]


class _Positions:
    """The features of POSITION; `headline` is the number of the headline's run, or -1."""

    def __init__(self, measured: Measured, surroundings: Surroundings, headline: int) -> None:
        runs = measured.runs
        self._headline, self._count = headline, len(runs)
        self._whole, self._prose = measured.text[0] or 1, measured.prose[0] or 1
        self._texts = list(accumulate((run.length for run in runs), initial=0))
        self._proses = list(accumulate((run.prose for run in runs), initial=0))
        self._links = list(accumulate((run.linked for run in runs), initial=0))
        self._before = list(_distances(run.prose for run in runs))
        self._after = list(_distances(run.prose for run in reversed(runs)))[::-1]
        self._over = headings_over(measured)
        half, half_end = surroundings.half, measured.ends[surroundings.half]
        in_half = [number for number, run in enumerate(runs) if half <= run.box < half_end]
        self._first, self._last = (in_half[0], in_half[-1]) if in_half else (0, len(runs))

    def row(self, number: int) -> Row:
        """The features of a run, by its number."""
        texts, proses, headline, whole = self._texts, self._proses, self._headline, self._whole
        heading, end = self._over[number]
        text = texts[end] - texts[heading + 1] if heading >= 0 else 0
        low, high = max(0, number - _RUNS_BESIDE), min(self._count, number + _RUNS_BESIDE + 1)
        return [
            (texts[number] - texts[headline]) / whole if headline >= 0 else 0.0,
            max(-50, min(200, number - headline)) if headline >= 0 else _MAX_DISTANCE,
            min(_MAX_DISTANCE, number - heading) if heading >= 0 else _MAX_DISTANCE,
            log1p(proses[end] - proses[heading]) if heading >= 0 else 0.0,
            (self._links[end] - self._links[heading + 1]) / text if text else 0.0,
            max(0, self._first - number, number - self._last),
            texts[number] / whole,
            proses[number] / self._prose,
            (proses[high] - proses[low]) / (texts[high] - texts[low] or 1),
            self._before[number],
            self._after[number],
        ]


def _distances(proses: Iterable[int]) -> Iterator[int]:
    """For each run, how many runs ago the last prose was."""
    distance = _MAX_DISTANCE
    for prose in proses:
        yield distance
        distance = 0 if prose else min(_MAX_DISTANCE, distance + 1)


def page_row(measured: Measured, surroundings: Surroundings) -> Row:
    """The features of PAGE_TEXT."""
    runs = measured.runs
    count = len(runs) or 1
    text = measured.text[0] or 1
    paragraphs = sum(measured.tags[run.box] == "p" for run in runs)
    in_lists = sum(surroundings.is_in(run.box, "list") for run in runs)
    groups = [group.text for group in surroundings.alike if group.count >= 4]  # fewer are no list
    return [
        log1p(text),
        measured.prose[0] / text,
        measured.linked[0] / text,
        log1p(count),
        text / count,
        max(groups, default=0) / text,
        paragraphs / count,
        in_lists / count,
        min(30, sum(map(eq, surroundings.article, range(len(surroundings.article))))),
        surroundings.base[surroundings.half] / (surroundings.base[0] or 1),
        surroundings.depth[surroundings.half],
    ]
