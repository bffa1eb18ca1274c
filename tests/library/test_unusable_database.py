"""A library file that cannot be used."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library.articles import find, find_or_add
from reader.library.database import Library
from tests.library.samples import PLACE, TIDES, one_line_error, reopen_as, use

NOBODY = 65534


def open_to_all(path: Path, top: Path) -> None:
    """Let every user enter the library's folder; `top` is pytest's folder for the test."""
    temporary = Path(tempfile.gettempdir())
    for folder in (path.parent, path.parent.parent, top, *top.parents):
        if temporary in folder.parents:
            folder.chmod(0o755)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Become another user, because the superuser can write to any directory."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def closed_to_all(path: Path) -> None:
    """A folder that nobody can write to."""
    path.chmod(0o444)
    path.parent.chmod(0o555)


def test_library_of_a_newer_version_is_refused_and_unchanged(path: Path) -> None:
    use(path)
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    with one_line_error(path):
        use(path)
    assert path.read_bytes() == before


def test_unwritable_directory_is_reported(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.parent.chmod(0o500)
    with without_privileges(), one_line_error(path):
        use(path)


def test_unwritable_file_is_reported(path: Path, tmp_path: Path) -> None:
    use(path)
    path.chmod(0o444)
    open_to_all(path, tmp_path)
    with without_privileges(), one_line_error(path):
        use(path)


def test_unwritable_library_can_be_read(path: Path, tmp_path: Path) -> None:
    """On a full or read-only disk, the saved position is still found."""
    use(path)
    open_to_all(path, tmp_path)
    closed_to_all(path)
    with without_privileges(), Library(path) as library:
        assert library.read_only_error is not None
        found = find(library, TIDES)
        assert found is not None
        assert found.place == PLACE
        assert reopen_as(library) == "/tides.html"
        with one_line_error(path):
            find_or_add(library, TIDES)


def test_directory_in_place_of_the_file_is_reported(path: Path) -> None:
    path.mkdir(parents=True)
    with one_line_error(path):
        use(path)


def test_file_in_place_of_the_directory_is_reported(path: Path) -> None:
    path.parent.parent.mkdir(parents=True)
    path.parent.write_text("a file")
    with one_line_error(path):
        use(path)


@pytest.mark.parametrize("size", [100, 4096, 100_000])
def test_file_of_random_bytes_is_reported(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(random.Random(size).randbytes(size))
    before = path.read_bytes()
    with one_line_error(path):
        use(path)
    assert path.read_bytes() == before


def test_corrupt_database_is_reported(path: Path) -> None:
    use(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + random.Random(1).randbytes(len(whole) - 100))
    with one_line_error(path):
        use(path)


def test_database_of_another_program_is_refused(path: Path) -> None:
    path.parent.mkdir(parents=True)
    other = sqlite3.connect(path)
    other.executescript("CREATE TABLE positions (x); PRAGMA user_version = 1;")
    other.close()
    with one_line_error(path):
        use(path)


def test_closed_library_cannot_be_used(path: Path) -> None:
    library = Library(path)
    library.close()
    library.close()
    with one_line_error(path):
        find_or_add(library, TIDES)
