"""The contract that every Speaker keeps: a Player over any engine, the system's voices, a mute one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.playback.mute import Mute
from reader.speech.engine import Finished, Speaker, SpeakerEvent, Speech
from reader.speech.engines import open_synthesizer
from tests.playback.fakes import Tone, rig, speech
from tests.speech.system.talking import Talk

pytestmark = pytest.mark.slow


@dataclass
class Heard:
    """A speaker and its events; `hear` plays to the end, or for a while."""

    speaker: Speaker
    events: list[SpeakerEvent]
    say: Callable[[int, Speech, Sequence[Speech]], object]
    hear: Callable[[], object]


@pytest.fixture(params=["silence", "espeak", "tone", "mute", "system"])
def heard(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Heard]:
    if request.param == "mute":
        events: list[SpeakerEvent] = []
        mute = Mute(events.append)
        made = Heard(mute, events, mute.say, lambda: None)
    elif request.param == "system":
        talk = Talk("speaks", tmp_path)
        made = Heard(talk.speaker, talk.events, talk.speaker.say, talk.rests)
    else:
        playing = rig(Tone() if request.param == "tone" else open_synthesizer(request.param))
        made = Heard(
            playing.player, playing.events, playing.say_made, lambda: playing.device.pull(20 * 22_050)
        )
    yield made
    made.speaker.close()


def test_end_of_speech_is_reported_once(heard: Heard) -> None:
    heard.say(7, speech("The sea comes and goes."), ())
    heard.hear()
    heard.hear()
    assert heard.events == [Finished(7)]


def test_speeches_play_one_after_another(heard: Heard) -> None:
    for token, text in enumerate(("One.", "Two.", "Three."), 1):
        heard.say(token, speech(text), ())
        heard.hear()
    assert heard.events == [Finished(1), Finished(2), Finished(3)]


@pytest.mark.parametrize("text", ["", "  ", "…"])
def test_silent_speech_finishes_at_once(heard: Heard, text: str) -> None:
    heard.say(1, speech(text), ())
    heard.hear()
    assert heard.events == [Finished(1)]


def test_stop_ends_speech_without_further_events(heard: Heard) -> None:
    heard.say(1, speech("The sea comes and goes."), ())
    before = list(heard.events)
    heard.speaker.stop()
    heard.hear()
    assert heard.events == before


def test_speaking_works_after_a_stop(heard: Heard) -> None:
    heard.say(1, speech("One."), ())
    heard.speaker.stop()
    heard.events.clear()
    heard.say(2, speech("Two."), ())
    heard.hear()
    assert heard.events == [Finished(2)]


@pytest.mark.parametrize("first", ["stop", "pause", "resume", "heard", "close"])
def test_any_command_may_precede_the_first_word(heard: Heard, first: str) -> None:
    getattr(heard.speaker, first)()
    heard.hear()
    assert heard.events == []


def test_new_speech_is_not_paused(heard: Heard) -> None:
    heard.say(1, speech("One."), ())
    heard.speaker.pause()
    heard.events.clear()
    heard.say(2, speech("Two."), ())
    heard.hear()
    assert heard.events == [Finished(2)]


def test_heard_position_has_the_latest_token(heard: Heard) -> None:
    for token in (3, 4):
        heard.say(token, speech("One two."), ())
        assert heard.speaker.heard().token == token


def test_close_can_be_repeated(heard: Heard) -> None:
    heard.say(1, speech("The sea comes and goes."), ())
    heard.speaker.close()
    heard.speaker.close()
