"""A full disk: during an export, under the library, and under standard output."""

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

from tests.faults import program
from tests.faults.causes import exports
from tests.faults.fault import Fault, Injection, Missing
from tests.faults.session import Session
from tests.support.kept import Kept
from tests.support.programs import BREAD

_MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$2" && echo ready && exec cat'


class Disk(NamedTuple):
    """A small disk in a mount namespace of its own.

    `path` is for programs inside, `view` for us; `inside` is the command that runs a program there.
    """

    path: Path
    view: Path
    inside: tuple[str, ...]

    def fill(self) -> Path:
        """Fill the disk; returns the file whose removal frees it again."""
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
        """A copy of the disk for SQLite, which cannot open files through /proc."""
        shutil.copytree(self.view, to)
        return to


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Disk]:
    """A disk of `size` bytes, in memory."""
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
                raise Missing("an ordinary user cannot mount a disk here")
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
    """Files are limited to a share of the export's size, so that one write fails."""
    size = max(exports.normal_export(suffix).sizes.values())
    limit = round(injection.share * size)
    source, out = exports.page(injection.folder), injection.folder / "out"
    out.mkdir()
    (out / f"a.{suffix}").write_bytes(exports.OLD)
    done = program.run(injection.folder, "export", str(source), "-o", str(out / f"a.{suffix}"), "--force",
                       before=program.largest_file(limit))  # fmt: skip
    return _failed_whole(done, exports.files_in(out), suffix)


def export_to_full_disk(suffix: str, injection: Injection) -> str:
    """The disk has room for a share of the export; the cache is on it too."""
    size = max(exports.normal_export(suffix).sizes.values())
    with small_disk(injection.folder / "disk", max(8192, round(injection.share * size))) as disk:
        source, out = exports.page(injection.folder), disk.view / "out"
        out.mkdir()
        env = {"XDG_CACHE_HOME": str(disk.view / "cache")}
        done = program.run(injection.folder, "export", str(source), "-o", str(out / f"a.{suffix}"), env=env)
        if done.code == 0:  # a disk has at least one page of memory
            assert exports.files_in(out) == exports.normal_export(suffix).sizes
            return "exit 0, file whole"
        program.assert_one_line(done)
        assert done.code == 6, done
        assert exports.files_in(out) == {}
        return "exit 6, one line, no partial file"


def _failed_whole(done: program.Done, now: dict[str, int], suffix: str) -> str:
    program.assert_one_line(done)
    assert done.code == 6, done
    assert now == {f"a.{suffix}": len(exports.OLD)}, now
    return "exit 6, one line, the old file unchanged"


def batch_to_full_disk(command: tuple[str, ...], injection: Injection) -> str:
    """Each article that does not fit is reported, and leaves no file."""
    whole = exports.normal_batch(*command)
    room = max(16_384, round(injection.share * sum(whole.sizes.values())))
    with small_disk(injection.folder / "out", room) as disk:
        done = program.run(injection.folder, *exports.with_paths(command, injection.folder, disk.view))
        program.assert_quiet(done.messages)
        assert done.code in {6, 7}, done
        now = exports.visible_files(disk.view)
        now = {
            name: size for name, size in now.items() if name not in {"feed.xml", "index.html"}
        }  # they list the others
        assert exports.all_whole(now, whole.sizes), (now, whole.sizes)
        for name in ("feed.xml",) if (disk.view / "feed.xml").exists() else ():
            for enclosure in ET.parse(disk.view / name).iter("enclosure"):
                assert enclosure.get("url", "").rpartition("/")[2] in now, "the feed lists a missing file"
        return f"exit {done.code}, each file whole or missing"


# -- the library ----------------------------------------------------------------------------------


def library_fills_up(injection: Injection) -> str:
    """While reading: one line reports it, reading continues, and everything saved before stays."""
    with small_disk(injection.folder / "disk", 4_000_000) as disk, _session_on(disk, injection) as session:
        session.bring_to("reading")
        disk.fill()
        for _ in range(3):
            session.answers("f", "\n")
        session.answers("m", "\n")
        session.quit()
        assert session.text.count(str(disk.path)) == 1, session.text
        now, before = Kept(disk.copy(injection.folder / "copy") / "home"), program.initial_state()
        assert now.queue == before.queue
        assert now.marks.keys() >= before.marks.keys()
        assert now.place is not None
        return "one line, read on, exit 0, queue and marks kept"


def library_has_room_again(injection: Injection) -> str:
    """The disk is full for a while: afterwards the place is saved again."""
    with small_disk(injection.folder / "disk", 4_000_000) as disk, _session_on(disk, injection) as session:
        session.bring_to("reading")
        filler = disk.fill()
        for _ in range(3):
            session.answers("f", "\n")
        filler.unlink()
        for _ in range(2):
            session.answers("f", "\n")
        session.quit()
        kept = program.check_place(disk.copy(injection.folder / "copy") / "home", session.text)
        return f"read on, exit 0, {kept}"


def _session_on(disk: Disk, injection: Injection) -> Session:
    shutil.copytree(program.used_home(injection), disk.view / "home")
    return Session(injection, home=disk.path / "home", before=disk.inside)


def full_from_start(injection: Injection) -> str:
    """There is no room for a library: the article is still read."""
    with small_disk(injection.folder / "disk", 8_192) as disk:
        disk.fill()
        with Session(injection, home=disk.path, before=disk.inside) as session:
            session.bring_to("reading")
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
    """A command cannot write its file: it reports that, and the old file stays."""
    home = program.used_home(injection)
    assert program.run(home, "config", "set", "volume", "90").code == 0
    assert program.run(home, "lexicon", "add", "NASA", "nassa").code == 0
    done = program.run(home, *CHANGES[name], before=program.largest_file(0))
    program.assert_one_line(done)
    assert done.code == 6, done
    program.check_place(home)
    assert b'"nassa"' in program.run(home, "lexicon", "list", "--json").out
    assert b'"value": 90' in program.run(home, "config", "show", "--json").out
    return "exit 6, one line, nothing changed"


# -- output ---------------------------------------------------------------------------------------

PRINTING = {
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
    home = program.used_home(injection)

    def full() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)

    done = program.run(home, *PRINTING[name], before=full)
    assert done.messages.splitlines()[-1:] == ["reader: Cannot write the output: No space left on device."], (
        done
    )
    program.assert_quiet(done.messages)
    assert done.code == 6, done
    return "exit 6, one line"


def messages_full(name: str, injection: Injection) -> str:
    """Standard error is on a full disk: standard output still gets the data."""
    home = program.used_home(injection)

    def full() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 2)

    usual = program.run(home, *PRINTING[name])
    done = program.run(home, *PRINTING[name], before=full)
    assert done.code == usual.code == 0, done
    assert done.out == usual.out
    return "exit 0, the output whole"


_EXPORT, _LISTEN = "disk full while exporting", "disk full while listening and saving"
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
    Fault(_EXPORT, "export -d", partial(batch_to_full_disk, exports.EXPORT_MANY), 4),
    Fault(_EXPORT, "publish", partial(batch_to_full_disk, exports.PUBLISH), 4, slow=True),
    Fault(_LISTEN, "fills up while reading", library_fills_up, 4),
    Fault(_LISTEN, "full for a while", library_has_room_again, 4),
    Fault(_LISTEN, "full from the start", full_from_start, 2),
    *(Fault(_LISTEN, name, partial(change_beyond_limit, name), slow=name != "queue add") for name in CHANGES),
    *(Fault(_LISTEN, f"output of {name}", partial(output_full, name), slow=name != "text")
      for name in PRINTING),
    *(Fault(_LISTEN, f"messages of {name}", partial(messages_full, name), slow=True)
      for name in PRINTING if name != "doctor"),
)  # fmt: skip
