"""A Player's sound, to the sample, on a device that the test drives."""

from __future__ import annotations

import threading
from array import array

import pytest

from reader.playback.earcons import earcon
from reader.playback.player import Player
from reader.speech.engine import Finished, SpeakerEvent
from tests.playback.fakes import FADE_S, TEXT, TIMEOUT_S, HandDevice, Rig, Tone, Watched, rig, speech


def samples(sound: bytes) -> array[int]:
    return array("h", sound)


# -- saying ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("frames", [1, 160, 4096])
def test_plays_exactly_the_synthesized_samples(tone: Rig, frames: int) -> None:
    pcm = tone.say_made(1, speech(TEXT))
    heard = tone.pull_until_event(frames)
    assert heard[: len(pcm)] == pcm
    assert not any(heard[len(pcm) :])


def test_plays_exactly_the_samples_of_any_engine(any_engine: Rig) -> None:
    pcm = any_engine.say_made(1, speech(TEXT))
    assert any_engine.pull_until_event()[: len(pcm)] == pcm


def test_earcon_replaces_its_words(any_engine: Rig) -> None:
    sound = speech("heading 2", pause_after=100)._replace(earcon="heading 2")
    any_engine.say_made(1, sound, [speech(TEXT)])
    pcm = earcon("heading 2", any_engine.synthesizer.sample_rate)
    heard = any_engine.pull_until_event()
    assert heard[: len(pcm)] == pcm
    assert not any(heard[len(pcm) :])
    assert sound not in any_engine.synthesizer.asked


@pytest.mark.parametrize("pause_after", [0, 1, 150, 700])
def test_pause_after_has_the_requested_length(any_engine: Rig, pause_after: int) -> None:
    pcm = any_engine.say_made(1, speech(TEXT, pause_after=pause_after))
    asked = len(pcm) // 2 + any_engine.synthesizer.sample_rate * pause_after // 1000
    pulled = len(any_engine.pull_until_event(frames=16)) // 2
    assert asked <= pulled < asked + 16


def test_late_synthesis_plays_silence(tone: Rig) -> None:
    """Nothing is lost at the start, however late the engine is."""
    gate = threading.Event()

    class Late(Tone):
        def synthesize(self, speech: object, emit: object) -> None:
            assert gate.wait(TIMEOUT_S)
            super().synthesize(speech, emit)  # type: ignore[arg-type]

    late = rig(Late())
    late.player.say(1, speech(TEXT))
    assert not any(late.device.pull(4000))
    assert late.events == []
    gate.set()
    pcm = late.say_made(2, speech(TEXT))
    assert late.pull_until_event()[: len(pcm)] == pcm
    assert late.events == [Finished(2)]
    late.player.close()


def test_new_speech_replaces_the_old_at_once(tone: Rig) -> None:
    tone.say_made(1, speech("A long, long text that will not be heard to its end."))
    tone.device.pull(400)
    pcm = tone.say_made(2, speech("Another."))
    heard = tone.pull_until_event()
    fade = 2 * int(FADE_S * Tone.sample_rate)
    assert heard[fade : len(pcm)] == pcm[fade:]
    assert tone.events == [Finished(2)]


def test_long_synthesis_is_abandoned_for_a_new_speech(tone: Rig) -> None:
    tone.player.say(1, speech("endless"))
    tone.synthesizer.wait_for(speech("endless"))
    pcm = tone.say_made(2, speech("Short."))
    fade = 2 * int(FADE_S * Tone.sample_rate)
    assert tone.pull_until_event()[fade : len(pcm)] == pcm[fade:]
    assert tone.events == [Finished(2)]


# -- stop and pause -------------------------------------------------------------------------------


@pytest.mark.parametrize("silencer", ["stop", "pause"])
def test_stop_fades_to_silence_within_milliseconds(tone: Rig, silencer: str) -> None:
    pcm = samples(tone.say_made(1, speech(TEXT)))
    tone.device.pull(500)
    getattr(tone.player, silencer)()
    after = samples(tone.device.pull(2000))
    fade = int(FADE_S * Tone.sample_rate)
    assert not any(after[fade:])
    assert all(0 <= after[index] <= pcm[500 + index] for index in range(fade))
    assert after[0] > 0  # a cut within a wave clicks
    assert tone.events == []


def test_resume_continues_with_the_next_sample(any_engine: Rig) -> None:
    pcm = any_engine.say_made(1, speech(TEXT))
    heard = b""
    for frames in (1, 333, 1000):
        heard += any_engine.device.pull(frames)
        any_engine.player.pause()
        held = any_engine.player.heard()
        any_engine.device.pull(5000)
        assert any_engine.player.heard() == held
        assert any_engine.events == []
        any_engine.player.resume()
    heard += any_engine.pull_until_event()
    assert heard[: len(pcm)] == pcm
    assert any_engine.events == [Finished(1)]


def test_pause_holds_in_the_silence_after_a_speech(tone: Rig) -> None:
    pcm = tone.say_made(1, speech("One.", pause_after=500))
    tone.device.pull(len(pcm) // 2 + 1000)
    tone.player.pause()
    tone.device.pull(50_000)
    assert tone.events == []
    tone.player.resume()
    assert len(tone.pull_until_event(frames=100)) // 2 == 3000


def test_pause_and_resume_are_idempotent(tone: Rig) -> None:
    pcm = tone.say_made(1, speech(TEXT))
    heard = tone.device.pull(100)
    tone.player.pause()
    tone.player.pause()
    tone.device.pull(1000)
    tone.player.resume()
    tone.player.resume()
    heard += tone.pull_until_event()
    assert heard[: len(pcm)] == pcm


def test_speech_replaced_before_it_began_is_not_heard(tone: Rig) -> None:
    tone.say_made(1, speech(TEXT))
    tone.player.stop()
    assert not any(tone.device.pull(1000))


def test_fade_survives_quick_succession_of_speeches(tone: Rig) -> None:
    tone.say_made(1, speech(TEXT))
    tone.device.pull(500)
    tone.player.say(2, speech("endless"))
    tone.player.stop()
    assert samples(tone.device.pull(100))[0] > 0


# -- the device, and the end ----------------------------------------------------------------------


@pytest.mark.parametrize("silencer", ["stop", "pause"])
def test_device_sleeps_while_nothing_plays(tone: Rig, silencer: str) -> None:
    tone.say_made(1, speech(TEXT))
    assert tone.device.awake
    getattr(tone.player, silencer)()
    assert not tone.device.awake
    tone.say_made(2, speech(TEXT))
    assert tone.device.awake


def test_device_sleeps_after_the_last_speech(tone: Rig) -> None:
    """At the end of an article the listener may stay for hours."""
    tone.say_made(1, speech(TEXT))
    tone.pull_until_event()
    tone.player.stop()  # as the session does when it has nothing more to say
    assert not tone.device.awake


def test_resume_wakes_the_device(tone: Rig) -> None:
    tone.say_made(1, speech(TEXT))
    tone.player.pause()
    tone.player.resume()
    assert tone.device.awake


@pytest.mark.parametrize("text", [TEXT, "endless"])
def test_close_ends_all_threads_and_frees_the_device(text: str) -> None:
    before = set(threading.enumerate())
    engine, device = Watched(Tone()), HandDevice()
    events: list[SpeakerEvent] = []
    player = Player(engine, device, events.append)
    player.say(1, speech(text))
    engine.wait_for(speech(text))
    player.close()
    player.close()
    assert set(threading.enumerate()) <= before
    assert device.closed
    assert engine.closed == 1
    assert events == []


def test_close_silences_playback(tone: Rig) -> None:
    tone.say_made(1, speech(TEXT))
    tone.player.close()
    assert not any(tone.device.pull(1000))
    assert tone.events == []


def test_speech_during_a_fade_is_heard(tone: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command in a typed line does not end the fade by its keys."""
    monkeypatch.setattr("reader.playback.player._SLEEP_FADE_S", 0.05)
    tone.say_made(1, speech(TEXT))
    tone.player.fade()
    fading = [thread for thread in threading.enumerate() if thread.name == "fade"]
    pcm = tone.say_made(2, speech("One."))
    for thread in fading:
        thread.join(TIMEOUT_S)
    fade = int(FADE_S * Tone.sample_rate)
    assert samples(tone.device.pull(len(pcm) // 2))[fade:] == samples(pcm)[fade:]


def test_fade_out_ends_in_a_pause(tone: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.playback.player._SLEEP_FADE_S", 0.05)
    pcm = samples(tone.say_made(1, speech(TEXT)))
    tone.player.fade()
    for thread in threading.enumerate():
        if thread.name == "fade":
            thread.join(TIMEOUT_S)
    assert not any(tone.device.pull(500))
    tone.player.resume()
    assert samples(tone.device.pull(500)) == pcm[:500]
