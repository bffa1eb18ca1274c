"""The listening history: each visit to an article, with its times and the words heard."""

from __future__ import annotations

import time
from typing import NamedTuple

from reader.library.database import Library


class Visit(NamedTuple):
    """One listening to an article.

    `words` were heard, up to `percent` of the article. `began` and `until` are in seconds since 1970.
    """

    id: int
    title: str
    source: str
    began: float
    until: float
    words: int
    percent: int
    ended: bool


def record_visit(
    library: Library, article: int, visit: int | None, *, words: int, percent: int, ended: bool
) -> int | None:
    """Save the progress of a visit, and return its number. With `visit` None a new visit begins."""
    now = time.time()
    with library.transaction() as file:
        if visit is None:
            return file.execute(
                "INSERT INTO visits (article, began_at, until, words, percent, ended) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (article, now, now, words, percent, ended),
            ).lastrowid
        file.execute(
            "UPDATE visits SET until = ?, words = ?, percent = ?, ended = max(ended, ?) WHERE id = ?",
            (now, words, percent, ended, visit),
        )
    return visit


def visits(library: Library) -> list[Visit]:
    """All visits, the newest first."""
    found = library.records(
        Visit,
        "SELECT visits.id, title, again, began_at, until, words, visits.percent, visits.ended "
        "FROM visits JOIN articles ON articles.id = article ORDER BY visits.id DESC",
    )
    return [each._replace(ended=bool(each.ended)) for each in found]
