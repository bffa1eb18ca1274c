"""What a feed says, as frozen values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

MAX_ENTRIES = 1000  # of one feed
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
    """The entries, newest first; in the order of the feed, usually the same, if one has no valid date."""
    found = [(seconds_of_date(each.published), each) for each in entries]
    if all(seconds is not None for seconds, _ in found):
        found.sort(key=lambda pair: pair[0] or 0, reverse=True)
    return tuple(each for _, each in found)


def seconds_of_date(written: str) -> float | None:
    """An ISO 8601 date in seconds since 1970, in UTC if it names no time zone; None if it is not valid."""
    try:
        date = datetime.fromisoformat(written.strip())
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
