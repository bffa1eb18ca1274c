"""The queue of articles to hear later. Each has a copy of its page, so it needs no network."""

from __future__ import annotations

import time
import zlib
from typing import NamedTuple

from reader.errors import LibraryError
from reader.library.database import Library
from reader.sources.source import Source

MAX_QUEUE_BYTES = 200_000_000  # compressed


class QueueEntry(NamedTuple):
    """An article in the queue. `words` is its length, `added` in seconds since 1970."""

    id: int
    article: int
    title: str
    reopen_as: str
    words: int
    percent: int
    added: float


class _Page(NamedTuple):
    """The row of a page; `html` is compressed with zlib."""

    html: bytes
    url: str
    identity: str
    reopen_as: str
    charset: str
    is_public: bool
    only_article: bool


def enqueue(library: Library, article: int, source: Source, words: int) -> tuple[int, bool]:
    """Add an article and its page to the end of the queue.

    Returns its number, and True if it is new. An article that is in the queue keeps its place and gets the
    new page. Raises LibraryError if the queue is full.
    """
    packed = zlib.compress(source.html)
    with library.transaction() as file:
        existing = file.execute("SELECT id FROM queue WHERE article = ?", (article,)).fetchone()
        number = existing[0] if existing else None
        (used,) = file.execute(
            "SELECT total(length(html)) FROM queue WHERE id IS NOT ?", (number,)
        ).fetchone()
        if used + len(packed) > MAX_QUEUE_BYTES:
            room = MAX_QUEUE_BYTES // 1_000_000
            raise LibraryError(f"The queue is full, at {room} MB. Make room with: reader queue remove")
        about = (source.url, source.identity, source.reopen_as, source.charset)
        done = file.execute(
            "INSERT OR REPLACE INTO queue VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, article, words, time.time(), *about, source.is_public, packed, source.only_article),
        )
        assert done.lastrowid is not None
        return done.lastrowid, existing is None


def queue_entries(library: Library) -> list[QueueEntry]:
    """The entries of the queue, in the order in which they were added."""
    return library.records(
        QueueEntry,
        "SELECT queue.id, article, title, queue.again, words, "
        "CASE ended WHEN 0 THEN percent ELSE 0 END, added_at "
        "FROM queue JOIN articles ON articles.id = article ORDER BY queue.id",
    )


def queued_source(library: Library, number: int) -> Source | None:
    """The page of entry `number`; None if that is no longer in the queue."""
    found = library.records(
        _Page,
        "SELECT html, url, identity, again, charset, is_public, only_article FROM queue WHERE id = ?",
        number,
    )
    for packed, url, identity, reopen_as, charset, is_public, only_article in found:
        try:
            page = zlib.decompress(packed)
        except zlib.error:
            raise LibraryError(
                f"Number {number} in the queue is damaged. Remove it, and add it again."
            ) from None
        return Source(
            page,
            url,
            identity,
            reopen_as,
            charset,
            is_public=bool(is_public),
            only_article=bool(only_article),
        )
    return None


def dequeue(library: Library, article: int) -> None:
    """Remove an article, which was heard to its end, from the queue if it is there."""
    with library.transaction() as file:
        file.execute("DELETE FROM queue WHERE article = ?", (article,))
