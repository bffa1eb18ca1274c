"""Signals while exporting: the file is whole or missing, and no temporary file stays."""

from __future__ import annotations

import functools
import signal
import subprocess
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reader.export.formats import suffixes
from tests.faults import program
from tests.faults.fault import Fault, Injection
from tests.faults.program import Done, start

SUFFIXES = tuple(suffix.removeprefix(".") for suffix in suffixes())
_SIGNALS = {
    "TERM": signal.SIGTERM, "INT": signal.SIGINT, "HUP": signal.SIGHUP, "QUIT": signal.SIGQUIT,
    "KILL": signal.SIGKILL,
}  # fmt: skip
_QUICK = {("TERM", "m4b"), ("INT", "wav"), ("HUP", "epub"), ("QUIT", "html"), ("KILL", "mp3")}
_ZIP_BYTES = 16  # a book contains its time, so its zip file varies by a few bytes
OLD = b"the old file"
_SENTENCES = (
    "The ferry leaves at seven.",
    "Nobody is late.",
    "The sea is calm, and the wind is from the west.",
)


class Whole(NamedTuple):
    """The result of an undisturbed run: the sizes of its files by name, and its duration."""

    sizes: dict[str, int]
    seconds: float


def page(folder: Path, paragraphs: int = 3, title: str = "Ferry") -> Path:
    """An article with a number of paragraphs."""
    path = folder / f"{title}.html"
    text = "".join(f"<h2>Day {number}</h2><p>{' '.join(_SENTENCES)}</p>" for number in range(paragraphs))
    path.write_text(f"<html lang=en><title>{title}</title><main><h1>{title}</h1>{text}</main>")
    return path


def files_in(folder: Path) -> dict[str, int]:
    """The sizes of the files in a folder by name, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()
    }


def visible_files(folder: Path) -> dict[str, int]:
    """The sizes of the files in a folder by name, without hidden ones."""
    return {name: size for name, size in files_in(folder).items() if not name.startswith(".")}


# -- one file -------------------------------------------------------------------------------------


@functools.cache
def normal_export(suffix: str) -> Whole:
    """The result of an export without a fault."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        source, out = page(home), home / "out"
        out.mkdir()
        began = time.monotonic()
        done = program.run(home, "export", str(source), "-o", str(out / f"a.{suffix}"))
        assert done.code == 0, done
        return Whole(files_in(out), time.monotonic() - began)


def signal_during_export(suffix: str, number: int, injection: Injection) -> str:
    """The export ends on the signal; the old file stays unless the new one is whole."""
    whole = normal_export(suffix)
    source, out = page(injection.folder), injection.folder / "out"
    out.mkdir()
    (out / f"a.{suffix}").write_bytes(OLD)
    process = start(injection.folder, "export", str(source), "-o", str(out / f"a.{suffix}"), "--force")
    strike(process, number, injection.share * whole.seconds)
    done = program.finish(process)
    return check_export(done, number, files_in(out), {f"a.{suffix}": len(OLD)}, whole.sizes)


def strike(process: subprocess.Popen[bytes], number: int, seconds: float) -> None:
    """Send a signal after a time, unless the process has ended."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(number)


def wait_until_written(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until a file in a folder is being written, or the process has ended."""
    while process.poll() is None and not list(folder.glob(".*")):
        time.sleep(0.001)


def check_export(
    done: Done, number: int, now: dict[str, int], old: dict[str, int], whole: dict[str, int]
) -> str:
    """Check that the folder is unchanged or has the whole file, and nothing else; returns the outcome."""
    program.assert_quiet(done.messages)
    if number == signal.SIGKILL:  # the next run removes temporary files
        now = {name: size for name, size in now.items() if not name.startswith(".")}
    is_whole = now.keys() == whole.keys() and all(
        abs(now[name] - whole[name]) <= _ZIP_BYTES for name in whole
    )
    assert now == old or is_whole, (now, old, whole, done)
    if is_whole and done.code == 0:
        return "exit 0, file whole"
    assert done.code == 128 + number, done
    return f"exit {done.code}, {'file whole' if now == whole else 'no partial file'}"


# -- many files -----------------------------------------------------------------------------------

MANY = ("Ferry", "Harbour")


@functools.cache
def normal_batch(*command: str) -> Whole:
    """The result of a batch without a fault."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        began = time.monotonic()
        done = many(home, *command)
        assert done.code == 0, done
        return Whole(visible_files(home / "out"), time.monotonic() - began)


def sources(home: Path) -> list[str]:
    """Write the articles of the batch; returns their paths."""
    (home / "in").mkdir(exist_ok=True)
    return [str(page(home / "in", title=title)) for title in MANY]


def many(home: Path, *command: str) -> Done:
    """Export a batch of articles."""
    return program.run(home, *with_paths(command, home, home / "out"))


def with_paths(command: tuple[str, ...], home: Path, out: Path) -> list[str]:
    """A command with OUT replaced by the output folder, and IN by the articles."""
    paths = {"OUT": [str(out)], "IN": sources(home)}
    return [each for word in command for each in paths.get(word, [word])]


def all_whole(now: dict[str, int], whole: dict[str, int]) -> bool:
    """True if all files have the expected size, within 1 %: eSpeak's samples vary a little."""
    return all(name in whole and abs(size - whole[name]) <= whole[name] / 100 for name, size in now.items())


def signal_during_batch(command: tuple[str, ...], number: int, injection: Injection) -> str:
    """Each file is whole or missing, and the next run exports the rest."""
    whole = normal_batch(*command)
    process = start(injection.folder, *with_paths(command, injection.folder, injection.folder / "out"))
    strike(process, number, injection.share * whole.seconds)
    done = program.finish(process)
    program.assert_quiet(done.messages)
    assert done.code in {0, 128 + number}, done
    before = visible_files(injection.folder / "out") if (injection.folder / "out").exists() else {}
    assert all_whole(before, whole.sizes), (before, whole.sizes)
    again = many(injection.folder, *command)
    assert again.code == 0, again
    after = visible_files(injection.folder / "out")
    assert after.keys() == whole.sizes.keys()
    assert all_whole(after, whole.sizes), (after, whole.sizes)
    extra = set(files_in(injection.folder / "out")) - set(whole.sizes)
    assert all("files" in Path(name).name for name in extra), extra
    return "each file whole or missing, the next run exports the rest"


EXPORT_MANY = ("export", "IN", "-d", "OUT", "--format", "mp3")
PUBLISH = ("publish", "OUT", "IN", "--base-url", "https://example.org/", "--format", "mp3")

_GROUP = "while exporting"
FAULTS = (
    *(
        Fault(_GROUP, f"SIG{name}, .{suffix}", partial(signal_during_export, suffix, number),
              2 if name == "KILL" else 1,
              slow=(name, suffix) not in _QUICK)
        for name, number in _SIGNALS.items()
        for suffix in SUFFIXES
    ),
    *(
        Fault(_GROUP, f"SIG{name}, export -d", partial(signal_during_batch, EXPORT_MANY, number), 4,
              slow=name != "KILL")
        for name, number in _SIGNALS.items()
    ),
    *(
        Fault(_GROUP, f"SIG{name}, publish", partial(signal_during_batch, PUBLISH, number), 4,
              slow=name != "TERM")
        for name, number in _SIGNALS.items()
    ),
)  # fmt: skip
