"""The file in which all is remembered: SQLite, for its owner's eyes only.

A position is written at every sentence, so a write must be quick and must never be half done: the
file is in write-ahead mode, where killing the process loses nothing that was written, and readers
that run at the same time wait for each other's writes only.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from reader.errors import LibraryError
from reader.library.schema import MIGRATIONS, VERSION

WAIT_S = 1.0  # for another reader that is writing
_OWNER_ONLY = 0o700

Row = tuple[Any, ...]


class Library:
    """The library in the file at `path`, which is made where it is not there.

    An older version's file is brought up to date; a newer one's is left alone. Every method raises
    LibraryError if the file cannot be used. It may be used from several threads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        with self._errors():
            _keep_private(path)
            self._file = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
        try:
            with self._errors():
                self._begin()
        except LibraryError:
            self._file.close()
            raise

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def rows(self, query: str, *values: Any) -> list[Row]:
        """All that a query gives."""
        with self._lock, self._errors():
            return self._file.execute(query, values).fetchall()

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Change something: all of what is done within, or nothing. A change within one is part of it."""
        with self._lock, self._errors():
            if self._file.in_transaction:
                yield self._file
                return
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield self._file
                self._file.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._file.execute("ROLLBACK")
                raise

    def wait_no_more(self) -> None:
        """From now on, fail at once where another program holds the file."""
        with self._lock, self._errors():
            self._file.execute("PRAGMA busy_timeout = 0")

    def close(self) -> None:
        """Close the file."""
        with self._lock, self._errors():
            self._file.close()

    def _begin(self) -> None:
        # Said before anything is written: a newer file may not even be in this mode.
        if self._version() > VERSION:
            raise LibraryError(f"{self.path} is from a newer Reader. Update this one.")
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.execute("PRAGMA synchronous = NORMAL")
        if self._version() < VERSION:
            with self.change() as file:
                for version in range(self._version(), VERSION):  # another may have done it meanwhile
                    for statement in MIGRATIONS[version]:
                        file.execute(statement)
                    file.execute(f"PRAGMA user_version = {version + 1}")

    def _version(self) -> int:
        return int(self._file.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or error
            message = f"What you hear cannot be kept in {self.path}: {reason}. {_remedy(str(reason))}"
            raise LibraryError(message.rstrip()) from error


def _keep_private(path: Path) -> None:
    """Make the file and its folder where they are not there, and close them to others."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    for each in (path.parent, path):
        mode = stat.S_IMODE(each.stat().st_mode)
        if mode & 0o077:
            with suppress(OSError):  # it is another's, or Windows', which has no such modes
                each.chmod(mode & _OWNER_ONLY)


# what SQLite says → what to do
_REMEDIES = {
    "locked": "Close the program that holds it.",
    "full": "Make room on the disk.",
    "disk I/O": "Look at the disk: is it full?",
    "readonly": "Check who may write it.",
    "unable to open": "Check who may write there.",
    "ermission denied": "Check who may write there.",
    "malformed": "Move it away, and a new one is made.",
    "not a database": "Move it away, and a new one is made.",
    "no such": "Move it away, and a new one is made.",
}


def _remedy(reason: str) -> str:
    return next((remedy for words, remedy in _REMEDIES.items() if words in reason), "")
