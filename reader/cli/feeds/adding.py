"""Finds the feeds to add: at a web address, named by a page, or listed in an OPML file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.cli.page_loading import fetching
from reader.errors import SourceError, reason_of
from reader.files.regular_file import open_regular
from reader.sources.feeds.discover import feed_address, feed_links, is_feed_scheme
from reader.sources.feeds.fetch import MAX_FEED_BYTES, FeedDocument, fetch_document
from reader.sources.feeds.model import FeedLink
from reader.sources.feeds.opml import is_opml, read_opml
from reader.sources.feeds.parse import is_feed
from reader.sources.source import display_name, is_web_address


class FoundFeed(NamedTuple):
    """A feed, and what was fetched from it, if anything was. `others`: more feeds of the same page."""

    feed: FeedLink
    document: FeedDocument | None = None
    others: tuple[FeedLink, ...] = ()


def find_feeds(name: str, *, allow_private: bool) -> list[FoundFeed]:
    """The feeds that `name` stands for. Raises SourceError."""
    if not name.strip():
        raise SourceError("No source given. Give a web address, or an OPML file.")
    name = (is_feed_scheme(name) and feed_address(name)) or name
    shown = display_name(name)
    if not is_web_address(name):
        return [FoundFeed(feed) for feed in read_opml(_read_file(name, shown), shown)]
    document = _fetched(name, allow_private=allow_private)
    if is_opml(document.body):
        return [FoundFeed(feed) for feed in read_opml(document.body, shown)]
    if is_feed(document.body):
        return [FoundFeed(FeedLink(document.moved or name, ""), document)]
    links = feed_links(document.body, document.url, document.charset)
    if not links:
        raise SourceError(
            "{name} is not a feed, and names none. Look for a link called RSS or feed on the site, and give "
            "its address.",
            name=shown,
        )
    first = links[0]
    named = _fetched(first.url, allow_private=allow_private, from_public=document.is_public)
    return [FoundFeed(first._replace(url=named.moved or first.url), named, links[1:])]


def _fetched(name: str, *, allow_private: bool, from_public: bool = False) -> FeedDocument:
    with fetching(name):
        document = fetch_document(name, allow_private=allow_private, from_public=from_public)
    assert document is not None  # only a conditional request can find it unchanged
    return document


def _read_file(name: str, shown: str) -> bytes:
    if name == "-":
        raise SourceError("Standard input cannot be followed. Give a web address, or an OPML file.")
    try:
        with open_regular(Path(name)) as file:
            data = file.read(MAX_FEED_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(
            "Cannot open {name}: no such file. Give a web address, or an OPML file.", name=shown
        ) from None
    except IsADirectoryError:
        raise SourceError("{name} is a folder. Give an OPML file in it.", name=shown) from None
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise SourceError("Cannot read {name}: {reason}.", name=shown, reason=reason) from None
    if len(data) > MAX_FEED_BYTES or not is_opml(data):
        raise SourceError("{name} is not an OPML file. Give one, or the web address of a feed.", name=shown)
    return data
