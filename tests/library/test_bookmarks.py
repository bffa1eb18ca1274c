"""Marks are kept one by one, so that nobody's are lost."""

from __future__ import annotations

from pathlib import Path

from reader.library.articles import Facts, know
from reader.library.bookmarks import KeptMark, bookmarks, keep_mark, marks
from reader.library.file import Library
from reader.library.removing import remove
from reader.script.durable_place import DurablePlace

TIDES = Facts("https://example.org/tides", "https://example.org/tides", "Tides")
BREAD = Facts("file:/bread", "/bread", "Bread")
FIRST = KeptMark(DurablePlace("00ff", 3, 1, 42, "When the weather"))
SECOND = KeptMark(DurablePlace("ff00", 9, 0, 80, "The moon"), "“why?” — 🌙")


def without_ids(found: list[KeptMark]) -> list[KeptMark]:
    assert len({mark.id for mark in found} - {None}) == len(found)
    return [mark._replace(id=None) for mark in found]


def test_the_marks_of_an_article_are_in_the_order_in_which_they_were_made(library: Library) -> None:
    tides, bread = know(library, TIDES).id, know(library, BREAD).id
    for mark in (FIRST, SECOND, FIRST):
        keep_mark(library, tides, mark)
    assert without_ids(marks(library, tides)) == [FIRST, SECOND, FIRST]
    assert marks(library, bread) == []


def test_two_readers_of_one_article_lose_none_of_each_other_s(library: Library, path: Path) -> None:
    article = know(library, TIDES).id
    with Library(path) as other:
        keep_mark(library, article, FIRST)
        keep_mark(other, article, SECOND)
    assert without_ids(marks(library, article)) == [FIRST, SECOND]


def test_the_note_of_a_mark_that_is_there_is_kept_and_one_that_was_removed_does_not_come_back(
    library: Library,
) -> None:
    article = know(library, TIDES).id
    for mark in (FIRST, SECOND):
        keep_mark(library, article, mark)
    first, second = marks(library, article)
    assert keep_mark(library, article, first._replace(note="for Anna")) == first.id
    assert [mark.note for mark in marks(library, article)] == ["for Anna", SECOND.note]
    assert second.id is not None
    remove(library, "bookmarks", [second.id])
    keep_mark(library, article, second._replace(note="again"))
    assert [mark.note for mark in marks(library, article)] == ["for Anna"]


def test_all_are_listed_the_newest_first(library: Library) -> None:
    keep_mark(library, know(library, TIDES).id, FIRST)
    keep_mark(library, know(library, BREAD).id, SECOND)
    found = bookmarks(library)
    assert [(each.title, each.source, each.note, each.text, each.percent) for each in found] == [
        ("Bread", "/bread", SECOND.note, "The moon", 80),
        ("Tides", "https://example.org/tides", "", "When the weather", 42),
    ]


def test_they_are_removed_by_their_numbers_all_or_none(library: Library) -> None:
    article = know(library, TIDES).id
    keep_mark(library, article, FIRST)
    keep_mark(library, article, SECOND)
    second, first = (each.id for each in bookmarks(library))
    assert remove(library, "bookmarks", [first, 77]) == [77]
    assert len(bookmarks(library)) == 2
    assert remove(library, "bookmarks", [first]) == []
    assert [each.id for each in bookmarks(library)] == [second]
