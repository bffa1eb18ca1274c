"""Any terminal and any input: plain lines, one short answer each, and the session keeps working."""

from __future__ import annotations

import random
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.support.terminal import ESCAPES, PAGES, Terminal

pytestmark = pytest.mark.slow

BREAD = str(PAGES / "bread.html")
QUIET = {"PULSE_SERVER": "none"}
PROGRAM = (sys.executable, "-m", "reader")
# Bytes that end or stop a session or follow a link are not used as garbage.
ENDING = b"q\x03\x1a\x1c\r\n"
# Each key, and the end of its answer.
VISIT = (
    ("h", "heading 2, 2 of 5\n"), (" ", "Weigh everything, even the water.\n"), ("s", "section 3 of 5\n"),
    ("w", "percent\n"), ("~", "~: not a key. ? lists the keys\n"), ("\x1b[15~", "? lists the keys\n"),
    ("\x1b[F", "Last sentence\n"), ("h", "No next heading\n"),
    ("?", "q: Quit and keep your place\n"), ("+", "200 words a minute\n"),
)  # fmt: skip


def visited(home: Path, env: dict[str, str], columns: int, *program: str) -> str:
    """All output of a session without audio in which some keys are pressed."""
    # Each visit saves its rate, so the next one must set it again.
    arguments = ["listen", BREAD, "--no-audio", "--from-start", "--rate", "180"]
    with Terminal(arguments, home, {**QUIET, **env}, columns, program=(*program, *PROGRAM)) as terminal:
        at = terminal.wait_for("q quits\n")
        for key, answer in VISIT:
            terminal.press(key)
            at = terminal.wait_for(answer, after=at)
        terminal.press("q")
        assert terminal.end() == 0
        assert ESCAPES.search(terminal.output) is None, terminal.output
        assert termios.tcgetattr(terminal.slave) == terminal.settings_before
        return terminal.text


def test_every_terminal_type_gets_the_same_plain_lines(tmp_path: Path) -> None:
    usual = visited(tmp_path, {"TERM": "xterm-256color"}, 80)
    for env, columns in (
        ({"TERM": "dumb"}, 80),
        ({"NO_COLOR": "1"}, 80),
        ({"FORCE_COLOR": "1", "COLORTERM": "truecolor"}, 200),
    ):
        assert visited(tmp_path, env, columns) == usual, (env, columns)
    assert visited(tmp_path, {}, 80, "env", "-u", "TERM") == usual


def test_narrow_terminal_wraps_messages_between_words(tmp_path: Path) -> None:
    with Terminal(["listen", BREAD, "--no-audio"], tmp_path, {**QUIET, "TERM": "xterm"}, 20) as terminal:
        terminal.wait_for("? lists the keys, q\nquits\n")
        terminal.press("w")
        terminal.wait_for(", section 1\nof 5\n")
        terminal.press("q")
        assert terminal.end() == 0


def test_help_and_errors_are_plain_on_every_terminal_type(tmp_path: Path) -> None:
    for arguments in (
        ["--help"],
        ["listen", "--help"],
        ["nonesuch.html"],
        ["listen"],
        ["doctor"],
        ["voices"],
    ):
        with Terminal(arguments, tmp_path, {**QUIET, "FORCE_COLOR": "1"}, columns=20) as terminal:
            terminal.end()
            assert ESCAPES.search(terminal.output) is None, terminal.output


def test_window_resize_changes_nothing(tmp_path: Path) -> None:
    with Terminal(["listen", BREAD, "--no-audio"], tmp_path, QUIET) as terminal:
        at = terminal.wait_for("q quits\n")
        for columns in (20, 200, 1, 80):
            terminal.resize(columns)
        terminal.press("w")
        assert terminal.text[at:].strip() == ""
        terminal.wait_for("section 1 of 5\n", after=at)
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.parametrize(("key", "number"), [("\x03", signal.SIGINT), ("\x1c", signal.SIGQUIT)])
def test_interrupt_keys_end_the_session_and_restore_the_terminal(
    tmp_path: Path, key: str, number: signal.Signals
) -> None:
    with Terminal([BREAD, "--engine", "silence"], tmp_path, QUIET) as terminal:
        terminal.wait_for("q quits\n")
        terminal.press(key)
        assert terminal.end() == 128 + number
        assert termios.tcgetattr(terminal.slave) == terminal.settings_before
        assert "Traceback" not in terminal.text


def test_interrupt_while_typing_ends_the_line(tmp_path: Path) -> None:
    with Terminal([BREAD, "--engine", "silence"], tmp_path, QUIET) as terminal:
        terminal.wait_for("q quits\n")
        terminal.press("/")
        terminal.wait_for("Search: ")
        terminal.press("sea")
        terminal.wait_for("Search: sea")
        terminal.press("\x03")
        assert terminal.end() == 130
        assert terminal.text.endswith("Search: sea\n")
        assert termios.tcgetattr(terminal.slave) == terminal.settings_before


@pytest.mark.parametrize("seed", range(4))
def test_random_input_leaves_a_working_session(tmp_path: Path, seed: int) -> None:
    """Bytes of all kinds, whole and broken sequences, pastes; every answer is a short line."""
    dice = random.Random(seed)
    pieces = [
        b"\x1b[200~rm -rf; quit\r\nq\x1b[201~", b"\x1b[<0;12;3M", b"\x1b[I", b"\x1b[O", b"\x1b[24~",
        b"\x1b[1;5", b"\x1b]11;rgb:0/0/0\x07", b"\x1bP1+r\x1b\\", b"\x1bx", b"\xe9", b"\xff\xfe",
        "日本".encode(), b"\x1b[M !!",
    ]  # fmt: skip
    with Terminal(["listen", BREAD, "--no-audio"], tmp_path, QUIET) as terminal:
        begin = terminal.wait_for("q quits\n")
        for _ in range(30):
            noise = bytes(each for each in dice.randbytes(20) if each not in ENDING)
            burst = b"".join(dice.choices([*pieces, noise], k=5))
            terminal.press(burst[: dice.randrange(1, len(burst))] if dice.random() < 0.3 else burst)
        # The end of a paste that was cut, Esc to leave a question, and Home.
        terminal.press("\x1b[201~", "\x1b\x1b[H", "?")
        at = terminal.wait_for("q: Quit and keep your place\n", after=begin)
        terminal.press("\x1b[H")
        at = terminal.wait_for("Start of article\n", after=at)
        terminal.press("w")
        terminal.wait_for("section 1 of 5\n", after=at)
        answers = [line for line in terminal.text[begin:].splitlines() if "lists the keys" in line]
        assert max(map(len, answers), default=0) <= 40
        typed = terminal.output.replace(b"\b \b", b"")  # erasing a typed letter
        assert ESCAPES.search(typed) is None
        assert "rm -rf" not in terminal.text
        terminal.press("q")
        assert terminal.end() == 0
        assert termios.tcgetattr(terminal.slave) == terminal.settings_before


def test_key_from_a_latin_1_terminal_is_answered(tmp_path: Path) -> None:
    with Terminal(
        ["listen", BREAD, "--no-audio"], tmp_path, {**QUIET, "PYTHONIOENCODING": "latin-1"}
    ) as terminal:
        at = terminal.wait_for("q quits\n")
        terminal.press(b"\xe9")
        terminal.wait_for("Unknown key. ? lists the keys\n", after=at)
        terminal.press("q")
        assert terminal.end() == 0
