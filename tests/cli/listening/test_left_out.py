"""What a listener leaves out is remembered for the site, and settable."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.cli.listening.articles import Articles
from reader.cli.listening.source_reader import SourceRef
from reader.cli.optional_library import OptionalLibrary
from reader.cli.options.effective_settings import EffectiveSettings
from reader.script.lexicon.lexicon import NO_LEXICON
from reader.settings import Settings
from reader.terminal.lines import Lines
from tests.support.programs import Run
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow

PAGE = (
    "<html lang=en><title>{0}</title>{1}<main><h1>{0}</h1><p>It ebbs "
    "(Smith, 2010).<a href=#n role=doc-noteref>1</a></p><pre><code>ebb()</code></pre><p>It flows.</p>"
    "<p id=n role=doc-footnote>So they say.</p></main>"
)


def page(folder: Path, name: str, site: str = "") -> str:
    path = folder / f"{name}.html"
    canonical = f"<link rel=canonical href=https://{site}/{name}>" if site else ""
    path.write_text(PAGE.format(name, canonical), "utf-8")
    return str(path)


def heard(run: Run, *arguments: str) -> str:
    return run(*arguments, "--no-audio", "--from-start", "--verbosity", "none").stdout


def leave_out(folder: Path, article: str, kinds: str) -> None:
    arguments = [article, "--engine", "silence", "--from-start"]
    with Terminal(arguments, folder, {"PULSE_SERVER": "none"}) as terminal:
        terminal.wait_for("q quits\n")
        terminal.press("x")
        terminal.wait_for("Skip or read again:")
        terminal.press(f"{kinds}\r")
        terminal.wait_for(f"{kinds.capitalize()} skipped\n")
        terminal.press("q")
        assert terminal.end() == 0


def test_choice_is_remembered_for_the_site_or_for_a_file_that_has_none(run: Run, tmp_path: Path) -> None:
    first, second = page(tmp_path, "first", "www.example.org"), page(tmp_path, "second", "example.org")
    other, alone = page(tmp_path, "other", "example.net"), page(tmp_path, "alone")
    leave_out(tmp_path, first, "code")
    leave_out(tmp_path, alone, "notes")

    assert ["ebb()" in heard(run, each) for each in (first, second, other, alone)] == [
        False, False, True, True,
    ]  # fmt: skip
    assert ["they say" in heard(run, each) for each in (first, second, other, alone)] == [
        True, True, True, False,
    ]  # fmt: skip
    everything = heard(run, first, "--skip", "")  # an option wins, for once
    assert "ebb()" in everything
    assert "ebb()" not in heard(run, first)


def test_setting_leaves_out_on_all_other_sites(run: Run, tmp_path: Path) -> None:
    assert run("config", "set", "skip", "code, notes").returncode == 0
    out = heard(run, page(tmp_path, "first", "example.org"))
    assert "ebb()" not in out
    assert "they say" not in out
    assert "It flows." in out
    refused = run("config", "set", "skip", "code, opera")
    assert refused.returncode == 2
    assert "skip cannot be code, opera. It takes some of code, quotes" in refused.stderr


def test_citations_are_left_out_from_the_start(tmp_path: Path) -> None:
    lines = Lines(io.StringIO(), io.StringIO())
    settings = EffectiveSettings(Settings()._replace(skip="citations"), frozenset({"skip"}))
    with OptionalLibrary(tmp_path / "library.sqlite3", lines) as library:
        articles = Articles((SourceRef(page(tmp_path, "first")),), settings, NO_LEXICON, library, lines)
        script = articles.open(0, 1).script
    assert "It ebbs." in [utterance.spoken for utterance in script.utterances(0)]


def test_notes_are_read_where_they_are_cited_or_never(run: Run, tmp_path: Path) -> None:
    article = page(tmp_path, "first")
    assert "So they say." not in heard(run, article, "--notes", "never")
    out = run(article, "--no-audio", "--from-start", "--notes", "where cited")
    assert "So they say." in out.stderr
    assert "So they say." not in out.stdout
