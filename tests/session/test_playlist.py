"""Several articles in a session, and the title that is said before one is there."""

from __future__ import annotations

import pytest

from reader.session import machine
from reader.session.effects import Answer, Follow, Open, Prepare, Stop
from reader.session.events import RequestFailed, SpeechFinished
from reader.session.greeting import Greeting
from reader.session.state import Playlist, State
from reader.sources.next_page import NextPage
from tests.session.playing import (
    ARTICLE,
    TIDES,
    Action,
    Played,
    event_of,
    play,
    said,
    script,
    script_of,
    shown,
    start_of,
)

# -- several articles ---------------------------------------------------------------------------

FIRST_OF_TWO = start_of(script_of(TIDES))._replace(playlist=Playlist(articles=2))


@pytest.mark.parametrize(
    ("command", "article", "opened"),
    [
        ("next article", 0, 1),
        ("next article", 1, None),
        ("previous article", 1, 0),
        ("previous article", 0, None),
    ],
)
def test_key_opens_another_article(command: str, article: int, opened: int | None) -> None:
    played = play(script_of(TIDES), command, state=FIRST_OF_TWO._replace(playlist=Playlist(article, 2)))
    if opened is None:
        assert said(played.last) == [f"[No {command}]"]
    else:
        assert played.last == (Stop(), Open(played.state.speech.token, opened, opened - article))


def test_next_article_follows_the_end() -> None:
    played = play(script_of(TIDES), "end", "heard", "heard", state=FIRST_OF_TWO)
    assert said(played.steps[-2]) == ["[End of article. Next article]"]
    assert shown(played.steps[-2]) == ["End of article"]
    assert played.steps[-2][-1] == Prepare(1)
    assert played.last == (Stop(), Open(played.state.speech.token, 1, 1))


def test_end_of_a_page_says_where_the_article_continues_and_a_key_goes_there() -> None:
    page = NextPage("https://example.org/tides?page=3", 3)
    state = start_of(script_of(TIDES))._replace(playlist=Playlist(next_page=page))
    played = play(script_of(TIDES), "end", "heard", "heard", "next page", state=state)
    (ended,) = (effect for effect in played.steps[-3] if isinstance(effect, Answer))
    assert ended.words == "End of article. It continues on page 3. Full stop reads it"
    assert ended.lines == ("End of article", "It continues on page 3", ". reads it")
    assert played.steps[-2] == (Stop(),)  # never unasked
    assert played.last == (Stop(), Follow(played.state.speech.token, page.url))


def test_session_ends_after_the_last_article() -> None:
    played = play(
        script_of(TIDES), "end", "heard", "heard", state=FIRST_OF_TWO._replace(playlist=Playlist(1, 2))
    )
    assert said(played.steps[-2]) == ["[End of the last article]"]
    assert played.last == (Stop(),)


def test_sleep_timer_or_a_followed_page_announces_no_next_article() -> None:
    for state in (
        FIRST_OF_TWO._replace(sleep=FIRST_OF_TWO.sleep._replace(until="article")),
        FIRST_OF_TWO._replace(playlist=Playlist(0, 2, followed=1)),
    ):
        played = play(script_of(TIDES), "end", "heard", state=state)
        assert said(played.last) == ["[End of article]"]


@pytest.mark.parametrize("instead", ["silence", "previous heading", "where"])
def test_command_at_the_end_keeps_the_session_open(instead: str) -> None:
    played = play(script_of(TIDES), "end", "heard", instead, "heard", state=FIRST_OF_TWO)
    assert not any(isinstance(effect, Open) for effects in played.steps for effect in effects)


def test_unavailable_article_is_reported_and_reading_continues() -> None:
    def gone(state: State) -> RequestFailed:
        return RequestFailed(state.speech.token, "It is gone.")

    played = play(script_of(TIDES), "next article", gone, "heard", state=FIRST_OF_TWO)
    assert said(played.steps[-2]) == ["[It is gone.]"]
    assert said(played.last) == ["Tides"]


def test_late_failure_to_open_an_article_is_ignored() -> None:
    played = play(
        script_of(TIDES),
        "next article",
        "pause",
        lambda _: RequestFailed(2, "It is gone."),
        state=FIRST_OF_TWO,
    )
    assert played.last == ()


# -- the title that is said before the article is there --------------------------------------------------


def greeted(*actions: Action) -> Played:
    state, effects = machine.greet(start_of(script), Greeting("Tides"))
    state = state._replace(reading=state.reading._replace(greeted=True))
    steps = [effects]
    for action in actions:
        state, effects = machine.step(script, state, event_of(action, state))
        steps.append(effects)
    return Played(script, state, steps)


def test_title_is_followed_by_the_article() -> None:
    assert greeted("heard", "heard").said == ["[Tides]", "The sea comes and goes.", "It does so twice a day."]


@pytest.mark.parametrize(
    ("key", "said_then"),
    [("next sentence", "The sea comes and goes."), ("repeat", "Tides"), ("next heading", "Causes")],
)
def test_keys_pressed_during_the_title_start_from_it(key: str, said_then: str) -> None:
    assert greeted(key).said[-1] == said_then
    assert greeted("pause", "pause").said[-1] == "Tides"


def test_article_with_only_a_title_ends() -> None:
    state, _ = machine.greet(start_of(script_of("<h1>Tides</h1>")), Greeting("Tides"))
    state = state._replace(reading=state.reading._replace(greeted=True))
    _, effects = machine.step(script_of("<h1>Tides</h1>"), state, SpeechFinished(state.speech.token))
    assert said(effects) == ["[End of article]"]


def test_end_of_an_article_names_the_titled_parts_that_were_not_read() -> None:
    items = "".join(f"<li><a href=/{number}>A story of the number {number}</a>" for number in range(9))
    other = f"<aside class=related><h2>More stories</h2><ul>{items}</ul></aside><footer"
    played = play(script_of(TIDES.replace("<footer", other)), *["heard"] * len(ARTICLE))
    assert said(played.last) == ["[End of article. Not read: More stories. E lists it]"]
    assert shown(played.last) == ["End of article", "Not read: More stories", "e: list"]
    played = play(script_of(TIDES.replace("<footer", other)), *["heard"] * len(ARTICLE), state=FIRST_OF_TWO)
    assert said(played.last) == ["[End of article. Not read: More stories. Next article]"]
    assert shown(played.last) == ["End of article", "Not read: More stories"]
