"""What a feed says, as frozen values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

# Of a title or an author's name, a date and a language tag (RFC 5646, 4.4.1); the rest is cut off.
MAX_TITLE_CHARACTERS, MAX_DATE_CHARACTERS, MAX_LANGUAGE_CHARACTERS = 500, 40, 35
MAX_KEY_CHARACTERS = 1000  # of a text that identifies its entry


class FeedEntry(NamedTuple):
    """An entry of a feed.

    `keys` identify it in later versions of the feed, the most certain first. `link` is its web address, or
    "". `published` is an ISO 8601 date. `html` is the text in the feed, and `is_whole` says that it is the
    whole article, not a teaser.
    """

    keys: tuple[str, ...]
    title: str
    link: str
    author: str
    published: str
    html: str
    is_whole: bool


class Feed(NamedTuple):
    """A feed with its entries, the newest first as far as their dates say."""

    title: str
    lang: str
    entries: tuple[FeedEntry, ...]


class FeedLink(NamedTuple):
    """A feed that a page or an OPML file names. `title` may be empty."""

    url: str
    title: str


def newest_first(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """The entries by date; in the order of the feed, which begins with the newest, if one has no date."""
    found = list(entries)
    if all(each.published for each in found):
        found.sort(key=lambda each: each.published, reverse=True)
    return tuple(found)
