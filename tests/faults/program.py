"""The real program in a process of its own, with a home that is thrown away, and what it must have kept."""

from __future__ import annotations

import contextlib
import functools
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.faults.fault import Injection
from tests.support.kept import Kept
from tests.support.programs import BREAD, PERU
from tests.support.terminal import ROOT, Terminal

KEYS = "q quits\n"
READING = (BREAD, "--engine", "silence", "--print", "--rate", "900")
_LONGEST_S = 120.0


class Done(NamedTuple):
    """A program that has ended. A signal that killed it counts as a shell counts it: 128 and its number."""

    code: int
    out: bytes
    messages: str


def environment(home: Path, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """No sound system, and folders of its own."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "CACHE")}
    return {**os.environ, "PYTHONPATH": str(ROOT), "PULSE_SERVER": "none", **folders,
            "XDG_DATA_HOME": str(home), **(env or {})}  # fmt: skip


def start(
    home: Path,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `reader ARGUMENTS` without a terminal; `before` runs in the new process first."""
    return subprocess.Popen(
        [sys.executable, "-m", "reader", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(home, env),
        start_new_session=True,
        preexec_fn=before,  # noqa: PLW1509  # limits can be set only there
    )


def finish(process: subprocess.Popen[bytes]) -> Done:
    """Wait until it has ended, and look at what it said; its children may not outlive it."""
    try:
        out, messages = process.communicate(timeout=_LONGEST_S)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, messages = process.communicate()
        raise AssertionError(f"it still ran after {_LONGEST_S:g} s, and said {messages!r}") from None
    return Done(as_shell(process.returncode), out, messages.decode("utf-8", "replace"))


def run(
    home: Path,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> Done:
    """Run `reader ARGUMENTS` to its end."""
    return finish(start(home, *arguments, env=env, before=before))


def as_shell(code: int) -> int:
    """An exit code as a shell gives it."""
    return 128 - code if code < 0 else code


def largest_file(size: int) -> Callable[[], None]:
    """For `before`: no file may grow beyond so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def largest_memory(size: int) -> Callable[[], None]:
    """For `before`: no more address space than so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))


# -- what every end must be -----------------------------------------------------------------------


def assert_one_line(done: Done) -> None:
    """It said what is wrong in one line, and printed nothing that a terminal obeys."""
    lines = done.messages.splitlines()
    assert len(lines) == 1, done
    assert lines[0].startswith("reader: "), done
    assert lines[0].isprintable(), done


def assert_quiet(text: str) -> None:
    """No traceback, nor what Python and C print when they die."""
    for word in ("Traceback", "Exception ignored", "Fatal Python error", "core dumped", "Segmentation fault"):
        assert word not in text, text


# -- a listener's home ----------------------------------------------------------------------------

_SHARED = "READER_FAULTS"  # the variable that says to all processes where the home is


@contextlib.contextmanager
def lived_in_home() -> Iterator[None]:
    """Make a home with an article in the queue and another half read, for all injections."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        home, lines = Path(folder, "home"), Path(folder, "lines")
        lines.write_bytes(run(Path(folder, "elsewhere"), BREAD, "--no-audio").out)
        os.environ[_SHARED] = folder
        assert run(home, "queue", "add", PERU).code == 0
        with Terminal(READING, home, environment(home)) as terminal:
            at = terminal.wait_for(sentences()[3], after=terminal.wait_for(KEYS))
            terminal.press(" ")
            terminal.wait_for("Paused\n", after=at)
            terminal.press("q")
            assert terminal.end() == 0
        try:
            yield
        finally:
            del os.environ[_SHARED]


@functools.cache
def sentences() -> tuple[str, ...]:
    """The lines of the article that is listened to."""
    return tuple(Path(os.environ[_SHARED], "lines").read_text("utf-8").splitlines())


def _home() -> Path:
    return Path(os.environ[_SHARED], "home")


def lived_in(injection: Injection) -> Path:
    """A home that has been lived in, for this injection alone."""
    home = injection.folder / "home"
    shutil.copytree(_home(), home)
    return home


def lived_in_kept() -> Kept:
    """What is remembered in such a home at first."""
    return Kept(_home())


def assert_kept(home: Path, shown: str = "") -> str:
    """The queue is as it was, and the place at most a sentence away from the last one shown."""
    before, after = lived_in_kept(), Kept(home)
    assert after.queue == before.queue
    assert after.marks.keys() >= before.marks.keys()
    assert before.place is not None
    assert after.place is not None, "the place is lost"
    lines = sentences()
    read = [lines.index(line) for line in shown.splitlines() if line in lines]
    last = read[-1] if read else before.numbers_in(lines)[0]
    assert min(abs(number - last) for number in after.numbers_in(lines)) <= 1, (after.place, lines[last])
    return "place kept"
