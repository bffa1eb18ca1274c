"""The voice's process is killed, stopped or hangs, or breaks the protocol."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.faults import false_engine, program
from tests.faults.causes import exports
from tests.faults.fault import Fault, Injection
from tests.faults.session import Session
from tests.support.programs import BREAD, is_running

SPEAKING = (BREAD, "--print", "--rate", "300")
_SIGNALS_SENT = {
    "killed": signal.SIGKILL,
    "crashed": signal.SIGSEGV,
    "aborted": signal.SIGABRT,
    "stopped": signal.SIGSTOP,
}


def children(process: int) -> Iterator[int]:
    """The descendants of a process."""
    with contextlib.suppress(OSError):  # it has ended
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from children(int(child))


def _wait_for_child(process: int, but: set[int]) -> set[int]:
    """Wait for children that are not in `but` and that run a program of their own."""
    while Path(f"/proc/{process}/exe").exists():
        new = set(children(process)) - but
        if new and (not but or all(_command(child) not in {b"", _command(process)} for child in new)):
            return new
    raise AssertionError("the program ended")


def hit_while_reading(name: str, engine: tuple[str, ...], injection: Injection) -> str:
    """Reading continues; at most one sentence is lost, which one line reports."""
    with Session(injection, arguments=(*SPEAKING, *engine)) as session:
        session.bring_to("reading")
        seen: set[int] = set()
        for _ in range(2):
            new = _wait_for_child(session.terminal.process.pid, seen)
            seen |= new
            for child in new:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, _SIGNALS_SENT[name])
            at = len(session.text)
            session.terminal.press("f")
            session.terminal.wait_for("\n", after=at, timeout=60)
        session.answers("w", "section ")
        session.quit()
        assert not list(children(session.terminal.process.pid))
        return f"read on, exit 0, {session.check_place()}"


def hang_and_sigterm(injection: Injection) -> str:
    """The voice hangs: on SIGTERM the session ends at once and leaves no process."""
    with Session(injection, arguments=SPEAKING) as session:
        session.bring_to("reading")
        found = _wait_for_child(session.terminal.process.pid, set())
        for child in found:
            os.kill(child, signal.SIGSTOP)
        session.signal(signal.SIGTERM)
        session.ends(143)
        for child in found:
            assert not is_running(child), "the voice outlives the session"
        return f"exit 143, terminal restored, no process left, {session.check_place()}"


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
    """The file is whole, or missing and one line says why."""
    source = exports.page(injection.folder, paragraphs=60)
    out = injection.folder / "out"
    out.mkdir()
    process = program.start(injection.folder, "export", str(source), "-o", str(out / f"a.{suffix}"))
    exports.wait_until_written(process, out)
    for child in _voices(process.pid) or _workers(process.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, _SIGNALS_SENT[name])
    done = program.finish(process)
    program.assert_quiet(done.messages)
    assert done.code in {0, 5}, done
    assert set(exports.files_in(out)) == ({f"a.{suffix}"} if done.code == 0 else set())
    if done.code:
        program.assert_one_line(done)
    return f"exit {done.code}, {'file whole' if done.code == 0 else 'one line, no partial file'}"


# -- an engine that misbehaves --------------------------------------------------------------------


def misbehaving(how: str, injection: Injection) -> str:
    """Keys are answered and the session ends normally; or it does not start, and one line says why."""
    entry = (
        "import sys, reader.speech.espeak.engine as s; "
        f"s.own_program = lambda *_: ({sys.executable!r}, '-m', 'tests.faults.false_engine', {how!r}); "
        "from reader.cli.main import main; main(sys.argv[1:])"
    )
    arguments = (BREAD, "--print", "--engine", "espeak")
    with Session(injection, arguments=arguments, entry=("-c", entry)) as session:
        if how in false_engine.GREETINGS and session.ends_within(45):
            session.ends(5)
            assert "\x1b" not in session.text
            assert sum(line.startswith("reader: ") for line in session.text.splitlines()) == 1, session.text
            return f"exit 5, one line, {session.check_place()}"
        session.terminal.wait_for(program.KEYS)
        for key in "fwq":
            session.press_or_end(key)
        if session.ends(0, 5) == 5:
            assert session.text.count("reader: ") == 1, session.text
            return f"exit 5, one line, {session.check_place()}"
        assert "\x1b" not in session.text
        return f"keys answered, exit 0, {session.check_place()}"


_GROUP = "the voice"
FAULTS = (
    *(Fault(_GROUP, f"{name} while reading", partial(hit_while_reading, name, ()), 4, slow=name != "killed")
      for name in _SIGNALS_SENT),
    *(Fault(_GROUP, f"spawned, {name} while reading",
            partial(hit_while_reading, name, ("--engine", "espeak")), 2, slow=True)
      for name in _SIGNALS_SENT),
    Fault(_GROUP, "stopped, and SIGTERM", hang_and_sigterm, 3),
    *(Fault(_GROUP, f"{name} while exporting .{suffix}", partial(hit_while_exporting, name, suffix), 2,
            slow=(name, suffix) != ("killed", "wav"))
      for name in _SIGNALS_SENT for suffix in ("wav", "m4b", "epub")),
    *(Fault(_GROUP, f"it sends {how}", partial(misbehaving, how), 2, slow=how not in {"garbage", "no sound"})
      for how in (*false_engine.REPLIES, *false_engine.GREETINGS)),
)  # fmt: skip
