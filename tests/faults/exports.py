"""While exporting: told to end, killed; the file is whole or not there, and nothing lies beside it."""

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
_SIGNALS = {"TERM": signal.SIGTERM, "INT": signal.SIGINT, "HUP": signal.SIGHUP, "KILL": signal.SIGKILL}
_ZIP_BYTES = 16  # a book has the time in it, and is zipped a few bytes longer or shorter
OLD = b"what was there before"
_SENTENCES = (
    "The ferry leaves at seven.",
    "Nobody is late.",
    "The sea is calm, and the wind is from the west.",
)


class Whole(NamedTuple):
    """What a run that nothing disturbs makes: files by name with their sizes, and how long it takes."""

    sizes: dict[str, int]
    seconds: float


def page(folder: Path, paragraphs: int = 3, title: str = "Ferry") -> Path:
    """An article of so many paragraphs."""
    path = folder / f"{title}.html"
    text = "".join(f"<h2>Day {number}</h2><p>{' '.join(_SENTENCES)}</p>" for number in range(paragraphs))
    path.write_text(f"<html lang=en><title>{title}</title><main><h1>{title}</h1>{text}</main>")
    return path


def made(folder: Path) -> dict[str, int]:
    """The files in a folder with their sizes, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()
    }


def seen(folder: Path) -> dict[str, int]:
    """The files that a listener sees there."""
    return {name: size for name, size in made(folder).items() if not name.startswith(".")}


# -- one file -------------------------------------------------------------------------------------


@functools.cache
def undisturbed(suffix: str) -> Whole:
    """What comes of it when nothing goes wrong."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        source, out = page(home), home / "out"
        out.mkdir()
        began = time.monotonic()
        done = program.run(home, "export", str(source), "-o", str(out / f"a.{suffix}"))
        assert done.code == 0, done
        return Whole(made(out), time.monotonic() - began)


def one_ended(suffix: str, number: int, injection: Injection) -> str:
    """It ends as told; what was there before is there still, unless the new file is whole."""
    whole = undisturbed(suffix)
    source, out = page(injection.folder), injection.folder / "out"
    out.mkdir()
    (out / f"a.{suffix}").write_bytes(OLD)
    process = start(injection.folder, "export", str(source), "-o", str(out / f"a.{suffix}"), "--force")
    strike(process, number, injection.share * whole.seconds)
    done = program.finish(process)
    return judged(done, number, made(out), {f"a.{suffix}": len(OLD)}, whole.sizes)


def strike(process: subprocess.Popen[bytes], number: int, seconds: float) -> None:
    """Send a signal after a time, unless it has ended before."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(number)


def wait_until_written(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until the first file in a folder is being written, or all is over."""
    while process.poll() is None and not list(folder.glob(".*")):
        pass


def judged(done: Done, number: int, now: dict[str, int], old: dict[str, int], whole: dict[str, int]) -> str:
    """True if it is as it was, or whole, and nothing else lies there."""
    program.assert_quiet(done.messages)
    if number == signal.SIGKILL:  # nobody is left to tidy up: the next run does
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

MANY = ("Ferry", "Harbour", "Island")


@functools.cache
def undisturbed_many(*command: str) -> Whole:
    """What comes of several articles when nothing goes wrong."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        began = time.monotonic()
        done = many(home, *command)
        assert done.code == 0, done
        return Whole(seen(home / "out"), time.monotonic() - began)


def sources(home: Path) -> list[str]:
    """The articles to be made."""
    (home / "in").mkdir(exist_ok=True)
    return [str(page(home / "in", title=title)) for title in MANY]


def many(home: Path, *command: str) -> Done:
    """Make several articles."""
    return program.run(home, *filled(command, home, home / "out"))


def filled(command: tuple[str, ...], home: Path, out: Path) -> list[str]:
    """The words of a command: OUT is where files go, IN what is read."""
    meant = {"OUT": [str(out)], "IN": sources(home)}
    return [each for word in command for each in meant.get(word, [word])]


def all_whole(now: dict[str, int], whole: dict[str, int]) -> bool:
    """True if each file is as long as it should be; eSpeak does not give the same sample twice."""
    return all(name in whole and abs(size - whole[name]) <= whole[name] / 100 for name, size in now.items())


def many_ended(command: tuple[str, ...], number: int, injection: Injection) -> str:
    """Each file is whole or not there, and the next run makes the rest."""
    whole = undisturbed_many(*command)
    process = start(injection.folder, *filled(command, injection.folder, injection.folder / "out"))
    strike(process, number, injection.share * whole.seconds)
    done = program.finish(process)
    program.assert_quiet(done.messages)
    assert done.code in {0, 128 + number}, done
    before = seen(injection.folder / "out") if (injection.folder / "out").exists() else {}
    assert all_whole(before, whole.sizes), (before, whole.sizes)
    again = many(injection.folder, *command)
    assert again.code == 0, again
    after = seen(injection.folder / "out")
    assert after.keys() == whole.sizes.keys()
    assert all_whole(after, whole.sizes), (after, whole.sizes)
    beside = set(made(injection.folder / "out")) - set(whole.sizes)
    assert all("files" in Path(name).name for name in beside), beside
    return "each file whole or not there, the next run makes the rest"


EXPORT_MANY = ("export", "IN", "-d", "OUT", "--format", "mp3")
PUBLISH = ("publish", "OUT", "IN", "--base-url", "https://example.org/", "--format", "mp3")

_GROUP = "while exporting"
FAULTS = (
    *(
        Fault(_GROUP, f"SIG{name}, .{suffix}", partial(one_ended, suffix, number), 2 if name == "KILL" else 1,
              slow=(name, suffix) not in {("TERM", "m4b"), ("INT", "wav"), ("HUP", "epub"), ("KILL", "mp3")})
        for name, number in _SIGNALS.items()
        for suffix in SUFFIXES
    ),
    *(
        Fault(_GROUP, f"SIG{name}, export -d", partial(many_ended, EXPORT_MANY, number), 4,
              slow=name != "KILL")
        for name, number in _SIGNALS.items()
    ),
    *(
        Fault(_GROUP, f"SIG{name}, publish", partial(many_ended, PUBLISH, number), 4, slow=name != "TERM")
        for name, number in _SIGNALS.items()
    ),
)  # fmt: skip
