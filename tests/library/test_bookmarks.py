"""Marks are kept one by one, so that nobody's are lost."""

from __future__ import annotations

from pathlib import Path

from reader.library.articles import Facts, KeptPlace, know
from reader.library.bookmarks import KeptMark, add_mark, bookmarks, marks
from reader.library.file import Library
from reader.library.removing import remove

TIDES = Facts("https://example.org/tides", "https://example.org/tides", "Tides")
BREAD = Facts("file:/bread", "/bread", "Bread")
FIRST = KeptMark(KeptPlace("00ff", 3, 1, 42), "When the weather", "")
SECOND = KeptMark(KeptPlace("ff00", 9, 0, 80), "The moon", "“why?” — 🌙")


def test_the_marks_of_an_article_are_in_the_order_in_which_they_were_made(library: Library) -> None:
    tides, bread = know(library, TIDES).id, know(library, BREAD).id
    for mark in (FIRST, SECOND, FIRST):
        add_mark(library, tides, mark)
    assert marks(library, tides) == [FIRST, SECOND, FIRST]
    assert marks(library, bread) == []


def test_two_readers_of_one_article_lose_none_of_each_other_s(library: Library, path: Path) -> None:
    article = know(library, TIDES).id
    with Library(path) as other:
        add_mark(library, article, FIRST)
        add_mark(other, article, SECOND)
    assert marks(library, article) == [FIRST, SECOND]


def test_all_are_listed_the_newest_first(library: Library) -> None:
    add_mark(library, know(library, TIDES).id, FIRST)
    add_mark(library, know(library, BREAD).id, SECOND)
    found = bookmarks(library)
    assert [(each.title, each.source, each.note, each.text, each.percent) for each in found] == [
        ("Bread", "/bread", SECOND.note, "The moon", 80),
        ("Tides", "https://example.org/tides", "", "When the weather", 42),
    ]


def test_they_are_removed_by_their_numbers_all_or_none(library: Library) -> None:
    article = know(library, TIDES).id
    add_mark(library, article, FIRST)
    add_mark(library, article, SECOND)
    second, first = (each.id for each in bookmarks(library))
    assert remove(library, "bookmarks", [first, 77]) == [77]
    assert len(bookmarks(library)) == 2
    assert remove(library, "bookmarks", [first]) == []
    assert [each.id for each in bookmarks(library)] == [second]
