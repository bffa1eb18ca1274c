"""Answers questions about a tree: which nodes are in or beside an element, its text, its classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from bs4.element import NavigableString, Tag

_MAX_CACHED = 4096  # class attributes: a page has a few hundred different ones
_MAX_CACHED_CHARACTERS = 300
_MAX_NODES_BEFORE_TEXT = 20  # so that many elements without text end too


def nodes_in(element: Tag) -> Iterator[Tag | NavigableString]:
    """The elements and texts inside an element, in document order.

    BeautifulSoup's `descendants` finds the last descendant first, so even a short look into a deep
    element takes as long as the element is deep.
    """
    stack = [iter(element.contents)]
    while stack:
        for node in stack[-1]:
            yield node  # type: ignore[misc]  # the tree holds nothing else
            if isinstance(node, Tag):
                stack.append(iter(node.contents))
                break
        else:
            stack.pop()


def elements_in(element: Tag) -> Iterator[Tag]:
    """The elements inside another, in document order."""
    return (node for node in nodes_in(element) if isinstance(node, Tag))


def element_before(element: Tag) -> Tag | None:
    """The element directly before another, with at most white space between them."""
    node = element.previous_sibling
    while isinstance(node, NavigableString) and not node.strip():
        node = node.previous_sibling
    return node if isinstance(node, Tag) else None


def element_after(element: Tag) -> Tag | None:
    """The element directly after another, with at most white space between them."""
    node = element.next_sibling
    while isinstance(node, NavigableString) and not node.strip():
        node = node.next_sibling
    return node if isinstance(node, Tag) else None


def text_before(element: Tag) -> str:
    """The text directly before an element, without the space at its end, or ""."""
    before = element.previous_sibling
    return before.rstrip() if isinstance(before, NavigableString) else ""


def has_class(element: Tag, pattern: re.Pattern[str]) -> bool:
    """True if the whole of one of the element's class names matches `pattern`."""
    written = element.attrs.get("class")
    if not written:
        return False
    names = str(written)
    return _has_name(names, pattern) if len(names) <= _MAX_CACHED_CHARACTERS else _finds_name(names, pattern)


def _finds_name(names: str, pattern: re.Pattern[str]) -> bool:
    return any(map(pattern.fullmatch, names.split()))


_has_name = lru_cache(_MAX_CACHED)(_finds_name)


def collapse_space(text: str) -> str:
    """`text` with each run of white space replaced by one space, and none at the ends."""
    return " ".join(text.split())


def collapsed_text(element: Tag) -> str:
    """The words inside an element, separated by spaces; much quicker than BeautifulSoup's `get_text`."""
    texts = (str(node) for node in nodes_in(element) if isinstance(node, NavigableString))
    return collapse_space(" ".join(texts))


def joined_text(element: Tag) -> str:
    """The text inside an element, with the page's own white space."""
    return "".join(node for node in nodes_in(element) if isinstance(node, NavigableString))


def child_named(element: Tag, name: str) -> Tag | None:
    """The first child with this tag. BeautifulSoup's `find` makes several objects for each search."""
    return next((node for node in element.contents if isinstance(node, Tag) and node.name == name), None)


def contains(element: Tag, name: str) -> bool:
    """True if an element with this tag is inside another."""
    return any(inside.name == name for inside in elements_in(element))


def leading_text(element: Tag, max_characters: int) -> str:
    """The first `max_characters` characters of an element's text, with the page's own white space."""
    texts: list[str] = []
    left = max_characters
    for node in islice(nodes_in(element), _MAX_NODES_BEFORE_TEXT + max_characters):
        if isinstance(node, NavigableString):
            texts.append(node[:left])
            left -= len(node)
            if left <= 0:
                break
    return "".join(texts)
