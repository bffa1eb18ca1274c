"""What `reader voices` lists and lets hear."""

from __future__ import annotations

from contextlib import closing
from typing import get_args

import pytest

from reader.script.model import Style
from reader.speech.engine import Engine, Speech
from tests.support.programs import Run


def test_sample_has_each_style_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Speech] = []

    def listen(engine: Engine, *speeches: Speech) -> None:
        with closing(engine):
            heard.extend(speeches)

    monkeypatch.setattr("reader.cli.commands.set_up.voices.say_aloud", listen)
    shown = run("voices", "styles", "en-us").stdout.splitlines()
    assert [speech.text for speech in heard] == shown
    assert {speech.voice for speech in heard} == {"en-us"}
    assert {speech.style for speech in heard} == {*get_args(Style)} - {"title"}


def test_sample_of_styles_is_in_the_language_of_the_voice(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.commands.set_up.voices.say_aloud", lambda engine, *_: engine.close())
    assert run("voices", "styles", "german").stdout.startswith("Dies ist eine Überschrift.\n")


def test_default_is_marked_for_each_language(run: Run) -> None:
    lines = run("voices").stdout.splitlines()
    defaults = [line.partition(":")[0] for line in lines if line.endswith(", default")]
    assert {"de", "en-us", "fr"} <= {*defaults}
    assert "en" not in defaults
    run("config", "set", "voice", "en-gb-scotland")
    lines = run("voices", "--language", "en").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines if line.endswith(", default")] == ["en-gb-scotland"]


def test_voices_of_a_language_are_listed_by_tag_or_name(run: Run) -> None:
    assert run("voices", "--language", "german").stdout == run("voices", "--language", "de").stdout
    assert "de: German, male, espeak, default\n" in run("voices", "--language", "de").stdout
    assert run("voices", "--language", "elvish").stderr.startswith("reader: No voice speaks elvish.")
