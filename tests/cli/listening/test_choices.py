"""Choices made while listening to an article apply when it is opened again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from reader.cli.options.effective_settings import EffectiveSettings
from reader.library.preferences.choices import Choices
from reader.settings import Settings
from reader.speech.natural.voice_files import INSTALL_NATURAL, is_installed
from tests.support.programs import BREAD, Run
from tests.support.terminal import ROOT, WITHOUT_NATURAL, Terminal

pytestmark = pytest.mark.slow

SHOW_VOICES = """
import sys
from reader.playback.player import Player
say = Player.say
def show(self, token, speech, ahead=()):
    if not speech.is_instant:
        print("read by", speech.voice, speech.text[:30], flush=True)
    print("spoken by", speech.voice, flush=True)
    say(self, token, speech, ahead)
Player.say = show
from reader.cli.main import main
main(sys.argv[1:])
"""
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


def test_voice_chosen_by_key_is_remembered_for_its_language(tmp_path: Path) -> None:
    """It holds in every article until another is chosen, by key or in the settings."""
    other = tmp_path / "other.html"
    other.write_text(
        f"<html lang=en><title>Tides</title><main><h1>Tides</h1><p>{'The sea is wide. ' * 20}</main>"
    )
    env = {"PULSE_SERVER": "none", "XDG_CONFIG_HOME": str(tmp_path / "config")}

    def spoken_by(source: str, *options: str, keys: Sequence[str] = ()) -> str:
        """The voice of the last speech of a session with these keys."""
        arguments = [source, "--engine", "espeak", "--rate", "900", *options]
        with Terminal(arguments, tmp_path, env, program=(sys.executable, "-c", SHOW_VOICES)) as terminal:
            at = terminal.wait_for("q quits\n")
            for key, answer in zip(keys, ("list:", "Voice en-us"), strict=False):
                terminal.press(key)
                at = terminal.wait_for(answer, after=at)
            terminal.press("f")
            terminal.wait_for("spoken by", after=at)
            terminal.press("q")
            assert terminal.end() == 0
            return terminal.text.rpartition("spoken by ")[2].splitlines()[0]

    assert spoken_by(BREAD, keys=["A", "en-us+f3\r"]) == "en-us+f3"
    assert spoken_by(BREAD) == spoken_by(str(other)) == "en-us+f3"
    assert spoken_by(str(other), "--voice", "en-029") == "en-029"
    program = [sys.executable, "-m", "reader", "config", "set", "voice", "en-gb-scotland"]
    subprocess.run(program, cwd=ROOT, env={**os.environ, **env, "XDG_DATA_HOME": str(tmp_path)}, check=True)
    assert spoken_by(BREAD) == "en-gb-scotland"


@pytest.mark.skipif(not is_installed(), reason=f"needs {INSTALL_NATURAL}")
def test_natural_voice_is_saved_with_the_article_and_in_the_settings(run: Run) -> None:
    assert run(BREAD, "--from", "5", "--rate", "900", "--voice", "natural:joe").stderr.count("voice") == 0
    again = run(BREAD, "--from", "5", "--rate", "900")
    assert (again.returncode, again.stderr.count("voice")) == (0, 0)
    assert run("config", "set", "voice", "natural:joe").returncode == 0
    assert run("config", "set", "voice", "natural:nobody").returncode == 2


@pytest.mark.skipif(not is_installed(), reason=f"needs {INSTALL_NATURAL}")
def test_voice_of_another_engine_reads_the_same_sentence_on_and_in_the_next_session(tmp_path: Path) -> None:
    page = tmp_path / "tides.html"
    page.write_text(
        "<html lang=en><title>Tides</title><main><h1>Tides</h1><p>One is high. Two is low. It ends.</main>"
    )
    with_natural = {"PULSE_SERVER": "none", "PYTHONPATH": "", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    program = (sys.executable, "-c", SHOW_VOICES)

    def read_by(keys: Sequence[str], *options: str, env: Mapping[str, str] = with_natural) -> str:
        with Terminal([str(page), *options], tmp_path, env, program=program) as terminal:
            at = terminal.wait_for("Two is low.")
            for key in keys:
                terminal.press(key)
            if keys:
                at = terminal.wait_for("Voice joe", after=at)
                terminal.wait_for("read by en_US-joe-medium Two is low.", after=at)
            terminal.press("q")
            assert terminal.end() == 0
            return terminal.text

    run = [sys.executable, "-m", "reader", "config", "set", "engine", "espeak"]
    subprocess.run(run, cwd=ROOT, env={**os.environ, **with_natural}, check=True)
    read_by(["A", "joe\r"])
    assert "read by en_US-joe-medium" in read_by([])  # a choice by key says more than the saved engine
    assert "read by  " in read_by([], "--engine", "espeak", "--from-start")
    gone = read_by([], "--from-start", env={**with_natural, "PYTHONPATH": WITHOUT_NATURAL})
    assert "read by  " in gone
    assert gone.count("There is no natural voice.") == 1
