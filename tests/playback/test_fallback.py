"""The embedded voice takes over from an engine that fails."""

from __future__ import annotations

import queue
from collections.abc import Callable, Sequence

from reader.errors import SpeechError
from reader.playback.fallback import WithFallback
from reader.playback.mute import Mute
from reader.speech.engine import Failed, Finished, Heard, Speaker, SpeakerEvent, Speech

LAMP = Speech("The lamp burns oil.", "en", "anna", 300)
WICK = Speech("The wick is cotton.", "en", "anna", 300)
FAILURE = "The voice is silent. Try another."
NOTICE = "The voice is silent. The embedded voice reads on."


class Failing(Mute):
    """A speaker that fails at a word."""

    def __init__(self, tell: Callable[[SpeakerEvent], None]) -> None:
        super().__init__(tell)
        self.fail = tell
        self.closed = False

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        self.fail(Failed(token, FAILURE))

    def heard(self) -> Heard:
        return Heard(1, LAMP.text.index("burns"))

    def close(self) -> None:
        self.closed = True


class Recording(Mute):
    """A speaker that remembers what it said."""

    def __init__(self, tell: Callable[[SpeakerEvent], None]) -> None:
        super().__init__(tell)
        self.said: list[Speech] = []
        self.volume = 100

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        self.said.append(speech)
        super().say(token, speech, ahead)

    def set_volume(self, percent: int) -> None:
        self.volume = percent


class Opened:
    """A speaker with its fallback, and all that it shows and tells."""

    def __init__(
        self, open_second: Callable[[Callable[[SpeakerEvent], None]], Speaker] | None = None
    ) -> None:
        self.events: queue.SimpleQueue[SpeakerEvent] = queue.SimpleQueue()
        self.shown: list[str] = []
        self.first: Failing | None = None
        self.second: Recording | None = None
        self.speaker = WithFallback(
            self._open_first, open_second or self._open_second, self.events.put, self.shown.append
        )

    def _open_first(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        self.first = Failing(tell)
        return self.first

    def _open_second(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        self.second = Recording(tell)
        return self.second


def test_embedded_voice_says_why_and_speaks_the_rest() -> None:
    opened = Opened()
    opened.speaker.set_volume(60)
    opened.speaker.say(1, LAMP, [WICK])
    assert opened.events.get(timeout=10) == Finished(1)
    assert opened.shown == [NOTICE]
    assert opened.first is not None
    assert opened.first.closed
    assert opened.second is not None
    assert opened.second.volume == 60
    opened.speaker.say(2, WICK)
    assert opened.events.get(timeout=10) == Finished(2)
    assert [(each.text, each.voice) for each in opened.second.said] == [
        (NOTICE, ""), ("burns oil.", ""), (WICK.text, ""),
    ]  # fmt: skip
    assert opened.events.empty()


def test_failure_is_told_if_the_embedded_voice_does_not_start() -> None:
    def fail(tell: Callable[[SpeakerEvent], None]) -> Speaker:
        raise SpeechError("No loudspeaker.")

    opened = Opened(fail)
    opened.speaker.say(1, LAMP)
    assert opened.events.get(timeout=10) == Failed(1, FAILURE)
    assert opened.shown == []


def test_lost_sentence_does_not_change_the_voice() -> None:
    opened = Opened()
    assert opened.first is not None
    opened.first.fail(Failed(1, "That sentence was lost.", can_continue=True))
    assert opened.events.get(timeout=10) == Failed(1, "That sentence was lost.", can_continue=True)
    assert opened.second is None
