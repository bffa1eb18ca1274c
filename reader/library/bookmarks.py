"""Places that the listener marked, with a note for each.

A mark is added or removed by itself: what another reader marks in the same article meanwhile stays.
"""

from __future__ import annotations

import time
from typing import NamedTuple

from reader.library.articles import KeptPlace
from reader.library.file import Library


class KeptMark(NamedTuple):
    """A mark in an article. `text` is how its sentence begins."""

    place: KeptPlace
    text: str
    note: str = ""


class Bookmark(NamedTuple):
    """A mark in any article. `made` is in seconds since 1970, None where that was not kept."""

    id: int
    title: str
    source: str
    note: str
    text: str
    percent: int
    made: float | None


def marks(library: Library, article: int) -> list[KeptMark]:
    """The marks in an article, in the order in which they were made."""
    rows = library.rows(
        "SELECT fingerprint, block, sentence, percent, text, note FROM bookmarks "
        "WHERE article = ? ORDER BY id",
        article,
    )
    return [KeptMark(KeptPlace(*row[:4]), *row[4:]) for row in rows]


def add_mark(library: Library, article: int, mark: KeptMark) -> None:
    """Keep a mark."""
    with library.change() as file:
        file.execute(
            "INSERT INTO bookmarks (article, fingerprint, block, sentence, percent, text, note, made_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (article, *mark.place, mark.text, mark.note, time.time()),
        )


def bookmarks(library: Library) -> list[Bookmark]:
    """All marks, the newest first."""
    rows = library.rows(
        "SELECT bookmarks.id, title, again, note, text, bookmarks.percent, made_at "
        "FROM bookmarks JOIN articles ON articles.id = article ORDER BY bookmarks.id DESC"
    )
    return [Bookmark(*row) for row in rows]
