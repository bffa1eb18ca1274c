"""Marks are kept one by one, so that nobody's are lost."""

from __future__ import annotations

from pathlib import Path

from reader.library.articles import ArticleIdentifiers, find_or_add
from reader.library.bookmarks import SavedMark, bookmarks, marks_in, save_mark
from reader.library.database import Library
from reader.library.removal import remove
from reader.script.durable_place import DurablePlace

TIDES = ArticleIdentifiers("https://example.org/tides", "https://example.org/tides", "Tides")
BREAD = ArticleIdentifiers("file:/bread", "/bread", "Bread")
FIRST = SavedMark(DurablePlace("00ff", 3, 1, 42, "When the weather"))
SECOND = SavedMark(DurablePlace("ff00", 9, 0, 80, "The moon"), "“why?” — 🌙")


def without_ids(found: list[SavedMark]) -> list[SavedMark]:
    assert len({mark.id for mark in found} - {None}) == len(found)
    return [mark._replace(id=None) for mark in found]


def test_the_marks_of_an_article_are_in_the_order_in_which_they_were_made(library: Library) -> None:
    tides, bread = find_or_add(library, TIDES).id, find_or_add(library, BREAD).id
    for mark in (FIRST, SECOND, FIRST):
        save_mark(library, tides, mark)
    assert without_ids(marks_in(library, tides)) == [FIRST, SECOND, FIRST]
    assert marks_in(library, bread) == []


def test_two_readers_of_one_article_lose_none_of_each_other_s(library: Library, path: Path) -> None:
    article = find_or_add(library, TIDES).id
    with Library(path) as other:
        save_mark(library, article, FIRST)
        save_mark(other, article, SECOND)
    assert without_ids(marks_in(library, article)) == [FIRST, SECOND]


def test_the_note_of_a_mark_that_is_there_is_kept_and_one_that_was_removed_does_not_come_back(
    library: Library,
) -> None:
    article = find_or_add(library, TIDES).id
    for mark in (FIRST, SECOND):
        save_mark(library, article, mark)
    first, second = marks_in(library, article)
    assert save_mark(library, article, first._replace(note="for Anna")) == first.id
    assert [mark.note for mark in marks_in(library, article)] == ["for Anna", SECOND.note]
    assert second.id is not None
    remove(library, "bookmarks", [second.id])
    save_mark(library, article, second._replace(note="again"))
    assert [mark.note for mark in marks_in(library, article)] == ["for Anna"]


def test_all_are_listed_the_newest_first(library: Library) -> None:
    save_mark(library, find_or_add(library, TIDES).id, FIRST)
    save_mark(library, find_or_add(library, BREAD).id, SECOND)
    found = bookmarks(library)
    assert [(each.title, each.source, each.note, each.text, each.percent) for each in found] == [
        ("Bread", "/bread", SECOND.note, "The moon", 80),
        ("Tides", "https://example.org/tides", "", "When the weather", 42),
    ]


def test_they_are_removed_by_their_numbers_all_or_none(library: Library) -> None:
    article = find_or_add(library, TIDES).id
    save_mark(library, article, FIRST)
    save_mark(library, article, SECOND)
    second, first = (each.id for each in bookmarks(library))
    assert remove(library, "bookmarks", [first, 77]) == [77]
    assert len(bookmarks(library)) == 2
    assert remove(library, "bookmarks", [first]) == []
    assert [each.id for each in bookmarks(library)] == [second]
