"""The articles in the library: recognising them, and saving their positions and settings."""

from __future__ import annotations

import sqlite3
import time
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.library.database import Library
from reader.library.preferences.choices import Choices
from reader.library.records import record
from reader.library.sketch import are_issues, is_different_article, is_same_article
from reader.script.durable_place import DurablePlace


class ArticleIdentifiers(NamedTuple):
    """What identifies an article when it is opened.

    `identity` is its address, its path, or a hash of its page. `canonical` is the address in its canonical
    link, `sketch` its text sketch, `lead` the fingerprint of its first long paragraph, `published` its date.
    `reopen_as` is the source name that opens it again. Unknown strings are "".
    """

    identity: str
    reopen_as: str
    title: str
    canonical: str = ""
    sketch: frozenset[str] = frozenset()
    lead: str = ""
    published: str = ""


class ArticleRecord(NamedTuple):
    """An article in the library. `place` is None before its first sentence and after its end."""

    id: int
    place: DurablePlace | None = None
    choices: Choices = Choices()


class ArticlePreview(NamedTuple):
    """The library's facts about an address, for use before the page is parsed."""

    title: str
    is_begun: bool
    percent: int
    rate: int | None
    voice: str | None
    verbosity: str | None

    @property
    def choices(self) -> Choices:
        """Its own settings."""
        return Choices(self.rate, self.voice, self.verbosity)


def preview(library: Library, identity: str) -> ArticlePreview | None:
    """The article that was at this address when it was last opened; None if it never was opened."""
    found = library.records(
        ArticlePreview,
        "SELECT title, heard_at IS NOT NULL AND NOT ended, percent, rate, voice, verbosity "
        "FROM articles JOIN addresses ON article = id WHERE identity = ?",
        identity,
    )
    return found[0] if found else None


def find_or_add(library: Library, facts: ArticleIdentifiers) -> ArticleRecord:
    """The record of an article, which is added if it is new. These facts identify it from now on."""
    with library.transaction() as file:
        article = _find_id(file, facts) or _add(file)
        file.execute(
            "UPDATE articles SET title = ?, lead = ?, published = ?, "
            "again = CASE WHEN ? = '' THEN again ELSE ? END WHERE id = ?",
            (facts.title, facts.lead, facts.published, facts.reopen_as, facts.reopen_as, article),
        )
        file.execute("INSERT OR REPLACE INTO addresses VALUES (?, ?)", (facts.identity, article))
        if facts.canonical:
            file.execute("INSERT OR IGNORE INTO addresses VALUES (?, ?)", (facts.canonical, article))
        if facts.sketch and facts.sketch != _sketch(file, article):
            file.execute("DELETE FROM prints WHERE article = ?", (article,))
            file.executemany("INSERT INTO prints VALUES (?, ?)", [(each, article) for each in facts.sketch])
        return _record(file, article)


def find(library: Library, facts: ArticleIdentifiers) -> ArticleRecord | None:
    """The record of an article; None if it is not in the library. Changes nothing."""
    with library.reading() as file:
        article = _find_id(file, facts)
        return _record(file, article) if article is not None else None


def find_at(library: Library, identity: str) -> int | None:
    """The number of the article at an address; None if it is not in the library."""
    with library.reading() as file:
        return _article_at(file, identity)


def is_finished(library: Library, article: int) -> bool:
    """True if an article was heard to its end, or read elsewhere."""
    return library.rows("SELECT ended FROM articles WHERE id = ?", article) == [(1,)]


def mark_finished(library: Library, article: int) -> None:
    """Save that an article was read elsewhere, unless the listener began it here."""
    with library.transaction() as file:
        file.execute(
            "UPDATE articles SET ended = 1, percent = 100 WHERE id = ? AND heard_at IS NULL", (article,)
        )


def merge(library: Library, other: int, article: int) -> None:
    """Give `article` the addresses of another record, which turned out to be the same article."""
    with library.transaction() as file:
        file.execute("UPDATE addresses SET article = ? WHERE article = ?", (article, other))
        file.execute(
            "DELETE FROM articles WHERE id = ? AND heard_at IS NULL "
            "AND id NOT IN (SELECT article FROM bookmarks) AND id NOT IN (SELECT article FROM visits)",
            (other,),
        )


def save_position(library: Library, article: int, place: DurablePlace, *, ended: bool) -> None:
    """Save the listener's position in an article."""
    with library.transaction() as file:
        file.execute(
            "UPDATE articles SET fingerprint = ?, block = ?, sentence = ?, percent = ?, text = ?, ended = ?, "
            "heard_at = ? WHERE id = ?",
            (*place, ended, time.time(), article),
        )


def save_choices(library: Library, article: int, choices: Choices) -> None:
    """Save settings for an article; None leaves a setting as it is."""
    with library.transaction() as file:
        file.execute(
            "UPDATE articles SET rate = coalesce(?, rate), voice = coalesce(?, voice), "
            "verbosity = coalesce(?, verbosity) WHERE id = ?",
            (*choices, article),
        )


class LastHeard(NamedTuple):
    """The last unfinished article. `reopen_as` is the source name that opens it again, "" if none does."""

    article: int
    reopen_as: str


def last_heard(library: Library) -> LastHeard | None:
    """The last article that was not heard to its end and can be opened again."""
    found = library.records(
        LastHeard,
        "SELECT id, again FROM articles WHERE heard_at IS NOT NULL AND NOT ended "
        "AND (again <> '' OR id IN (SELECT article FROM queue)) ORDER BY heard_at DESC LIMIT 1",
    )
    return found[0] if found else None


def _record(file: sqlite3.Connection, article: int) -> ArticleRecord:
    row = file.execute(
        "SELECT fingerprint, block, sentence, percent, text, rate, voice, verbosity, "
        "heard_at IS NOT NULL AND NOT ended FROM articles WHERE id = ?",
        (article,),
    ).fetchone()
    place = record(DurablePlace, row[:5]) if row[8] else None
    return ArticleRecord(article, place, record(Choices, row[5:8]))


def _add(file: sqlite3.Connection) -> int:
    article = file.execute("INSERT INTO articles (again, title) VALUES ('', '')").lastrowid
    assert article is not None
    return article


def _find_id(file: sqlite3.Connection, facts: ArticleIdentifiers) -> int | None:
    """Find an article by its address (unless another text is there now), its text, or its canonical link."""
    here = _article_at(file, facts.identity)
    known = _sketch(file, here)
    is_edit = here is not None and _is_edit(_issue_facts(file, here), facts)
    if is_edit and (is_same_article(known, facts.sketch) or not known):
        return here
    similar = _with_similar_text(file, facts)
    if similar is not None:
        return similar
    if is_edit and not is_different_article(known, facts.sketch):
        return here
    canonical = _article_at(file, facts.canonical)
    if canonical is None:
        return None
    known = _sketch(file, canonical)
    # A canonical link can be wrong: on some sites it leads from every page to the front page.
    is_canonical = known & facts.sketch or not (known and facts.sketch)
    return canonical if is_canonical and _is_edit(_issue_facts(file, canonical), facts) else None


class _IssueFacts(NamedTuple):
    """The facts that distinguish the issues of a series."""

    title: str
    lead: str
    published: str


def _issue_facts(file: sqlite3.Connection, article: int) -> _IssueFacts:
    rows = file.execute("SELECT title, lead, published FROM articles WHERE id = ?", (article,))
    return record(_IssueFacts, rows.fetchone() or ("", "", ""))


def _is_edit(known: _IssueFacts, facts: ArticleIdentifiers) -> bool:
    """True if the page at an article's address may be an edited version, and not the next issue."""
    begins_alike = known.lead in {"", facts.lead}
    if are_issues(known.title, facts.title) or (
        _differ(known.published, facts.published) and not begins_alike
    ):
        return False
    return begins_alike or known.title.casefold() == facts.title.casefold()


def _is_copy(known: _IssueFacts, facts: ArticleIdentifiers) -> bool:
    """True if a similar text at another address may be the same article."""
    return (
        known.lead in {"", facts.lead}
        and not are_issues(known.title, facts.title)
        and not _differ(known.published, facts.published)
    )


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _article_at(file: sqlite3.Connection, identity: str) -> int | None:
    row = file.execute("SELECT article FROM addresses WHERE identity = ?", (identity,)).fetchone()
    return row[0] if row else None


def _with_similar_text(file: sqlite3.Connection, facts: ArticleIdentifiers) -> int | None:
    """The article that shares most fingerprints; of several, the one heard last. None if none is similar."""
    slots = ", ".join("?" * len(facts.sketch))
    rows = file.execute(
        f"SELECT article FROM prints JOIN articles ON id = article WHERE print IN ({slots}) "  # noqa: S608
        "GROUP BY article ORDER BY count(*) DESC, heard_at DESC LIMIT 3",
        tuple(facts.sketch),
    ).fetchall()
    for (article,) in rows:
        known = _sketch(file, article)
        # Two addresses on one site are two articles unless their text is the same.
        is_same = known == facts.sketch or (
            is_same_article(known, facts.sketch)
            and not _has_another_address_on_its_site(file, article, facts)
        )
        if is_same and _is_copy(_issue_facts(file, article), facts):
            return int(article)
    return None


def _has_another_address_on_its_site(
    file: sqlite3.Connection, article: int, facts: ArticleIdentifiers
) -> bool:
    """True if an article has another address on the same site."""
    host, path = _site_of(facts.identity)
    rows = file.execute("SELECT identity FROM addresses WHERE article = ?", (article,)).fetchall()
    known = [_site_of(str(each)) for (each,) in rows]
    paths = [known_path for known_host, known_path in known if host and known_host == host]
    return bool(paths) and path not in paths


def _site_of(identity: str) -> tuple[str, str]:
    """The host and path of a web address; the host is "" for anything else."""
    try:
        parts = urlsplit(identity)
    except ValueError:
        return "", ""
    return parts.netloc, parts.path


def _sketch(file: sqlite3.Connection, article: int | None) -> frozenset[str]:
    rows = file.execute("SELECT print FROM prints WHERE article = ?", (article,))
    return frozenset(each for (each,) in rows)
