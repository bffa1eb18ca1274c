"""A whole session with the system's voice: pyttsx3's driver for macOS, on a stand-in for macOS."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow

# The stand-in's voice waits at "wait!" until it is stopped.
PAGE = "<title>Wind</title><h1>Wind</h1><p>It blows and blows, wait! It stops, wait! It is over, wait!"


def wait_until_asked(log: Path, *what: str) -> None:
    """Wait until these are the last requests to the system, without voices and rates."""
    deadline = time.monotonic() + 20
    while True:
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        asked = [line for line in lines if line.startswith(("say ", "stop "))]
        if asked[-len(what) :] == list(what):
            return
        assert time.monotonic() < deadline, asked
        time.sleep(0.01)


def test_system_voice_session_pauses_resumes_moves_and_quits(tmp_path: Path) -> None:
    log, page = tmp_path / "log", tmp_path / "wind.html"
    page.write_text(PAGE)
    command = (sys.executable, "-m", "tests.speech.system.stand_in", "as on macOS", str(log))
    program = (
        f"import sys, reader.speech.system.voices as s; s._own_command = lambda: {command!r}; "
        "from reader.cli.main import main; main(sys.argv[1:])"
    )
    arguments = ["listen", str(page), "--engine", "system"]
    with Terminal(arguments, tmp_path, program=(sys.executable, "-c", program)) as terminal:
        terminal.wait_for("q quits")
        wait_until_asked(log, "say It blows and blows, wait!")
        terminal.press("f")
        wait_until_asked(log, "stop ", "say It stops, wait!")
        terminal.press(" ")
        wait_until_asked(log, "say It stops, wait!", "stop ")
        terminal.press("f", " ")
        wait_until_asked(log, "say It is over, wait!")
        answered = terminal.wait_for("Wind")
        terminal.press("w")
        terminal.wait_for("Wind", after=answered)
        terminal.press("q")
        assert terminal.end() == 0


def test_system_voice_process_ends_with_the_program(tmp_path: Path) -> None:
    """Nothing may keep speaking, however the session ends."""
    page, tells = tmp_path / "wind.html", tmp_path / "pid"
    page.write_text(PAGE)
    child = (
        f"import os, pathlib; pathlib.Path({str(tells)!r}).write_text(str(os.getpid())); "
        "from reader.speech.system.child import main; main('dummy')"
    )
    program = (
        "import sys, reader.speech.system.voices as s; "
        f"s._own_command = lambda: (sys.executable, '-c', {child!r}); "
        "from reader.cli.main import main; main(sys.argv[1:])"
    )
    arguments = ["listen", str(page), "--engine", "system"]
    with Terminal(arguments, tmp_path, program=(sys.executable, "-c", program)) as terminal:
        terminal.wait_for("q quits")
        terminal.process.kill()
        terminal.process.wait()
    speaking = int(tells.read_text())
    deadline = time.monotonic() + 20
    while is_running(speaking):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_running(process: int) -> bool:
    """True if the process runs; a zombie does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
