"""The library's file: private, safe in a crash, refused if damaged or newer, migrated if older."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.articles import ArticleIdentifiers, find_or_add
from reader.library.bookmarks import marks_in
from reader.library.database import Library
from reader.library.schema import MIGRATIONS, VERSION
from tests.library.samples import PLACE, TIDES, one_line_error, reopen_as, use

# -- permissions ----------------------------------------------------------------------------------


def test_library_is_readable_by_its_owner_only(path: Path) -> None:
    before = os.umask(0)
    try:
        with Library(path) as library:
            find_or_add(library, TIDES)
            modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    finally:
        os.umask(before)
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert path.name in modes
    assert set(modes.values()) == {0o600}


def test_open_permissions_of_an_older_library_are_tightened(path: Path) -> None:
    with Library(path) as library:
        find_or_add(library, TIDES)
        for each in path.parent.iterdir():
            each.chmod(0o644)
        path.parent.chmod(0o755)
        use(path)
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert modes == dict.fromkeys((path.name, f"{path.name}-wal", f"{path.name}-shm"), 0o600)


# -- from an older version ------------------------------------------------------------------------


def made_by(version: int, path: Path, *statements: str) -> None:
    """A library file of an older version."""
    path.parent.mkdir(parents=True)
    file = sqlite3.connect(path)
    file.execute("PRAGMA journal_mode = WAL")
    for migration in MIGRATIONS[:version]:
        for statement in migration:
            file.execute(statement)
    for statement in statements:
        file.execute(statement)
    file.execute(f"PRAGMA user_version = {version}")
    file.commit()
    file.close()


def schema_of(path: Path) -> list[str]:
    file = sqlite3.connect(path)
    found = file.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    statements = [" ".join(each.split()) for (each,) in found]
    file.close()
    return statements


_FIRST = (
    "INSERT INTO positions VALUES ('file:/t', '/t', 'Tides', '00ff', 3, 1, 42, 0, 1000)",
    "INSERT INTO positions VALUES ('file:/b', '/b', 'Bread', 'ff00', 9, 0, 99, 1, 2000)",
)
_MARKS = (
    "CREATE TABLE marks (identity, number, fingerprint, block, sentence, note)",
    "INSERT INTO marks VALUES ('file:/t', 1, 'ab', 7, 2, 'second')",
    "INSERT INTO marks VALUES ('file:/t', 0, 'cd', 5, 0, '')",
)


@pytest.mark.parametrize("version", range(VERSION))
def test_every_older_version_migrates_to_the_same_schema(path: Path, tmp_path: Path, version: int) -> None:
    made_by(version, path)
    use(path)
    new = tmp_path / "new" / "library.sqlite3"
    use(new)
    assert schema_of(path) == schema_of(new)


@pytest.mark.parametrize("statements", [_FIRST, (*_FIRST, *_MARKS)])
def test_migration_from_the_first_version_keeps_everything(path: Path, statements: tuple[str, ...]) -> None:
    made_by(1, path, *statements)
    with Library(path) as library:
        assert reopen_as(library) == "/t"
        tides = find_or_add(library, ArticleIdentifiers("file:/t", "/t", "Tides"))
        assert tides.place == PLACE
        assert (
            find_or_add(library, ArticleIdentifiers("file:/b", "/b", "Bread")).place is None
        )  # it was heard to its end
        kept = marks_in(library, tides.id)
        assert [mark.note for mark in kept] == ([] if statements is _FIRST else ["", "second"])
        assert [mark.place.block for mark in kept] == ([] if statements is _FIRST else [5, 7])


def test_failed_migration_leaves_the_library_unchanged(path: Path) -> None:
    made_by(1, path, *_FIRST, "CREATE TABLE articles (mine)")
    before = schema_of(path)
    with one_line_error(path):
        use(path)
    assert schema_of(path) == before


# -- several at once, and a sudden end ------------------------------------------------------------


_OPEN = """
import sys
from pathlib import Path
from reader.library.articles import ArticleIdentifiers, find_or_add, save_position
from reader.script.durable_place import DurablePlace
from reader.library.database import Library
sys.stdin.readline()
with Library(Path(sys.argv[1])) as library:
    for number in range(20):
        article = find_or_add(library, ArticleIdentifiers(sys.argv[2], "again", "Title")).id
        save_position(library, article, DurablePlace("00", number, 0, 0), ended=False)
"""
_LOOP = """
import sys
from pathlib import Path
from reader.library.articles import ArticleIdentifiers, find_or_add, save_position
from reader.script.durable_place import DurablePlace
from reader.library.database import Library
with Library(Path(sys.argv[1])) as library:
    article = find_or_add(library, ArticleIdentifiers("it", "again", "Title")).id
    for number in range(10_000_000):
        save_position(library, article, DurablePlace("00", number, 0, 0), ended=False)
        print(number, flush=True)
"""


def block_of(library: Library, identity: str) -> int:
    """Where the listener was in an article."""
    place = find_or_add(library, ArticleIdentifiers(identity, "again", "Title")).place
    assert place is not None
    return place.block


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("names", [[f"reader {number}" for number in range(6)], ["the same"] * 6])
def test_processes_starting_together_all_save_their_positions(path: Path, names: list[str]) -> None:
    running = [started(_OPEN, str(path), name) for name in names]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=30)[1] for process in running]
    assert errors == [""] * len(names)
    with Library(path) as library:
        for name in names:
            assert block_of(library, name) == 19


@pytest.mark.parametrize("after", [1, 57, 400])
def test_library_killed_while_saving_keeps_the_last_saved_position(path: Path, after: int) -> None:
    process = started(_LOOP, str(path))
    assert process.stdout is not None
    for _ in range(after):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read().splitlines()
    process.communicate(timeout=30)
    acknowledged = int(rest[-1]) if rest else after - 1
    with Library(path) as library:
        assert block_of(library, "it") in {acknowledged, acknowledged + 1}
        assert reopen_as(library) == "again"
