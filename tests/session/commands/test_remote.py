"""Requests from other programs, as the state machine answers them."""

from __future__ import annotations

import pytest

from reader.session import machine
from reader.session.commands.remote import status_of
from reader.session.effects import (
    AddSource,
    Answer,
    Effect,
    FindVoice,
    OpenSource,
    Pause,
    Quit,
    ReplaceScript,
    Respond,
    Resume,
    Say,
    Show,
    Stop,
)
from reader.session.events import (
    ArticleAdded,
    CommandGiven,
    Event,
    RemoteCommand,
    RemoteSource,
    SpeechFinished,
)
from reader.session.remote import RemoteAnswer
from reader.session.state import Position, State
from tests.session.playing import TIDES, at, play, said, script_of, start_of

SCRIPT = script_of(TIDES)


def unused(_: RemoteAnswer) -> None:
    raise AssertionError("only the effect runner answers")


def ask(command: str, state: State) -> tuple[State, tuple[Effect, ...], RemoteAnswer]:
    return take(RemoteCommand(command, unused, state.speech.token), state)


def take(event: Event, state: State) -> tuple[State, tuple[Effect, ...], RemoteAnswer]:
    state, effects = machine.step(SCRIPT, state, event)
    (answer,) = [effect.answer for effect in effects if isinstance(effect, Respond)]
    return state, tuple(effect for effect in effects if not isinstance(effect, Respond)), answer


def reading_at(text: str) -> State:
    return play(SCRIPT, state=at(text)).state


def test_pause_and_play_answer_what_they_did_and_do_nothing_twice() -> None:
    state, effects, answer = ask("pause", reading_at("It does so"))
    assert (answer.message, answer.code) == ("Paused", 0)
    assert Pause() in effects
    state, effects, again = ask("pause", state)
    assert effects == ()
    assert again.message == "Tides. Tides, section 1 of 3, 17 percent, paused"
    state, effects, answer = ask("play", state)
    assert (Resume() in effects, answer.message) == (True, "Resumed")
    assert ask("play", state)[1] == ()
    assert Pause() in ask("toggle", state)[1]


def test_pause_silences_an_answer_after_the_reading_was_paused() -> None:
    paused, _, _ = ask("pause", reading_at("It does so"))
    answering, _ = machine.step(SCRIPT, paused, CommandGiven("where"))
    state, effects, _ = ask("pause", answering)
    assert effects == (Stop(),)
    assert state.speech.kind == "nothing"


@pytest.mark.parametrize(
    ("step", "words"), [("sentence", "Few know why."), ("section", "Causes, section 2 of 3")]
)
def test_next_moves_as_far_as_the_setting_says(step: str, words: str) -> None:
    state = reading_at("It does so")._replace(media_keys=step)  # type: ignore[arg-type]
    assert ask("next", state)[2].message == words


def test_next_article_answers_before_it_is_open() -> None:
    state = reading_at("It does so")._replace(media_keys="article")
    two = state._replace(playlist=state.playlist._replace(articles=2))
    assert ask("next", two)[2].message == "Opening"
    assert ask("next", state)[2].message == "No next article"


def test_command_that_changes_the_script_answers_with_the_place_in_the_new_one() -> None:
    items = "".join(f"<li><a href=/{n}>Port number {n}</a></li>" for n in range(4))
    script = script_of(f"<article><h1>Ports</h1><ol>{items}</ol></article>", verbosity="none")
    last = len(script.utterances(0)) - 1
    state = start_of(script)
    state = state._replace(reading=state.reading._replace(position=Position(0, last)))
    after, effects = machine.step(script, state, RemoteCommand("verbosity all", unused, 0))
    (other,) = [effect.script for effect in effects if isinstance(effect, ReplaceScript)]
    (answer,) = [effect.answer for effect in effects if isinstance(effect, Respond)]
    assert after.reading.position.utterance > last
    assert answer.status == status_of(other, after)


def test_command_without_its_number_is_refused() -> None:
    _, _, answer = ask("rate fast", reading_at("It does so"))
    assert (answer.message, answer.code) == ("Rate needs a number, 80 to 900", 2)


def test_quit_answers_that_the_session_ended() -> None:
    _, effects, answer = ask("quit", reading_at("It does so"))
    assert (Quit() in effects, answer.message) == (True, "Session ended")


def test_where_says_and_shows_nothing() -> None:
    state = reading_at("It does so")
    after, effects, answer = ask("where", state)
    assert (after, effects) == (state, ())
    assert answer.message == "Tides. Tides, section 1 of 3, 17 percent, reading"
    assert answer.status is not None
    assert (answer.status.position_s, answer.status.length_s) == (2.0, 11.3)


def test_command_in_words_runs_as_if_it_was_typed() -> None:
    state, _, answer = ask("rate 240", reading_at("It does so"))
    assert (state.rate, answer.message) == (240, "240 words a minute")
    state, effects, _ = ask("next heading", state)
    assert said(effects) == ["Causes"]


@pytest.mark.parametrize(
    ("command", "text"), [("seek +4", "The moon pulls"), ("seek -2", "Tides"), ("seek 0", "Tides")]
)
def test_seek_goes_to_the_sentence_at_that_time(command: str, text: str) -> None:
    _, effects, _ = ask(command, reading_at("It does so"))
    assert [words for words in said(effects) if words.startswith(text)]


@pytest.mark.parametrize("command", ["bogus", "", "search", "seek x", "\x1b[2J"])
def test_refused_command_changes_nothing(command: str) -> None:
    state = reading_at("It does so")
    after, effects, answer = ask(command, state)
    assert (after, effects, answer.code) == (state, (), 2)


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("seek abc", "seek abc: needs seconds: seek +15, seek -15 or seek 90"),
        ("search", "search: needs words: search tide"),
        ("next bogus", "next bogus: next takes nothing, or one of sentence, paragraph, section, heading"),
        ("pause now", "pause now: pause takes nothing after it"),
        ("leave out", "leave out: needs code, quotes, notes, citations, tables, figures"),
        ("elements links", "elements links: works in the session only"),
        ("x", "x: needs code, quotes"),
        ("heading two", "Heading needs a number"),
        ("heading 99", "There is no heading 99"),
        ("section 99", "There is no section 99"),
        ("skip 99", "There is no skip link 99"),
        ("sleep long", "Not minutes, section, article or off"),
        ("verbosity loud", "Not one of none, few, most, all"),
        ("leave out jokes", "Not one of code, quotes, notes, citations, tables, figures"),
        ("read aloud", "Not one of all, headings"),
        ("volume loud", "Volume needs a number, 0 to 100"),
    ],
)
def test_wrong_argument_is_refused_with_what_is_right(command: str, problem: str) -> None:
    _, _, answer = ask(command, reading_at("It does so"))
    assert (answer.message[: len(problem)], answer.code) == (problem, 2)


def test_voice_answers_once_it_is_found() -> None:
    state, effects = machine.step(SCRIPT, reading_at("It does so"), RemoteCommand("voice Ada", unused, 0))
    assert FindVoice(state.speech.token, "Ada", unused) in effects
    assert not any(isinstance(effect, Respond) for effect in effects)


def test_line_that_is_being_typed_stays_open() -> None:
    typing, _ = machine.step(SCRIPT, reading_at("It does so"), CommandGiven("search"))
    for command in ("next", "pause", "where", "bogus", "elements"):
        assert ask(command, typing)[0].prompt == typing.prompt
    state, effects, _ = take(ArticleAdded("Moon", True, unused), typing)
    assert (state.prompt, effects) == (typing.prompt, (Show("Added: Moon"),))


def test_added_page_makes_the_playlist_longer_and_is_announced() -> None:
    state, effects = machine.step(SCRIPT, reading_at("It does so"), RemoteSource("a.html", False, unused))
    assert effects == (AddSource("a.html", unused),)
    state, effects, answer = take(ArticleAdded("Moon", True, unused), state)
    assert (state.playlist.articles, answer.message) == (2, "Added: Moon")
    assert [effect.words for effect in effects if isinstance(effect, Answer)] == ["Added: Moon"]
    state, _, answer = take(ArticleAdded("Moon", False, unused), state)
    assert (state.playlist.articles, answer.message) == (2, "Already added: Moon")


def test_page_to_say_stops_the_reading_and_can_be_left_with_back() -> None:
    before = reading_at("It does so")
    state, effects = machine.step(SCRIPT, before, RemoteSource("a.html", True, unused))
    assert effects == (Stop(), OpenSource(state.speech.token, "a.html", unused))
    assert state.history.back_stack[-1].position == before.reading.position
    assert not any(isinstance(effect, Say) for effect in effects)


def test_session_without_keys_waits_for_the_next_command_when_paused() -> None:
    state = reading_at("It does so")._replace(interactive=False)
    state, _, _ = ask("pause", state)
    state, effects, _ = ask("rate 240", state)
    state, effects = machine.step(SCRIPT, state, SpeechFinished(state.speech.token))
    assert effects == (Stop(),)
    state, _, _ = ask("play", state)
    assert state.reading.playing
    state, _, _ = ask("end", state)
    while not any(isinstance(effect, Quit) for effect in effects):
        state, effects = machine.step(SCRIPT, state, SpeechFinished(state.speech.token))
    assert state.reading.ended
