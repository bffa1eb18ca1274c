"""How the listener moves: every command, at every edge, as lists of events."""

from __future__ import annotations

import pytest

from reader.session.effects import Answer, Pause, Quit, Resume, Save, SaveChoice, Say, Stop
from reader.session.events import SpeechFailed
from reader.session.navigation import positions
from reader.session.state import Reading, State
from reader.speech.engine import FASTEST, SLOWEST
from tests.session.playing import (
    ARTICLE,
    RATE,
    asked,
    at,
    ended,
    play,
    said,
    script,
    script_of,
    shown,
    start_of,
)

# -- reading --------------------------------------------------------------------------------------


def test_article_is_read_through_and_its_end_reported() -> None:
    played = play(script, *["heard"] * len(ARTICLE))
    assert played.said == [*ARTICLE, "[End of article]"]
    assert not played.state.reading.playing


def test_session_without_keys_ends_with_the_article() -> None:
    played = play(script, *["heard"] * (len(ARTICLE) + 1), state=start_of(script, interactive=False))
    assert played.last == (Quit(),)


def test_session_with_keys_stays_open() -> None:
    played = play(script, *["heard"] * (len(ARTICLE) + 1))
    assert played.last == (Stop(),)
    assert said(play(script, *["heard"] * (len(ARTICLE) + 1), "pause").last) == ["Tides"]


def test_reading_outside_the_article_stops_at_the_end_of_the_section() -> None:
    played = play(script, "heard", "heard", state=at("News of the day"))
    assert played.said == ["News of the day", "Sport and games", "[End of Menu. Home: article]"]
    assert not played.state.reading.playing
    assert played.saved == []


def test_page_without_an_article_is_read_from_its_first_heading() -> None:
    card = "<h3><a href=/x>Story</a></h3><p>In a few words.</p>"
    home = script_of(f"<nav><h2>Menu</h2></nav><main><h2>Top</h2>{card * 4}<h2>Sea</h2>{card}</main>")
    begin = positions.first(home)

    assert begin is not None
    played = play(home, *["heard"] * 5, state=State(Reading(begin), RATE))
    assert [text for text in played.said if "heading" not in text][:3] == ["Top", "Story", "In a few words."]
    assert not any("End of" in text for text in played.said)


def test_start_of_a_page_without_an_article_is_called_so() -> None:
    assert shown(play(script_of("<img src=x alt='The sea'>"), "start").last) == ["Start of page"]
    assert shown(play(script, "start").last) == ["Start of article"]


def test_session_without_keys_ends_with_the_section() -> None:
    """It starts outside the article (--from), and must not wait for a key."""
    played = play(script, *["heard"] * 3, state=at("News of the day", interactive=False))
    assert played.last == (Quit(),)


def test_position_is_saved_at_every_sentence() -> None:
    played = play(script, *["heard"] * len(ARTICLE))
    says = [effect for effects in played.steps for effect in effects if isinstance(effect, Say)]
    assert [save.position for save in played.saved[:-1]] == [say.position for say in says]
    assert played.saved[-1] == Save(says[-1].position, ended=True)
    assert not any(save.ended for save in played.saved[:-1])


def test_next_utterances_are_prepared() -> None:
    played = play(script)
    say = next(effect for effect in played.last if isinstance(effect, Say))
    assert [utterance.text for utterance in say.ahead] == ARTICLE[1:3]


# -- late and failed ------------------------------------------------------------------------------


def test_late_end_of_a_skipped_speech_is_ignored() -> None:
    played = play(script, "next sentence", "next sentence", ended(1), ended(2))
    assert played.steps[-2:] == [(), ()]
    assert said(play(script, "next sentence", "next sentence", ended(1), "heard").last) == [ARTICLE[3]]


def test_end_of_a_future_speech_is_ignored() -> None:
    assert play(script, ended(2), ended(-1), ended(0)).steps[1:] == [(), (), ()]


def test_late_end_of_an_answer_keeps_the_pause() -> None:
    """The answer ended just as Space was pressed: it must not go on reading, nor lose the word."""
    state = at("La mer")  # more of its sentence follows
    played = play(script, asked("where", offset=3), "pause", "heard", state=state)
    assert played.last == ()
    assert said(play(script, asked("where", offset=3), "pause", "heard", "pause", state=state).last) == [
        "mer"
    ]


@pytest.mark.parametrize("text", ["La mer", "Few know", "Birds feed"])
def test_late_end_of_a_sentence_keeps_the_pause(text: str) -> None:
    """The sentence ended just as Space was pressed: the next Space resumes with something."""
    played = play(script, "pause", "heard", state=at(text))
    assert said(played.last) == []
    again = play(script, "pause", "heard", "pause", state=at(text))
    assert said(again.last) != []
    assert not again.has(Resume)


def test_failure_ends_the_session_with_its_message() -> None:
    played = play(script, SpeechFailed(1, "The voice is gone."))
    assert played.last == (Quit(failed="The voice is gone."),)


def test_sentence_that_crashes_the_voice_is_skipped_and_reported() -> None:
    played = play(script, SpeechFailed(1, "The voice crashed.", can_continue=True))
    assert [each.words for each in played.last if isinstance(each, Answer)] == ["The voice crashed."]
    following = play(script, "heard").state.reading.position
    assert (
        play(script, SpeechFailed(1, "The voice crashed.", can_continue=True), "heard").state.reading.position
        == following
    )


def test_voice_that_crashes_on_the_report_ends_the_session() -> None:
    broke = SpeechFailed(1, "The voice crashed.", can_continue=True)
    played = play(script, broke, broke._replace(token=2))
    assert played.last == (Quit(failed="The voice crashed."),)


def test_late_failure_is_ignored() -> None:
    assert play(script, "next sentence", SpeechFailed(1, "The voice is gone.")).last == ()


# -- pause silence and answers ----------------------------------------------------------------------


def test_space_pauses_and_resumes_at_the_sample() -> None:
    played = play(script, "pause", "pause")
    assert played.steps[1][0] == Pause()
    assert played.steps[2][0] == Resume()
    assert played.state.reading.playing


def test_space_after_silence_resumes_at_the_word() -> None:
    played = play(script, asked("silence", offset=8), "pause", state=at("The sea"))
    assert Stop() in played.steps[1]
    assert said(played.last) == ["comes and goes."]


def test_late_ends_do_not_break_the_silence() -> None:
    assert play(script, "silence", ended(1), "heard", state=at("The sea")).steps[2:] == [(), ()]


def test_reading_resumes_at_the_word_after_an_answer() -> None:
    played = play(script, asked("where", offset=8), "heard", state=at("The sea"))
    assert said(played.last) == ["comes and goes."]


def test_word_offsets_count_from_the_start_of_the_sentence() -> None:
    played = play(
        script,
        asked("where", offset=4),  # The| sea comes and goes.
        "heard",
        asked("faster", offset=4),  # sea |comes and goes.
        asked("faster", offset=7),  # within the answer, so not in the sentence
        "heard",
        state=at("The sea"),
    )
    assert said(played.last) == ["comes and goes."]


def test_reading_resumes_at_the_word_after_an_edge() -> None:
    played = play(script, asked("next sentence", offset=6), "heard", state=at("Birds feed"))
    assert played.said[1:] == ["[End of article]", "feed on the shore."]


def test_answer_during_a_pause_keeps_the_pause() -> None:
    played = play(script, asked("pause", offset=8), asked("where", offset=8), "heard", state=at("The sea"))
    assert played.last == (Stop(),)
    assert not played.state.reading.playing
    going = play(
        script, asked("pause", offset=8), asked("where", offset=8), "heard", "pause", state=at("The sea")
    )
    assert said(going.last) == ["comes and goes."]


def test_move_during_a_pause_speaks_one_sentence() -> None:
    played = play(script, "pause", "next sentence", "heard", "heard", "heard", state=at("The moon"))
    assert [said(effects) for effects in played.steps[2:]] == [["La mer"], ["follows."], [], []]


def test_space_after_the_end_starts_over() -> None:
    over = ["end", "heard", "heard", "pause"]
    assert said(play(script, *over).last) == ["Tides"]


def test_previous_after_the_end_reads_the_last_sentence_or_the_one_before() -> None:
    played = play(script, "end", "heard", "heard", "previous sentence")
    assert said(played.last)[0] in ARTICLE[-2:]
    assert played.saved[-1].ended is False


# -- rate -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "limit", "word"), [("faster", FASTEST, "fastest"), ("slower", SLOWEST, "slowest")]
)
def test_rate_limits_are_reported(command: str, limit: int, word: str) -> None:
    played = play(script, *[command] * 60, "heard")
    assert said(played.steps[-2]) == [f"[{limit} words a minute, {word}]"]
    assert [effect.rate for effect in played.last if isinstance(effect, Say)] == [limit]


def test_rate_answer_is_spoken_at_the_new_rate() -> None:
    kept, answer = play(script, "faster").last
    assert kept == SaveChoice("rate", RATE + 20)
    assert isinstance(answer, Answer)
    assert answer.rate == RATE + 20
