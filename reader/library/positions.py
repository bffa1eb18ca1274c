"""Where the listener was in each article: an SQLite file that only its owner can read.

A position is written at every sentence, so a write must be quick and must never be half done: the
file is in write-ahead mode, where killing the process loses nothing that was written.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from reader.errors import LibraryError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS positions (
    identity    TEXT PRIMARY KEY,  -- what the page is: its address, its path, or a hash of it
    again       TEXT NOT NULL,     -- what to ask for to have it once more
    title       TEXT NOT NULL,
    fingerprint TEXT NOT NULL,     -- of the block's text
    block       INTEGER NOT NULL,  -- its number among the article's blocks
    sentence    INTEGER NOT NULL,  -- in the block
    percent     INTEGER NOT NULL,
    ended       INTEGER NOT NULL,  -- whether it was heard to its end
    heard_at    REAL NOT NULL      -- seconds since 1970
);
CREATE INDEX IF NOT EXISTS heard ON positions (heard_at);
CREATE TABLE IF NOT EXISTS marks (
    identity    TEXT NOT NULL,
    number      INTEGER NOT NULL,  -- in the order in which they were made
    fingerprint TEXT NOT NULL,
    block       INTEGER NOT NULL,
    sentence    INTEGER NOT NULL,
    note        TEXT NOT NULL,
    PRIMARY KEY (identity, number)
);
"""
_VERSION = 1
_COLUMNS = "identity, again, title, fingerprint, block, sentence, percent, ended"
_WAIT_S = 1.0  # for another reader that is writing


class KeptPosition(NamedTuple):
    """Where the listener was in an article."""

    identity: str
    again: str
    title: str
    fingerprint: str
    block: int
    sentence: int
    percent: int
    ended: bool = False


class KeptMark(NamedTuple):
    """A place in an article that the listener marked, and what for."""

    fingerprint: str
    block: int
    sentence: int
    note: str = ""


class Library:
    """The positions in the file at `path`, which is made where it is not there.

    Every method raises LibraryError if the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            # The thread that opens an article asks for its place. SQLite lets one in at a time itself.
            self._file = sqlite3.connect(
                path, timeout=_WAIT_S, isolation_level=None, check_same_thread=sqlite3.threadsafety < 3
            )
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            version = self._file.execute("PRAGMA user_version").fetchone()[0]
            if version > _VERSION:
                raise LibraryError(f"{path} is from a newer Reader. Update this one.")
            if version < _VERSION:
                self._file.executescript(_SCHEMA + f"PRAGMA user_version = {_VERSION};")
        except (OSError, sqlite3.Error, UnicodeError) as error:
            raise self._error(error) from error

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self, kept: KeptPosition) -> None:
        """Keep a position, in place of the one that the article had."""
        try:
            self._file.execute(
                "INSERT OR REPLACE INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    kept.identity,
                    kept.again,
                    kept.title,
                    kept.fingerprint,
                    kept.block,
                    kept.sentence,
                    kept.percent,
                    int(kept.ended),
                    time.time(),
                ),
            )
        except (sqlite3.Error, UnicodeError) as error:
            raise self._error(error) from error

    def find(self, identity: str) -> KeptPosition | None:
        """Where the listener was in the article called `identity`."""
        return self._one("WHERE identity = ?", identity)

    def marks(self, identity: str) -> tuple[KeptMark, ...]:
        """The marks in the article called `identity`, in the order in which they were made."""
        try:
            rows = self._file.execute(
                "SELECT fingerprint, block, sentence, note FROM marks WHERE identity = ? ORDER BY number",
                (identity,),
            ).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise self._error(error) from error
        return tuple(KeptMark(*row) for row in rows)

    def keep_marks(self, identity: str, marks: Sequence[KeptMark]) -> None:
        """Keep these marks in the place of those that were kept of the article."""
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.execute("DELETE FROM marks WHERE identity = ?", (identity,))
            self._file.executemany(
                "INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?)",
                [(identity, number, *mark) for number, mark in enumerate(marks)],
            )
            self._file.execute("COMMIT")
        except (sqlite3.Error, UnicodeError) as error:
            with suppress(sqlite3.Error):
                self._file.execute("ROLLBACK")
            raise self._error(error) from error

    def last(self) -> KeptPosition | None:
        """The article that was heard last and not to its end, and can be had again."""
        return self._one("WHERE ended = 0 AND again <> '' ORDER BY heard_at DESC LIMIT 1")

    def close(self) -> None:
        """Close the file."""
        try:
            self._file.close()
        except (sqlite3.Error, UnicodeError) as error:
            raise self._error(error) from error

    def _one(self, where: str, *values: str) -> KeptPosition | None:
        try:
            row = self._file.execute(f"SELECT {_COLUMNS} FROM positions {where}", values).fetchone()  # noqa: S608  # both are ours
        except (sqlite3.Error, UnicodeError) as error:
            raise self._error(error) from error
        if row is None:
            return None
        names = _COLUMNS.split(", ")
        return KeptPosition(**{**dict(zip(names, row, strict=True)), "ended": bool(row[-1])})

    def _error(self, error: Exception) -> LibraryError:
        reason = getattr(error, "strerror", None) or error
        return LibraryError(f"The place cannot be kept in {self.path}: {reason}.")
