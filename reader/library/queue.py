"""Articles to be heard later, each with its page as it was had: it can be heard without a network."""

from __future__ import annotations

import time
import zlib
from typing import NamedTuple

from reader.errors import LibraryError
from reader.library.database import Library
from reader.sources.source import Source

MAX_QUEUE_BYTES = 200_000_000  # packed


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
    """What came with a page, and the page itself, packed by zlib."""

    html: bytes
    url: str
    identity: str
    reopen_as: str
    charset: str
    is_public: bool
    only_article: bool


def enqueue(library: Library, article: int, source: Source, words: int) -> tuple[int, bool]:
    """Put an article at the end of the queue, with its page.

    Gives its number, and whether it is new; one that is there already keeps its place, and has its page
    anew. Raises LibraryError where there is no room for it.
    """
    packed = zlib.compress(source.html)
    with library.transaction() as file:
        there = file.execute("SELECT id FROM queue WHERE article = ?", (article,)).fetchone()
        number = there[0] if there else None
        (kept,) = file.execute(
            "SELECT total(length(html)) FROM queue WHERE id IS NOT ?", (number,)
        ).fetchone()
        if kept + len(packed) > MAX_QUEUE_BYTES:
            room = MAX_QUEUE_BYTES // 1_000_000
            raise LibraryError(f"The queue is full, at {room} MB. Make room with: reader queue remove")
        about = (source.url, source.identity, source.reopen_as, source.charset)
        done = file.execute(
            "INSERT OR REPLACE INTO queue VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, article, words, time.time(), *about, source.is_public, packed, source.only_article),
        )
        assert done.lastrowid is not None
        return done.lastrowid, there is None


def queue_entries(library: Library) -> list[QueueEntry]:
    """What is in the queue, in the order in which it was added."""
    return library.records(
        QueueEntry,
        "SELECT queue.id, article, title, queue.again, words, "
        "CASE ended WHEN 0 THEN percent ELSE 0 END, added_at "
        "FROM queue JOIN articles ON articles.id = article ORDER BY queue.id",
    )


def queued_source(library: Library, number: int) -> Source | None:
    """The page that was kept with number `number`; None where that has left the queue."""
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
    """Take an article out of the queue, if it is there: it was heard to its end."""
    with library.transaction() as file:
        file.execute("DELETE FROM queue WHERE article = ?", (article,))
