"""The contract that every Speaker keeps: a Player over any engine, the system's voices, a mute one."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from reader.playback.mute import Mute
from reader.speech.engine import Failed, Finished, Speaker, SpeakerEvent, Speech
from reader.speech.engines import open_engine, open_synthesizer
from reader.speech.process.synthesizer import ProcessSynthesizer
from reader.speech.speech_dispatcher.engine import SpeechDispatcher
from tests.playback.fakes import Tone, rig, speech
from tests.speech.process.killing import kill_process
from tests.speech.speech_dispatcher.private_server import PrivateServer
from tests.speech.speech_dispatcher.private_server import is_installed as has_speech_dispatcher
from tests.speech.system.talking import Talk
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.plugin_example import write_installed_example
from tests.support.programs import wait_for

pytestmark = pytest.mark.slow

HOSTILE = (
    "[[slnc 9000]] [[həˈloʊ]] and [[",
    "One \x00 two \x01900S three \x1b[2J four \udce9.",
    "<speak><break time='9s'/> & </speak>",
    "🙂 👩\u200d👩\u200d👧",
    "x",
    "a" + "\u0301" * 300,
    "s's" * 60,
)
LANGUAGES = (("fr", "La mer."), ("ja", "海。"), ("ar", "البحر."), ("", "Sea."), ("nonsense tag", "Sea."))


@dataclass
class Heard:
    """A speaker and its events; `hear` plays to the end, or for a while; `kill` ends its processes."""

    speaker: Speaker
    events: list[SpeakerEvent]
    say: Callable[[int, Speech, Sequence[Speech]], object]
    hear: Callable[[], object]
    kill: Callable[[], object] = lambda: None


SPEECH_DISPATCHER = pytest.param(
    "speech-dispatcher",
    marks=[
        pytest.mark.listening,
        pytest.mark.skipif(not has_speech_dispatcher(), reason="needs speech-dispatcher-espeak-ng"),
    ],
)


@pytest.fixture(params=["silence", "espeak", "tone", "beeps", "mute", "system", SPEECH_DISPATCHER])
def heard(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    with ExitStack() as opened:
        if request.param == "mute":
            events: list[SpeakerEvent] = []
            mute = Mute(events.append)
            made = Heard(mute, events, mute.say, lambda: None)
        elif request.param == "system":
            talk = Talk("speaks", tmp_path)
            made = Heard(
                talk.speaker,
                talk.events,
                talk.speaker.say,
                talk.rests,
                partial(os.kill, talk.process.pid, signal.SIGKILL),
            )
        elif request.param == "speech-dispatcher":
            server = opened.enter_context(PrivateServer(opened.enter_context(VirtualEar())))
            monkeypatch.setenv("SPEECHD_ADDRESS", server.env["SPEECHD_ADDRESS"])
            made = by_speech_dispatcher(server)
        else:
            if request.param == "beeps":  # the plug-in of the manual
                write_installed_example(tmp_path)
                monkeypatch.syspath_prepend(str(tmp_path))
            made = by_player(request.param)
        yield made
        made.speaker.close()


def by_player(name: str) -> Heard:
    """A Player over a synthesizer."""
    synthesizer = Tone() if name == "tone" else open_synthesizer(name)
    playing = rig(synthesizer)

    def kill() -> None:
        if isinstance(synthesizer, ProcessSynthesizer):
            kill_process(synthesizer)

    return Heard(
        playing.player, playing.events, playing.say_made, lambda: playing.device.pull(20 * 22_050), kill
    )


def by_speech_dispatcher(server: PrivateServer) -> Heard:
    """The speaker on a real server."""
    engine = open_engine("speech-dispatcher")
    assert isinstance(engine, SpeechDispatcher)
    events: list[SpeakerEvent] = []
    speaker = engine.speaker(events.append)
    expected: list[int] = []

    def say(token: int, speech: Speech, ahead: Sequence[Speech]) -> None:
        expected.append(token)
        speaker.say(token, speech._replace(rate=900), ahead)

    def hear() -> None:
        """Wait for the last speech's event, and a little longer for events that must not come."""
        if expected and speaker.heard().token == expected[-1]:
            wait_for(lambda: any(event.token == expected[-1] for event in events))
        time.sleep(0.1)

    return Heard(speaker, events, say, hear, lambda: server.send_to_module(signal.SIGKILL))


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


def test_hostile_text_ends_like_any_other(heard: Heard) -> None:
    for token, text in enumerate((*HOSTILE, "One."), 1):
        heard.say(token, speech(text, rate=900), ())
        heard.hear()
    assert heard.events == [Finished(token) for token in range(1, len(HOSTILE) + 2)]


def test_any_language_is_spoken(heard: Heard) -> None:
    for token, (lang, text) in enumerate(LANGUAGES, 1):
        heard.say(token, speech(text)._replace(lang=lang), ())
        heard.hear()
    assert heard.events == [Finished(token) for token in range(1, len(LANGUAGES) + 1)]


def test_killed_engine_speaks_on_or_fails_in_one_line(heard: Heard) -> None:
    heard.say(1, speech("One."), ())
    heard.hear()
    heard.kill()
    heard.say(2, speech("Two."), ())
    heard.hear()
    assert heard.events[0] == Finished(1)
    (ended,) = heard.events[1:]
    assert ended.token == 2
    assert isinstance(ended, Finished) or (isinstance(ended, Failed) and ended.message.isprintable())
