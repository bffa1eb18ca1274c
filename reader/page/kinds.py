"""Finds the kind of a page: an article, a discussion, a product …

A linear model scores traits: words of class names, the types that the page declares, parts of its address,
and its amounts of text, links, lists, prices, code and fields. tests/extraction/train_kinds.py trains it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from math import exp, log1p, sqrt
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from reader.page.article.content_model.declared import Declared
from reader.page.article.content_model.features import PAGE_TEXT, is_price
from reader.page.article.content_model.word_features import Row
from reader.page.article.measure import Measured
from reader.page.model import PageKind

_COUNTED_TAGS = ("code", "h2", "h3", "img", "input", "pre", "time")
_MAX_PART_CHARACTERS = 20  # of an address
_MAX_COUNT = 12  # anything above counts as this
_WORD = re.compile("[a-z]+")
_DIGITS = re.compile(r"\d+")
_DATED = re.compile(r"/\d{4}/\d\d?/")


def _in_sixths(value: float) -> int:
    return int(6 * value)


def _in_halves(value: float) -> int:
    return int(2 * value)


def _count(value: float) -> int:
    return min(_MAX_COUNT, int(value))


# How a number becomes a trait, if it is not between 0 and 1.
_STEPS: dict[str, Callable[[float], int]] = {
    "page text": _in_halves,
    "page runs": _in_halves,
    "page run length": lambda value: int(2 * log1p(value)),
    "page articles": _count,
    "half depth": _count,
}


class KindModel(NamedTuple):
    """The score of each trait for each kind; `base` has the scores of a page without known traits."""

    kinds: list[PageKind]
    base: list[float]
    traits: dict[str, list[float]]

    def probabilities(self, traits: frozenset[str]) -> Row:
        """The probability of each kind for a page with these traits."""
        known = [self.traits[trait] for trait in traits if trait in self.traits]
        scale = 1 / sqrt(len(known) + 1)
        scores = [
            base + scale * sum(weights[number] for weights in known) for number, base in enumerate(self.base)
        ]
        highest = max(scores)
        shares = [exp(score - highest) for score in scores]
        return [share / sum(shares) for share in shares]


def kind_probabilities(measured: Measured, page: Row, declared: Declared, address: str) -> Row:
    """The probability of each kind for a page; `page` has its features of PAGE_TEXT."""
    return kind_model().probabilities(page_traits(measured, page, declared, address))


def page_kind(probabilities: Row, address: str, *, has_posts: bool) -> PageKind:
    """The kind of a page, from the probability of each kind.

    `address` is the page's own or its canonical address, "" if it is unknown.
    """
    if has_posts:
        return "discussion"
    kind = kind_model().kinds[probabilities.index(max(probabilities))]
    url = _split(address)
    is_home = bool(url.hostname) and not url.path.strip("/") and not url.query
    return "home" if is_home and kind != "discussion" else kind


def page_traits(measured: Measured, page: Row, declared: Declared, address: str) -> frozenset[str]:
    """All traits of a page; `page` has its features of PAGE_TEXT."""
    words = frozenset().union(*set(measured.words))
    types = {f"type:{name.rpartition('/')[2]}" for name in (*declared.types, declared.og_type) if name}
    return words.union(types, _amounts(measured, page), _address_traits(address))


def _amounts(measured: Measured, page: Row) -> Iterator[str]:
    for name, value in zip(PAGE_TEXT, page, strict=True):
        yield f"{name}:{_STEPS.get(name, _in_sixths)(value)}"
    counts = {name: measured.tags.count(name) for name in _COUNTED_TAGS}
    counts["price"] = sum(is_price(run.text) for run in measured.runs)
    for name, count in counts.items():
        yield f"{name}:{int(1.5 * log1p(count))}"


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _address_traits(address: str) -> Iterator[str]:
    url = _split(address)
    if not url.hostname:
        return
    parts = [part for part in url.path.lower().split("/") if part]
    yield f"host:{url.hostname.partition('.')[0][:_MAX_PART_CHARACTERS]}"
    yield f"parts:{min(4, len(parts))}"
    yield from (f"part:{_DIGITS.sub('#', part)[:_MAX_PART_CHARACTERS]}" for part in parts[:-1])
    if parts:
        words = _WORD.findall(parts[-1])
        yield f"words:{min(5, len(words))}"
        yield from (f"last:{word[:_MAX_PART_CHARACTERS]}" for word in words[:2])
    if _DATED.search(url.path):
        yield "dated"
    if url.query:
        yield "query"


@cache
def kind_model() -> KindModel:
    """The model in kinds_model.json."""
    written = json.loads(Path(__file__).with_name("kinds_model.json").read_text("utf-8"))
    return KindModel(*(written[name] for name in KindModel._fields))
