"""Choices made while listening to an article apply when it is opened again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.cli.options.effective_settings import EffectiveSettings
from reader.library.choices import Choices
from reader.settings import Settings
from reader.speech.natural.voice_files import INSTALL_NATURAL, is_installed
from tests.support.programs import BREAD, Run
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow

USUAL = EffectiveSettings(Settings(), frozenset())


def test_choices_for_an_article_override_the_settings() -> None:
    chosen = USUAL.for_article(Choices(300, "en-us", "all"))
    assert (chosen.settings.rate, chosen.settings.voice, chosen.settings.verbosity) == (300, "en-us", "all")
    assert "voice" in chosen.saved  # so a voice that is gone does not stop the session


def test_option_overrides_the_articles_choice_and_is_saved() -> None:
    given = EffectiveSettings(Settings()._replace(rate=200), frozenset(), frozenset({"rate"}))
    assert given.for_article(Choices(300, None, "all")).settings.rate == 200
    assert given.choices() == Choices(rate=200)


def test_articles_voice_is_not_used_with_another_engine() -> None:
    given = EffectiveSettings(Settings()._replace(engine="silence"), frozenset(), frozenset({"engine"}))
    assert given.for_article(Choices(voice="en-us")).settings.voice == ""


def test_invalid_saved_choice_is_ignored() -> None:
    assert USUAL.for_article(Choices(rate=-7, verbosity="loud")) == USUAL


def test_verbosity_option_is_saved_for_the_article(run: Run) -> None:
    everything = run(BREAD, "--no-audio", "--from-start", "--verbosity", "all").stdout
    assert run(BREAD, "--no-audio", "--from-start").stdout == everything
    assert run(BREAD, "--no-audio", "--from-start", "--verbosity", "few").stdout != everything


def test_unknown_voice_is_not_saved(run: Run) -> None:
    assert run(BREAD, "--voice", "nobody").returncode == 5
    assert "nobody" not in run(BREAD, "--engine", "espeak", "--from", "5", "--rate", "900").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the system has voices")
def test_saved_engine_that_cannot_start_is_replaced(run: Run) -> None:
    run("config", "set", "engine", "system")
    heard = run(BREAD, "--from", "5", "--rate", "900")
    assert "The default engine is used." in heard.stderr
    assert heard.returncode == 0
    asked = run(BREAD, "--from", "5", "--engine", "system")
    assert asked.returncode == 5


def test_rate_changed_by_key_is_saved(tmp_path: Path) -> None:
    for line in ("200 words a minute\n", "220 words a minute\n"):
        with Terminal([BREAD, "--engine", "silence"], tmp_path, {"PULSE_SERVER": "none"}) as terminal:
            terminal.wait_for("q quits\n")
            terminal.press("+")
            terminal.wait_for(line)
            terminal.press("q")
            assert terminal.end() == 0


@pytest.mark.skipif(not is_installed(), reason=f"needs {INSTALL_NATURAL}")
def test_natural_voice_is_saved_with_the_article_and_in_the_settings(run: Run) -> None:
    assert run(BREAD, "--from", "5", "--rate", "900", "--voice", "natural:joe").stderr.count("voice") == 0
    again = run(BREAD, "--from", "5", "--rate", "900")
    assert (again.returncode, again.stderr.count("voice")) == (0, 0)
    assert run("config", "set", "voice", "natural:joe").returncode == 0
    assert run("config", "set", "voice", "natural:nobody").returncode == 2
