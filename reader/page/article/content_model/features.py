"""The model's features of each run of text: some sixty numbers that do not depend on a language.

They describe the text itself, the elements around it, its position on the page, and the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate, pairwise
from math import log1p, sqrt
from typing import NamedTuple

from reader.page.article.content_model.surroundings import REGIONS, Surroundings, word_scores
from reader.page.article.measure import Measured, TextRun
from reader.page.dom.elements import HEADINGS

_WIDENINGS = 4  # elements around a run, each with more runs than the one before
_RUNS_BESIDE = 5  # before and after a run
_MAX_DISTANCE = 99  # in runs; anything farther counts as this
_RANK_IN_HEADING = 7  # of an element inside a heading; a heading itself has its level
_MAX_PRICE_CHARACTERS = 80  # a longer text is not a price
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?[$€£¥₹]")
_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*$")
_COLON = re.compile(r"[:：]$")
_PUNCTUATION = re.compile(r"[,.;:!?،。、，；：！？।؟۔]")
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-ZÀ-ÞА-Я]")
_OG_TYPES = {"article": 1, "product": 2, "website": 3, "video": 4, "profile": 5}

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
)  # fmt: skip
WORDS = (
    "own words", "parent words", "grandparent words", "worst words", "best words", "words around",
    "inner words", "words beside the text", "page words", "heading words",
)  # fmt: skip
NAMES = (*RUN, *PLACE, *POSITION, *PAGE, *WORDS)

Row = list[float]


class Declared(NamedTuple):
    """The types that a page declares, in lower case: Open Graph's type and schema.org's types."""

    og_type: str = ""
    types: tuple[str, ...] = ()

    @property
    def is_article(self) -> bool:
        """True if the page declares an article."""
        return "article" in self.og_type or self._has_article_type

    @property
    def _has_article_type(self) -> bool:
        types = " ".join(self.types)
        return any(word in types for word in ("article", "posting", "recipe", "report"))

    @property
    def is_discussion(self) -> bool:
        """True if the page declares a discussion, or a question with answers."""
        return any("qapage" in kind or "discussion" in kind for kind in self.types)

    @property
    def is_product(self) -> bool:
        """True if the page declares a product or an offer."""
        return any("product" in kind or "offer" in kind for kind in self.types)

    def row(self) -> Row:
        """The types as four features."""
        return [
            next((number for name, number in _OG_TYPES.items() if name in self.og_type), 0),
            float(self._has_article_type),
            float(self.is_product),
            float(self.is_discussion),
        ]


def describe(
    measured: Measured, surroundings: Surroundings, declared: Declared, headline: int
) -> Iterator[Row]:
    """Yield the features of each run except WORDS; `headline` is the headline's place, or -1."""
    headline_run = measured.runs_before[headline] if headline >= 0 else -1
    page = page_row(measured, surroundings) + declared.row()
    earlier: Counter[str] = Counter()
    all_alike = Counter(run.text for run in measured.runs)
    for run, position in zip(measured.runs, _positions(measured, surroundings, headline_run), strict=True):
        same: Row = [min(9, earlier[run.text]), min(9, all_alike[run.text] - earlier[run.text] - 1)]
        earlier[run.text] += 1
        yield [*_run(run, measured, same), *_place(run, measured, surroundings), *position, *page]


def word_rows(measured: Measured, table: Mapping[str, float]) -> Iterator[Row]:
    """Yield the features of WORDS for each run; `table` has the score of each class-name word."""
    own, (least, most, total) = word_scores(measured, table)
    prose = sum(run.prose for run in measured.runs) or 1
    beside = sum(total[run.box] * run.prose for run in measured.runs) / prose
    for run, (heading, _) in zip(measured.runs, _headings_over(measured), strict=True):
        heading_box = measured.runs[heading].box if heading >= 0 else -1
        parent = measured.parents[run.box]
        above = measured.parents[parent] if parent >= 0 else -1
        inner = [own[place] for place in run.inner]
        yield [
            own[run.box],
            own[parent] if parent >= 0 else 0.0,
            own[above] if above >= 0 else 0.0,
            least[run.box],
            most[run.box],
            total[run.box],
            max(0.0, *inner) + min(0.0, *inner) if inner else 0.0,
            total[run.box] - beside,
            beside,
            total[heading_box] if heading >= 0 else 0.0,
        ]


def _run(run: TextRun, measured: Measured, same: Row) -> Row:
    text = run.text
    count = len(text)
    end = text[-4:]
    tag = measured.elements[run.box].name
    return [
        log1p(run.length),
        run.link_density,
        1.0 if _END.search(end) else 2.0 if _COLON.search(end) else 0.0,
        len(_PUNCTUATION.findall(text)) / sqrt(count),
        len(_DIGIT.findall(text)) / count,
        len(_UPPER.findall(text)) / count,
        *same,
        _rank(run.box, measured),
        float(tag == "p"),
        float(tag in {"div", "section", "body", "article"}),
        float(is_price(text)),
    ]


def is_price(text: str) -> bool:
    """True if a text is short and contains a sum of money."""
    return len(text) < _MAX_PRICE_CHARACTERS and _PRICE.search(text) is not None


def _rank(place: int, measured: Measured) -> int:
    """The level of a heading, 0 outside headings."""
    if not measured.in_heading[place]:
        return 0
    tag = measured.elements[place].name
    return int(tag[1]) if tag in HEADINGS else _RANK_IN_HEADING


def _place(run: TextRun, measured: Measured, surroundings: Surroundings) -> Row:
    box, whole = run.box, measured.text[0] or 1
    prose = measured.prose[0] or 1
    wider = [box if measured.run_counts[box] > 1 else surroundings.wider[box]]
    while len(wider) < _WIDENINGS:
        wider.append(surroundings.wider[wider[-1]])
    alike = surroundings.alike[box]
    text = measured.text
    article, main = surroundings.article[box], surroundings.main[box]
    return [
        *_in_regions(surroundings.regions[box]),
        surroundings.depth[box],
        *[measured.linked[place] / (text[place] or 1) for place in wider],
        *[measured.prose[place] / prose for place in wider],
        *[text[place] / whole for place in wider],
        log1p(measured.run_counts[wider[0]]),
        log1p(measured.run_counts[wider[2]]),
        alike.count,
        log1p(alike.text / alike.count),
        alike.linked / (alike.text or 1),
        alike.text / whole,
        float(measured.is_inside(box, surroundings.half)),
        surroundings.depth[surroundings.half] - surroundings.shared[box],
        float(measured.is_inside(box, surroundings.most)),
        measured.prose[article] / prose if article >= 0 else -1.0,
        measured.prose[main] / prose if main >= 0 else -1.0,
    ]


@cache
def _in_regions(regions: int) -> Row:
    """1 for each of REGIONS whose bit is set, else 0."""
    return [float(regions >> bit & 1) for bit in range(len(REGIONS))]


def _positions(measured: Measured, surroundings: Surroundings, headline: int) -> Iterator[Row]:
    """The features of POSITION for each run; `headline` is the number of the headline's run, or -1."""
    runs = measured.runs
    whole, prose = measured.text[0] or 1, measured.prose[0] or 1
    texts = list(accumulate((run.length for run in runs), initial=0))
    proses = list(accumulate((run.prose for run in runs), initial=0))
    links = list(accumulate((run.linked for run in runs), initial=0))
    before = list(_distances(run.prose for run in runs))
    after = list(_distances(run.prose for run in reversed(runs)))[::-1]
    over = _headings_over(measured)
    in_half = [number for number, run in enumerate(runs) if measured.is_inside(run.box, surroundings.half)]
    first, last = (in_half[0], in_half[-1]) if in_half else (0, len(runs))
    for number in range(len(runs)):
        heading, end = over[number]
        text = texts[end] - texts[heading + 1] if heading >= 0 else 0
        low, high = max(0, number - _RUNS_BESIDE), min(len(runs), number + _RUNS_BESIDE + 1)
        yield [
            (texts[number] - texts[headline]) / whole if headline >= 0 else 0.0,
            max(-50, min(200, number - headline)) if headline >= 0 else _MAX_DISTANCE,
            min(_MAX_DISTANCE, number - heading) if heading >= 0 else _MAX_DISTANCE,
            log1p(proses[end] - proses[heading]) if heading >= 0 else 0.0,
            (links[end] - links[heading + 1]) / text if text else 0.0,
            max(0, first - number, number - last),
            texts[number] / whole,
            proses[number] / prose,
            (proses[high] - proses[low]) / (texts[high] - texts[low] or 1),
            before[number],
            after[number],
        ]


def _distances(proses: Iterable[int]) -> Iterator[int]:
    """For each run, how many runs ago the last prose was."""
    distance = _MAX_DISTANCE
    for prose in proses:
        yield distance
        distance = 0 if prose else min(_MAX_DISTANCE, distance + 1)


def _headings_over(measured: Measured) -> list[tuple[int, int]]:
    """For each run, the number of its heading's run (its own in a heading), and of the next heading's."""
    starts = [number for number, run in enumerate(measured.runs) if measured.in_heading[run.box]]
    starts.append(len(measured.runs))
    over = [(-1, 0)] * starts[0]
    for start, end in pairwise(starts):
        over += [(start, end)] * (end - start)
    return over


def page_row(measured: Measured, surroundings: Surroundings) -> Row:
    """The features of PAGE_TEXT."""
    runs = measured.runs
    count = len(runs) or 1
    text = measured.text[0] or 1
    paragraphs = sum(measured.elements[run.box].name == "p" for run in runs)
    in_lists = sum(surroundings.is_in(run.box, "list") for run in runs)
    groups = (group.text for group in surroundings.alike if group.count >= 4)  # fewer are no list
    return [
        log1p(text),
        measured.prose[0] / text,
        measured.linked[0] / text,
        log1p(count),
        text / count,
        max(groups, default=0) / text,
        paragraphs / count,
        in_lists / count,
        min(30, sum(article == place for place, article in enumerate(surroundings.article))),
        surroundings.base[surroundings.half] / (surroundings.base[0] or 1),
        surroundings.depth[surroundings.half],
    ]
