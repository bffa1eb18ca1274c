"""The device on a machine without a loudspeaker: a clock in its place."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator

import pytest

from reader.errors import SpeechError
from reader.playback import device, outputs
from reader.playback.device import Loudspeaker
from reader.playback.player import Player
from reader.speech.engine import Finished, SpeakerEvent
from reader.speech.silence import SilentSynthesizer
from tests.playback.fakes import TIMEOUT_S, speech


@pytest.fixture
def no_sound_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a sound system that this machine cannot have."""
    miniaudio = pytest.importorskip("miniaudio")
    elsewhere = miniaudio.Backend.WEBAUDIO
    monkeypatch.setattr(outputs, "_backends", lambda _: [elsewhere])


def test_missing_sound_system_gives_a_reason_and_keeps_time(
    no_sound_system: None, capfd: pytest.CaptureFixture[str]
) -> None:
    silent = SilentSynthesizer()
    loudspeaker = Loudspeaker(silent.sample_rate)
    assert loudspeaker.silent_because.startswith("No loudspeaker was found")
    assert len(loudspeaker.silent_because.splitlines()) == 1
    events: queue.SimpleQueue[SpeakerEvent] = queue.SimpleQueue()
    player = Player(silent, loudspeaker, events.put)
    try:
        for token in (1, 2):
            player.say(token, speech("a", rate=900, pause_after=20))
            assert events.get(timeout=TIMEOUT_S) == Finished(token)
        player.say(3, speech("a", rate=900))
        player.pause()
        player.resume()
        assert events.get(timeout=TIMEOUT_S) == Finished(3)
    finally:
        player.close()
        player.close()
    assert events.empty()
    assert capfd.readouterr() == ("", "")


def test_close_while_asleep_leaves_no_thread(no_sound_system: None) -> None:
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
    names = {thread.name for thread in set(threading.enumerate()) - before}
    assert "loudspeaker" not in names


class Output:
    """A loudspeaker that can be unplugged; then its requests stop, without an error."""

    def __init__(self) -> None:
        self.samples: Generator[bytes, int, None] | None = None
        self.closed = threading.Event()

    def start(self, samples: Generator[bytes, int, None]) -> None:
        self.samples = samples
        samples.send(100)

    def stop(self) -> None:
        self.samples = None

    def close(self) -> None:
        self.closed.set()


def test_lost_loudspeaker_is_reported_once_and_reused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_POLL_INTERVAL_S", 0.02)
    monkeypatch.setattr(device, "_LOSS_TIMEOUT_S", 0.05)
    monkeypatch.setattr(device, "_RETRY_INTERVAL_S", 0.01)
    first, second = Output(), Output()
    plugged = [first]
    monkeypatch.setattr(device, "open_output", lambda *_: plugged.pop() if plugged else None)
    events: queue.SimpleQueue[str] = queue.SimpleQueue()
    asked = queue.SimpleQueue[int]()

    def fill(frames: int) -> bytes:
        asked.put(frames)
        return bytes(2 * frames)

    loudspeaker = Loudspeaker(8000, tell=events.put)
    loudspeaker.start(fill)
    loudspeaker.wake()
    assert asked.get(timeout=TIMEOUT_S) == 100
    assert "gone" in events.get(timeout=TIMEOUT_S)
    assert first.closed.wait(TIMEOUT_S)
    plugged.append(second)
    assert "back" in events.get(timeout=TIMEOUT_S)
    assert asked.get(timeout=TIMEOUT_S) == 100
    loudspeaker.close()
    assert second.closed.is_set()


class Hanging(Output):
    """A loudspeaker of a hung sound system: no call to it returns."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def close(self) -> None:
        self.let_go.wait(TIMEOUT_S)
        super().close()


def test_hung_sound_system_blocks_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its loss is reported, and calls to speak, pause or close return at once."""
    monkeypatch.setattr(device, "_POLL_INTERVAL_S", 0.02)
    monkeypatch.setattr(device, "_LOSS_TIMEOUT_S", 0.05)
    monkeypatch.setattr(device, "_CLOSE_TIMEOUT_S", 0.05)
    hanging = Hanging()
    opened = [hanging]

    def open_output(*_: object) -> Output | None:
        if not opened:
            hanging.let_go.wait(TIMEOUT_S)
            return None
        return opened.pop()

    monkeypatch.setattr(device, "open_output", open_output)
    events: queue.SimpleQueue[str] = queue.SimpleQueue()
    loudspeaker = Loudspeaker(8000, tell=events.put)
    loudspeaker.start(lambda frames: bytes(2 * frames))
    loudspeaker.wake()
    assert "gone" in events.get(timeout=TIMEOUT_S)
    loudspeaker.rest()
    loudspeaker.wake()
    loudspeaker.close()
    assert not hanging.closed.is_set()
    hanging.let_go.set()
    assert hanging.closed.wait(TIMEOUT_S)


def test_sound_system_hung_at_start_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(device, "_OPEN_TIMEOUT_S", 0.05)
    monkeypatch.setattr(device, "open_output", lambda *_: let_go.wait(TIMEOUT_S))
    monkeypatch.setattr(device, "open_null_output", lambda _: Output())
    loudspeaker = Loudspeaker(8000)
    let_go.set()
    assert loudspeaker.silent_because == "The sound system is not responding."
    loudspeaker.close()


def test_unknown_loudspeaker_is_refused_with_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "open_output", lambda *_: None)
    monkeypatch.setattr(device, "output_names", lambda: ("Headset", "Built-in"))
    with pytest.raises(SpeechError, match=r"Kitchen.*Headset, Built-in"):
        Loudspeaker(8000, "Kitchen")
