"""Bookmarks with notes.

Each is added, changed or removed by itself, so bookmarks that another process adds to the article stay.
"""

from __future__ import annotations

import time
from typing import NamedTuple

from reader.library.database import Library
from reader.library.records import record
from reader.script.durable_place import DurablePlace


class SavedMark(NamedTuple):
    """A mark in an article; `id` is its number in the library, None before it is saved."""

    place: DurablePlace
    note: str = ""
    id: int | None = None


class Bookmark(NamedTuple):
    """A mark in any article. `made` is in seconds since 1970, None if unknown."""

    id: int
    title: str
    source: str
    note: str
    text: str
    percent: int
    made: float | None


def marks_in(library: Library, article: int) -> list[SavedMark]:
    """The marks in an article, oldest first."""
    with library.reading() as file:
        rows = file.execute(
            "SELECT fingerprint, block, sentence, percent, text, note, id FROM bookmarks "
            "WHERE article = ? ORDER BY id",
            (article,),
        )
        return [record(SavedMark, (record(DurablePlace, row[:5]), *row[5:])) for row in rows]


def save_mark(library: Library, article: int, mark: SavedMark) -> int | None:
    """Save a new mark, or the note of a saved one; returns its number."""
    with library.transaction() as file:
        if mark.id is not None:
            file.execute("UPDATE bookmarks SET note = ? WHERE id = ?", (mark.note, mark.id))
            return mark.id
        return file.execute(
            "INSERT INTO bookmarks (article, fingerprint, block, sentence, percent, text, note, made_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (article, *mark.place, mark.note, time.time()),
        ).lastrowid


def bookmarks(library: Library) -> list[Bookmark]:
    """The marks of all articles, newest first."""
    return library.records(
        Bookmark,
        "SELECT bookmarks.id, title, again, note, bookmarks.text, bookmarks.percent, made_at "
        "FROM bookmarks JOIN articles ON articles.id = article ORDER BY bookmarks.id DESC",
    )
