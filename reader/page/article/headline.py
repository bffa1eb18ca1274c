"""Finds the article's headline among the headings."""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import Tag

from reader.page.article.measure import Measured
from reader.page.dom.queries import collapsed_text, elements_in
from reader.page.titles import title_parts, title_words

_HEADLINE_TAGS = frozenset({"h1", "h2", "h3", "h4"})
_TAG_SCORES = {"h1": 2, "h2": 1}  # these are more likely
_MIN_TITLE_SHARE = 0.7  # of a heading's words, in the page's title
_MAX_CHARACTERS = 500
_MAX_ELEMENTS = 5  # of a heading, searched for a link
_ORIGIN = re.compile(r"(?:https?:)?//[^/?#]+/?")


def find_headline(measured: Measured, title: str, site_title: str) -> int:
    """The place of the heading with the words of the page's title, else of its only h1, else -1.

    If that heading is an h3 or h4, the only h1 comes first unless all its words are in the title: titles
    for search engines differ from headlines. An h1 whose words are in the title is the site's name.
    """
    wanted = title_words(title)
    parts = [title_words(part) for part in title_parts(site_title)]
    best: tuple[float, int] | None = None
    h1s: list[int] = []
    for place, heading in enumerate(measured.elements):
        if heading.name not in _HEADLINE_TAGS or not 0 < measured.text[place] < _MAX_CHARACTERS:
            continue
        if _leads_home(heading) or _is_in_navigation(measured, place):
            continue
        words = title_words(collapsed_text(heading))
        share = len(words & wanted) / (len(words) or 1)
        if share > _MIN_TITLE_SHARE and (len(words) >= min(2, len(wanted)) or words in parts):
            score = len(words & wanted) + _TAG_SCORES.get(heading.name, 0) + share
            if best is None or score > best[0]:
                best = score, place
        if heading.name == "h1":
            h1s.append(place)
    only_h1 = h1s[0] if len(h1s) == 1 else -1
    if best is None or only_h1 < 0 or measured.elements[best[1]].name in _TAG_SCORES:
        return only_h1 if best is None else best[1]
    is_site_name = title_words(collapsed_text(measured.elements[only_h1])) <= title_words(site_title)
    return best[1] if is_site_name else only_h1


def _is_in_navigation(measured: Measured, place: int) -> bool:
    while place >= 0 and measured.tags[place] != "nav":
        place = measured.parents[place]
    return place >= 0


def _leads_home(heading: Tag) -> bool:
    """True if a heading links to the site's home page: it is the site's name."""
    link = next(
        (element for element in islice(elements_in(heading), _MAX_ELEMENTS) if element.name == "a"), None
    )
    href = str(link.attrs.get("href", "")) if link is not None else ""
    return href == "/" or (bool(href) and _ORIGIN.fullmatch(href) is not None)
