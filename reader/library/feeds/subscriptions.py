"""The listener's feeds, and which of their entries were seen."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.library.database import Library
from reader.sources.feeds.fetch import Validators
from reader.sources.feeds.model import FeedEntry
from reader.sources.source import normalised_address

_MAX_SEEN = 20_000  # keys of one feed; no feed is that long


class Subscription(NamedTuple):
    """A feed that the listener added.

    At most `newest` of its articles wait in the queue. `updated` is in seconds since 1970, None before the
    first update. `problem` is why the last update failed, or "".
    """

    id: int
    address: str
    url: str
    title: str
    newest: int
    validated_url: str
    etag: str
    modified: str
    updated: float | None
    problem: str

    @property
    def validators(self) -> Validators:
        """What to send to the server, to ask it if the feed has changed."""
        return Validators(self.validated_url, self.etag, self.modified)


def subscriptions(library: Library) -> list[Subscription]:
    """All feeds, in the order in which they were added."""
    return library.records(Subscription, "SELECT * FROM feeds ORDER BY id")


def subscribe(library: Library, url: str, title: str, newest: int) -> tuple[int, bool]:
    """Add a feed; returns its number, and True if it is new. A feed that is there gets the new `newest`."""
    address = normalised_address(url)
    with library.transaction() as file:
        known = file.execute("SELECT id FROM feeds WHERE address = ?", (address,)).fetchone()
        if known is not None:
            file.execute("UPDATE feeds SET newest = ?, url = ? WHERE id = ?", (newest, url, known[0]))
            return known[0], False
        added = file.execute(
            "INSERT INTO feeds (address, url, title, newest) VALUES (?, ?, ?, ?)",
            (address, url, title, newest),
        )
        assert added.lastrowid is not None
        return added.lastrowid, True


def change_address(library: Library, feed: int, url: str) -> bool:
    """Save where a feed has moved; False if it, or another feed, has that address already."""
    address = normalised_address(url)
    with library.transaction() as file:
        return (
            file.execute(
                "UPDATE OR IGNORE feeds SET address = ?1, url = ?2 WHERE id = ?3 AND address <> ?1",
                (address, url, feed),
            ).rowcount
            > 0
        )


def unsubscribe(library: Library, numbers: Iterable[int]) -> list[int]:
    """Remove feeds; their articles stay in the queue.

    If some do not exist, removes nothing and returns their numbers.
    """
    wanted = set(numbers)
    with library.transaction() as file:
        missing = wanted - {each for (each,) in file.execute("SELECT id FROM feeds")}
        for number in wanted if not missing else ():
            file.execute("DELETE FROM feeds WHERE id = ?", (number,))
            file.execute("DELETE FROM feed_entries WHERE feed = ?", (number,))
            file.execute("UPDATE queue SET feed = 0 WHERE feed = ?", (number,))
    return sorted(missing)


def record_success(library: Library, feed: int, title: str, validators: Validators | None) -> None:
    """Save that an update succeeded; `validators` is None if the feed had not changed."""
    with library.transaction() as file:
        file.execute(
            "UPDATE feeds SET updated_at = ?, problem = '', title = CASE ? WHEN '' THEN title ELSE ? END "
            "WHERE id = ?",
            (time.time(), title, title, feed),
        )
        if validators is not None:
            file.execute(
                "UPDATE feeds SET validated_url = ?, etag = ?, modified = ? WHERE id = ?", (*validators, feed)
            )


def record_problem(library: Library, feed: int, problem: str) -> None:
    """Save why an update failed."""
    with library.transaction() as file:
        file.execute("UPDATE feeds SET problem = ? WHERE id = ?", (problem, feed))


def unseen(library: Library, feed: int, entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    """Those of the entries that no update has seen: none of their keys is known."""
    seen = {str(key) for (key,) in library.rows("SELECT key FROM feed_entries WHERE feed = ?", feed)}
    return [each for each in entries if seen.isdisjoint(each.keys)]


def mark_seen(library: Library, feed: int, entries: Iterable[FeedEntry]) -> None:
    """Save that these entries were seen."""
    with library.transaction() as file:
        keys = [(feed, key) for each in entries for key in each.keys]
        (known,) = file.execute("SELECT count(*) FROM feed_entries WHERE feed = ?", (feed,)).fetchone()
        if known > _MAX_SEEN:  # a feed that never stops
            file.execute("DELETE FROM feed_entries WHERE feed = ?", (feed,))
        file.executemany("INSERT OR IGNORE INTO feed_entries VALUES (?, ?)", keys)


def make_room(library: Library, feed: int, newest: int) -> int:
    """Remove the oldest articles of a feed from the queue, so that `newest` wait; returns how many.

    Articles that the listener began stay, and do not count.
    """
    with library.transaction() as file:
        return file.execute(
            "DELETE FROM queue WHERE id IN "
            "(SELECT queue.id FROM queue JOIN articles ON articles.id = article WHERE feed = ? "
            "AND heard_at IS NULL ORDER BY queue.id DESC LIMIT -1 OFFSET ?)",
            (feed, newest),
        ).rowcount
