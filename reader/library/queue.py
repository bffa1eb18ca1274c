"""The queue of articles to hear later.

Each has a copy of its page, so it needs no network. A pending one has not: its page is downloaded later, and
until then a text from its feed may stand in for it.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from reader.errors import LibraryError
from reader.library.articles import merge
from reader.library.database import Library
from reader.sources.source import Source

MAX_QUEUE_BYTES = 200_000_000  # compressed


class QueueEntry(NamedTuple):
    """An article in the queue.

    `words` is its length, 0 if unknown. `added` is in seconds since 1970. `pending`: its page is not
    downloaded yet. `feed` is the number of the feed that it came from, or 0.
    """

    id: int
    article: int
    title: str
    reopen_as: str
    words: int
    percent: int
    added: float
    pending: int
    feed: int

    @property
    def words_left(self) -> int:
        """The words that were not heard yet; 0 if its length is unknown."""
        return self.words * (100 - self.percent) // 100


class Origin(NamedTuple):
    """Where an article of the queue comes from: a feed's number, or 0, and when it was saved elsewhere."""

    feed: int = 0
    added: float | None = None
    pending: bool = False


class _PageRow(NamedTuple):
    """The row of a page; `html` is compressed with zlib."""

    html: bytes
    url: str
    identity: str
    reopen_as: str
    charset: str
    is_public: bool
    only_article: bool


def enqueue(
    library: Library,
    article: int,
    source: Source,
    words: int,
    origin: Origin = Origin(),  # noqa: B008  # it is frozen
) -> tuple[int, bool]:
    """Add an article and its page to the end of the queue.

    Returns its number, and True if it is new. An article that is in the queue keeps its place and gets the
    new page, unless that is pending. Raises LibraryError if the queue is full.
    """
    with library.transaction() as file:
        existing = file.execute("SELECT id FROM queue WHERE article = ?", (article,)).fetchone()
        if existing is not None:
            if not origin.pending:
                complete(library, existing[0], article, source, words)
            return existing[0], False
        packed = _packed(library, source, None)
        about = (source.url, source.identity, source.reopen_as, source.charset)
        done = file.execute(
            "INSERT INTO queue (article, words, added_at, url, identity, again, charset, is_public, html, "
            "only_article, feed, pending) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(article, words, time.time() if origin.added is None else origin.added, *about),
                *(source.is_public, packed, source.only_article, origin.feed, origin.pending),
            ),
        )
        assert done.lastrowid is not None
        return done.lastrowid, True


def longer_entry(library: Library, article: int, words: int) -> int | None:
    """The number of the entry that has an article with more words than these, as one thing; or None."""
    rows = library.rows(
        "SELECT id FROM queue WHERE article = ? AND only_article AND words > ?", article, words
    )
    return next((int(number) for (number,) in rows), None)


def complete(library: Library, number: int, article: int, source: Source, words: int) -> None:
    """Give entry `number` its page. It shows which `article` it is, which may be in the queue already."""
    packed = _packed(library, source, number)
    about = (source.url, source.identity, source.reopen_as, source.charset)
    with library.transaction() as file:
        row = file.execute("SELECT article FROM queue WHERE id = ?", (number,)).fetchone()
        if row is not None and row[0] != article:  # its address leads to another one
            merge(library, row[0], article)
            file.execute("DELETE FROM queue WHERE article = ? AND id <> ?", (article, number))
        file.execute(
            "UPDATE queue SET article = ?, words = ?, url = ?, identity = ?, again = ?, charset = ?, "
            "is_public = ?, html = ?, only_article = ?, pending = 0 WHERE id = ?",
            (article, words, *about, source.is_public, packed, source.only_article, number),
        )


def _packed(library: Library, source: Source, number: int | None) -> bytes:
    """The compressed page. Raises LibraryError if the queue has no room for it in entry `number`."""
    packed = zlib.compress(source.html)
    with library.reading() as file:
        (used,) = file.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ).fetchone()
        if used + len(packed) > MAX_QUEUE_BYTES:  # only a file of that size can hold so much: count exactly
            query = "SELECT total(length(html)) FROM queue WHERE id IS NOT ?"
            (used,) = file.execute(query, (number,)).fetchone()
    if used + len(packed) > MAX_QUEUE_BYTES:
        room = MAX_QUEUE_BYTES // 1_000_000
        raise LibraryError(f"The queue is full, at {room} MB. Make room with: reader queue remove")
    return packed


def queue_entries(library: Library) -> list[QueueEntry]:
    """The entries of the queue, in their order: as they were added, after those that were moved first."""
    return library.records(
        QueueEntry,
        "SELECT queue.id, article, title, queue.again, words, "
        "CASE ended WHEN 0 THEN percent ELSE 0 END, added_at, pending, feed "
        "FROM queue JOIN articles ON articles.id = article ORDER BY place, queue.id",
    )


def queued_source(library: Library, number: int) -> Source | None:
    """The page of entry `number`, or what stands in for it; None if there is neither."""
    found = library.records(
        _PageRow,
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
        if not page:
            return None
        return Source(
            page,
            url,
            identity=identity,
            reopen_as=reopen_as,
            charset=charset,
            is_public=bool(is_public),
            only_article=bool(only_article),
        )
    return None


class Pending(NamedTuple):
    """An entry whose page is to be downloaded from `name`. `is_public`: the internet gave this address."""

    id: int
    name: str
    title: str
    is_public: int
    feed: int


_PENDING = (
    "SELECT queue.id, queue.again, title, is_public, feed "
    "FROM queue JOIN articles ON articles.id = article WHERE pending"
)


def pending(library: Library) -> list[Pending]:
    """The entries whose pages are still to be downloaded."""
    return library.records(Pending, f"{_PENDING} ORDER BY place, queue.id")


def pending_entry(library: Library, number: int) -> Pending | None:
    """Entry `number` if its page is still to be downloaded, else None."""
    return next(iter(library.records(Pending, f"{_PENDING} AND queue.id = ?", number)), None)


def keep_stand_in(library: Library, number: int, words: int) -> None:
    """Keep the text that stands in for the page of entry `number`, which is gone; it has `words` words."""
    with library.transaction() as file:
        file.execute("UPDATE queue SET pending = 0, words = ? WHERE id = ?", (words, number))


def move_first(library: Library, numbers: Sequence[int]) -> list[int]:
    """Put these entries first, in this order.

    If some do not exist, moves nothing and returns their numbers.
    """
    with library.transaction() as file:
        existing = {each for (each,) in file.execute("SELECT id FROM queue")}
        missing = sorted(set(numbers) - existing)
        if not missing:
            (first,) = file.execute("SELECT coalesce(min(place), 0) FROM queue").fetchone()
            places = [(first - len(numbers) + index, number) for index, number in enumerate(numbers)]
            file.executemany("UPDATE queue SET place = ? WHERE id = ?", places)
        return missing


def dequeue(library: Library, article: int) -> None:
    """Remove an article, which was heard to its end, from the queue if it is there."""
    with library.transaction() as file:
        file.execute("DELETE FROM queue WHERE article = ?", (article,))
