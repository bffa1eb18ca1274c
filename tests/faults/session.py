"""A listening session in a terminal, with checks of how it ends."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults import program
from tests.faults.fault import Injection
from tests.faults.program import KEYS, READING
from tests.support.terminal import Terminal


class Session:
    """A session on the half-read article."""

    def __init__(
        self,
        injection: Injection,
        *more: str,
        env: Mapping[str, str] | None = None,
        arguments: tuple[str, ...] = READING,
        home: Path | None = None,
        before: tuple[str, ...] = (),
        entry: tuple[str, ...] = ("-m", "reader"),
    ) -> None:
        self.home = home or program.used_home(injection)
        self.random = injection.random
        self.terminal = Terminal(
            [*arguments, *more],
            self.home,
            program.environment(self.home, env),
            program=[*before, sys.executable, *entry],
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.terminal.__exit__(kind, error, trace)

    @property
    def text(self) -> str:
        """Everything written to the terminal."""
        return self.terminal.text

    def bring_to(self, state: str) -> None:
        """Bring the session into a state of `STATES`."""
        STATES[state](self)

    def signal(self, number: int) -> None:
        """Send a signal, if the session has not ended."""
        self.terminal.process.send_signal(number)

    def answers(self, key: str, answer: str) -> None:
        """Press a key, and wait for its answer."""
        at = len(self.text)
        self.terminal.press(key)
        self.terminal.wait_for(answer, after=at)

    def ends_within(self, seconds: float) -> bool:
        """True if the session ends within this time."""
        self.terminal.watch(seconds)
        return self.terminal.process.poll() is not None

    def press_or_end(self, key: str, timeout: float = 40) -> None:
        """Press a key, and wait until there is an answer or the session has ended."""
        at, until = len(self.text), time.monotonic() + timeout
        with contextlib.suppress(OSError):
            self.terminal.press(key)
        while len(self.text) == at and self.terminal.process.poll() is None:
            assert time.monotonic() < until, self.text
            self.terminal.watch(0.05)

    def quit(self) -> None:
        """Quit by key, and check the end."""
        self.terminal.press("q")
        self.ends(0)

    def ends(self, *codes: int) -> int:
        """Check that the session ends with one of these codes and no traceback, and restores the terminal."""
        try:
            code = program.shell_code(self.terminal.end(60))
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the session did not end:\n{self.text}") from None
        assert code in codes, (code, self.text)
        program.assert_quiet(self.text)
        assert termios.tcgetattr(self.terminal.slave) == self.terminal.settings_before, (
            "the terminal is not restored"
        )
        return code

    def check_place(self) -> str:
        """Check that queue, marks and place are saved."""
        return program.check_place(self.home, self.text)


def _starting(session: Session) -> None:
    session.terminal.watch(session.random.uniform(0, 0.8))


def _beginning(session: Session) -> None:
    session.terminal.wait_for("\n")


def _reading(session: Session) -> None:
    at = session.terminal.wait_for(KEYS)
    for _ in range(session.random.randrange(4)):
        session.terminal.press("f")
        at = session.terminal.wait_for("\n", after=at)


def _paused(session: Session) -> None:
    _reading(session)
    session.answers(" ", "Paused\n")


def _typing(session: Session) -> None:
    _reading(session)
    session.answers(":", ":")
    session.answers("ma", "ma")


def _choosing(session: Session) -> None:
    _reading(session)
    session.answers("e", "\n")


STATES: dict[str, Callable[[Session], None]] = {
    "starting": _starting,
    "beginning": _beginning,
    "reading": _reading,
    "paused": _paused,
    "typing a line": _typing,
    "choosing from a list": _choosing,
}
