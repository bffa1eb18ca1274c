"""The library is locked by another program, or is no library."""

from __future__ import annotations

import json
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from tests.faults import program
from tests.faults.fault import Fault, Injection
from tests.faults.session import Session
from tests.support.programs import BREAD


def library(home: Path) -> Path:
    """The file of the library in a home."""
    return home / "accessible-reader" / "library.sqlite3"


@contextmanager
def locked(home: Path) -> Iterator[sqlite3.Connection]:
    """Hold the library as a program that writes for ever does."""
    with closing(sqlite3.connect(library(home), isolation_level=None)) as file:
        file.execute("BEGIN EXCLUSIVE")
        yield file


def locked_while_reading(injection: Injection) -> str:
    """One line says so, and the reading goes on; once it is free again, the place is kept."""
    with Session(injection) as session:
        session.be_in("reading")
        with locked(session.home):
            for _ in range(3):
                session.answers("f", "\n")
            session.terminal.wait_for("locked")
        for _ in range(2):
            session.answers("f", "\n")
        session.quit()
        assert session.text.count("locked") == 1, session.text
        return f"one line, read on, exit 0, {session.kept()}"


def locked_from_start_to_end(injection: Injection) -> str:
    """One line says so; what was kept before stays."""
    home = program.lived_in(injection)
    with locked(home), Session(injection, home=home) as session:
        session.be_in("reading")
        session.answers("m", "\n")
        session.quit()
        assert session.text.count("locked") == 1, session.text
    return f"one line, read on, exit 0, {program.assert_kept(home)}"


def locked_and_ended(injection: Injection) -> str:
    """Told to end while another holds the library: it does not wait for it."""
    with Session(injection) as session:
        session.be_in("paused")
        shown = session.text
        with locked(session.home):
            session.signal(signal.SIGTERM)
            session.ends(143)
        program.assert_kept(session.home, shown)
        return "exit 143, terminal restored"


CHANGES = {
    "queue add": ("queue", "add", BREAD),
    "queue remove": ("queue", "remove", "1"),
    "queue clear": ("queue", "clear"),
    "history clear": ("history", "clear"),
}
LOOKS = {
    "queue list": ("queue", "list", "--json"),
    "history": ("history", "--json"),
    "bookmarks": ("bookmarks", "--json"),
}


def change_while_locked(name: str, injection: Injection) -> str:
    """It is said in one line that nothing was changed, and nothing was."""
    home = program.lived_in(injection)
    with locked(home):
        done = program.run(home, *CHANGES[name])
    program.assert_one_line(done)
    assert done.code == 6, done
    program.assert_kept(home)
    return "exit 6, one line, all as it was"


def look_while_locked(name: str, injection: Injection) -> str:
    """What is there can be read all the same."""
    home = program.lived_in(injection)
    usual = program.run(home, *LOOKS[name])
    with locked(home):
        done = program.run(home, *LOOKS[name])
    assert done == usual
    json.loads(done.out)
    return "exit 0, all listed"


def freed_in_time(injection: Injection) -> str:
    """The other has done within a second: nothing is said at all."""
    home = program.lived_in(injection)
    with locked(home) as file:
        process = program.start(home, "queue", "remove", "1")
        wait_until_open(process.pid, library(home))
        file.execute("ROLLBACK")
        done = program.finish(process)
    assert (done.code, done.messages) == (0, ""), done
    return "exit 0, done"


def wait_until_open(process: int, path: Path) -> None:
    """Wait until a process has a file open."""
    while True:
        try:
            links = [str(link.readlink()) for link in Path(f"/proc/{process}/fd").iterdir()]
        except OSError:  # one was closed meanwhile, or all is over
            if not Path(f"/proc/{process}/exe").exists():
                return
            continue
        if str(path) in links:
            return


def _no_database(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 400)


def _torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _zeros(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:12_288] = bytes(8192)
    path.write_bytes(data)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 9999")


def _columns(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for _, name, kind, *_ in file.execute(f"PRAGMA table_info({table})").fetchall():
                if kind.upper() == "TEXT":
                    file.execute(f"UPDATE OR IGNORE {table} SET {name} = x'ff00fe'")


BROKEN: dict[str, Callable[[Path], None]] = {
    "no database": _no_database,
    "torn": _torn,
    "zeros in it": _zeros,
    "a directory in its place": _folder,
    "empty": _empty,
    "of a newer version": _newer,
    "bytes in place of text": _columns,
}


def broken(name: str, injection: Injection) -> str:
    """The article is read all the same; one line at most says what is wrong."""
    home = program.lived_in(injection)
    for beside in library(home).parent.glob("*-*"):
        beside.unlink()
    BROKEN[name](library(home))
    with Session(injection, home=home) as session:
        session.be_in("reading")
        session.answers("m", "\n")
        session.quit()
        assert session.text.count("library.sqlite3") <= 1, session.text
    for command in (*CHANGES.values(), *LOOKS.values(), ("resume", "--no-audio")):
        done = program.run(home, *command)
        program.assert_quiet(done.messages)
        assert len(done.messages.splitlines()) <= 3, done
        assert done.code in {0, 2, 6}, (command, done)
    return "read on, exit 0; commands 0, 2 or 6"


_GROUP = "the library is locked or broken"
FAULTS = (
    Fault(_GROUP, "locked while reading", locked_while_reading, 4),
    Fault(_GROUP, "locked from start to end", locked_from_start_to_end, 2),
    Fault(_GROUP, "locked, and told to end", locked_and_ended, 2),
    *(Fault(_GROUP, f"locked, {name}", partial(change_while_locked, name), slow=True) for name in CHANGES),
    *(Fault(_GROUP, f"locked, {name}", partial(look_while_locked, name), slow=True) for name in LOOKS),
    Fault(_GROUP, "locked, and free in time", freed_in_time, 3, slow=True),
    *(Fault(_GROUP, name, partial(broken, name), slow=name != "torn") for name in BROKEN),
)
