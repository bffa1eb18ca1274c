"""Runs the real program with a temporary home folder, and checks what it saved."""

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
from tests.support.terminal import MODULES, ROOT, Terminal

KEYS = "q quits\n"
READING = (BREAD, "--engine", "silence", "--print", "--rate", "900")
_TIMEOUT_S = 120.0


class Done(NamedTuple):
    """The result of a program. `code` is 128 and the signal's number if a signal killed it, as in a shell."""

    code: int
    out: bytes
    messages: str


def environment(home: Path, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a program without a sound server, with its own folders."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "CACHE")}
    return {**os.environ, "PYTHONPATH": MODULES, "PULSE_SERVER": "none", **folders,
            "XDG_DATA_HOME": str(home), **(env or {})}  # fmt: skip


def start(
    home: Path,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `reader ARGUMENTS` without a terminal; `before` runs first in the new process."""
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
    """Wait for the end of a program and of its children."""
    try:
        out, messages = process.communicate(timeout=_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, messages = process.communicate()
        raise AssertionError(f"it still ran after {_TIMEOUT_S:g} s; its output: {messages!r}") from None
    return Done(shell_code(process.returncode), out, messages.decode("utf-8", "replace"))


def run(
    home: Path,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> Done:
    """Run `reader ARGUMENTS` to its end."""
    return finish(start(home, *arguments, env=env, before=before))


def shell_code(code: int) -> int:
    """An exit code as a shell reports it."""
    return 128 - code if code < 0 else code


def largest_file(size: int) -> Callable[[], None]:
    """For `before`: limit the size of files, in bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def largest_memory(size: int) -> Callable[[], None]:
    """For `before`: limit the address space, in bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))


# -- checks of every end -----------------------------------------------------------------------


def assert_one_line(done: Done) -> None:
    """The program wrote one line of error and no control characters."""
    lines = done.messages.splitlines()
    assert len(lines) == 1, done
    assert lines[0].startswith("reader: "), done
    assert lines[0].isprintable(), done


def assert_quiet(text: str) -> None:
    """The text has no traceback and no crash message of Python or C."""
    for word in ("Traceback", "Exception ignored", "Fatal Python error", "core dumped", "Segmentation fault"):
        assert word not in text, text


# -- the home folder of a listener ----------------------------------------------------------------

_SHARED = "READER_FAULTS"  # the environment variable with the path of the shared home


@contextlib.contextmanager
def shared_home() -> Iterator[None]:
    """Create a home folder with a queued and a half-read article, for all injections."""
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
    """The lines of the half-read article."""
    return tuple(Path(os.environ[_SHARED], "lines").read_text("utf-8").splitlines())


def _home() -> Path:
    return Path(os.environ[_SHARED], "home")


def used_home(injection: Injection) -> Path:
    """A copy of the shared home folder for one injection."""
    home = injection.folder / "home"
    shutil.copytree(_home(), home)
    return home


def initial_state() -> Kept:
    """What the shared home folder holds."""
    return Kept(_home())


def check_place(home: Path, shown: str = "") -> str:
    """Check that the queue is unchanged and the place at most a sentence from the last one shown."""
    before, after = initial_state(), Kept(home)
    assert after.queue == before.queue
    assert after.marks.keys() >= before.marks.keys()
    assert before.place is not None
    assert after.place is not None, "the place is lost"
    lines = sentences()
    read = [lines.index(line) for line in shown.splitlines() if line in lines]
    last = read[-1] if read else before.numbers_in(lines)[0]
    assert min(abs(number - last) for number in after.numbers_in(lines)) <= 1, (after.place, lines[last])
    return "place saved"
