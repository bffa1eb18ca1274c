"""Updates feeds: their new entries go into the queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.cli.feeds.downloading import download
from reader.cli.feeds.in_threads import in_threads
from reader.cli.feeds.limits import DownloadLimits
from reader.cli.page_loading import fetching, unforeseen_as_source_error
from reader.errors import SourceError, with_sentence
from reader.library.articles import ArticleIdentifiers, find_at, find_or_add, is_finished
from reader.library.database import Library
from reader.library.feeds.subscriptions import (
    Subscription,
    change_address,
    make_room,
    mark_seen,
    record_problem,
    record_success,
    unseen,
)
from reader.library.queue import Origin, enqueue, pending, queue_entries
from reader.page.dom.words import count_words
from reader.sources.feeds.entry_text import entry_source, plain_text
from reader.sources.feeds.fetch import FeedDocument, fetch_document
from reader.sources.feeds.model import FeedEntry
from reader.sources.feeds.parse import parse_feed
from reader.sources.source import display_name

_MAX_FETCHES = 8  # at once, each of a different feed
_GONE = 410


class Updated(NamedTuple):
    """An updated feed: its number and title, and how many articles are new.

    `dropped` counts the older ones that left the queue to make room. `problem` is why
    it could not be updated, or None. `moved` is its new address, if it has moved.
    """

    id: int
    title: str
    new: int = 0
    dropped: int = 0
    problem: SourceError | None = None
    moved: str = ""


def update_all(library: Library, feeds: Sequence[Subscription], limits: DownloadLimits) -> Iterator[Updated]:
    """Update feeds, and yield each when it is done. Raises LibraryError."""

    def fetch(feed: Subscription) -> FeedDocument | SourceError | None:
        try:
            with fetching(feed.url):
                return fetch_document(feed.url, feed.validators, allow_private=limits.allow_private)
        except SourceError as error:
            return error

    for feed, fetched in in_threads(fetch, feeds, _MAX_FETCHES):
        yield _update(library, feed, fetched, limits)


def _update(
    library: Library, feed: Subscription, fetched: FeedDocument | SourceError | None, limits: DownloadLimits
) -> Updated:
    try:
        if isinstance(fetched, SourceError):
            raise fetched
        if fetched is not None:
            return add_and_download(library, feed, fetched, limits)
    except SourceError as problem:
        error = problem
        if problem.fields.get("status") == _GONE:
            hint = f"To stop following it: reader feed remove {feed.id}"
            error = SourceError(with_sentence(problem, hint))
        record_problem(library, feed.id, str(error))
        return Updated(feed.id, feed.title or display_name(feed.url), problem=error)
    record_success(library, feed.id, "", None)
    download(library, [each for each in pending(library) if each.feed == feed.id], limits)
    return Updated(feed.id, feed.title)


def add_and_download(
    library: Library, feed: Subscription, document: FeedDocument, limits: DownloadLimits
) -> Updated:
    """Add the new entries of a feed and download their pages. Raises SourceError if the feed cannot be read.

    Entries that leave the queue again, as those whose page does not exist, are not counted as new.
    """
    before = {each.id for each in pending(library)}
    done = add_entries(library, feed, document)
    waiting = [each for each in pending(library) if each.feed == feed.id]
    download(library, waiting, limits)
    queued = {each.id for each in queue_entries(library)}
    gone = sum(each.id not in before and each.id not in queued for each in waiting)
    return done._replace(new=done.new - gone)


def add_entries(library: Library, feed: Subscription, document: FeedDocument) -> Updated:
    """Add the new entries of a feed to the queue, the oldest first. Raises SourceError.

    An entry with its whole text in the feed is ready to hear; the others wait for their pages.
    """
    shown = display_name(feed.url)
    with unforeseen_as_source_error(feed.url):
        found = parse_feed(document.body, document.url, shown, document.content_type)
    with library.transaction():
        fresh = unseen(library, feed.id, found.entries)[: feed.newest]
        new = sum(_enqueue(library, feed, each, found.lang, document) for each in reversed(fresh))
        mark_seen(library, feed.id, found.entries)
        record_success(library, feed.id, found.title, document.validators)
        dropped = make_room(library, feed.id, feed.newest)
        has_moved = bool(document.moved) and change_address(library, feed.id, document.moved)
    title = found.title or feed.title or shown
    return Updated(feed.id, title, new, dropped, moved=document.moved if has_moved else "")


def _enqueue(
    library: Library, feed: Subscription, entry: FeedEntry, lang: str, document: FeedDocument
) -> bool:
    """Add an entry to the queue; False if it has nothing to read, or was heard or queued before."""
    if not (entry.link or entry.html):
        return False
    source = entry_source(entry, feed.address, lang, is_public=document.is_public)
    article = find_at(library, source.identity)
    if article is None:
        facts = ArticleIdentifiers(
            source.identity, source.reopen_as, entry.title, published=entry.published[:10]
        )
        article = find_or_add(library, facts).id
    elif is_finished(library, article):
        return False
    is_pending = bool(entry.link) and not entry.is_whole
    words = count_words(plain_text(entry.html))
    _, is_new = enqueue(
        library, article, source, 0 if is_pending else words, Origin(feed.id, pending=is_pending)
    )
    return is_new
