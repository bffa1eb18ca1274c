"""The session in a real terminal: keys, lines, and the terminal restored on every exit."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.support.terminal import ESCAPES, PAGES, ROOT, Terminal

pytestmark = pytest.mark.slow

BREAD = str(PAGES / "bread.html")
PERU = str(PAGES / "peru-visit.html")
QUIET = {"PULSE_SERVER": "none"}


def listen(home: Path, *more: str, page: str = BREAD, columns: int = 80) -> Terminal:
    """A session that has started."""
    terminal = Terminal(["listen", page, "--engine", "silence", *more], home, QUIET, columns)
    terminal.wait_for("? lists the keys, q quits")
    return terminal


def assert_sane(terminal: Terminal) -> None:
    """The terminal is restored, and no control character was written to it."""
    assert termios.tcgetattr(terminal.slave) == terminal.settings_before
    assert ESCAPES.search(terminal.output) is None, terminal.output


def test_each_key_is_answered_in_one_line(tmp_path: Path) -> None:
    with listen(tmp_path) as terminal:
        for key, line in (
            ("h", "What you need, heading 2, 2 of 5\n"),
            ("s", "Making the dough, section 3 of 5\n"),
            ("H", "What you need, heading 2, 2 of 5\n"),
            ("\x1b[5~", "A First Loaf of Sourdough, section 1 of 5\n"),
            ("\x1b[H", "Start of article\n"),
            ("+", "200 words a minute\n"),
            ("-", "180 words a minute\n"),
            ("b", "Skip to content: broken link\n"),
            (" ", "Paused\n"),
            (" ", "Resumed\n"),
            ("\x1b", "Silent. Space resumes\n"),
            ("w", "0 percent\n"),
            ("~", "~: not a key. ? lists the keys\n"),
            ("?", "q: Quit and keep your place\n"),
        ):
            at = len(terminal.text)
            terminal.press(key)
            terminal.wait_for(line, after=at)
        terminal.press("q")
        assert terminal.end() == 0
        assert_sane(terminal)


def test_edge_of_the_article_is_reported(tmp_path: Path) -> None:
    with listen(tmp_path) as terminal:
        terminal.press("P")
        terminal.wait_for("No previous paragraph\n")
        terminal.press("S")
        terminal.wait_for("No previous section\n")
        terminal.press("\x1b[F")
        terminal.wait_for("Last sentence\n")
        terminal.press("h")
        terminal.wait_for("No next heading\n")
        terminal.press("q")
        assert terminal.end() == 0


def test_skip_links_move_out_of_the_article_and_back(tmp_path: Path) -> None:
    with listen(tmp_path, "--print", page=PERU) as terminal:
        at = terminal.wait_for("America’s Top Diplomat")
        terminal.press("b")
        at = terminal.wait_for("Skip to main content\n", after=at)
        at = terminal.wait_for("America’s Top Diplomat Pays a Visit to Peru\n", after=at)
        terminal.press("b")
        at = terminal.wait_for("Skip to main Navigation\n", after=at)
        at = terminal.wait_for("list of", after=at)
        terminal.press("b")
        at = terminal.wait_for("Skip to Search\n", after=at)
        at = terminal.wait_for("edit box", after=at)
        terminal.press("b")
        at = terminal.wait_for("Skip to main content\n", after=at)
        terminal.press("\x1b[H")
        terminal.wait_for("America’s Top Diplomat", after=at)
        terminal.press("q")
        assert terminal.end() == 0
        assert_sane(terminal)


def test_ten_quick_presses_move_ten_headings_and_are_answered_once(tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    page.write_text(
        "<h1>Long</h1>" + "".join(f"<h2>Part {n}</h2><p>Words of part {n}.</p>" for n in range(1, 21))
    )
    with listen(tmp_path, page=str(page)) as terminal:
        terminal.press("h" * 10)
        terminal.wait_for("Part 10, heading 2, 11 of 21\n")
        assert sum("heading 2" in line for line in terminal.text.splitlines()) <= 3
        terminal.press("q")
        assert terminal.end() == 0


def test_print_appends_each_sentence_as_spoken(tmp_path: Path) -> None:
    with listen(tmp_path, "--print", "--rate", "900") as terminal:
        at = 0
        for line in (
            "A First Loaf of Sourdough\n",
            "Sourdough is bread at its plainest",
            "It asks for very little work",
            "What you need, heading 2, 2 of 5\n",
            "list of 6 items, 400 grams of strong white bread flour\n",
        ):
            at = terminal.wait_for(line, after=at, timeout=40)
            if line.startswith("It asks"):
                terminal.press("h")
            if line.startswith("What you need"):
                terminal.press("p", "p")
        terminal.press("q")
        assert terminal.end() == 0
        assert_sane(terminal)


def test_heading_is_printed_once_and_again_on_repeat(tmp_path: Path) -> None:
    with listen(tmp_path, "--print") as terminal:
        for key in ("h", "s", ":heading 2\r"):
            at = len(terminal.text)
            terminal.press(key)
            at = terminal.wait_for(" of 5\n", after=at)
            terminal.press("\x1b")
            terminal.wait_for("Silent. Space resumes\n", after=at)
            assert ", heading 2\n" not in terminal.text[at:]
        terminal.press("r")
        terminal.wait_for("What you need, heading 2\n", after=at)
        terminal.press("q")
        assert terminal.end() == 0


def test_no_audio_prints_a_sentence_at_each_space(tmp_path: Path) -> None:
    with Terminal(["listen", BREAD, "--no-audio"], tmp_path, QUIET) as terminal:
        terminal.wait_for("q quits\n")
        assert "minutes" not in terminal.text
        terminal.press(" ")
        at = terminal.wait_for("4 minutes, 5 sections\n")
        assert "Sourdough is bread" not in terminal.text
        terminal.press(" ")
        at = terminal.wait_for("Sourdough is bread at its plainest", after=at)
        terminal.press("   ")  # faster than they are printed
        at = terminal.wait_for("It asks for very little work", after=at)
        terminal.wait_for("Begin after breakfast", after=at)
        terminal.press("q")
        assert terminal.end() == 0
        assert_sane(terminal)


def test_next_listen_resumes_unless_from_start(tmp_path: Path) -> None:
    with listen(tmp_path, "--print") as terminal:
        terminal.press("h", "h")
        terminal.wait_for("Making the dough, heading 2, 3 of 5\n")
        terminal.press("q")
        assert terminal.end() == 0
    with listen(tmp_path, "--print") as terminal:
        terminal.wait_for("Resuming A First Loaf of Sourdough, ")
        terminal.wait_for("Making the dough, heading 2\n")
        terminal.press("q")
        assert terminal.end() == 0
    with listen(tmp_path, "--print", "--from-start") as terminal:
        assert "Resuming" not in terminal.text
        terminal.wait_for("Sourdough is bread")
        terminal.press("q")
        assert terminal.end() == 0


def test_resume_continues_the_last_article(tmp_path: Path) -> None:
    with listen(tmp_path) as terminal:
        terminal.press("h")
        terminal.wait_for("What you need")
        terminal.press("q")
        assert terminal.end() == 0
    with Terminal(["resume", "--engine", "silence", "--print"], tmp_path, QUIET) as terminal:
        terminal.wait_for("Resuming A First Loaf of Sourdough, 11 percent. Home: start\n")
        terminal.wait_for("What you need, heading 2\n")
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_ends_the_session_and_restores_the_terminal(tmp_path: Path, number: signal.Signals) -> None:
    with listen(tmp_path) as terminal:
        os.kill(terminal.process.pid, number)
        assert terminal.end() == 128 + number
        assert_sane(terminal)


def test_ctrl_c_exits_with_130_and_restores_the_terminal(tmp_path: Path) -> None:
    with listen(tmp_path) as terminal:
        terminal.press("\x03")
        assert terminal.end() == 130
        assert termios.tcgetattr(terminal.slave) == terminal.settings_before


def test_ctrl_z_restores_the_terminal_and_fg_resumes(tmp_path: Path) -> None:
    """A program can be stopped only in a shell with job control."""
    shell = ["bash", "--norc", "--noediting", "-i"]
    with Terminal([], tmp_path, {**QUIET, "PS1": "$ ", "TERM": "dumb"}, program=shell) as terminal:
        at = terminal.wait_for("$ ")
        terminal.press("stty -a | grep -c ' icanon'; echo before\n")
        at = terminal.wait_for("1\nbefore", after=at)
        terminal.press(f"{sys.executable} -m reader {BREAD} --engine silence\n")
        at = terminal.wait_for("q quits\n", after=at)
        terminal.press("\x1a")
        at = terminal.wait_for("Stopped", after=at)
        terminal.press("stty -a | grep -c ' icanon'; echo stopped\n")
        at = terminal.wait_for("1\nstopped", after=at)
        terminal.press("fg\n")
        at = terminal.wait_for("-m reader", after=at)
        terminal.press("h")
        at = terminal.wait_for("What you need, heading 2", after=at)
        terminal.press("q")
        at = terminal.wait_for("$ ", after=at)
        terminal.press("stty -a | grep -c ' icanon'; echo after\n")
        terminal.wait_for("1\nafter", after=at)
        terminal.press("exit\n")
        terminal.end()


def test_keys_come_from_the_terminal_when_the_page_is_piped(tmp_path: Path) -> None:
    page = b"<h1>Piped</h1><p>One.</p><h2>Second</h2><p>Two.</p>"
    reading, writing = os.pipe()
    os.write(writing, page)
    os.close(writing)
    with Terminal(["-", "--engine", "silence"], tmp_path, QUIET, stdin=reading) as terminal:
        os.close(reading)
        terminal.wait_for("q quits\n")
        terminal.press("h")
        terminal.wait_for("Second, heading 2, 2 of 2\n")
        terminal.press("q")
        assert terminal.end() == 0
        assert_sane(terminal)


def test_status_lines_fit_a_forty_cell_braille_display(tmp_path: Path) -> None:
    page = tmp_path / "wide.html"
    title = "A title that is a good deal longer than any line of braille will ever be"
    page.write_text(f"<h1>{title}</h1><p>One.</p><h2>{title}, again</h2><p>Two.</p>")
    with listen(tmp_path, page=str(page), columns=40) as terminal:
        begin = len(terminal.text)
        terminal.press("h")
        at = terminal.wait_for("2 of 2\n", after=begin)
        terminal.press("s")
        terminal.wait_for("No next section\n", after=at)
        shown = [line for line in terminal.text[begin:].splitlines() if not line.startswith(title)]
        assert all(len(line) <= 40 for line in shown), shown
        terminal.press("q")
        assert terminal.end() == 0


def test_background_job_leaves_the_terminal_alone(tmp_path: Path) -> None:
    """Without a controlling terminal it has no keys, and reads to the end."""
    done = subprocess.run(
        [sys.executable, "-m", "reader", "-", "--engine", "silence", "--rate", "900"],
        input=b"<p>One. Two.",
        capture_output=True,
        check=False,
        cwd=ROOT,
        start_new_session=True,
        env={**os.environ, **QUIET, "XDG_DATA_HOME": str(tmp_path)},
    )
    assert done.returncode == 0
    assert b"Keys" not in done.stderr


def test_long_message_wraps_between_words(tmp_path: Path) -> None:
    with Terminal(["text", "no-such-page.html"], tmp_path, columns=30) as terminal:
        assert terminal.end() == 3
        assert terminal.text.splitlines() == [
            "reader: Cannot open",
            "no-such-page.html: no such",
            "file. Check the name.",
        ]
