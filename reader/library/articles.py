"""The articles that were heard: what they are known by, where the listener was, what was chosen."""

from __future__ import annotations

import sqlite3
import time
from typing import NamedTuple

from reader.library.choices import Choices
from reader.library.file import Library
from reader.library.sketch import is_other, is_same
from reader.script.durable_place import DurablePlace


class Facts(NamedTuple):
    """What an article is known by when it is opened.

    `identity` is its address, its path, or a hash of it; `canonical` the address that it says itself
    is the right one, "" for none; `sketch` is of its text. `again` is what to ask for to have it once
    more, "" where that is not possible.
    """

    identity: str
    again: str
    title: str
    canonical: str = ""
    sketch: frozenset[str] = frozenset()


class Known(NamedTuple):
    """What is remembered of an article. `place` is None before it, and after its end."""

    id: int
    place: DurablePlace | None = None
    choices: Choices = Choices()


class Glance(NamedTuple):
    """What is remembered of what is at an address, before the page itself was looked at."""

    title: str
    is_begun: bool
    choices: Choices


def glance(library: Library, identity: str) -> Glance | None:
    """What was at this address when it was opened last."""
    rows = library.rows(
        "SELECT title, heard_at IS NOT NULL AND NOT ended, rate, voice, verbosity "
        "FROM articles JOIN addresses ON article = id WHERE identity = ?",
        identity,
    )
    return Glance(rows[0][0], bool(rows[0][1]), Choices(*rows[0][2:])) if rows else None


def know(library: Library, facts: Facts) -> Known:
    """What is remembered of an article that is opened; from now on it is known by these facts, too."""
    with library.change() as file:
        article = _find(file, facts) or _add(file)
        file.execute(
            "UPDATE articles SET title = ?, again = CASE WHEN ? = '' THEN again ELSE ? END WHERE id = ?",
            (facts.title, facts.again, facts.again, article),
        )
        file.execute("INSERT OR REPLACE INTO addresses VALUES (?, ?)", (facts.identity, article))
        if facts.canonical:
            file.execute("INSERT OR IGNORE INTO addresses VALUES (?, ?)", (facts.canonical, article))
        if facts.sketch and facts.sketch != _sketch(file, article):
            file.execute("DELETE FROM prints WHERE article = ?", (article,))
            file.executemany("INSERT INTO prints VALUES (?, ?)", [(each, article) for each in facts.sketch])
        return _known(file, article)


def recall(library: Library, facts: Facts) -> Known | None:
    """What is remembered of an article, where nothing new can be kept; None where nothing is."""
    with library.look() as file:
        article = _find(file, facts)
        return _known(file, article) if article is not None else None


def save(library: Library, article: int, place: DurablePlace, *, ended: bool) -> None:
    """Keep a position, in place of the one that the article had."""
    with library.change() as file:
        file.execute(
            "UPDATE articles SET fingerprint = ?, block = ?, sentence = ?, percent = ?, text = ?, ended = ?, "
            "heard_at = ? WHERE id = ?",
            (*place, ended, time.time(), article),
        )


def choose(library: Library, article: int, choices: Choices) -> None:
    """Keep what was chosen for an article."""
    with library.change() as file:
        file.execute(
            "UPDATE articles SET rate = coalesce(?, rate), voice = coalesce(?, voice), "
            "verbosity = coalesce(?, verbosity) WHERE id = ?",
            (*choices, article),
        )


class Last(NamedTuple):
    """What was heard last, and not to its end; `again` is what to ask for, if it is not in the queue."""

    article: int
    again: str


def last(library: Library) -> Last | None:
    """The article that was heard last and not to its end, and can be had again or is in the queue."""
    rows = library.rows(
        "SELECT id, again FROM articles WHERE heard_at IS NOT NULL AND NOT ended "
        "AND (again <> '' OR id IN (SELECT article FROM queue)) ORDER BY heard_at DESC LIMIT 1"
    )
    return Last(*rows[0]) if rows else None


def _known(file: sqlite3.Connection, article: int) -> Known:
    row = file.execute(
        "SELECT fingerprint, block, sentence, percent, text, rate, voice, verbosity, "
        "heard_at IS NOT NULL AND NOT ended FROM articles WHERE id = ?",
        (article,),
    ).fetchone()
    return Known(article, DurablePlace(*row[:5]) if row[8] else None, Choices(*row[5:8]))


def _add(file: sqlite3.Connection) -> int:
    article = file.execute("INSERT INTO articles (again, title) VALUES ('', '')").lastrowid
    assert article is not None
    return article


def _find(file: sqlite3.Connection, facts: Facts) -> int | None:
    """By its address, unless another text stands there now; by its text; by what it says is its address."""
    here = _at(file, facts.identity)
    kept = _sketch(file, here)
    if here is not None and (is_same(kept, facts.sketch) or not kept):
        return here
    alike = _alike(file, facts.sketch)
    if alike is not None:
        return alike
    if here is not None and not is_other(kept, facts.sketch):
        return here
    named = _at(file, facts.canonical)
    kept = _sketch(file, named)
    # What a page says of itself may be wrong: a whole site that calls itself its front page.
    return named if kept & facts.sketch or not (kept and facts.sketch) else None


def _at(file: sqlite3.Connection, identity: str) -> int | None:
    row = file.execute("SELECT article FROM addresses WHERE identity = ?", (identity,)).fetchone()
    return row[0] if row else None


def _alike(file: sqlite3.Connection, prints: frozenset[str]) -> int | None:
    """The article with most of these prints, the one heard last if there are several."""
    slots = ", ".join("?" * len(prints))
    rows = file.execute(
        f"SELECT article FROM prints JOIN articles ON id = article WHERE print IN ({slots}) "  # noqa: S608
        "GROUP BY article ORDER BY count(*) DESC, heard_at DESC LIMIT 3",
        tuple(prints),
    ).fetchall()
    return next((article for (article,) in rows if is_same(_sketch(file, article), prints)), None)


def _sketch(file: sqlite3.Connection, article: int | None) -> frozenset[str]:
    rows = file.execute("SELECT print FROM prints WHERE article = ?", (article,))
    return frozenset(each for (each,) in rows)
