"""What is remembered, and that it is safe: from others, from a crash, from a broken file."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library.positions import KeptPosition, Library

TIDES = KeptPosition("file:/tides.html", "/tides.html", "Tides", "00ff", 3, 1, 42)
BREAD = TIDES._replace(identity="file:/bread.html", again="/bread.html", title="Bread — “loaf” 🍞")
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reader" / "library.sqlite3"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library(path) as opened:
        yield opened


@contextmanager
def one_line_error(path: Path) -> Iterator[None]:
    with pytest.raises(LibraryError) as caught:
        yield
    assert len(str(caught.value).splitlines()) == 1
    assert str(path) in str(caught.value)


@contextmanager
def without_privileges() -> Iterator[None]:
    """To the superuser no directory is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def use(path: Path) -> None:
    """All that a session does with it."""
    with Library(path) as library:
        library.find(TIDES.identity)
        library.last()
        library.save(TIDES)


# -- what is remembered ---------------------------------------------------------------------------


def test_a_new_library_remembers_nothing(library: Library) -> None:
    assert library.find(TIDES.identity) is None
    assert library.last() is None


@pytest.mark.parametrize("kept", [TIDES, BREAD, TIDES._replace(ended=True), TIDES._replace(title="")])
def test_what_is_saved_is_found(library: Library, kept: KeptPosition) -> None:
    library.save(kept)
    assert library.find(kept.identity) == kept


def test_it_is_found_after_closing(path: Path) -> None:
    with Library(path) as library:
        library.save(TIDES)
    with Library(path) as library:
        assert library.find(TIDES.identity) == TIDES


def test_a_new_place_in_the_same_article_replaces_the_old(library: Library) -> None:
    library.save(TIDES)
    library.save(TIDES._replace(block=9, percent=80))
    assert library.find(TIDES.identity) == TIDES._replace(block=9, percent=80)


def test_the_last_is_the_one_heard_last(library: Library) -> None:
    for kept in (TIDES, BREAD, TIDES):
        library.save(kept)
        assert library.last() == kept


def test_one_that_was_heard_to_its_end_is_not_the_last(library: Library) -> None:
    library.save(TIDES)
    library.save(BREAD)
    library.save(BREAD._replace(ended=True))
    assert library.last() == TIDES
    library.save(TIDES._replace(ended=True))
    assert library.last() is None


def test_one_that_cannot_be_had_again_is_not_the_last(library: Library) -> None:
    library.save(TIDES)
    library.save(BREAD._replace(again=""))
    assert library.last() == TIDES


def test_a_file_with_a_name_that_is_no_utf_8_is_remembered_too_or_refused_in_one_line(
    library: Library,
) -> None:
    """Such a name holds a lone surrogate."""
    odd = TIDES._replace(identity="file:/caf\udce9.html", again="/caf\udce9.html", title="half \udce9")
    try:
        library.save(odd)
        assert library.find(odd.identity) == odd
    except LibraryError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017  # either will do


# -- who may read it ------------------------------------------------------------------------------


def test_only_its_owner_can_read_it(path: Path) -> None:
    before = os.umask(0)
    try:
        with Library(path) as library:
            library.save(TIDES)
            modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.name in modes
    assert set(modes.values()) == {0o600}


# -- what cannot be used --------------------------------------------------------------------------


def test_a_library_of_a_newer_reader_is_refused_and_left_alone(path: Path) -> None:
    use(path)
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    with one_line_error(path):
        use(path)
    assert path.read_bytes() == before


def test_a_directory_that_cannot_be_written_to(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.parent.chmod(0o500)
    with without_privileges(), one_line_error(path):
        use(path)


def test_a_file_that_cannot_be_written_to(path: Path, tmp_path: Path) -> None:
    use(path)
    path.chmod(0o444)
    for folder in (path.parent, path.parent.parent, tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    with without_privileges(), one_line_error(path):
        use(path)


def test_a_directory_in_its_place(path: Path) -> None:
    path.mkdir(parents=True)
    with one_line_error(path):
        use(path)


def test_a_file_in_place_of_its_directory(path: Path) -> None:
    path.parent.parent.mkdir(parents=True)
    path.parent.write_text("a file")
    with one_line_error(path):
        use(path)


@pytest.mark.parametrize("size", [100, 4096, 100_000])
def test_a_file_of_random_bytes(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(random.Random(size).randbytes(size))
    before = path.read_bytes()
    with one_line_error(path):
        use(path)
    assert path.read_bytes() == before


def test_a_file_that_is_broken_inside(path: Path) -> None:
    use(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + random.Random(1).randbytes(len(whole) - 100))
    with one_line_error(path):
        use(path)


def test_somebody_else_s_database(path: Path) -> None:
    path.parent.mkdir(parents=True)
    other = sqlite3.connect(path)
    other.executescript("CREATE TABLE positions (x); PRAGMA user_version = 1;")
    other.close()
    with one_line_error(path):
        use(path)


def test_it_cannot_be_used_once_closed(path: Path) -> None:
    library = Library(path)
    library.close()
    library.close()
    with one_line_error(path):
        library.save(TIDES)


# -- several at once, and a sudden end ------------------------------------------------------------


def test_two_libraries_on_one_file(path: Path) -> None:
    with Library(path) as one, Library(path) as other:
        one.save(TIDES)
        assert other.last() == TIDES
        other.save(BREAD)
        assert one.last() == BREAD
        assert one.find(TIDES.identity) == TIDES


_OPEN = """
import sys
from pathlib import Path
from reader.library.positions import KeptPosition, Library
sys.stdin.readline()
with Library(Path(sys.argv[1])) as library:
    for number in range(20):
        library.save(KeptPosition(sys.argv[2], "again", "Title", "00", number, 0, 0))
"""
_LOOP = """
import sys
from pathlib import Path
from reader.library.positions import KeptPosition, Library
with Library(Path(sys.argv[1])) as library:
    for number in range(10_000_000):
        library.save(KeptPosition("it", "again", "Title", "00", number, 0, 0))
        print(number, flush=True)
"""


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_readers_that_begin_at_the_same_time_all_keep_their_places(path: Path) -> None:
    names = [f"reader {number}" for number in range(6)]
    running = [started(_OPEN, str(path), name) for name in names]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=30)[1] for process in running]
    assert errors == [""] * len(names)
    with Library(path) as library:
        for name in names:
            kept = library.find(name)
            assert kept is not None
            assert kept.block == 19


@pytest.mark.parametrize("after", [1, 57, 400])
def test_killed_while_it_saves_it_holds_the_last_place_that_was_saved(path: Path, after: int) -> None:
    process = started(_LOOP, str(path))
    assert process.stdout is not None
    for _ in range(after):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read().splitlines()
    process.communicate(timeout=30)
    acknowledged = int(rest[-1]) if rest else after - 1
    with Library(path) as library:
        kept = library.find("it")
        assert kept is not None
        assert kept.block in {acknowledged, acknowledged + 1}
        library.save(TIDES)
        assert library.last() == TIDES
