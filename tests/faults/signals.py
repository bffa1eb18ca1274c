"""While listening: killed, told to end, the terminal closed, stopped and let go on."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from tests.faults import program
from tests.faults.fault import Fault, Injection
from tests.faults.session import STATES, Session

_ENDING = {"TERM": signal.SIGTERM, "INT": signal.SIGINT, "HUP": signal.SIGHUP, "QUIT": signal.SIGQUIT}


def told_to_end(number: int, state: str, injection: Injection) -> str:
    """It ends with 128 and the signal's number."""
    with Session(injection) as session:
        session.be_in(state)
        session.signal(number)
        code = session.ends(128 + number)
        return f"exit {code}, terminal restored, {session.kept()}"


def killed(state: str, injection: Injection) -> str:
    """Nothing that ran with it is left, and nothing that it kept is lost."""
    with Session(injection) as session:
        session.be_in(state)
        session.signal(signal.SIGKILL)
        code = program.as_shell(session.terminal.end())
        assert code == 137
        return f"exit 137, {session.kept()}"


def closed(state: str, injection: Injection) -> str:
    """The window is closed: it ends as by SIGHUP."""
    with Session(injection) as session:
        session.be_in(state)
        session.terminal.hang_up()
        code = program.as_shell(session.terminal.process.wait(30))
        assert code == 128 + signal.SIGHUP
        return f"exit {code}, {session.kept()}"


def frozen(state: str, injection: Injection) -> str:
    """Stopped as a suspended machine stops it, it goes on, and answers keys."""
    with Session(injection) as session:
        session.be_in(state)
        session.signal(signal.SIGSTOP)
        os.waitid(os.P_PID, session.terminal.process.pid, os.WSTOPPED)
        session.signal(signal.SIGCONT)
        if state in {"typing a line", "choosing from a list"}:
            session.terminal.press("\x15\r")
        session.answers("w", "section ")
        session.quit()
        return f"answers, exit 0, {session.kept()}"


def suspended(state: str, injection: Injection) -> str:
    """Ctrl+Z in a shell that has jobs: the terminal is the shell's, and comes back with fg."""
    shell = ("bash", "--norc", "--noediting", "-ic", 'exec 2>&1; set -m; "$@"; fg; exit $?', "bash")
    with Session(injection, before=shell) as session:
        session.be_in(state)
        at = len(session.text)
        session.terminal.press("\x1a")
        at = session.terminal.wait_for("\n", after=session.terminal.wait_for("Stopped", after=at))
        session.terminal.wait_for('"$@"\n', after=at)  # the shell names the job that it brings back
        if state in {"typing a line", "choosing from a list"}:
            session.terminal.press("\x15\r")
        session.answers("w", "section ")
        session.quit()
        return f"answers, exit 0, {session.kept()}"


def sent_away_and_ended(injection: Injection) -> str:
    """Frozen, then told to end: it ends as soon as it is let go on."""
    with Session(injection) as session:
        session.be_in("reading")
        session.signal(signal.SIGSTOP)
        os.waitid(os.P_PID, session.terminal.process.pid, os.WSTOPPED)
        session.signal(signal.SIGTERM)
        session.signal(signal.SIGCONT)
        code = session.ends(143)
        return f"exit {code}, terminal restored, {session.kept()}"


def storm(injection: Injection) -> str:
    """Many signals at once: the first that ends it counts, and none breaks it."""
    with Session(injection) as session:
        session.be_in("reading")
        with contextlib.suppress(ProcessLookupError):
            for _ in range(50):
                session.signal(injection.dice.choice([signal.SIGWINCH, signal.SIGCONT, signal.SIGWINCH]))
            for _ in range(5):
                session.signal(injection.dice.choice([signal.SIGTERM, signal.SIGHUP, signal.SIGINT]))
        session.ends(143, 129, 130)
        return f"exit 128 + n, terminal restored, {session.kept()}"


_GROUP = "while listening"
_QUICK = {
    "SIGTERM, reading", "SIGINT, typing a line", "SIGHUP, paused", "SIGQUIT, choosing from a list",
    "kill -9, starting", "kill -9, reading", "terminal closed, reading", "frozen and let go on, reading",
    "Ctrl+Z and fg, typing a line",
}  # fmt: skip
_BEGUN = [state for state in STATES if state not in {"starting", "beginning"}]


def _in(
    states: Iterable[str], name: str, inject: Callable[[str, Injection], str], times: int
) -> Iterator[Fault]:
    """The fault in each of these states."""
    for state in states:
        named = f"{name}, {state}"
        yield Fault(_GROUP, named, partial(inject, state), times, slow=named not in _QUICK)


FAULTS = (
    *(
        each
        for name, number in _ENDING.items()
        for each in _in(STATES, f"SIG{name}", partial(told_to_end, number), 3)
    ),
    *_in(STATES, "kill -9", killed, 6),
    *_in(STATES, "terminal closed", closed, 3),
    *_in(_BEGUN, "frozen and let go on", frozen, 3),
    *_in(_BEGUN, "Ctrl+Z and fg", suspended, 3),
    Fault(_GROUP, "frozen, told to end, let go on", sent_away_and_ended, 3, slow=True),
    Fault(_GROUP, "a storm of signals", storm, 5),
)
