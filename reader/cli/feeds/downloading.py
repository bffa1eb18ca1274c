"""Downloads the pages of articles that are in the queue without them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli.feeds.in_threads import in_threads
from reader.cli.feeds.limits import DownloadLimits
from reader.cli.listening.article_store import facts_of
from reader.cli.output import report
from reader.cli.page_loading import fetching, parsed, require_article, say, unforeseen_as_source_error
from reader.errors import NothingToRead, SourceError
from reader.library.articles import find_or_add, is_finished
from reader.library.database import Library
from reader.library.queue import Pending, complete, dequeue, keep_stand_in, queued_source
from reader.library.removal import remove
from reader.page.dom.words import count_words
from reader.sources.feeds.entry_text import plain_text
from reader.sources.open_source import read_source
from reader.sources.source import Source
from reader.sources.web_request import Unreachable

_MAX_FETCHES = 4  # at once
_MIN_ANNOUNCED = 5  # articles to download: it takes a while, so say so


def download(library: Library, entries: Sequence[Pending], limits: DownloadLimits) -> int:
    """Download the pages of these entries; reports those that fail, and returns how many did.

    What cannot be reached now stays pending. If there is no such page, the text from the feed stays; without
    that, the entry of a feed leaves the queue. Raises LibraryError if the queue is full.
    """

    def fetch(entry: Pending) -> Source | SourceError:
        try:
            with fetching(entry.name):
                return read_source(
                    entry.name,
                    allow_private=limits.allow_private,
                    from_public=bool(entry.is_public),
                    max_bytes=limits.max_page_mb * 1_000_000,
                )
        except SourceError as error:
            return error

    if len(entries) >= _MIN_ANNOUNCED:
        report(f"Downloading {len(entries)} articles")
    failed = 0
    for entry, fetched in in_threads(fetch, entries, _MAX_FETCHES):
        try:
            if isinstance(fetched, SourceError):
                raise fetched
            _keep(library, entry, fetched)
        except (SourceError, NothingToRead) as error:
            failed += not _kept(library, entry, error)
    return failed


def _keep(library: Library, entry: Pending, source: Source) -> None:
    """Save the page of an entry, unless the article was heard at another address. Raises ReaderError."""
    page = parsed(source, entry.name)
    require_article(entry.name, page)
    with unforeseen_as_source_error(entry.name), library.transaction():
        article = find_or_add(library, facts_of(source, page)).id
        complete(library, entry.id, article, source, page.article_words)
        if is_finished(library, article):
            dequeue(library, article)


def _kept(library: Library, entry: Pending, error: SourceError | NothingToRead) -> bool:
    """True if the text from the feed is kept instead; else the error is reported."""
    stand_in = queued_source(library, entry.id)
    if not isinstance(error, Unreachable):
        if stand_in is not None:
            keep_stand_in(
                library, entry.id, count_words(plain_text(stand_in.html.decode("utf-8", "replace")))
            )
            return True
        if entry.feed:
            remove(library, "queue", [entry.id])
    say(f"{entry.title}: {error}" if entry.title else str(error))
    return False
