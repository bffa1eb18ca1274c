"""The library, or nothing in its place: a place that cannot be kept must not stop the reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.errors import LibraryError
from reader.library.positions import KeptMark, KeptPosition, Library
from reader.settings import APP_NAME

if TYPE_CHECKING:
    from reader.session.lines import Lines


_Had = TypeVar("_Had")


class Memory:
    """The places in the library; its first trouble is said once, and from then on nothing is kept."""

    def __init__(self, path: Path, lines: Lines) -> None:
        self._lines = lines
        self._trouble = ""
        self._library: Library | None = None
        try:
            self._library = Library(path)
        except LibraryError as error:
            self._trouble = str(error)

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: object) -> None:
        self._try(lambda library: library.close())

    def find(self, identity: str) -> KeptPosition | None:
        """Where the listener was in a page."""
        return self._try(lambda library: library.find(identity))

    def last(self) -> KeptPosition | None:
        """What was heard last. Raises LibraryError where that cannot be known."""
        if self._library is None:
            raise LibraryError(self._trouble)
        return self._library.last()

    def save(self, kept: KeptPosition) -> None:
        """Keep a place."""
        self._try(lambda library: library.save(kept))

    def marks(self, identity: str) -> tuple[KeptMark, ...]:
        """The marks in a page."""
        return self._try(lambda library: library.marks(identity)) or ()

    def keep_marks(self, identity: str, marks: Sequence[KeptMark]) -> None:
        """Keep the marks of a page."""
        self._try(lambda library: library.keep_marks(identity, marks))

    def _try(self, use: Callable[[Library], _Had]) -> _Had | None:
        """Use the library; at the first trouble say so once, and go on without it."""
        if self._library is not None:
            try:
                return use(self._library)
            except LibraryError as error:
                self._library, self._trouble = None, str(error)
        if self._trouble:
            self._lines.message(self._trouble)
            self._trouble = ""
        return None


def open_memory(lines: Lines) -> Memory:
    """The library in this user's data folder; its troubles go to `lines`."""
    from platformdirs import user_data_path

    return Memory(user_data_path(APP_NAME, appauthor=False) / "library.sqlite3", lines)
