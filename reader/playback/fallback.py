"""A Speaker that goes on with the embedded voice when the engine's own speaker fails."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from reader.errors import SpeechError, with_sentence
from reader.playback.switchable import SwitchableSpeaker
from reader.settings import ENGLISH
from reader.speech.engine import Failed, Finished, Speaker, SpeakerEvent, Speech
from reader.speech.stand_in import EMBEDDED_READS_ON

Tell = Callable[[SpeakerEvent], None]


class WithFallback(SwitchableSpeaker):
    """Speaks with `open_first`'s speaker; after its first failure, with `open_second`'s, from the same word.

    Both get the function that they tell their events to. The second one first says why it speaks, and
    `notice` shows it. If it cannot be opened either, the failure is reported.
    """

    def __init__(
        self,
        open_first: Callable[[Tell], Speaker],
        open_second: Callable[[Tell], Speaker],
        tell: Tell,
        notice: Callable[[str], None],
    ) -> None:
        self._open_second = open_second
        self._tell = tell
        self._notice = notice
        self._lock = threading.RLock()  # guards what follows
        self._current: tuple[int, Speech, Sequence[Speech]] = (0, Speech("", "", "", 0), ())
        self._rest: tuple[int, Speech, Sequence[Speech]] | None = None  # waits until the notice was said
        self._is_second = False
        super().__init__(open_first(self._on_event))

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Stop the current speech and speak this one."""
        with self._lock:
            self._current, self._rest = (token, speech, ahead), None
            self._speaker.say(token, *self._own(speech, ahead))

    def stop(self) -> None:
        """Stop and forget the current speech."""
        with self._lock:
            self._rest = None
            super().stop()

    def _own(self, speech: Speech, ahead: Sequence[Speech]) -> tuple[Speech, Sequence[Speech]]:
        """The speeches as the current speaker can speak them: the embedded voice has other voices' names."""
        if not self._is_second:
            return speech, ahead
        return speech._replace(voice=""), [each._replace(voice="") for each in ahead]

    def _on_event(self, event: SpeakerEvent) -> None:
        if isinstance(event, Failed) and not event.can_continue and not self._is_second:
            threading.Thread(target=self._change, args=(event,), name="fallback", daemon=True).start()
            return
        with self._lock:
            rest, self._rest = self._rest, None
            if rest is not None and event == Finished(rest[0]):
                self._speaker.say(*rest)
                return
        self._tell(event)

    def _change(self, failure: Failed) -> None:
        """Close the speaker that failed, and let the second one speak the rest."""
        with self._lock:
            offset = self._speaker.heard().offset
            try:
                self.switch(lambda: self._open_second(self._on_event))
            except SpeechError:
                self._tell(failure)
                return
            self._is_second = True
            words = with_sentence(failure.message.partition(". ")[0], EMBEDDED_READS_ON)
            self._notice(words)
            token, speech, ahead = self._current
            if token == failure.token:
                speech, ahead = self._own(speech, ahead)
                self._rest = (token, speech._replace(text=speech.text[offset:]), ahead)
                self._speaker.say(token, Speech(words, ENGLISH, "", speech.rate, is_instant=True))
