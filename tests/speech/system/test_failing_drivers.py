"""Drivers of the system's voices that hang, end or tell nonsense."""

from __future__ import annotations

import sys
from pathlib import Path
from queue import SimpleQueue

import pytest

from reader.errors import SpeechError
from reader.speech.engine import Failed, SpeakerEvent
from reader.speech.process.voice_process import TimeLimits
from reader.speech.system.voices import SystemVoices
from tests.speech.system.talking import ENDLESS, IMPATIENT, SENTENCE, Open, Talk, speech, stand_in

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        pytest.param("hangs in say", "it did not answer in time", marks=pytest.mark.slow),
        pytest.param("never ends", "it did not answer in time", marks=pytest.mark.slow),
        ("raises in say", "RuntimeError: the audio queue is gone"),
        ("dies in say", "it ended"),
    ],
)
def test_silent_driver_is_reported_in_one_line(talk: Open, behaviour: str, why: str) -> None:
    talking = talk(behaviour)
    failed = talking.hear("Wind.")
    assert isinstance(failed, Failed)
    assert why in failed.message
    assert failed.message.isprintable()
    assert talking.asked == ["say Wind."] * 2  # it had a second chance


@pytest.mark.parametrize("behaviour", ["hangs in say", "hangs in stop", "raises in stop", "never ends"])
@pytest.mark.parametrize("how", ["stop", "pause"])
def test_driver_that_does_not_stop_is_killed(talk: Open, behaviour: str, how: str) -> None:
    talking = talk(behaviour)
    talking.say(ENDLESS)
    talking.until(lambda: talking.asked)
    before = talking.process
    getattr(talking.speaker, how)()
    talking.until(lambda: talking.voices._process._process is not before)
    assert before.poll() is not None
    assert talking.events == []


def test_speech_is_retried_once_from_the_word_where_the_driver_died(talk: Open) -> None:
    talking = talk("speaks")
    assert talking.finishes("One two die! three.")
    assert talking.asked == ["say One two die! three.", "say die! three."]


def test_speech_that_always_kills_the_driver_is_skipped(talk: Open) -> None:
    talking = talk("speaks")
    assert isinstance(talking.hear("One always-die! three."), Failed)
    assert talking.finishes("Four.")


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [("raises at start", "OSError: no speech service"), ("has no voices", "has no voices")],
)
def test_engine_that_does_not_start_is_reported_in_one_line(tmp_path: Path, behaviour: str, why: str) -> None:
    with pytest.raises(SpeechError, match=why) as caught:
        stand_in(behaviour, tmp_path / "log")
    assert str(caught.value).isprintable()


def test_engine_that_hangs_at_start_times_out() -> None:
    silent = (sys.executable, "-c", "import time; time.sleep(60)")
    with pytest.raises(SpeechError, match="did not answer in time"):
        SystemVoices(silent, TimeLimits(start=0.2))


def test_process_that_cannot_start_is_reported_in_one_line() -> None:
    with pytest.raises(SpeechError, match="do not start"):
        SystemVoices(("/nonexistent/python",))


def test_invalid_driver_messages_fail_without_a_hang(tmp_path: Path) -> None:
    """Such messages come from a driver that writes to our file descriptor."""
    said = 'print(\'{"voices": [], "voice": "x"}\', flush=True); input(); print("[1]", flush=True); input()'
    speech_events: SimpleQueue[SpeakerEvent] = SimpleQueue()
    speaker = SystemVoices((sys.executable, "-c", said), IMPATIENT).speaker(speech_events.put)
    speaker.say(1, speech("Wind."))
    assert isinstance(speech_events.get(timeout=20), Failed)
    speaker.close()


def test_close_ends_the_process_and_can_be_repeated(talk: Open) -> None:
    talking = talk("hangs in say")
    process = talking.process
    talking.say(ENDLESS)
    talking.until(lambda: talking.asked)
    talking.speaker.close()
    talking.speaker.close()
    assert process.poll() is not None
    assert talking.events == []


def test_process_ends_with_its_parent(tmp_path: Path) -> None:
    """Even if the driver hangs, no process may go on speaking."""
    talking = Talk("hangs in say", tmp_path)
    talking.say(SENTENCE)
    talking.until(lambda: talking.asked)
    process = talking.process
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(timeout=20) == 0
    talking.speaker.close()
