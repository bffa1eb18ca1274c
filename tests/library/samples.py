"""An article of the library, and what the tests of its file share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library.articles import ArticleIdentifiers, find_or_add, last_heard, save_position
from reader.library.database import Library
from reader.script.durable_place import DurablePlace

TIDES = ArticleIdentifiers("file:/tides.html", "/tides.html", "Tides")
PLACE = DurablePlace("00ff", 3, 1, 42)


@contextmanager
def one_line_error(path: Path) -> Iterator[None]:
    with pytest.raises(LibraryError) as caught:
        yield
    assert len(str(caught.value).splitlines()) == 1
    assert str(path) in str(caught.value)


def reopen_as(library: Library) -> str:
    """The source name of the article heard last."""
    found = last_heard(library)
    assert found is not None
    return found.reopen_as


def use(path: Path) -> None:
    """Everything that a session does with a library."""
    with Library(path) as library:
        known = find_or_add(library, TIDES)
        last_heard(library)
        save_position(library, known.id, PLACE, ended=False)
