"""Marks are saved one by one, so that two sessions lose none."""

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


def test_bookmarks_of_an_article_are_in_order_of_creation(library: Library) -> None:
    tides, bread = find_or_add(library, TIDES).id, find_or_add(library, BREAD).id
    for mark in (FIRST, SECOND, FIRST):
        save_mark(library, tides, mark)
    assert without_ids(marks_in(library, tides)) == [FIRST, SECOND, FIRST]
    assert marks_in(library, bread) == []


def test_two_sessions_on_one_article_keep_each_others_bookmarks(library: Library, path: Path) -> None:
    article = find_or_add(library, TIDES).id
    with Library(path) as other:
        save_mark(library, article, FIRST)
        save_mark(other, article, SECOND)
    assert without_ids(marks_in(library, article)) == [FIRST, SECOND]


def test_note_of_an_existing_bookmark_is_kept_and_a_removed_one_stays_removed(library: Library) -> None:
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


def test_bookmarks_are_listed_newest_first(library: Library) -> None:
    save_mark(library, find_or_add(library, TIDES).id, FIRST)
    save_mark(library, find_or_add(library, BREAD).id, SECOND)
    found = bookmarks(library)
    assert [(each.title, each.source, each.note, each.text, each.percent) for each in found] == [
        ("Bread", "/bread", SECOND.note, "The moon", 80),
        ("Tides", "https://example.org/tides", "", "When the weather", 42),
    ]


def test_bookmarks_are_removed_by_number_all_or_none(library: Library) -> None:
    article = find_or_add(library, TIDES).id
    save_mark(library, article, FIRST)
    save_mark(library, article, SECOND)
    second, first = (each.id for each in bookmarks(library))
    assert remove(library, "bookmarks", [first, 77]) == [77]
    assert len(bookmarks(library)) == 2
    assert remove(library, "bookmarks", [first]) == []
    assert [each.id for each in bookmarks(library)] == [second]
