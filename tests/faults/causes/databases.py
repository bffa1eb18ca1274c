"""The library is locked by another program, or damaged."""

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
    """The library file in a home folder."""
    return home / "accessible-reader" / "library.sqlite3"


@contextmanager
def locked(home: Path) -> Iterator[sqlite3.Connection]:
    """Lock the library, like a program that never stops writing."""
    with closing(sqlite3.connect(library(home), isolation_level=None)) as file:
        file.execute("BEGIN EXCLUSIVE")
        yield file


def locked_while_reading(injection: Injection) -> str:
    """One line reports it, and reading continues; after the lock is released, the place is saved."""
    with Session(injection) as session:
        session.bring_to("reading")
        with locked(session.home):
            for _ in range(3):
                session.answers("f", "\n")
            session.terminal.wait_for("locked")
        for _ in range(2):
            session.answers("f", "\n")
        session.quit()
        assert session.text.count("locked") == 1, session.text
        return f"one line, read on, exit 0, {session.check_place()}"


def locked_from_start_to_end(injection: Injection) -> str:
    """One line reports it; everything saved before stays."""
    home = program.used_home(injection)
    with locked(home), Session(injection, home=home) as session:
        session.bring_to("reading")
        session.answers("m", "\n")
        session.quit()
        assert session.text.count("locked") == 1, session.text
    return f"one line, read on, exit 0, {program.check_place(home)}"


def locked_and_sigterm(injection: Injection) -> str:
    """On SIGTERM the session ends without waiting for the lock."""
    with Session(injection) as session:
        session.bring_to("paused")
        shown = session.text
        with locked(session.home):
            session.signal(signal.SIGTERM)
            session.ends(143)
        program.check_place(session.home, shown)
        return "exit 143, terminal restored"


CHANGES = {
    "queue add": ("queue", "add", BREAD),
    "queue remove": ("queue", "remove", "1"),
    "queue clear": ("queue", "clear"),
    "history clear": ("history", "clear"),
}
QUERIES = {
    "queue list": ("queue", "list", "--json"),
    "history": ("history", "--json"),
    "bookmarks": ("bookmarks", "--json"),
}


def change_while_locked(name: str, injection: Injection) -> str:
    """One line says that nothing was changed, and nothing was."""
    home = program.used_home(injection)
    with locked(home):
        done = program.run(home, *CHANGES[name])
    program.assert_one_line(done)
    assert done.code == 6, done
    program.check_place(home)
    return "exit 6, one line, nothing changed"


def query_while_locked(name: str, injection: Injection) -> str:
    """The library can still be read."""
    home = program.used_home(injection)
    usual = program.run(home, *QUERIES[name])
    with locked(home):
        done = program.run(home, *QUERIES[name])
    assert done == usual
    json.loads(done.out)
    return "exit 0, all listed"


def lock_released(injection: Injection) -> str:
    """The lock is released within a second: nothing is reported."""
    home = program.used_home(injection)
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
        except OSError:  # a file was closed meanwhile, or the process has ended
            if not Path(f"/proc/{process}/exe").exists():
                return
            continue
        if str(path) in links:
            return


def _not_a_database(path: Path) -> None:
    path.write_bytes(b"This is not a database. " * 400)


def _truncated(path: Path) -> None:
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


DAMAGE: dict[str, Callable[[Path], None]] = {
    "not a database": _not_a_database,
    "truncated": _truncated,
    "overwritten with zeros": _zeros,
    "replaced by a folder": _folder,
    "empty": _empty,
    "from a newer version": _newer,
    "bytes instead of text": _columns,
}


def damaged(name: str, injection: Injection) -> str:
    """The article is still read; at most one line says what is wrong."""
    home = program.used_home(injection)
    for beside in library(home).parent.glob("*-*"):
        beside.unlink()
    DAMAGE[name](library(home))
    with Session(injection, home=home) as session:
        session.bring_to("reading")
        session.answers("m", "\n")
        session.quit()
        assert session.text.count("library.sqlite3") <= 1, session.text
    for command in (*CHANGES.values(), *QUERIES.values(), ("resume", "--no-audio")):
        done = program.run(home, *command)
        program.assert_quiet(done.messages)
        assert len(done.messages.splitlines()) <= 3, done
        assert done.code in {0, 2, 6}, (command, done)
    return "read on, exit 0; commands 0, 2 or 6"


_GROUP = "the library is locked or damaged"
FAULTS = (
    Fault(_GROUP, "locked while reading", locked_while_reading, 4),
    Fault(_GROUP, "locked from start to end", locked_from_start_to_end, 2),
    Fault(_GROUP, "locked, and SIGTERM", locked_and_sigterm, 2),
    *(Fault(_GROUP, f"locked, {name}", partial(change_while_locked, name), slow=True) for name in CHANGES),
    *(Fault(_GROUP, f"locked, {name}", partial(query_while_locked, name), slow=True) for name in QUERIES),
    Fault(_GROUP, "locked, and released in time", lock_released, 3, slow=True),
    *(Fault(_GROUP, name, partial(damaged, name), slow=name != "truncated") for name in DAMAGE),
)
