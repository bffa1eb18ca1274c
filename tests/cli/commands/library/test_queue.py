"""reader queue, history and bookmarks, reader alone, and a library that fails during use."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import BREAD, PERU, Run
from tests.support.terminal import PAGES, ROOT, Terminal

pytestmark = pytest.mark.slow

QUIET = {"PULSE_SERVER": "none"}
FAST = ("--engine", "silence", "--rate", "900", "--pauses", "0")
SMALL = "<html lang=en><title>Moon</title><article><h1>Moon</h1><p>This is all of it.</p></article>"
QUEUED = {"id", "title", "source", "words", "minutes", "percent", "added", "downloaded", "feed"}


def titles(run: Run) -> list[str]:
    return [row["title"] for row in json.loads(run("queue", "list", "--json").stdout)]


def test_queued_article_is_shown_with_its_length_until_removed(run: Run) -> None:
    done = run("queue", "add", BREAD, PERU)
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first.startswith("1. A First Loaf of Sourdough, ")
    assert " words" in first
    assert second.startswith("2. ")
    assert "already in the queue" in run("queue", "add", BREAD).stdout
    (row,) = json.loads(run("queue", "add", BREAD, "--json").stdout)
    assert set(row) == QUEUED
    assert row["id"] == 1
    assert run("queue", "remove", "7").returncode == 2
    assert run("queue", "remove", "1").returncode == 0
    assert len(titles(run)) == 1
    assert run("queue", "clear").stdout == "1 removed\n"
    assert json.loads(run("queue", "--json").stdout) == []
    assert run("queue", "next").returncode == 2


def test_unavailable_source_does_not_keep_others_out_of_the_queue(run: Run) -> None:
    done = run("queue", "add", BREAD, "gone.html")
    assert done.returncode == 7
    assert "gone.html" in done.stderr
    assert len(titles(run)) == 1
    assert run("queue", "add", "gone.html").returncode == 3


def test_queued_page_is_heard_without_its_source_and_leaves_the_queue(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "moon.html"
    page.write_text(SMALL)
    assert run("queue", "add", str(page), BREAD).returncode == 0
    page.unlink()
    done = run("queue", "next", "--no-audio")
    assert done.returncode == 0
    assert "This is all of it." in done.stdout
    assert titles(run) == []
    newer, older = json.loads(run("history", "--json").stdout)
    assert set(older) == {"id", "title", "source", "began", "until", "words", "percent", "ended"}
    assert (older["title"], older["ended"], older["percent"], older["words"]) == ("Moon", True, 100, 6)
    assert run("history").stdout.splitlines()[1].startswith("1. Moon, to the end, 6 words, ")
    assert run("history", "remove", str(newer["id"])).returncode == 0
    assert run("history", "clear").stdout == "1 removed\n"


def test_page_from_standard_input_can_be_queued(run: Run) -> None:
    assert run("queue", "add", "-", page=SMALL).returncode == 0
    assert "This is all of it." in run("queue", "next", "--no-audio").stdout


def test_bookmarks_are_listed_and_removed(run: Run, tmp_path: Path) -> None:
    with Terminal([BREAD, "--engine", "silence"], tmp_path, QUIET) as terminal:
        terminal.wait_for("q quits\n")
        terminal.press("h")
        terminal.wait_for("What you need")
        terminal.press("m")
        terminal.wait_for("Marked\n")
        terminal.press("m")
        terminal.wait_for("Note: ")
        terminal.press("buy", " flour\r")
        terminal.wait_for("Marked: buy flour\n")
        terminal.press("q")
        assert terminal.end() == 0
    (mark,) = json.loads(run("bookmarks", "--json").stdout)
    assert set(mark) == {"id", "title", "source", "note", "text", "percent", "made"}
    assert mark["text"].startswith("What you need")
    assert "buy flour: What you need" in run("bookmarks").stdout
    assert run("bookmarks", "remove", str(mark["id"])).returncode == 0
    assert json.loads(run("bookmarks", "--json").stdout) == []


def test_reader_alone_resumes_and_then_plays_the_queue(run: Run, tmp_path: Path) -> None:
    with Terminal([], tmp_path, QUIET) as terminal:
        terminal.wait_for("Usage: reader")
        assert terminal.end() == 0
    run("queue", "add", BREAD, PERU)
    with Terminal([PERU, "--engine", "silence"], tmp_path, QUIET) as terminal:
        terminal.wait_for("q quits\n")
        terminal.press("p", "p")
        terminal.wait_for("Democracy and prosperity")
        terminal.press("q")
        assert terminal.end() == 0
    with Terminal(["--engine", "silence"], tmp_path, QUIET) as terminal:
        terminal.wait_for("article 1 of 2")
        assert "Resuming America" in terminal.text
        terminal.press("\x0e")
        terminal.wait_for("A First Loaf of Sourdough, article 2 of 2")
        terminal.press("q")
        assert terminal.end() == 0


# -- a library that fails --------------------------------------------------------------------------


def complaints(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stderr.splitlines() if "save your places and queue" in line]


def library_of(home: Path) -> Path:
    return home / "accessible-reader" / "library.sqlite3"


@pytest.mark.parametrize("mode", ["normal", "exclusive"])
def test_locked_library_is_reported_once_and_reading_continues(
    run_program: Run, tmp_path: Path, mode: str
) -> None:
    whole = run_program(BREAD, "--no-audio", "--from-start").stdout
    holder = sqlite3.connect(library_of(tmp_path), isolation_level=None)
    holder.execute(f"PRAGMA locking_mode = {mode}")
    holder.execute("BEGIN EXCLUSIVE")
    done = run_program(BREAD, "--no-audio", "--from-start")
    holder.close()
    assert done.returncode == 0
    assert done.stdout == whole
    assert len(complaints(done)) == 1
    assert "locked" in complaints(done)[0]


def on_a_full_disk(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """No file may grow, which SQLite sees as a full disk."""
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
    limited += "runpy.run_module('reader', run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", limited, *arguments],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60,
        start_new_session=True,
        env={"XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home), "PATH": "/usr/bin:/bin",
             "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"},
    )  # fmt: skip


def test_full_disk_is_reported_once_and_reading_continues(run: Run, tmp_path: Path) -> None:
    whole = run(BREAD, "--no-audio", "--from-start").stdout
    done = on_a_full_disk(tmp_path, BREAD, "--no-audio", "--from-start")
    assert done.returncode == 0
    assert done.stdout == whole
    assert len(complaints(done)) == 1


def test_saved_data_survives_a_full_disk(run: Run, tmp_path: Path) -> None:
    rest = run(BREAD, "--no-audio", "--from", "3").stdout
    with Terminal([BREAD, "--engine", "silence"], tmp_path, QUIET) as terminal:
        terminal.wait_for("q quits\n")
        terminal.press("h", "h")
        terminal.wait_for("Making the dough")
        terminal.press("q")
        assert terminal.end() == 0
    done = on_a_full_disk(tmp_path, BREAD, "--no-audio")
    assert done.stdout == rest
    assert "Resuming" in done.stderr
    assert len(complaints(done)) == 1
    assert on_a_full_disk(tmp_path, "history").stdout == run("history").stdout
    assert on_a_full_disk(tmp_path, "queue", "clear").returncode == 6


def test_concurrent_sessions_lose_nothing(tmp_path: Path) -> None:
    pages = [BREAD, BREAD, PERU, str(PAGES / "tides.html")]
    opened = [Terminal([page, "--engine", "silence"], tmp_path, QUIET) for page in pages]
    for terminal in opened:
        terminal.wait_for("q quits\n")
    for _ in range(5):
        for terminal in opened:
            at = len(terminal.text)
            terminal.press("m")
            terminal.wait_for("Marked\n", after=at)
            terminal.press("f")
    for terminal in opened:
        terminal.press("q")
        assert terminal.end() == 0
        assert "locked" not in terminal.text
        terminal.hang_up()
    file = sqlite3.connect(library_of(tmp_path))
    counts = file.execute("SELECT count(*) FROM bookmarks GROUP BY article ORDER BY 1").fetchall()
    assert counts == [(5,), (5,), (10,)]
    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    file.close()


def test_import_says_what_it_left_out_and_why(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("url,status\nhttps://example.org/a,\nhttps://example.org/b,archive\nnone,\n")
    assert run("queue", "import", str(file)).stdout == (
        "1 article added; left out: 1 already read, 1 without a web address\n"
    )
    again = "0 articles added; left out: 1 already in the queue, 1 already read, 1 without a web address\n"
    assert run("queue", "import", str(file)).stdout == again
