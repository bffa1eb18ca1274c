"""The system's voices with a stand-in driver, and a record of its calls and events."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from reader.speech.engine import Finished, Speaker, SpeakerEvent, Speech
from reader.speech.process.voice_process import Child, TimeLimits
from reader.speech.system.speaker import SystemSpeaker
from reader.speech.system.voices import SystemVoices

TIMEOUT_S = 20.0
# Long enough for a busy machine, and short enough for a test.
IMPATIENT = TimeLimits(start=20, answer=1, stop=0.5, finish=1)


def stand_in(behaviour: str, log: Path) -> SystemVoices:
    """The engine, with a driver that has this behaviour and logs its calls."""
    return SystemVoices(
        (sys.executable, "-m", "tests.speech.system.stand_in", behaviour, str(log)), IMPATIENT
    )


def speech(text: str, *, lang: str = "en", voice: str = "", rate: int = 900, pause_after: int = 0) -> Speech:
    return Speech(text, lang, voice, rate, pause_after)


class Talk:
    """A speaker, its events, and the calls of its driver."""

    def __init__(self, behaviour: str, folder: Path) -> None:
        self._log = folder / "log"
        self._log.touch()
        self.voices = stand_in(behaviour, self._log)
        self._changed = threading.Condition()
        self.events: list[SpeakerEvent] = []
        self.speaker: Speaker = self.voices.speaker(self._tell)
        self._token = 0

    def _tell(self, event: SpeakerEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    @property
    def asked(self) -> list[str]:
        """The calls of the driver, without the voice and rate of each speech."""
        lines = self._log.read_text("utf-8").splitlines()
        return [line for line in lines if not line.startswith(("voice ", "rate "))]

    @property
    def asked_of_all(self) -> list[str]:
        return self._log.read_text("utf-8").splitlines()

    def say(self, text: str, **more: str | int) -> int:
        """Begin a speech; returns its token."""
        self._token += 1
        self.speaker.say(self._token, speech(text, **more))  # type: ignore[arg-type]
        return self._token

    def next_event(self, at_most_s: float = TIMEOUT_S) -> SpeakerEvent | None:
        """The event of the last speech, None if there is no event."""
        with self._changed:
            self._changed.wait_for(lambda: any(each.token == self._token for each in self.events), at_most_s)
            return next((each for each in self.events if each.token == self._token), None)

    def hear(self, text: str, **more: str | int) -> SpeakerEvent | None:
        """Say a speech, and wait for its event."""
        self.say(text, **more)
        return self.next_event()

    def finishes(self, text: str, **more: str | int) -> bool:
        return isinstance(self.hear(text, **more), Finished)

    def until(self, fact: Callable[[], object]) -> None:
        """Wait until a condition is true that has no event."""
        with self._changed:
            for _ in range(int(TIMEOUT_S / 0.005)):
                if fact():
                    return
                self._changed.wait(0.005)
        raise AssertionError(f"waited in vain; asked: {self.asked}, events: {self.events}")

    @property
    def process(self) -> Child:
        """The current process of the engine."""
        process = self.voices._process._process
        assert process is not None
        return process

    def rests(self) -> None:
        """Wait until everything is said, and a little longer for events that must not come."""
        speaker = self.speaker
        assert isinstance(speaker, SystemSpeaker)
        self.until(lambda: speaker._task is None or speaker._paused)
        with self._changed:
            count = len(self.events)
            self._changed.wait_for(lambda: len(self.events) > count, 0.1)

    def until_heard(self, offset: int) -> None:
        self.until(lambda: self.speaker.heard().offset >= offset)


SENTENCE = "The sea comes and goes."
ENDLESS = "One two wait! three four."  # says its third word until it is stopped


Open = Callable[[str], Talk]


SPEAKING = ["speaks", "as on Windows", "as on macOS"]
