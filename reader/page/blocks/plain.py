"""Plain elements: no attribute changes how they are read. Most of a page's elements are plain."""

from __future__ import annotations

import re
from functools import lru_cache

from bs4.element import Tag

_SPECIAL = frozenset(
    {
        "aria-hidden", "aria-label", "data-cfemail", "epub:type", "hidden", "lang", "popover", "role",
        "style", "xml:lang",
    }
)  # fmt: skip
# Parts of the class names of page tools, notes, callouts, page numbers and code: see the handlers.
_SPECIAL_CLASS = re.compile(
    r"""admonition|alert-|assistive|blob-num|break|callout|folio|glossary|gutter|hidden|line|ln|note|page|\bp[bg]\b|popover
    |reader|seite|sr[-_]?(?:only|text)|tip""",
    re.IGNORECASE | re.VERBOSE,
)
_MAX_CACHED = 4096  # class attributes: a page has a few hundred different ones
_MAX_CACHED_CHARACTERS = 300


def is_plain(element: Tag) -> bool:
    """True if no attribute of an element changes how it is read, except what its tag asks for."""
    attributes = element.attrs
    if not attributes:
        return True
    if not _SPECIAL.isdisjoint(attributes):
        return False
    names = attributes.get("class")
    if not names:
        return True
    return len(names) <= _MAX_CACHED_CHARACTERS and _is_plain_class(str(names))


@lru_cache(_MAX_CACHED)
def _is_plain_class(names: str) -> bool:
    return _SPECIAL_CLASS.search(names) is None
