"""The queue keeps whole pages until they were heard; the history keeps the visits."""

from __future__ import annotations

import pytest

from reader.errors import LibraryError
from reader.library import queue
from reader.library.articles import ArticleIdentifiers, find_or_add, last_heard, save_position
from reader.library.database import Library
from reader.library.history import record_visit, visits
from reader.library.removal import clear, remove
from reader.script.durable_place import DurablePlace
from reader.sources.source import Source

PAGE = Source(b"<p>\xff\x00 bytes", "https://example.org/a", "https://example.org/a", "again", "latin-1")


def article(library: Library, name: str = "a") -> int:
    return find_or_add(library, ArticleIdentifiers(name, name, f"Title {name}")).id


def test_queued_page_is_returned_unchanged(library: Library) -> None:
    large = PAGE._replace(is_public=True, reopen_as="", html=b"x" * 5_000_000)
    for source in (PAGE, large, PAGE._replace(only_article=True)):
        number, _ = queue.enqueue(library, article(library), source, 7)
        assert queue.queued_source(library, number) == source


def test_queue_keeps_its_order_and_has_no_duplicates(library: Library) -> None:
    numbers = [queue.enqueue(library, article(library, name), PAGE, 7) for name in "abab"]
    assert numbers == [(1, True), (2, True), (1, False), (2, False)]
    assert [each.title for each in queue.queue_entries(library)] == ["Title a", "Title b"]


def test_queue_numbers_stay_the_same_after_a_removal(library: Library) -> None:
    for name in "abc":
        queue.enqueue(library, article(library, name), PAGE, 7)
    assert remove(library, "queue", [2, 9]) == [9]
    assert [each.id for each in queue.queue_entries(library)] == [1, 2, 3]
    assert remove(library, "queue", [2]) == []
    assert [each.id for each in queue.queue_entries(library)] == [1, 3]
    assert queue.queued_source(library, 2) is None
    assert clear(library, "queue") == 2
    assert queue.queue_entries(library) == []


def test_full_queue_is_reported_and_unchanged(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    queue.enqueue(library, article(library), PAGE, 7)
    monkeypatch.setattr(queue, "MAX_QUEUE_BYTES", 30)
    with pytest.raises(LibraryError, match="full"):
        queue.enqueue(library, article(library, "b"), PAGE, 7)
    assert [each.title for each in queue.queue_entries(library)] == ["Title a"]


def test_queue_is_full_by_what_it_holds_not_by_the_size_of_its_file(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "MAX_QUEUE_BYTES", 60)  # the file is larger
    assert queue.enqueue(library, article(library), PAGE, 7) == (1, True)


def test_articles_of_a_long_queue_are_found_by_an_index(library: Library) -> None:
    plan = library.rows("EXPLAIN QUERY PLAN SELECT id FROM queue WHERE article = 1")
    assert "USING COVERING INDEX queue_of" in str(plan)


def test_entry_is_pending_until_it_has_its_page(library: Library) -> None:
    first, second = article(library, "a"), article(library, "b")
    queue.enqueue(library, first, PAGE, 7)
    queue.enqueue(library, second, PAGE._replace(html=b""), 0, queue.Origin(pending=True))
    found = queue.pending_entry(library, 2)
    assert (queue.pending_entry(library, 1), found and found.title) == (None, "Title b")
    queue.complete(library, 2, second, PAGE, 7)
    assert queue.pending_entry(library, 2) is None


def test_queued_article_without_address_can_be_resumed(library: Library) -> None:
    piped = find_or_add(library, ArticleIdentifiers("sha256:00", "", "Piped")).id
    save_position(library, piped, DurablePlace("00", 1, 0, 5), ended=False)
    assert last_heard(library) is None
    queue.enqueue(library, piped, PAGE, 7)
    found = last_heard(library)
    assert found is not None
    assert found.article == piped
    queue.dequeue(library, piped)
    assert last_heard(library) is None


def test_visit_is_extended_and_stays_finished(library: Library) -> None:
    here = article(library)
    first = record_visit(library, here, None, words=5, percent=10, ended=False)
    assert record_visit(library, here, first, words=50, percent=100, ended=True) == first
    record_visit(library, here, first, words=51, percent=3, ended=False)  # back to the start
    record_visit(library, here, None, words=1, percent=0, ended=False)
    (newer, older) = visits(library)
    assert (older.title, older.words, older.percent, older.ended) == ("Title a", 51, 3, True)
    assert older.began <= older.until <= newer.began
    assert not newer.ended


def test_nested_transaction_is_rolled_back_with_the_outer(library: Library) -> None:
    here = article(library)

    def fail_after_adding() -> None:
        with library.transaction():
            queue.enqueue(library, here, PAGE, 7)
            raise KeyError

    with pytest.raises(KeyError):
        fail_after_adding()
    assert queue.queue_entries(library) == []
