"""SQLite allows any type in any column; the library returns only values of the right type."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest

from reader.errors import LibraryError
from reader.library.articles import ArticleIdentifiers, find, find_or_add, last_heard, preview, save_position
from reader.library.bookmarks import SavedMark, bookmarks, marks_in, save_mark
from reader.library.database import Library
from reader.library.history import record_visit, visits
from reader.library.queue import enqueue, queue_entries, queued_source
from reader.script.durable_place import DurablePlace
from reader.sources.source import Source

TIDES = ArticleIdentifiers("/tides.html", "/tides.html", "Tides")
PLACE = DurablePlace("00ff", 3, 1, 42, "When the")
VALUES = ("x", "", b"\xff\x00", 1.5, 2**63 - 1, -1, float("inf"))
TEXTS = {
    "again",
    "title",
    "text",
    "note",
    "source",
    "identity",
    "url",
    "charset",
    "voice",
    "verbosity",
    "fingerprint",
}


def query_all(library: Library) -> list[Any]:
    """The results of all queries of the library, or LibraryError."""
    answers: list[Any] = []
    for ask in (
        lambda: preview(library, TIDES.identity),
        lambda: find(library, TIDES),
        lambda: find_or_add(library, TIDES),
        lambda: last_heard(library),
        lambda: marks_in(library, 1),
        lambda: bookmarks(library),
        lambda: visits(library),
        lambda: queue_entries(library),
        lambda: queued_source(library, 1),
    ):
        with contextlib.suppress(LibraryError):
            answers.append(ask())
    return answers


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_values_of_another_type_are_refused(library: Library, value: object) -> None:
    save_position(library, find_or_add(library, TIDES).id, PLACE, ended=False)
    save_mark(library, 1, SavedMark(PLACE))
    record_visit(library, 1, None, words=3, percent=42, ended=False)
    enqueue(library, 1, Source(b"<p>Sea", "", "/tides.html", "/tides.html"), 3)
    assert len(query_all(library)) == 9
    for table in ("articles", "bookmarks", "visits", "queue"):
        for _, column, *_ in library.rows(f"PRAGMA table_info({table})"):
            if column in {"id", "article"}:
                continue
            ((before,),) = library.rows(f"SELECT {column} FROM {table}")
            library.rows(f"UPDATE {table} SET {column} = ?", value)
            for answer in query_all(library):
                assert_typed(answer)
            library.rows(f"UPDATE {table} SET {column} = ?", before)


def assert_typed(answer: Any) -> None:
    if isinstance(answer, list):
        for each in answer:
            assert_typed(each)
    elif hasattr(answer, "_fields"):
        for name, value in answer._asdict().items():
            if name in TEXTS:
                assert isinstance(value, str | None)
            assert_typed(value)
