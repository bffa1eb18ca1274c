"""The words by which pages call their own elements, in names that nobody sees.

Classes, ids, roles and schema.org's types are written for style sheets and search engines, and much
alike everywhere: "entry-content", "related-posts". How much each word says for or against content is
learned from many sites (tests/extraction/train.py); none of a few sites only is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from bs4.element import Tag

_LONGEST = 300  # characters of a class or id that are looked at
_MOST_WORDS = 8  # in one name
_LONGEST_TYPE = 24  # characters
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN = re.compile(r"[^a-z]+")
_TYPED = ("itemprop", "itemtype", "rel", "data-testid", "data-component", "aria-label")
_MOST_REMEMBERED = 4096  # names: a page has a few hundred, most of them again and again


def element_words(element: Tag) -> tuple[str, ...]:
    """The words of an element's names: single ones, pairs inside one name, its role and its types."""
    attributes = element.attrs
    if not attributes:
        return ()
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:_LONGEST]
    words = _words(names)
    if "role" in attributes:
        words += (f"role:{str(attributes['role']).lower()[:_LONGEST_TYPE]}",)
    for name in _TYPED:
        if name in attributes:
            words += _types(str(attributes[name])[:_LONGEST])
    return words


@lru_cache(_MOST_REMEMBERED)
def _words(names: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names.split():
        parts = [part for part in _BETWEEN.split(_CAMEL.sub("-", name).lower()) if len(part) > 1]
        parts = parts[:_MOST_WORDS]
        found.update(dict.fromkeys(parts))
        found.update(dict.fromkeys(f"{one} {next_one}" for one, next_one in pairwise(parts)))
    return tuple(found)


@lru_cache(_MOST_REMEMBERED)
def _types(written: str) -> tuple[str, ...]:
    types = (word.rpartition("/")[2].lower() for word in written.split())
    return tuple(f"is:{word}" for word in types if word.isalpha() and len(word) < _LONGEST_TYPE)


def score(words: tuple[str, ...], table: Mapping[str, float]) -> float:
    """How much the words say for content, in log-odds: the best of them, and the worst."""
    known = [table[word] for word in words if word in table]
    return max(0.0, *known) + min(0.0, *known) if known else 0.0
