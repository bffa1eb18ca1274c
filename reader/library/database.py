"""The library's SQLite file, which only its owner can read.

A position is saved at every sentence, so writes must be quick and atomic. The file uses the write-ahead log:
a killed process loses no committed write, and processes wait only for each other's writes. On a full disk or
in a read-only folder the file can still be read.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from reader.errors import LibraryError, reason_of
from reader.files.private import make_private_folder
from reader.library.records import Record, record
from reader.library.schema import MIGRATIONS, VERSION

LOCK_TIMEOUT_S = 1.0  # waiting for another process that is writing
_RETRY_INTERVAL_S = 0.01
_OWNER_ONLY = 0o700
_UNWRITABLE_CODES = {
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
}  # fmt: skip

Row = tuple[Any, ...]


class Library:
    """The library in the file at `path`, which is created if it is missing.

    A file of an older version is migrated; a newer one is not touched. If the file can only be read,
    `read_only_error` says why, and every transaction raises it. Every method raises LibraryError if the file
    cannot be used. Methods are thread-safe. `wait_s` is how long to wait for another process that is writing.
    """

    def __init__(self, path: Path, wait_s: float = LOCK_TIMEOUT_S) -> None:
        self.path = path
        self.read_only_error: LibraryError | None = None
        self._lock = threading.RLock()
        try:
            self._open(wait_s)
        except LibraryError as error:
            read_only = _open_read_only(path) if _may_be_readable(error.__cause__) else None
            if read_only is None:
                raise
            self._file, self.read_only_error = read_only, error

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def rows(self, query: str, *values: Any) -> list[Row]:
        """The rows of a query."""
        with self._lock, self._errors():
            return self._file.execute(query, values).fetchall()

    def records(self, kind: type[Record], query: str, *values: Any) -> list[Record]:
        """The rows of a query as NamedTuples."""
        with self._lock, self._errors():
            return [record(kind, row) for row in self._file.execute(query, values)]

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for several queries."""
        with self._lock, self._errors():
            yield self._file

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all changes inside it or none. A nested one joins the outer one."""
        if self.read_only_error is not None:
            raise self.read_only_error
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

    def stop_waiting(self) -> None:
        """From now on, fail at once if another program has locked the file."""
        with self._lock, self._errors():
            self._file.execute("PRAGMA busy_timeout = 0")

    def close(self) -> None:
        """Close the file."""
        with self._lock, self._errors():
            self._file.close()

    def _open(self, wait_s: float) -> None:
        with self._errors(), ExitStack() as undo:
            _create_private(self.path)
            self._file = _connect(str(self.path), wait_s)
            undo.callback(self._file.close)
            # Check before anything is written: a newer version may use another journal mode.
            if _version(self._file) > VERSION:
                raise LibraryError(f"{self.path} was made by a newer Reader. Update Reader.")
            _enable_write_ahead_log(self._file, wait_s)
            self._file.execute("PRAGMA synchronous = NORMAL")
            if _version(self._file) < VERSION:
                self._migrate()
            undo.pop_all()

    def _migrate(self) -> None:
        with self.transaction() as file:
            for version in range(_version(file), VERSION):  # another process may have migrated it meanwhile
                for statement in MIGRATIONS[version]:
                    file.execute(statement)
                file.execute(f"PRAGMA user_version = {version + 1}")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, UnicodeError) as error:
            if self.read_only_error is not None:
                raise self.read_only_error from error
            reason = reason_of(error)
            message = (
                f"Can't read or save your places and queue in {self.path}: {reason}. {_remedy(str(reason))}"
            )
            raise LibraryError(message.rstrip()) from error


def _connect(name: str, wait_s: float) -> sqlite3.Connection:
    return sqlite3.connect(
        name, timeout=wait_s, isolation_level=None, check_same_thread=False, uri=name.startswith("file:")
    )


def _version(file: sqlite3.Connection) -> int:
    return int(file.execute("PRAGMA user_version").fetchone()[0])


def _enable_write_ahead_log(file: sqlite3.Connection, wait_s: float) -> None:
    """Turn on the write-ahead log. Another process may do the same; SQLite does not wait for it, so we do."""
    deadline = time.monotonic() + wait_s
    while True:
        try:
            file.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_INTERVAL_S)
        else:
            return


def _may_be_readable(error: BaseException | None) -> bool:
    """True if the file may be intact, but cannot be written."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF  # without the extended code
    return isinstance(error, OSError) or code in _UNWRITABLE_CODES


def _open_read_only(path: Path) -> sqlite3.Connection | None:
    """A read-only connection to a file of this version, or None."""
    for mode in ("mode=ro", "mode=ro&immutable=1"):  # immutable: if the -wal and -shm files are missing
        with suppress(OSError, sqlite3.Error):
            file = _connect(f"{path.absolute().as_uri()}?{mode}", 0)
            with suppress(sqlite3.Error):
                if _version(file) == VERSION:
                    return file
            file.close()
    return None


def _create_private(path: Path) -> None:
    """Create the file and its folder if they are missing, and remove access for others."""
    make_private_folder(path.parent)
    journals = [path.with_name(f"{path.name}-{part}") for part in ("wal", "shm", "journal")]  # SQLite's
    for each in (path, *journals):
        if _is_not_a_file(each):  # SQLite would wait for the other end of a pipe
            raise LibraryError(f"{each} is not a file. Move it away; Reader makes a new one.")
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    for each in (path.parent, path, *journals):
        with suppress(OSError):  # missing, owned by someone else, or on Windows, which has no such modes
            mode = stat.S_IMODE(each.stat().st_mode)
            if mode & 0o077:
                each.chmod(mode & _OWNER_ONLY)


def _is_not_a_file(path: Path) -> bool:
    """True if something other than a file is at `path`. It is checked once: it may be gone the next time."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


# a part of the reason → what to do
_REMEDIES = {
    "locked": "Close the program that uses it.",
    "full": "Free some disk space.",
    "disk I/O": "Check whether the disk is full.",
    "readonly": "Check its permissions.",
    "unable to open": "Check the permissions of its folder.",
    "ermission denied": "Check the permissions of its folder.",
    "malformed": "Move it away; Reader makes a new one.",
    "not a database": "Move it away; Reader makes a new one.",
    "wrong type": "Move it away; Reader makes a new one.",
    "no such": "Move it away; Reader makes a new one.",
}


def _remedy(reason: str) -> str:
    return next((remedy for words, remedy in _REMEDIES.items() if words in reason), "")
