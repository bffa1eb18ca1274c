"""Highlighting in a real terminal: it follows the voice, and nothing remains after any exit."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from pathlib import Path

import pyte
import pytest

from tests.support.screens import DOCUMENTED, lines, marked
from tests.support.terminal import PATIENCE_S, Terminal

pytestmark = pytest.mark.slow

PAGE = """<html lang=en><title>Tides</title><main><h1>Tides</h1>
<p>The moon pulls at the sea, and the sea follows as well as it can.</p>
<h2>Causes</h2><p>Ships wait for it in every harbour of the world.</p></main>"""
BEGINS = "The moon pulls at"
WORDS = PAGE.partition("<p>")[2].partition("</p>")[0].split()
ENV = {"PULSE_SERVER": "none", "TERM": "xterm-256color"}
# A session that fails unexpectedly at the first key.
CRASHING = (
    "import sys; from reader.cli.main import main; from reader.session.commands import handlers;"
    "handlers.HANDLERS['next word'] = lambda *_: 1 / 0; sys.exit(main(sys.argv[1:]))"
)


class Watched:
    """A session in a terminal, with an emulator of its window."""

    def __init__(self, folder: Path, *more: str, program: tuple[str, ...] = (), columns: int = 60) -> None:
        page = folder / "page.html"
        page.write_text(PAGE)
        arguments = ["listen", str(page), "--engine", "silence", "--highlight", *more]
        self.screen = pyte.Screen(columns, 24)
        self._stream = pyte.Stream(self.screen)
        self._shown = 0
        self.terminal = Terminal(
            arguments, folder / "home", ENV, columns, program=program or (sys.executable, "-m", "reader")
        )
        self.marks: list[str] = []

    def __enter__(self) -> Watched:
        self.terminal.wait_for("? lists")
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.__exit__()

    def look(self) -> None:
        """Give the emulator the new output, and note the highlighted word."""
        output = self.terminal.output
        for painting in re.split(rb"(?<=\r)(?=\S)", output[self._shown :]):
            self._stream.feed(painting.decode("utf-8", "replace"))
            word = marked(self.screen)
            if word and word != (self.marks or [""])[-1]:
                self.marks.append(word)
        self._shown = len(output)

    def wait_for(self, words: str, timeout: float = PATIENCE_S) -> None:
        """Wait until the window shows words."""
        deadline = time.monotonic() + timeout
        while words not in " ".join(" ".join(lines(self.screen)).split()):
            assert time.monotonic() < deadline, lines(self.screen)
            self.terminal._read(time.monotonic() + 0.05, may_end=True)
            self.look()

    def assert_plain(self) -> None:
        """The terminal is restored, the region is erased, and only documented sequences were sent."""
        self.look()
        assert termios.tcgetattr(self.terminal.slave) == self.terminal.settings_before
        assert BEGINS not in " ".join(lines(self.screen))
        assert not any(each.reverse for row in self.screen.buffer.values() for each in row.values())
        rest = DOCUMENTED.sub("", self.terminal.output.decode())
        assert not re.search(r"[\x00-\x1f\x7f]", rest), rest
        assert not self.screen.cursor.hidden


def test_words_are_highlighted_in_turn_below_the_status_lines(tmp_path: Path) -> None:
    with Watched(tmp_path) as watched:
        watched.wait_for("Ships wait for")
        # A busy machine may skip one word of two.
        passed = iter(WORDS)
        seen = [
            word for word in watched.marks if any(word.strip(".,") == each.strip(".,") for each in passed)
        ]
        assert len(seen) > len(WORDS) / 2
        watched.terminal.press("w")
        watched.wait_for("percent Ships wait for it")
        watched.terminal.press("q")
        assert watched.terminal.end() == 0
        watched.assert_plain()


def test_pause_keeps_the_highlight_and_a_question_replaces_it(tmp_path: Path) -> None:
    with Watched(tmp_path) as watched:
        watched.wait_for(BEGINS)
        watched.terminal.press(" ")
        watched.wait_for("Paused The moon")
        paused = marked(watched.screen)
        watched.terminal.press("/", "s")
        watched.wait_for("Search: s")
        assert BEGINS not in " ".join(lines(watched.screen))
        watched.terminal.press("\x1b")
        watched.wait_for("Cancelled The moon")
        assert marked(watched.screen) == paused
        watched.terminal.press("q")
        assert watched.terminal.end() == 0
        watched.assert_plain()


def test_highlight_follows_the_window_size(tmp_path: Path) -> None:
    with Watched(tmp_path) as watched:
        watched.wait_for(BEGINS)
        watched.terminal.press(" ")
        watched.wait_for("Paused The moon")
        watched.terminal.resize(20)
        watched.screen.resize(24, 20)
        watched.wait_for("Paused The moon")
        deadline = time.monotonic() + 20
        while "the sea, and the" not in lines(watched.screen):  # 19 columns
            assert time.monotonic() < deadline, lines(watched.screen)
            watched.terminal._read(time.monotonic() + 0.05)
            watched.look()
        watched.terminal.press("q")
        assert watched.terminal.end() == 0
        watched.assert_plain()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_signal_erases_the_highlight(tmp_path: Path, ending: signal.Signals) -> None:
    with Watched(tmp_path, "--theme", "dark") as watched:
        watched.wait_for(BEGINS)
        os.kill(watched.terminal.process.pid, ending)
        assert watched.terminal.end() == 128 + ending
        watched.assert_plain()


def test_ctrl_c_erases_the_highlight(tmp_path: Path) -> None:
    with Watched(tmp_path) as watched:
        watched.wait_for(BEGINS)
        watched.terminal.press("\x03")
        assert watched.terminal.end() == 130
        watched.assert_plain()


def test_crash_erases_the_highlight(tmp_path: Path) -> None:
    with Watched(tmp_path, program=(sys.executable, "-c", CRASHING)) as watched:
        watched.wait_for(BEGINS)
        watched.terminal.press("j")
        assert watched.terminal.end() != 0
        watched.assert_plain()


def test_ctrl_z_erases_the_highlight_and_fg_restores_it(tmp_path: Path) -> None:
    """In the background nothing is painted: the terminal belongs to the shell."""
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace("</main>", "<p>They wait and wait for the sea to come back.</p>" * 9))
    shell = ["bash", "--norc", "--noediting", "-i"]
    with Terminal([], tmp_path, {**ENV, "PS1": "$ "}, program=shell, columns=200) as terminal:

        def window() -> str:
            screen = pyte.Screen(200, 24)
            pyte.Stream(screen).feed(terminal.output.decode())
            return " ".join(" ".join(lines(screen)).split())

        terminal.wait_for("$ ")
        terminal.press(f"{sys.executable} -m reader {page} --engine silence --highlight\n")
        terminal.wait_for("pulls at the sea")
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        assert BEGINS not in window()
        terminal.press("bg; sleep 1; echo sl''ept\n")
        at = terminal.wait_for("sl''ept\n")
        before = len(terminal.text[:at].encode())
        at = terminal.wait_for("slept\n", after=at)
        assert b"\x1b" not in terminal.text.encode()[before:]
        terminal.press("fg\n")
        at = terminal.wait_for("? lists", after=at)
        terminal.wait_for("\x1b[7m", after=at)
        assert "The moon" in window() or "Ships wait" in window()
        at = len(terminal.text)
        terminal.press("q")
        terminal.wait_for("$ ", after=at)
        terminal.press("exit\n")
        terminal.end()


def test_closing_the_window_ends_the_session(tmp_path: Path) -> None:
    with Watched(tmp_path) as watched:
        watched.wait_for(BEGINS)
        watched.terminal.hang_up()
        assert watched.terminal.process.wait(20) == 128 + signal.SIGHUP


@pytest.mark.parametrize(
    ("env", "more", "message"),
    [
        ({"TERM": "dumb"}, [], "Cannot highlight words on this terminal"),
        ({}, ["--line-mode"], "Cannot highlight words in line mode"),
    ],
)
def test_highlight_is_refused_where_it_cannot_be_painted(
    tmp_path: Path, env: dict[str, str], more: list[str], message: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    arguments = ["listen", str(page), "--engine", "silence", "--highlight", *more]
    with Terminal(arguments, tmp_path, {**ENV, **env}) as terminal:
        terminal.wait_for(message)
        terminal.wait_for(BEGINS)
        assert b"\x1b" not in terminal.output
        terminal.press("quit\n" if more else "q")
        assert terminal.end() == 0


def test_no_color_sends_no_colours(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    arguments = ["listen", str(page), "--engine", "silence", "--highlight", "--theme", "dark"]
    with Terminal(arguments, tmp_path, {**ENV, "NO_COLOR": "1"}) as terminal:
        terminal.wait_for(BEGINS)
        terminal.wait_for("sea")
        terminal.press("q")
        terminal.end()
        assert b"\x1b[7m" in terminal.output
        assert b"38;5" not in terminal.output
