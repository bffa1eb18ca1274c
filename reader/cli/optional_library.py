"""The library, when it can be opened: a broken library never stops the reading."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.errors import LibraryError
from reader.library.database import LOCK_TIMEOUT_S, Library
from reader.settings import APP_NAME

if TYPE_CHECKING:
    from reader.terminal.lines import Lines


_Answer = TypeVar("_Answer")


class OptionalLibrary:
    """The session's library. It reports its first error once, and then still tries, without waiting.

    Once it is closed, it is silent: a thread may still be loading an article.
    """

    def __init__(self, path: Path, lines: Lines) -> None:
        self._path = path
        self._lock = threading.RLock()  # an article is opened in a thread of its own
        self._lines = lines
        self._error: LibraryError | None = None
        self._is_reported = False
        self._is_closed = False
        self._library = self._open(LOCK_TIMEOUT_S)

    def __enter__(self) -> OptionalLibrary:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._is_closed = True
            if self._library is not None:
                self._library.close()

    def use(self, do: Callable[[Library], _Answer]) -> _Answer | None:
        """Call `do` with the library; on an error, report the first one and return None."""
        with self._lock:
            if self._is_closed:
                return None
            if self._library is None or self._library.read_only_error is not None:
                self._reopen()
            if self._library is not None:
                try:
                    return do(self._library)
                except LibraryError as error:
                    if self._error is None:
                        self._error = error
                        self._library.stop_waiting()
            if self._error is not None and not self._is_reported:
                self._is_reported = True
                self._lines.message(str(self._error))
            return None

    def _open(self, wait_s: float) -> Library | None:
        try:
            return Library(self._path, wait_s)
        except LibraryError as error:
            self._error = self._error or error
            return None

    def _reopen(self) -> None:
        """Try again: the disk may have room by now, or the lock may be free."""
        again = self._open(0)
        if again is not None:
            if self._library is not None:
                self._library.close()
            self._library = again

    def ask(self, question: Callable[[Library], _Answer]) -> _Answer:
        """Call `question` with the library. Raises LibraryError."""
        if self._library is None:
            assert self._error is not None  # why it could not be opened
            raise self._error
        return question(self._library)


def library_path() -> Path:
    """The path of this user's library."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False) / "library.sqlite3"


def open_library(lines: Lines) -> OptionalLibrary:
    """Open the library in this user's data folder; errors are written to `lines`."""
    return OptionalLibrary(library_path(), lines)
