"""The library, or nothing in its place: what cannot be remembered must not stop the reading."""

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


_Had = TypeVar("_Had")


class Memory:
    """The library of a session. Its first trouble is said once; then it is still tried, without waiting."""

    def __init__(self, path: Path, lines: Lines) -> None:
        self._path = path
        self._lock = threading.RLock()  # an article is opened in a thread of its own
        self._lines = lines
        self._trouble: LibraryError | None = None
        self._is_said = False
        self._library = self._opened(LOCK_TIMEOUT_S)

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: object) -> None:
        if self._library is not None:
            self._library.close()

    def use(self, do: Callable[[Library], _Had]) -> _Had | None:
        """Do something with the library; None where it cannot be done, which is said the first time."""
        with self._lock:
            if self._library is None or self._library.read_only_error is not None:
                self._open_again()
            if self._library is not None:
                try:
                    return do(self._library)
                except LibraryError as error:
                    if self._trouble is None:
                        self._trouble = error
                        self._library.stop_waiting()
            if self._trouble is not None and not self._is_said:
                self._is_said = True
                self._lines.message(str(self._trouble))
            return None

    def _opened(self, wait_s: float) -> Library | None:
        try:
            return Library(self._path, wait_s)
        except LibraryError as error:
            self._trouble = self._trouble or error
            return None

    def _open_again(self) -> None:
        """What could not be written to may be again: there is room on the disk, or nobody holds it."""
        again = self._opened(0)
        if again is not None:
            if self._library is not None:
                self._library.close()
            self._library = again

    def ask(self, question: Callable[[Library], _Had]) -> _Had:
        """What the library answers. Raises LibraryError where that cannot be known."""
        if self._library is None:
            assert self._trouble is not None  # why it could not be opened
            raise self._trouble
        return question(self._library)


def library_path() -> Path:
    """Where this user's library is."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False) / "library.sqlite3"


def open_memory(lines: Lines) -> Memory:
    """The library in this user's data folder; its troubles go to `lines`."""
    return Memory(library_path(), lines)
