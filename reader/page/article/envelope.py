"""Excludes the header and the licence of a free e-book that is one web page.

"*** START OF THE … EBOOK …" ends the header, "*** END OF THE … EBOOK …" begins the licence. Some pages
give both the class name "boilerplate".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bs4.element import NavigableString, Tag

from reader.page.dom.queries import elements_in, has_class, leading_text
from reader.page.reasons import Reason, ReasonKind

_MARK = re.compile(r"\s*\*{3}\s*(START|END) OF (?:THE|THIS)\b[^*]{0,200}\bE-?BOOK\b", re.IGNORECASE)
_CLASS = re.compile(r"(?:\w+-)*boilerplate", re.IGNORECASE)
_MAX_MARK_CHARACTERS = 300
_LINE_TAGS = frozenset({"div", "h1", "h2", "h3", "p", "pre", "span"})


def exclude_envelope(
    boundaries: dict[int, Reason | None], body: Tag, elements: Iterable[Tag], text: str
) -> None:
    """Exclude the header and the licence of a book from the article; `text` is the page's markup."""
    if "oilerplate" not in text and not ("OF TH" in text and "***" in text):
        return
    for element in list(_envelope(body, elements)):
        for inside in elements_in(element):
            boundaries.pop(id(inside), None)
        boundaries[id(element)] = Reason(ReasonKind.LICENCE)


def _envelope(body: Tag, elements: Iterable[Tag]) -> Iterator[Tag]:
    """The named parts, the marks, and everything before the last START and after the first END."""
    last_start = first_end = None
    for element in elements:
        if has_class(element, _CLASS):
            yield element
        elif element.name in _LINE_TAGS:
            mark = _MARK.match(leading_text(element, _MAX_MARK_CHARACTERS))
            if mark is None or len(leading_text(element, 2 * _MAX_MARK_CHARACTERS)) >= _MAX_MARK_CHARACTERS:
                continue
            yield element
            if mark[1].upper() == "START":
                last_start = element
            elif first_end is None:
                first_end = element
    if last_start is not None:
        yield from _beside(last_start, body, is_before=True)
    if first_end is not None:
        yield from _beside(first_end, body, is_before=False)


def _beside(element: Tag, body: Tag, *, is_before: bool) -> Iterator[Tag]:
    """All elements of the body before an element, or all after it."""
    around: Tag | None = element
    while around is not None and around is not body:
        siblings = around.previous_siblings if is_before else around.next_siblings
        for node in siblings:
            if isinstance(node, Tag):
                yield node
            elif isinstance(node, NavigableString) and node.strip() and around.parent is not body:
                break
        around = around.parent
