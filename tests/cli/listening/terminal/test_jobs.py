"""A session as a job of a shell: in the background, stopped, continued and killed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import PAGES, Terminal

pytestmark = pytest.mark.slow

BREAD = str(PAGES / "bread.html")
READER = f"{sys.executable} -m reader"
QUIET = {"PULSE_SERVER": "none"}
KEYS = "? lists the keys, q quits\n"
SHORT = "<h1>Ferry</h1><p>It leaves at seven.</p><p>Nobody is late.</p>"


@pytest.fixture(params=["bash", "dash"])
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A shell with job control. Only one of them signals a job that comes to the foreground."""
    program = {"bash": ["bash", "--norc", "--noediting", "-i"], "dash": ["dash", "-i"]}[request.param]
    env = {**QUIET, "PS1": "$ ", "TERM": "dumb", "ENV": ""}
    with Terminal([], tmp_path, env, program=program, columns=200) as terminal:
        terminal.wait_for("$ ")
        yield terminal


def order(shell: Terminal, line: str) -> int:
    """Type a line into the shell; returns the offset after its echo."""
    at = len(shell.text)
    shell.press(f"{line}\n")
    return shell.wait_for(f"{line}\n", after=at)


def assert_cooked(shell: Terminal) -> None:
    """The terminal has the shell's settings again: whole lines, with echo."""
    at = order(shell, "stty -a | grep -c ' icanon.* echo '; echo cooked")
    shell.wait_for("1\ncooked\n", after=at)


def assert_running(shell: Terminal) -> None:
    at = order(shell, "jobs; echo listed")
    at_end = shell.wait_for("listed\n", after=at)
    listed = shell.text[at:at_end]
    assert "Running" in listed, listed
    assert "Stopped" not in listed, listed


def assert_keys_work(shell: Terminal, after: int) -> None:
    shell.press("h")
    at = shell.wait_for("heading 2,", after=after)
    shell.press("q")
    shell.wait_for("$ ", after=at)
    assert_cooked(shell)
    assert "Traceback" not in shell.text


def test_background_job_has_its_keys_after_fg(shell: Terminal) -> None:
    at = order(shell, f"{READER} {BREAD} --engine silence &")
    at = shell.wait_for("A First Loaf of Sourdough\n", after=at)
    assert_running(shell)
    assert_cooked(shell)
    assert KEYS not in shell.text
    at = order(shell, "fg")
    at = shell.wait_for(KEYS, after=at)
    assert_keys_work(shell, at)


def test_background_job_reads_to_the_end(shell: Terminal, tmp_path: Path) -> None:
    page = tmp_path / "short.html"
    page.write_text(SHORT)
    at = order(shell, f"{READER} {page} --engine silence --rate 900 --print &")
    at = shell.wait_for("Nobody is late.\n", after=at)
    at = shell.wait_for("End of article\n", after=at)
    at = order(shell, "wait; echo over $?")
    shell.wait_for("over 0\n", after=at)
    assert KEYS not in shell.text


def test_stopped_job_reads_on_after_bg(shell: Terminal, tmp_path: Path) -> None:
    """Using the terminal does not stop it, and without keys it ends with the article."""
    at = order(shell, f"{READER} {BREAD} --engine silence --print --rate 400")
    at = shell.wait_for(KEYS, after=at)
    at = shell.wait_for("Sourdough is bread", after=at)
    shell.press("\x1a")
    at = shell.wait_for("Stopped", after=at)
    assert_cooked(shell)
    at = order(shell, "bg")
    at = shell.wait_for("It asks for", after=at)
    assert_running(shell)
    assert_cooked(shell)
    at = order(shell, "fg")
    at = shell.wait_for(KEYS, after=at)
    assert_keys_work(shell, at)


def test_job_stopped_by_a_signal_has_its_keys_after_fg(shell: Terminal) -> None:
    """SIGSTOP cannot be handled."""
    at = order(shell, f"{READER} {BREAD} --engine silence &")
    at = shell.wait_for("A First Loaf of Sourdough\n", after=at)
    at = order(shell, "fg")
    at = shell.wait_for(KEYS, after=at)
    os.killpg(shell.foreground_job, signal.SIGSTOP)
    at = shell.wait_for("$ ", after=at)
    shell.press("fg\n")  # some shells leave the echo off here
    at = shell.wait_for("-m reader", after=at)
    assert_keys_work(shell, at)
