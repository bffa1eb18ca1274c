"""Several sources in one session, read in turn; keys move between them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.cli.listening import source_reader
from reader.cli.listening.articles import Articles
from reader.cli.listening.source_reader import SourceRef
from reader.cli.optional_library import OptionalLibrary
from reader.cli.options.effective_settings import EffectiveSettings
from reader.script.lexicon.lexicon import NO_LEXICON
from reader.settings import Settings
from reader.sources.open_source import read_source
from reader.sources.source import Source
from reader.terminal.lines import Lines
from tests.support.programs import BREAD, PERU, Run
from tests.support.terminal import PAGES, Terminal

pytestmark = pytest.mark.slow

TIDES = str(PAGES / "tides.html")
QUIET = {"PULSE_SERVER": "none"}
FAST = ("--engine", "silence", "--rate", "900", "--pauses", "0")
SMALL = "<html lang=en><title>{0}</title><article><h1>{0}</h1><p>This is all of it.</p></article>"


def small(folder: Path, *titles: str) -> list[str]:
    paths = [folder / f"{title}.html" for title in titles]
    for path in paths:
        path.write_text(SMALL.format(path.stem), encoding="utf-8")
    return [str(path) for path in paths]


def test_several_sources_are_read_one_after_another(run: Run, tmp_path: Path) -> None:
    done = run("listen", *small(tmp_path, "Moon", "Sun"), *FAST, "--print")
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["Moon", "This is all of it.", "Sun", "This is all of it."]
    assert "Sun, article 2 of 2" in done.stderr.splitlines()


def test_file_without_a_title_is_called_by_its_name(run: Run, tmp_path: Path) -> None:
    memo = tmp_path / "memo.txt"
    memo.write_text("The meeting is on Friday.", encoding="utf-8")
    done = run("listen", str(memo), *small(tmp_path, "Moon"), *FAST)
    assert "memo, article 1 of 2" in done.stderr.splitlines()


def test_unavailable_source_is_named_and_the_rest_are_read(run: Run, tmp_path: Path) -> None:
    first, last = small(tmp_path, "Moon", "Sun")
    done = run("listen", "gone-1.html", first, "gone-2.html", last, "gone-3.html", *FAST, "--print")
    messages = done.stderr
    assert done.returncode == 7
    assert done.stdout.splitlines().count("This is all of it.") == 2
    for number in (1, 2, 3):
        assert messages.count(f"Cannot open gone-{number}.html: no such file") == 1


def test_no_available_source_ends_with_the_last_error(run: Run) -> None:
    done = run("listen", "gone-1.html", "gone-2.html")
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "Cannot open gone-1.html: no such file. Check the name.",
        "reader: Cannot open gone-2.html: no such file. Check the name.",
    ]


def test_source_that_fails_is_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read(name: str, **_: object) -> Source:
        asked.append(name)
        return read_source(name)

    monkeypatch.setattr(source_reader, "read_source", read)
    lines = Lines(io.StringIO(), io.StringIO())
    names = [str(tmp_path / "gone.html"), *small(tmp_path, "Moon")]
    settings = EffectiveSettings(Settings(), frozenset())
    with OptionalLibrary(tmp_path / "library.sqlite3", lines) as library:
        articles = Articles(tuple(map(SourceRef, names)), settings, NO_LEXICON, library, lines)
        assert articles.peek() is None
        assert articles.first(None).script.page.title == "Moon"
    assert asked == names


def test_next_page_is_loaded_while_the_end_of_the_last_one_is_said(tmp_path: Path) -> None:
    lines = Lines(io.StringIO(), io.StringIO())
    refs = tuple(map(SourceRef, small(tmp_path, "Moon", "Sun", "Star")))
    settings = EffectiveSettings(Settings(), frozenset())
    with OptionalLibrary(tmp_path / "library.sqlite3", lines) as library:
        articles = Articles(refs, settings, NO_LEXICON, library, lines)
        articles.prepare(1)
        (tmp_path / "Sun.html").unlink()
        assert articles.open(1, 1).script.page.title == "Sun"
        articles.prepare(1)  # it is gone: the next one follows
        assert articles.open(1, 1).script.page.title == "Star"
        assert articles.failed


def test_article_keys_move_on_and_back_to_the_position(tmp_path: Path) -> None:
    with Terminal(["listen", BREAD, PERU, TIDES, "--engine", "silence"], tmp_path, QUIET) as terminal:
        terminal.wait_for("article 1 of 3\n")
        for key, line in (
            ("\x10", "No previous article\n"),
            ("h", "What you need, heading 2, 2 of 5\n"),
            ("\x0e", "article 2 of 3\n"),
            ("\x0e", "article 3 of 3\n"),
            ("\x0e", "No next article\n"),
            ("\x10", "article 2 of 3\n"),
            ("\x10", "Resuming A First Loaf"),
            ("w", "What you need, section 2 of 5\n"),
        ):
            at = len(terminal.text)
            terminal.press(key)
            terminal.wait_for(line, after=at)
        terminal.press("q")
        assert terminal.end() == 0


def test_standard_input_can_be_returned_to(tmp_path: Path) -> None:
    with (PAGES / "tides.html").open("rb") as page:
        arguments = ["listen", "-", BREAD, "--engine", "silence"]
        with Terminal(arguments, tmp_path, QUIET, stdin=page) as terminal:
            terminal.wait_for("article 1 of 2\n")
            for key, line in (("\x0e", "article 2 of 2\n"), ("\x10", "article 1 of 2\n")):
                at = len(terminal.text)
                terminal.press(key)
                terminal.wait_for(line, after=at)
            terminal.press("q")
            assert terminal.end() == 0
