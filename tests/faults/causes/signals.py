"""Signals while listening, a closed terminal, and a suspended process."""

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


def ends_on_signal(number: int, state: str, injection: Injection) -> str:
    """The exit code is 128 and the signal's number."""
    with Session(injection) as session:
        session.bring_to(state)
        session.signal(number)
        code = session.ends(128 + number)
        return f"exit {code}, terminal restored, {session.check_place()}"


def killed(state: str, injection: Injection) -> str:
    """After kill -9 no process is left, and nothing saved is lost."""
    with Session(injection) as session:
        session.bring_to(state)
        session.signal(signal.SIGKILL)
        code = program.shell_code(session.terminal.end())
        assert code == 137
        return f"exit 137, {session.check_place()}"


def closed(state: str, injection: Injection) -> str:
    """A closed terminal window ends the session like SIGHUP."""
    with Session(injection) as session:
        session.bring_to(state)
        session.terminal.hang_up()
        code = program.shell_code(session.terminal.process.wait(30))
        assert code == 128 + signal.SIGHUP
        return f"exit {code}, {session.check_place()}"


def frozen(state: str, injection: Injection) -> str:
    """After SIGSTOP and SIGCONT, as when a machine sleeps, the session continues and answers keys."""
    with Session(injection) as session:
        session.bring_to(state)
        session.signal(signal.SIGSTOP)
        os.waitid(os.P_PID, session.terminal.process.pid, os.WSTOPPED)
        session.signal(signal.SIGCONT)
        if state in {"typing a line", "choosing from a list"}:
            session.terminal.press("\x15\r")
        session.answers("w", "section ")
        session.quit()
        return f"answers, exit 0, {session.check_place()}"


def suspended(state: str, injection: Injection) -> str:
    """Ctrl+Z gives the terminal to the shell, and fg gives it back."""
    shell = ("bash", "--norc", "--noediting", "-ic", 'exec 2>&1; set -m; "$@"; fg; exit $?', "bash")
    with Session(injection, before=shell) as session:
        session.bring_to(state)
        at = len(session.text)
        session.terminal.press("\x1a")
        at = session.terminal.wait_for("\n", after=session.terminal.wait_for("Stopped", after=at))
        session.terminal.wait_for('"$@"\n', after=at)  # the shell prints the resumed job
        if state in {"typing a line", "choosing from a list"}:
            session.terminal.press("\x15\r")
        session.answers("w", "section ")
        session.quit()
        return f"answers, exit 0, {session.check_place()}"


def ends_while_frozen(injection: Injection) -> str:
    """After SIGSTOP and SIGTERM the session ends on SIGCONT."""
    with Session(injection) as session:
        session.bring_to("reading")
        session.signal(signal.SIGSTOP)
        os.waitid(os.P_PID, session.terminal.process.pid, os.WSTOPPED)
        session.signal(signal.SIGTERM)
        session.signal(signal.SIGCONT)
        code = session.ends(143)
        return f"exit {code}, terminal restored, {session.check_place()}"


def storm(injection: Injection) -> str:
    """Many signals at once: the first one that ends a program decides the exit code."""
    with Session(injection) as session:
        session.bring_to("reading")
        with contextlib.suppress(ProcessLookupError):
            for _ in range(50):
                session.signal(injection.random.choice([signal.SIGWINCH, signal.SIGCONT, signal.SIGWINCH]))
            for _ in range(5):
                session.signal(injection.random.choice([signal.SIGTERM, signal.SIGHUP, signal.SIGINT]))
        session.ends(143, 129, 130)
        return f"exit 128 + n, terminal restored, {session.check_place()}"


_GROUP = "while listening"
_QUICK = {
    "SIGTERM, reading", "SIGINT, typing a line", "SIGHUP, paused", "SIGQUIT, choosing from a list",
    "kill -9, starting", "kill -9, reading", "terminal closed, reading", "stopped and continued, reading",
    "Ctrl+Z and fg, typing a line",
}  # fmt: skip
_AFTER_START = [state for state in STATES if state not in {"starting", "beginning"}]


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
        for each in _in(STATES, f"SIG{name}", partial(ends_on_signal, number), 3)
    ),
    *_in(STATES, "kill -9", killed, 6),
    *_in(STATES, "terminal closed", closed, 3),
    *_in(_AFTER_START, "stopped and continued", frozen, 3),
    *_in(_AFTER_START, "Ctrl+Z and fg", suspended, 3),
    Fault(_GROUP, "stopped, SIGTERM, continued", ends_while_frozen, 3, slow=True),
    Fault(_GROUP, "a storm of signals", storm, 5),
)
