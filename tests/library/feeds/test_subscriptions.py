"""Feeds in the library: what was seen of them, and how many of their articles wait."""

from __future__ import annotations

from reader.library.articles import ArticleIdentifiers, find_or_add, save_position
from reader.library.database import Library
from reader.library.feeds.subscriptions import (
    make_room,
    mark_seen,
    record_problem,
    record_success,
    subscribe,
    subscriptions,
    unseen,
    unsubscribe,
)
from reader.library.queue import Origin, enqueue, queue_entries
from reader.script.durable_place import DurablePlace
from reader.sources.feeds.fetch import Validators
from reader.sources.feeds.model import FeedEntry
from reader.sources.source import Source

URL = "https://example.org/feed"


def entry(*keys: str) -> FeedEntry:
    return FeedEntry(keys, keys[0], "", "", "", "", is_whole=False)


def queued(library: Library, feed: int, *names: str) -> list[int]:
    articles = [find_or_add(library, ArticleIdentifiers(name, name, name)).id for name in names]
    for each in articles:
        enqueue(library, each, Source(b"<p>x", "", "x", "x"), 7, Origin(feed))
    return articles


def test_feed_is_there_once_and_keeps_what_updates_say(library: Library) -> None:
    number, is_new = subscribe(library, f"{URL}#x", "Tides", 10)
    assert is_new
    assert subscribe(library, "https://anna:secret@example.org/feed", "", 3) == (number, False)
    record_problem(library, number, "It is gone.")
    (found,) = subscriptions(library)
    assert (found.address, found.title, found.newest, found.problem) == (URL, "Tides", 3, "It is gone.")
    assert "secret" in found.url
    assert found.updated is None
    record_success(library, number, "", Validators(URL, "e", "m"))
    (found,) = subscriptions(library)
    assert (found.title, found.problem, found.validators) == ("Tides", "", Validators(URL, "e", "m"))
    record_success(library, number, "Sea", None)
    assert subscriptions(library)[0].validators == Validators(URL, "e", "m")


def test_entry_is_seen_by_any_of_its_keys_and_in_its_own_feed(library: Library) -> None:
    mark_seen(library, 1, [entry("a", "b"), entry("c")])
    assert unseen(library, 1, [entry("b"), entry("x", "c"), entry("d")]) == [entry("d")]
    assert unseen(library, 2, [entry("b")]) == [entry("b")]


def test_only_the_newest_wait_and_what_was_begun_stays(library: Library) -> None:
    first, *_ = queued(library, 1, "a", "b", "c", "d")
    queued(library, 2, "other")
    save_position(library, first, DurablePlace("00", 1, 0, 5), ended=False)
    assert make_room(library, 1, 2) == 1
    assert [each.title for each in queue_entries(library)] == ["a", "c", "d", "other"]


def test_removed_feed_leaves_its_articles_and_is_forgotten(library: Library) -> None:
    number, _ = subscribe(library, URL, "Tides", 10)
    queued(library, number, "a")
    mark_seen(library, number, [entry("a")])
    assert unsubscribe(library, [number, 9]) == [9]
    assert len(subscriptions(library)) == 1
    assert unsubscribe(library, [number]) == []
    assert subscriptions(library) == []
    assert [each.feed for each in queue_entries(library)] == [0]
    assert unseen(library, number, [entry("a")]) == [entry("a")]
