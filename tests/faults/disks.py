"""A full disk: at every write of an export, under the library, and where output goes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from tests.faults import exports, program
from tests.faults.fault import Fault, Injection, Missing
from tests.faults.session import Session
from tests.support.kept import Kept
from tests.support.programs import BREAD

_MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$2" && echo ready && exec cat'


class Disk(NamedTuple):
    """A small disk: where programs in its name space see it, where we see it, and how to start one there."""

    path: Path
    view: Path
    inside: tuple[str, ...]

    def fill(self) -> Path:
        """Use up all that is left; gives the file to remove to have room again."""
        filler = self.view / "filler"
        with filler.open("wb", buffering=0) as file:
            for size in (65_536, 4_096, 512, 1):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue
        return filler

    def copy(self, to: Path) -> Path:
        """A copy of what is on it, for SQLite, which does not see through /proc."""
        shutil.copytree(self.view, to)
        return to


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Disk]:
    """A disk of so many bytes, in memory and in a name space of its own."""
    folder.mkdir()
    unshare = ["unshare", "--user", "--map-root-user", "--mount"]
    if not all(map(shutil.which, ("unshare", "nsenter"))):
        raise Missing("unshare and nsenter are not installed")
    pipe = subprocess.PIPE
    command = [*unshare, "sh", "-c", _MOUNT, "sh", str(size), str(folder)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        try:
            if holder.stdout.readline() != b"ready\n":
                raise Missing("no disk can be made here by an ordinary user")
            inside = (
                "nsenter",
                f"--target={holder.pid}",
                "--user",
                "--mount",
                "--preserve-credentials",
                "--",
            )
            yield Disk(folder, Path(f"/proc/{holder.pid}/root{folder}"), inside)
        finally:
            holder.stdin.close()


# -- exports --------------------------------------------------------------------------------------


def export_beyond_limit(suffix: str, injection: Injection) -> str:
    """No file may grow beyond a share of what this one needs: a fault at that very write."""
    size = max(exports.undisturbed(suffix).sizes.values())
    limit = round(injection.share * size)
    source, out = exports.page(injection.folder), injection.folder / "out"
    out.mkdir()
    (out / f"a.{suffix}").write_bytes(exports.OLD)
    done = program.run(injection.folder, "export", str(source), "-o", str(out / f"a.{suffix}"), "--force",
                       before=program.largest_file(limit))  # fmt: skip
    return _failed_whole(done, exports.made(out), suffix)


def export_to_full_disk(suffix: str, injection: Injection) -> str:
    """The disk has a share of the room that this one needs, and the cache is on it, too."""
    size = max(exports.undisturbed(suffix).sizes.values())
    with small_disk(injection.folder / "disk", max(8192, round(injection.share * size))) as disk:
        source, out = exports.page(injection.folder), disk.view / "out"
        out.mkdir()
        env = {"XDG_CACHE_HOME": str(disk.view / "cache")}
        done = program.run(injection.folder, "export", str(source), "-o", str(out / f"a.{suffix}"), env=env)
        if done.code == 0:  # a page of memory is the least that a disk has
            assert exports.made(out) == exports.undisturbed(suffix).sizes
            return "exit 0, file whole"
        program.assert_one_line(done)
        assert done.code == 6, done
        assert exports.made(out) == {}
        return "exit 6, one line, no partial file"


def _failed_whole(done: program.Done, now: dict[str, int], suffix: str) -> str:
    program.assert_one_line(done)
    assert done.code == 6, done
    assert now == {f"a.{suffix}": len(exports.OLD)}, now
    return "exit 6, one line, the old file as it was"


def many_to_full_disk(command: tuple[str, ...], injection: Injection) -> str:
    """What does not fit is said and is not there; with room again the next run makes it."""
    whole = exports.undisturbed_many(*command)
    room = max(16_384, round(injection.share * sum(whole.sizes.values())))
    with small_disk(injection.folder / "out", room) as disk:
        done = program.run(injection.folder, *exports.filled(command, injection.folder, disk.view))
        program.assert_quiet(done.messages)
        assert done.code in {6, 7}, done
        now = exports.seen(disk.view)
        now = {
            name: size for name, size in now.items() if name not in {"feed.xml", "index.html"}
        }  # of what is there
        assert exports.all_whole(now, whole.sizes), (now, whole.sizes)
        for name in ("feed.xml",) if (disk.view / "feed.xml").exists() else ():
            for enclosure in ET.parse(disk.view / name).iter("enclosure"):
                assert enclosure.get("url", "").rpartition("/")[2] in now, "the feed names what is not there"
        return f"exit {done.code}, each file whole or not there"


# -- the library ----------------------------------------------------------------------------------


def library_fills_up(injection: Injection) -> str:
    """While reading: one line says so, the reading goes on, and what was kept before is still known."""
    with small_disk(injection.folder / "disk", 4_000_000) as disk, _session_on(disk, injection) as session:
        session.be_in("reading")
        disk.fill()
        for _ in range(3):
            session.answers("f", "\n")
        session.answers("m", "\n")
        session.quit()
        told = session.text.count(str(disk.path))
        assert told == 1, session.text
        now, before = Kept(disk.copy(injection.folder / "copy") / "home"), program.lived_in_kept()
        assert now.queue == before.queue
        assert now.marks.keys() >= before.marks.keys()
        assert now.place is not None
        return "one line, read on, exit 0, queue and marks kept"


def library_has_room_again(injection: Injection) -> str:
    """The disk is full for a while: the place is kept again afterwards."""
    with small_disk(injection.folder / "disk", 4_000_000) as disk, _session_on(disk, injection) as session:
        session.be_in("reading")
        filler = disk.fill()
        for _ in range(3):
            session.answers("f", "\n")
        filler.unlink()
        for _ in range(2):
            session.answers("f", "\n")
        session.quit()
        kept = program.assert_kept(disk.copy(injection.folder / "copy") / "home", session.text)
        return f"read on, exit 0, {kept}"


def _session_on(disk: Disk, injection: Injection) -> Session:
    shutil.copytree(program.lived_in(injection), disk.view / "home")
    return Session(injection, home=disk.path / "home", before=disk.inside)


def begun_on_full_disk(injection: Injection) -> str:
    """There is no room for a library at all: the article is read all the same."""
    with small_disk(injection.folder / "disk", 8_192) as disk:
        disk.fill()
        with Session(injection, home=disk.path, before=disk.inside) as session:
            session.be_in("reading")
            session.quit()
            assert session.text.count(str(disk.path)) == 1, session.text
        return "one line, read on, exit 0"


CHANGES = {
    "queue add": ("queue", "add", BREAD),
    "config set": ("config", "set", "rate", "300"),
    "lexicon add": ("lexicon", "add", "GIF", "jif"),
    "queue remove": ("queue", "remove", "1"),
    "history clear": ("history", "clear"),
}


def change_beyond_limit(name: str, injection: Injection) -> str:
    """A command that keeps something, where no file may grow: it is said, and what was there stays."""
    home = program.lived_in(injection)
    assert program.run(home, "config", "set", "volume", "90").code == 0
    assert program.run(home, "lexicon", "add", "NASA", "nassa").code == 0
    done = program.run(home, *CHANGES[name], before=program.largest_file(0))
    program.assert_one_line(done)
    assert done.code == 6, done
    program.assert_kept(home)
    assert b'"nassa"' in program.run(home, "lexicon", "list", "--json").out
    assert b'"value": 90' in program.run(home, "config", "show", "--json").out
    return "exit 6, one line, all as it was"


# -- output ---------------------------------------------------------------------------------------

SAID = {
    "text": ("text", BREAD),
    "script": ("script", BREAD),
    "script --json": ("script", BREAD, "--json"),
    "outline": ("outline", BREAD),
    "outline --json": ("outline", BREAD, "--json"),
    "voices": ("voices",),
    "config show": ("config", "show"),
    "queue list": ("queue", "list"),
    "history": ("history",),
    "doctor": ("doctor",),
    "--help": ("--help",),
}


def output_full(name: str, injection: Injection) -> str:
    """Standard output is on a full disk (/dev/full)."""
    home = program.lived_in(injection)

    def full() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)

    done = program.run(home, *SAID[name], before=full)
    assert done.messages.splitlines()[-1:] == ["reader: Cannot write the output: No space left on device."], (
        done
    )
    program.assert_quiet(done.messages)
    assert done.code == 6, done
    return "exit 6, one line"


def messages_full(name: str, injection: Injection) -> str:
    """Standard error is on a full disk: data goes to standard output all the same."""
    home = program.lived_in(injection)

    def full() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 2)

    usual, done = program.run(home, *SAID[name]), program.run(home, *SAID[name], before=full)
    assert done.code == usual.code == 0, done
    assert done.out == usual.out
    return "exit 0, the output whole"


_EXPORT, _LISTEN = "disk full while exporting", "disk full while listening and keeping"
FAULTS = (
    *(
        Fault(_EXPORT, f"at each write of .{suffix}", partial(export_beyond_limit, suffix), 8,
              slow=suffix not in {"m4b", "epub"})
        for suffix in exports.SUFFIXES
    ),
    *(
        Fault(_EXPORT, f".{suffix} to a small disk", partial(export_to_full_disk, suffix), 3,
              slow=suffix not in {"wav", "html"})
        for suffix in exports.SUFFIXES
    ),
    Fault(_EXPORT, "export -d", partial(many_to_full_disk, exports.EXPORT_MANY), 4),
    Fault(_EXPORT, "publish", partial(many_to_full_disk, exports.PUBLISH), 4, slow=True),
    Fault(_LISTEN, "fills up while reading", library_fills_up, 4),
    Fault(_LISTEN, "full for a while", library_has_room_again, 4),
    Fault(_LISTEN, "full from the start", begun_on_full_disk, 2),
    *(Fault(_LISTEN, name, partial(change_beyond_limit, name), slow=name != "queue add") for name in CHANGES),
    *(Fault(_LISTEN, f"output of {name}", partial(output_full, name), slow=name != "text") for name in SAID),
    *(Fault(_LISTEN, f"messages of {name}", partial(messages_full, name), slow=True)
      for name in SAID if name != "doctor"),
)  # fmt: skip
