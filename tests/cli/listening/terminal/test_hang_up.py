"""The terminal closes during a session: the position is saved, and no process remains."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.support.terminal import PAGES, Terminal

pytestmark = pytest.mark.slow

BREAD = str(PAGES / "bread.html")
KEYS = "? lists the keys, q quits\n"
QUIET = {"PULSE_SERVER": "none"}
SILENCE = ["--engine", "silence"]


def session_to_a_file(home: Path, *more: str, before: str = "") -> Terminal:
    """A session whose messages can be read after its terminal is closed."""
    line = f'{before} exec "$0" -m reader "$@" 2> >(tee {home}/messages >&2)'
    return Terminal([line, sys.executable, BREAD, *SILENCE, *more], home, QUIET, program=["bash", "-c"])


def of_session(session: int) -> list[int]:
    """The running processes of a terminal session, without the one that keeps its messages."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = status.read_text().rpartition(")")
            fields = rest.split()
        except OSError:  # it ended meanwhile
            continue
        is_the_shells = name.endswith("(tee")  # it writes the messages, and ends after their writer
        if int(fields[3]) == session and fields[0] != "Z" and not is_the_shells:
            found.append(int(status.parent.name))
    return found


@pytest.mark.parametrize("state", ["reading", "paused"])
def test_closing_the_terminal_ends_the_session_and_saves_the_position(tmp_path: Path, state: str) -> None:
    with session_to_a_file(tmp_path, "--print", "--rate", "900") as terminal:
        terminal.wait_for(KEYS)
        terminal.press("h", "h")
        terminal.wait_for("Making the dough")
        if state == "paused":
            terminal.press(" ")
            terminal.wait_for("Paused\n")
        terminal.hang_up()
        assert terminal.process.wait(20) == 128 + signal.SIGHUP
        assert of_session(terminal.process.pid) == []
    messages = (tmp_path / "messages").read_text()
    assert "Traceback" not in messages
    assert "reader:" not in messages
    with Terminal([BREAD, *SILENCE], tmp_path, QUIET) as terminal:
        at = terminal.wait_for("Resuming A First Loaf of Sourdough, ")
        terminal.press("w")
        at = terminal.wait_for(" of 5\n", after=at)
        assert terminal.text[:at].rpartition(", section ")[2] in {"3 of 5\n", "4 of 5\n"}
        terminal.press("q")
        assert terminal.end() == 0


def test_session_under_nohup_survives_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "short.html"
    page.write_text("<h1>Ferry</h1><p>It leaves at seven in the morning, as it always has.</p><p>Good.</p>")
    line = f'trap "" HUP; exec "$0" -m reader {page} --engine silence --print > {tmp_path}/heard'
    with Terminal([line, sys.executable], tmp_path, QUIET, program=["bash", "-c"]) as terminal:
        terminal.wait_for(KEYS)
        terminal.hang_up()
        assert terminal.process.wait(30) == 0
    assert (tmp_path / "heard").read_text().splitlines()[-1] == "Good."


def test_paused_session_under_nohup_ends(tmp_path: Path) -> None:
    line = f'trap "" HUP; exec "$0" -m reader {BREAD} --engine silence'
    with Terminal([line, sys.executable], tmp_path, QUIET, program=["bash", "-c"]) as terminal:
        terminal.wait_for(KEYS)
        terminal.press(" ")
        terminal.wait_for("Paused\n")
        terminal.hang_up()
        assert terminal.process.wait(20) == 128 + signal.SIGHUP
