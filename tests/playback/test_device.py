"""The real device, where there is nothing to be heard with: a clock in its place."""

from __future__ import annotations

import queue
import threading

import pytest

from reader.playback import device
from reader.playback.device import Loudspeaker
from reader.playback.player import Player
from reader.speech.engine import Finished, SpeakerEvent
from reader.speech.silence import SilentSynthesizer

from .fakes import TIMEOUT_S, speech


@pytest.fixture
def no_sound_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a sound system that this machine cannot have."""
    miniaudio = pytest.importorskip("miniaudio")
    elsewhere = miniaudio.Backend.WEBAUDIO
    monkeypatch.setattr(device, "_real_backends", lambda _: [elsewhere])


def test_without_a_sound_system_it_says_why_and_keeps_time(
    no_sound_system: None, capfd: pytest.CaptureFixture[str]
) -> None:
    silent = SilentSynthesizer()
    loudspeaker = Loudspeaker(silent.sample_rate)
    assert loudspeaker.silent_because.startswith("No loudspeaker was found")
    assert len(loudspeaker.silent_because.splitlines()) == 1
    told: queue.SimpleQueue[SpeakerEvent] = queue.SimpleQueue()
    player = Player(silent, loudspeaker, told.put)
    try:
        for token in (1, 2):
            player.say(token, speech("a", rate=900, pause_after=20))
            assert told.get(timeout=TIMEOUT_S) == Finished(token)
        player.say(3, speech("a", rate=900))
        player.pause()
        player.resume()
        assert told.get(timeout=TIMEOUT_S) == Finished(3)
    finally:
        player.close()
        player.close()
    assert told.empty()
    assert capfd.readouterr() == ("", "")


def test_closing_while_it_rests_leaves_no_thread(no_sound_system: None) -> None:
    before = set(threading.enumerate())
    loudspeaker = Loudspeaker(8000)
    pulled = threading.Event()

    def fill(frames: int) -> bytes:
        pulled.set()
        return bytes(2 * frames)

    loudspeaker.start(fill)
    loudspeaker.wake()
    assert pulled.wait(TIMEOUT_S)
    loudspeaker.rest()
    loudspeaker.close()
    loudspeaker.close()
    loudspeaker.wake()
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading.Timer):
            thread.join(TIMEOUT_S)
            assert not thread.is_alive()
