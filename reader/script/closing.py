"""What a listener may still want to hear at the end of an article: the parts that were not read."""

from __future__ import annotations

from reader.page.model import Page

_MIN_WORDS = 40
_MAX_TITLES = 2
# The frame of a site is on each of its pages, and nobody asks for it at the end of an article.
_FRAMES = frozenset({"banner", "contentinfo", "form", "navigation", "search"})


def unread_titles(page: Page) -> tuple[str, ...]:
    """The titles of the longest parts outside the article that have a heading, in the page's order."""
    parts = [
        section
        for section in page.sections
        if not section.in_article
        and section.level is not None
        and section.words >= _MIN_WORDS
        and section.landmark not in _FRAMES
    ]
    longest = sorted(parts, key=lambda section: section.words, reverse=True)[:_MAX_TITLES]
    return tuple(section.title for section in parts if section in longest)
