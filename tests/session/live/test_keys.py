"""A running session with keys from a pseudo-terminal."""

from __future__ import annotations

import os
import signal
import termios
import threading

import pytest

from reader.session.article import Article
from reader.session.greeting import Greeting
from reader.session.live.session import Interrupted
from tests.session.live.scripted import ALL_OF_IT, SHORT, ScriptedSpeaker, Then, finish, press, run
from tests.session.playing import script_of


@pytest.mark.parametrize("say_greeting", [True, False], ids=["spoken", "shown"])
@pytest.mark.parametrize("prints", [True, False], ids=["printed", "unprinted"])
@pytest.mark.parametrize("starts_with_title", [True, False], ids=["title", "later"])
def test_greeting_comes_before_the_hint_about_the_keys(
    terminal: tuple[int, int], say_greeting: bool, prints: bool, starts_with_title: bool
) -> None:
    ours, theirs = terminal
    ran = run(
        script_of(SHORT),
        [press(ours, b"q")],
        keyboard=theirs,
        prints=prints,
        opened=lambda article: article._replace(
            say_greeting=say_greeting, starts_with_title=starts_with_title
        ),
    )
    assert ran.messages.splitlines()[:2] == ["A greeting", "? lists the keys, q quits"]


def test_title_is_printed_once_on_a_terminal(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    ran = run(
        script_of(SHORT),
        [finish, press(ours, b"q")],
        keyboard=theirs,
        prints=True,
        is_terminal=True,
        opened=lambda article: article._replace(greeting=Greeting("Tides"), starts_with_title=True),
    )
    assert ran.messages.splitlines()[0] == "Tides"
    assert ran.out.splitlines() == ["The sea comes."]
    assert ran.texts == ["Tides", "The sea comes."]


def test_keys_work_and_the_terminal_is_restored(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    then = [
        press(ours, b"\x1b[C"),  # at "Tides": the next sentence
        press(ours, b"w", offset=4),  # in "The sea comes.": where am I
        finish,  # the answer
        press(ours, b"\x1b[F"),  # at "sea comes.": the end
        press(ours, b"q"),
    ]
    ran = run(script_of(SHORT), then, keyboard=theirs)
    said = ran.texts
    assert said[:2] == ["Tides", "The sea comes."]
    assert said[2].startswith("Tides, section 1 of 1")
    assert said[3:] == ["sea comes.", "The sea goes."]
    assert termios.tcgetattr(theirs) == before
    assert ran.speaker.calls[-1] == "stop"


def test_quit_ends_the_session_while_the_page_is_prepared(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    ended = threading.Event()

    def opened(article: Article) -> Article:
        os.write(ours, b"hq")
        ended.wait()
        return article

    ran = run(script_of(SHORT), keyboard=theirs, opened=opened)
    ended.set()
    assert (ran.failed, ran.texts, ran.speaker.calls) == ("", [], ["stop"])


def test_terminal_is_restored_after_a_crash(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    before = termios.tcgetattr(theirs)

    def break_down(speaker: ScriptedSpeaker) -> None:
        assert termios.tcgetattr(theirs) != before
        raise RuntimeError

    with pytest.raises(RuntimeError):
        run(script_of(SHORT), [break_down], keyboard=theirs)
    assert termios.tcgetattr(theirs) == before


def test_space_pauses_and_resumes(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    then = [press(ours, b" "), press(ours, b" "), press(ours, b"q")]
    ran = run(script_of(SHORT), then, keyboard=theirs)
    assert ran.speaker.calls == ["say", "pause", "resume", "stop"]
    assert ran.messages.splitlines()[-2:] == ["Paused", "Resumed"]
    assert ran.messages.startswith("A greeting\n")


def test_unknown_key_does_not_end_the_session(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    then = [press(ours, b"%"), finish, press(ours, b"q")]
    ran = run(script_of(SHORT), then, keyboard=theirs)
    assert ran.texts == ["Tides", "%: not a key. Question mark lists the keys", "Tides"]


def test_session_waits_for_a_key_after_the_end(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal

    def end_and_quit(speaker: ScriptedSpeaker) -> None:
        finish(speaker)
        os.write(ours, b"q")

    ran = run(script_of(SHORT), [finish, finish, finish, end_and_quit], keyboard=theirs)
    assert ran.texts == ALL_OF_IT
    assert ran.saved[-1][1]


def test_terminal_is_restored_after_a_signal(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    before = termios.tcgetattr(theirs)
    with pytest.raises(Interrupted):
        run(script_of(SHORT), [lambda _: os.kill(os.getpid(), signal.SIGINT)], keyboard=theirs)
    assert termios.tcgetattr(theirs) == before


def test_closed_terminal_ends_the_session(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    with pytest.raises(Interrupted) as caught:
        run(script_of(SHORT), [lambda _: os.close(ours)], keyboard=theirs)
    assert caught.value.number == signal.SIGHUP


def test_no_audio_speaks_a_sentence_at_each_space(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal

    def then_press(keys: bytes) -> Then:
        def pressed(speaker: ScriptedSpeaker) -> None:
            finish(speaker)
            os.write(ours, keys)

        return pressed

    then = [then_press(b" "), then_press(b" "), then_press(b"q")]
    ran = run(script_of(SHORT), then, keyboard=theirs, prints=True, aloud=False)
    assert ran.out.splitlines() == ["Tides", "The sea comes.", "The sea goes."]
