"""Fakes for a Player: a device that the test drives, and engines that record their calls."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reader.errors import SpeechError
from reader.playback.device import Fill
from reader.playback.player import Player
from reader.speech.engine import Chunk, Emit, SpeakerEvent, Speech, Synthesizer, Voice, WordMark

TIMEOUT_S = 10.0


class HandDevice:
    """A device that takes samples when the test pulls them, and never otherwise."""

    silent_because = ""

    def __init__(self, latency_ms: int = 0) -> None:
        self.latency_ms = latency_ms
        self.awake = False
        self.closed = False
        self._fill: Fill | None = None

    def start(self, fill: Fill) -> None:
        self._fill = fill

    def wake(self) -> None:
        self.awake = True

    def rest(self) -> None:
        self.awake = False

    def close(self) -> None:
        self.closed = True

    def pull(self, frames: int) -> bytes:
        assert self._fill is not None
        given = self._fill(frames)
        assert len(given) == 2 * frames
        return given


class Tone:
    """An engine whose every sample is different from the next, and none is silent.

    Of some texts it does other things: "broken" and "crash" fail, "half" fails after some sound,
    "endless" goes on until it is stopped.
    """

    sample_rate = 8000

    def voices(self) -> Sequence[Voice]:
        return (Voice("tone", "tone", "Tone", "mul", ""),)

    def find_voice(self, name: str) -> str:
        return name

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        if speech.text == "broken":
            raise SpeechError("There is no voice called broken.")
        if speech.text == "crash":
            raise ValueError("first line\nsecond line")
        if speech.text == "endless":
            while emit(Chunk(b"\1\0" * 80)):
                pass
            return
        position = 0
        for word in speech.text.split():
            start = speech.text.index(word, position)
            position = start + len(word)
            samples = range(start * 80, position * 80 + 80)
            pcm = array("h", (1 + (7919 * sample) % 30011 for sample in samples)).tobytes()
            if not emit(Chunk(pcm, (WordMark(start * 80, start, position),))):
                return
        if speech.text == "half":
            raise SpeechError("The engine broke half-way.")

    def close(self) -> None:
        pass


class Watched:
    """An engine that records its requests. `wait_for` waits until it synthesizes a text."""

    def __init__(self, inner: Synthesizer) -> None:
        self._inner = inner
        self._changed = threading.Condition()
        self.asked: list[Speech] = []
        self.made: dict[Speech, bytearray] = {}
        self.marks: dict[Speech, list[WordMark]] = {}
        self.closed = 0

    @property
    def sample_rate(self) -> int:
        return self._inner.sample_rate

    def voices(self) -> Sequence[Voice]:
        return self._inner.voices()

    def find_voice(self, name: str) -> str:
        return self._inner.find_voice(name)

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        with self._changed:
            self.asked.append(speech)
            self.made[speech] = bytearray()
            self.marks[speech] = []
            self._changed.notify_all()

        def keep(chunk: Chunk) -> bool:
            self.made[speech] += chunk.pcm
            self.marks[speech].extend(chunk.marks)
            return emit(chunk)

        self._inner.synthesize(speech, keep)

    def close(self) -> None:
        self.closed += 1
        self._inner.close()

    def wait_for(self, speech: Speech) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: speech in self.asked, TIMEOUT_S), speech

    def times(self, speech: Speech) -> int:
        return self.asked.count(speech)


@dataclass
class Rig:
    """A Player on a device that the test drives, and its events."""

    synthesizer: Watched
    device: HandDevice
    player: Player
    events: list[SpeakerEvent]
    _number: int = field(default=0)

    def say_made(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> bytes:
        """Say, wait until all of it is synthesized, and return its sound.

        The engine makes one thing after another, so when it begins with a last one that is like
        none before, the others are done.
        """
        self._number += 1
        last = Speech(f"last {self._number}", "en", "", 300)
        self.player.say(token, speech, (*ahead, last))
        self.synthesizer.wait_for(last)
        return bytes(self.synthesizer.made.get(speech, b""))

    def pull_until_event(self, frames: int = 160, at_most: int = 20_000) -> bytes:
        """Pull samples until an event arrives; returns the samples."""
        before = len(self.events)
        sound = bytearray()
        for _ in range(at_most):
            sound += self.device.pull(frames)
            if len(self.events) > before:
                return bytes(sound)
        raise AssertionError("no event arrived")


def rig(synthesizer: Synthesizer, latency_ms: int = 0) -> Rig:
    watched, device = Watched(synthesizer), HandDevice(latency_ms)
    events: list[SpeakerEvent] = []
    return Rig(watched, device, Player(watched, device, events.append), events)


def speech(text: str, *, rate: int = 300, pause_after: int = 0) -> Speech:
    return Speech(text, "en", "", rate, pause_after)


Tell = Callable[[SpeakerEvent], None]


FADE_S = 0.005
TEXT = "The sea comes and goes."
