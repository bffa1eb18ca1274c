"""The words in elements' class names, ids, roles and schema.org types.

Pages write them for style sheets and search engines, in much the same words everywhere: "entry-content",
"related-posts". Training scores each word for or against content (tests/extraction/train.py), and drops
words of only a few sites.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

_MAX_CHARACTERS = 300  # of an attribute; the rest is ignored
_MAX_WORDS = 8  # in one name
_MAX_TYPE_CHARACTERS = 24
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN = re.compile(r"[^a-z]+")
_TYPE_ATTRIBUTES = ("itemprop", "itemtype", "rel", "data-testid", "data-component", "aria-label")
_NAMING_ATTRIBUTES = frozenset({"class", "id", "role", *_TYPE_ATTRIBUTES})
_MAX_CACHED = 4096  # names: a page has a few hundred different ones


def element_words(attributes: Mapping[str, Any]) -> tuple[str, ...]:
    """The words in an element's attributes: of its class names and id, also in pairs, its role and types."""
    if _NAMING_ATTRIBUTES.isdisjoint(attributes):
        return ()
    words: tuple[str, ...] = ()
    if "class" in attributes or "id" in attributes:
        words = _words(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:_MAX_CHARACTERS])
    if "role" in attributes:
        words += (f"role:{str(attributes['role']).lower()[:_MAX_TYPE_CHARACTERS]}",)
    for name in _TYPE_ATTRIBUTES:
        if name in attributes:
            words += _types(str(attributes[name])[:_MAX_CHARACTERS])
    return words


@lru_cache(_MAX_CACHED)
def _words(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(map(_words_of, names.split()))))


@lru_cache(_MAX_CACHED)
def _words_of(name: str) -> list[str]:
    """The words of one name, and its pairs of words."""
    lower = name if name.islower() else _CAMEL.sub("-", name).lower()
    parts = [part for part in _BETWEEN.split(lower) if len(part) > 1][:_MAX_WORDS]
    return parts + [f"{one} {next_one}" for one, next_one in pairwise(parts)] if len(parts) > 1 else parts


@lru_cache(_MAX_CACHED)
def _types(written: str) -> tuple[str, ...]:
    types = (word.rpartition("/")[2].lower() for word in written.split())
    return tuple(f"is:{word}" for word in types if word.isalpha() and len(word) < _MAX_TYPE_CHARACTERS)
