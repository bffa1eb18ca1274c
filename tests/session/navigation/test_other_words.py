"""Positions in a text whose spoken form has other words than the page."""

from __future__ import annotations

import pytest

from reader.session.navigation import finding
from tests.session.playing import Played, asked, play, said, script_of

LAMP = "<html lang=en><title>Lamp</title><main><p>It cost $9.1 billion in 1984 then.<p>It was lit."
SPOKEN = "It cost 9.1 billion dollars in 19 84 then."
SCRIPT = script_of(LAMP)


def from_word(word: str, *commands: str) -> Played:
    """Give commands when the first sentence was heard up to a word."""
    first, *others = commands
    return play(SCRIPT, "next sentence", asked(first, offset=SPOKEN.index(word)), *others)


@pytest.mark.parametrize("word", ["It", "9.1", "billion", "dollars", "84", "then"])
@pytest.mark.parametrize("command", ["where", "faster"])
def test_reading_resumes_with_the_spoken_word_after_an_answer(word: str, command: str) -> None:
    assert said(from_word(word, command, "heard").last) == [SPOKEN[SPOKEN.index(word) :]]


def test_text_and_spoken_positions_map_to_each_other() -> None:
    utterance = next(each for each in SCRIPT.utterances(0) if each.spoken == SPOKEN)
    text = utterance.text

    for spoken, written in (
        ("It", "It"),
        ("dollars", "$9.1"),
        ("in", "in 1984"),
        ("84", "1984"),
        ("then", "then"),
    ):
        assert finding.in_text(utterance, SPOKEN.index(spoken)) == text.index(written)
    for written, spoken in (
        ("cost", "cost"),
        ("$9.1", "9.1"),
        ("billion", "9.1"),
        ("1984", "19 84"),
        ("then", "then"),
    ):
        assert finding.in_spoken(utterance, text.index(written)) == SPOKEN.index(spoken)


def test_next_word_is_the_next_on_the_page() -> None:
    assert said(from_word("cost", "next word").last) == ["[$9.1]"]
    assert said(from_word("cost", "next word", "pause").last) == [SPOKEN[SPOKEN.index("9.1") :]]
