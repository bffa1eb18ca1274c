"""The heading that the article stands under."""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import Tag

from reader.page.article.measure import Measured
from reader.page.dom.tree import elements_in
from reader.page.titles import title_parts, title_words

_TITLES = frozenset({"h1", "h2", "h3", "h4"})  # what a headline is written as
_RANKS = {"h1": 2, "h2": 1}  # a headline is rather one of these
_MIN_SHARE = 0.7  # of a heading's words that are the title's
_LONGEST_HEADLINE = 500  # characters
_FEW = 5  # elements in a heading
_ORIGIN = re.compile(r"(?:https?:)?//[^/?#]+/?")


def find_headline(measured: Measured, title: str, site_title: str) -> int:
    """The place of the heading that the page's title repeats, else of its only h1; -1 for none.

    Where only a heading of a lower rank repeats it, an h1 that is no part of the title comes before it:
    pages for search engines are called otherwise than their articles. One that is a part is the site's name.
    """
    wanted = title_words(title)
    parts = [title_words(part) for part in title_parts(site_title)]
    best: tuple[float, int] | None = None
    first: list[int] = []
    for place, heading in enumerate(measured.elements):
        if heading.name not in _TITLES or not 0 < measured.text[place] < _LONGEST_HEADLINE:
            continue
        if _leads_home(heading):
            continue
        words = title_words(heading.get_text(" "))
        share = len(words & wanted) / (len(words) or 1)
        if share > _MIN_SHARE and (len(words) >= min(2, len(wanted)) or words in parts):
            score = len(words & wanted) + _RANKS.get(heading.name, 0) + share
            if best is None or score > best[0]:
                best = score, place
        if heading.name == "h1":
            first.append(place)
    alone = first[0] if len(first) == 1 else -1
    if best is None:
        return alone
    is_other = alone >= 0 and not title_words(measured.elements[alone].get_text(" ")) <= title_words(
        site_title
    )
    return alone if is_other and measured.elements[best[1]].name not in _RANKS else best[1]


def _leads_home(heading: Tag) -> bool:
    """Whether a heading is a link to the site's first page: it is the site's name."""
    link = next((element for element in islice(elements_in(heading), _FEW) if element.name == "a"), None)
    href = str(link.attrs.get("href", "")) if link is not None else ""
    return href == "/" or (bool(href) and _ORIGIN.fullmatch(href) is not None)
