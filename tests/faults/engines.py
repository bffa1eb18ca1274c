"""The voice: its process is killed, stopped or hangs, or says what no engine should."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.faults import exports, false_engine, program
from tests.faults.fault import Fault, Injection
from tests.faults.session import Session
from tests.support.programs import BREAD, is_running

SPEAKING = (BREAD, "--print", "--rate", "300")
_HITS = {
    "killed": signal.SIGKILL,
    "crashed": signal.SIGSEGV,
    "aborted": signal.SIGABRT,
    "stopped": signal.SIGSTOP,
}


def children(process: int) -> Iterator[int]:
    """The processes that a process has started, and those that these have started."""
    with contextlib.suppress(OSError):  # it has ended
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from children(int(child))


def _wait_for_child(process: int, but: set[int]) -> set[int]:
    """Wait until it has a child that is not one of those, and that has begun to be a program of its own."""
    while Path(f"/proc/{process}/exe").exists():
        new = set(children(process)) - but
        if new and (not but or all(_command(child) not in {b"", _command(process)} for child in new)):
            return new
    raise AssertionError("it ended")


def hit_while_reading(name: str, engine: tuple[str, ...], injection: Injection) -> str:
    """Reading goes on: a sentence is lost at most, which is told in one line."""
    with Session(injection, arguments=(*SPEAKING, *engine)) as session:
        session.be_in("reading")
        been: set[int] = set()
        for _ in range(2):
            new = _wait_for_child(session.terminal.process.pid, been)
            been |= new
            for child in new:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, _HITS[name])
            at = len(session.text)
            session.terminal.press("f")
            session.terminal.wait_for("\n", after=at, timeout=60)
        session.answers("w", "section ")
        session.quit()
        assert not list(children(session.terminal.process.pid))
        return f"read on, exit 0, {session.kept()}"


def hit_and_told_to_end(injection: Injection) -> str:
    """The voice hangs, and the listener has enough: it ends at once, and no process is left."""
    with Session(injection, arguments=SPEAKING) as session:
        session.be_in("reading")
        found = _wait_for_child(session.terminal.process.pid, set())
        for child in found:
            os.kill(child, signal.SIGSTOP)
        session.signal(signal.SIGTERM)
        session.ends(143)
        for child in found:
            assert not is_running(child), "the voice outlives the session"
        return f"exit 143, terminal restored, no process left, {session.kept()}"


def _voices(process: int) -> list[int]:
    return [child for child in children(process) if b"reader.speech" in _command(child)]


def _workers(process: int) -> list[int]:
    return [child for child in children(process) if b"spawn_main" in _command(child)]


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def hit_while_exporting(name: str, suffix: str, injection: Injection) -> str:
    """The file is whole, or it is not there and one line says why."""
    source = exports.page(injection.folder, paragraphs=60)
    out = injection.folder / "out"
    out.mkdir()
    process = program.start(injection.folder, "export", str(source), "-o", str(out / f"a.{suffix}"))
    exports.wait_until_written(process, out)
    for child in _voices(process.pid) or _workers(process.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, _HITS[name])
    done = program.finish(process)
    program.assert_quiet(done.messages)
    assert done.code in {0, 5}, done
    assert set(exports.made(out)) == ({f"a.{suffix}"} if done.code == 0 else set())
    if done.code:
        program.assert_one_line(done)
    return f"exit {done.code}, {'file whole' if done.code == 0 else 'one line, no partial file'}"


# -- an engine that misbehaves --------------------------------------------------------------------


def false(how: str, injection: Injection) -> str:
    """Keys are answered, and it ends as it should; or it does not begin, and one line says why."""
    door = (
        "import sys, reader.speech.synthesizer_process as s; "
        f"s.own_program = lambda *_: ({sys.executable!r}, '-m', 'tests.faults.false_engine', {how!r}); "
        "from reader.cli.main import main; main(sys.argv[1:])"
    )
    arguments = (BREAD, "--print", "--engine", "espeak")
    with Session(injection, arguments=arguments, door=("-c", door)) as session:
        if how in false_engine.STARTS and session.over_within(45):
            session.ends(5)
            assert "\x1b" not in session.text
            assert sum(line.startswith("reader: ") for line in session.text.splitlines()) == 1, session.text
            return f"exit 5, one line, {session.kept()}"
        session.terminal.wait_for(program.KEYS)
        for key in "fwq":
            session.pressed_or_over(key)
        if session.ends(0, 5) == 5:
            assert session.text.count("reader: ") == 1, session.text
            return f"exit 5, one line, {session.kept()}"
        assert "\x1b" not in session.text
        return f"keys answered, exit 0, {session.kept()}"


_GROUP = "the voice"
FAULTS = (
    *(Fault(_GROUP, f"{name} while reading", partial(hit_while_reading, name, ()), 4, slow=name != "killed")
      for name in _HITS),
    *(Fault(_GROUP, f"spawned, {name} while reading",
            partial(hit_while_reading, name, ("--engine", "espeak")), 2, slow=True)
      for name in _HITS),
    Fault(_GROUP, "stopped, and told to end", hit_and_told_to_end, 3),
    *(Fault(_GROUP, f"{name} while exporting .{suffix}", partial(hit_while_exporting, name, suffix), 2,
            slow=(name, suffix) != ("killed", "wav"))
      for name in _HITS for suffix in ("wav", "m4b", "epub")),
    *(Fault(_GROUP, f"it says {how}", partial(false, how), 2, slow=how not in {"garbage", "no sound"})
      for how in (*false_engine.SAYS, *false_engine.STARTS)),
)  # fmt: skip
