"""A whole session with the system's voice: pyttsx3's driver for macOS, on a stand-in for macOS."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.programs import is_running, wait_for
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow

# The stand-in's voice waits at "wait!" until it is stopped.
PAGE = "<title>Wind</title><h1>Wind</h1><p>It blows and blows, wait! It stops, wait! It is over, wait!"


def wait_until_asked(log: Path, *what: str) -> None:
    """Wait until these are the last requests to the system, without voices and rates."""

    def is_asked() -> bool:
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return [line for line in lines if line.startswith(("say ", "stop "))][-len(what) :] == list(what)

    wait_for(is_asked)


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
    wait_for(lambda: not is_running(speaking))
