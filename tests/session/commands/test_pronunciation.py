"""A word is said differently from now on, and as before again."""

from __future__ import annotations

import pytest

from reader.script.lexicon.entries import LexiconEntry
from reader.script.lexicon.lexicon import Lexicon
from reader.script.writer import Script
from reader.session import machine
from reader.session.effects import Answer, Ask, RemoveEntry, ReplaceScript, SaveEntry, Say
from reader.session.events import LineEntered, RequestFailed, SpeechFinished
from reader.session.state import Position, State
from tests.session.playing import Played, asked, play, said, script_of, start_of

PAGE = """<html lang=en-GB><title>Lunch</title><main><h1>Lunch</h1>
<p>Miss Nguyen ate pho. “Tomato,” said <i lang=fr>l’Évêque</i>. A tomato, C++!</p></main>"""


def script_with(*entries: LexiconEntry) -> Script:
    return script_of(PAGE).with_lexicon(Lexicon(entries))


def on(script: Script, word: str) -> State:
    """The state at a spoken word."""
    state = start_of(script)
    for section in range(len(script.page.sections)):
        for number, utterance in enumerate(script.utterances(section)):
            if word in utterance.spoken:
                place = Position(section, number)
                offset = utterance.spoken.index(word)
                return state._replace(reading=state.reading._replace(position=place, offset=offset))
    raise AssertionError(word)


def pronounce(word: str, line: str, script: Script | None = None) -> Played:
    script = script or script_of(PAGE)
    state = on(script, word)
    begun = asked("pronounce", offset=0)
    return play(script, begun, LineEntered(line), state=state)


def read_on(played: Played) -> list[str]:
    """What is said after the answer, by the changed script."""
    _, effects = machine.step(heard_script(played), played.state, SpeechFinished(played.state.speech.token))
    return said(effects)


def heard_script(played: Played) -> Script:
    return next(effect.script for effect in played.last if isinstance(effect, ReplaceScript))


def test_word_at_the_cursor_is_said_as_typed_and_saved() -> None:
    played = pronounce("Nguyen", "win")
    assert "[Say “Nguyen” as:]" in played.said
    assert SaveEntry(played.state.speech.token, LexiconEntry("Nguyen", "win", "en")) in played.last
    (answered,) = (effect for effect in played.last if isinstance(effect, Answer))
    assert (answered.words, answered.lang) == ("win", "en-GB")
    assert answered.lines == ("Saved: Nguyen, said as win",)


def test_reading_goes_on_from_the_sentence_with_the_new_word() -> None:
    assert read_on(pronounce("Nguyen", "win")) == ["Miss win ate pho."]


def test_paused_reading_says_only_the_word() -> None:
    script = script_of(PAGE)
    played = play(
        script, asked("pause"), asked("pronounce"), LineEntered("noon"), "heard", state=on(script, "pho")
    )
    assert said(played.steps[-2]) == ["[noon]"]
    assert not said(played.last)


def test_sounds_in_ipa_are_heard_at_once() -> None:
    assert "[⟦win⟧]" in pronounce("Nguyen", "/win/").said


@pytest.mark.parametrize(
    ("at", "word"), [("Nguyen", "Nguyen"), ("“Tomato", "tomato"), ("C++", "C++"), ("l’Évêque", "Évêque")]
)
def test_question_names_the_word_without_what_surrounds_it(at: str, word: str) -> None:
    assert f"[Say “{word}” as:]" in pronounce(at, "x").said


def test_minus_undoes_a_saved_pronunciation() -> None:
    script, entry = script_with(LexiconEntry("Nguyen", "win", "en")), LexiconEntry("Nguyen", "win", "en")
    played = pronounce("win", "-", script)
    (asks,) = (effect for step in played.steps for effect in step if isinstance(effect, Ask))
    assert (asks.words, asks.lines) == ("Say “Nguyen” as, or - to undo:", ("Now: win",))
    assert RemoveEntry(played.state.speech.token, entry) in played.last
    assert "[Nguyen: as before]" in said(played.last)
    assert read_on(played) == ["Miss Nguyen ate pho."]


def test_other_words_replace_a_saved_pronunciation_where_it_was_saved() -> None:
    played = pronounce("win", "new yen", script_with(LexiconEntry("Nguyen", "win")))
    assert heard_script(played).lexicon.entries == (LexiconEntry("Nguyen", "new yen"),)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("-", "Nothing to undo"),
        ("...", "... is not a pronunciation. Use letters or digits, 200 at most."),
        ("/ʘ/", "eSpeak NG has no sound for ʘ. Write the sounds of Nguyen without it."),
    ],
)
def test_what_cannot_be_said_changes_nothing(line: str, answer: str) -> None:
    played = pronounce("Nguyen", line)
    assert said(played.last) == [f"[{answer}]"]
    assert not played.has(SaveEntry)
    assert not played.has(ReplaceScript)


def test_sounds_are_refused_by_a_voice_that_cannot_read_them() -> None:
    script = script_of(PAGE).with_lexicon(Lexicon().without_ipa())
    assert (
        "[This voice cannot read sounds in slashes. Type other words]"
        in pronounce("Nguyen", "/win/", script).said
    )


def test_word_is_asked_for_only_where_there_is_one() -> None:
    script = script_of("<html lang=en><title>T</title><main><h1>T</h1><p>One. – – –</p></main>")
    place = Position(0, len(script.utterances(0)) - 1)
    state = start_of(script)._replace(reading=start_of(script).reading._replace(position=place, offset=5))
    assert "[No word here]" in play(script, asked("pronounce"), state=state).said


def test_pronunciation_that_cannot_be_saved_is_reported() -> None:
    script = script_of(PAGE)
    played = play(
        script,
        asked("pronounce"),
        LineEntered("win"),
        lambda state: RequestFailed(state.speech.token, "Cannot save the pronunciation to x: disk full."),
        state=on(script, "Nguyen"),
    )
    assert said(played.last) == ["[Cannot save the pronunciation to x: disk full.]"]


def test_line_mode_takes_the_word_and_its_sound_at_once() -> None:
    script = script_of(PAGE)
    played = play(script, LineEntered("pronounce win"), state=on(script, "Nguyen"))
    assert "[win]" in said(played.last)
    assert not any(isinstance(effect, Say) for effect in played.last)
