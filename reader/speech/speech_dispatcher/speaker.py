"""Speaks through speech-dispatcher, beside the listener's screen reader.

Messages have the priority "text": a message of the screen reader interrupts ours, which is then sent again
from its last mark and waits until the other has ended. A pause cancels the message, because the server's own
pause stops all its clients (speech-dispatcher issue 813). If no word is reported in time, the server waits
for another program's message, or its synthesizer is dead: then nothing works in its processes.

All methods whose names begin with an underscore run in the speaker's own thread, one at a time.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from reader.errors import SpeechError
from reader.speech.engine import Failed, Finished, Heard, SpeakerEvent, Speech
from reader.speech.speech_dispatcher.activity import Activity
from reader.speech.speech_dispatcher.settings import parameters
from reader.speech.speech_dispatcher.ssip import Connection, Event
from reader.speech.speech_dispatcher.ssml import Place, joined, write_ssml

_SILENCE_S = 0.5  # without a sign of life, before the server is watched
_WATCH_S = 0.6  # without any work, before it counts as dead
_AT_ONCE_S = 0.1  # a message that begins so soon after an interruption has interrupted the other in turn
_MAX_CONTESTS = 3  # of these, before the other program wins
_TRY = "Try --engine espeak."


class DispatcherSpeaker:
    """A Speaker over a connection.

    `connect` opens one whose events go to its argument; `choose` sets its language and voice for a speech;
    `tell` gets the speaker's events, from another thread.
    """

    def __init__(
        self,
        connect: Callable[[Callable[[Event | None], None]], Connection],
        choose: Callable[[Connection, Speech], None],
        tell: Callable[[SpeakerEvent], None],
    ) -> None:
        self._tell = tell
        self._choose = choose
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._connection = connect(self._on_event)
        self._lock = threading.Lock()  # guards the token: no event may follow `stop`
        self._token = 0
        self._heard = Heard(0)
        self._volume = 100
        # What follows belongs to the thread.
        self._set: dict[str, str] = {}
        self._speeches: tuple[Speech, ...] = ()
        self._message = ""  # the number of the message that is being spoken
        self._place = Place()  # the last word that was heard
        self._current = 0  # the number of the speech that the caller's token stands for
        self._is_told = False  # that this speech has ended
        self._is_paused = False
        self._sent = self._began = 0.0
        self._signs_until = 0.0  # when the next sign of life is due; 0 if none is
        self._activity: Activity | None = None  # of the server, since it is watched
        self._contests = 0
        self._was_interrupted = False
        self._ends_at = 0.0  # when the pause after the last speech ends; 0 if it does not run
        self._thread = threading.Thread(target=self._work, name="speech-dispatcher speaker", daemon=True)
        self._thread.start()

    # -- the caller's side --------------------------------------------------------------------

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Stop the current speech and speak this one; those `ahead` go into the same message if they can."""
        self._replace_token(token)
        self._tasks.put(partial(self._take, token, speech, tuple(ahead)))

    def stop(self) -> None:
        """Stop and forget the current speech."""
        self._replace_token(0)
        self._tasks.put(self._halt)

    def pause(self) -> None:
        """Pause at the current word."""
        self._tasks.put(self._pause)

    def resume(self) -> None:
        """Speak the rest, from that word on."""
        self._tasks.put(self._resume)

    def fade(self) -> None:
        """Pause at once: the server cannot fade."""
        self.pause()

    def set_volume(self, percent: int) -> None:
        """Set the volume, from the current word on."""
        self._tasks.put(partial(self._change_volume, percent))

    def heard(self) -> Heard:
        """How far the current speech was heard: to the last mark."""
        return self._heard

    def close(self) -> None:
        """Stop, and close the connection. Safe to call twice."""
        self._replace_token(0)
        self._tasks.put(self._halt)
        self._tasks.put(None)
        self._thread.join(timeout=2)
        self._connection.close()

    def _replace_token(self, token: int) -> None:
        with self._lock:
            self._token = token
            self._heard = Heard(token)

    # -- the thread ---------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            due = [each for each in (self._signs_until, self._ends_at) if each]
            try:
                task = self._tasks.get(timeout=max(0.0, min(due) - time.monotonic()) if due else None)
            except queue.Empty:
                task = self._on_due
            if task is None:
                return
            try:
                task()
            except SpeechError as error:
                self._fail(str(error))

    def _take(self, token: int, speech: Speech, ahead: tuple[Speech, ...]) -> None:
        """Speak a speech; if the message that sounds has it next, let it sound."""
        if token != self._token:
            return
        following = self._current + 1
        if self._is_told and self._speeches[following : following + 1] == (speech,) and not self._is_paused:
            self._current, self._is_told = following, False
            if self._place.speech == following:
                self._report()
            self._advance()
            return
        self._cancel()
        self._is_paused = False
        self._speeches = joined((speech, *ahead))
        self._place, self._current, self._is_told, self._contests = Place(), 0, False, 0
        self._send()

    def _send(self) -> None:
        """Send the message, from the current word on."""
        speech = self._speeches[self._place.speech]
        self._choose(self._connection, speech)
        for name, value in parameters(speech, self._volume).items():
            if self._set.get(name) != value:
                self._connection.ask(f"SET SELF {name} {value}")
                self._set[name] = value
        self._sent, self._began, self._activity = time.monotonic(), 0.0, None
        self._message = self._connection.speak(write_ssml(self._speeches, self._place))
        self._signs_until = self._sent + _SILENCE_S

    def _cancel(self) -> None:
        self._signs_until = self._ends_at = 0.0
        if self._message:
            self._message = ""
            self._connection.ask("CANCEL SELF")

    def _halt(self) -> None:
        if not self._token:
            self._cancel()
            self._speeches, self._is_told = (), False

    def _pause(self) -> None:
        self._is_paused = True
        self._cancel()

    def _resume(self) -> None:
        if not self._is_paused:
            return
        self._is_paused = False
        if self._place.speech < len(self._speeches):
            self._send()
        elif self._speeches and not self._is_told:
            self._ends_at = time.monotonic()

    def _change_volume(self, percent: int) -> None:
        self._volume = percent
        if self._message:
            self._cancel()
            self._send()

    # -- events of the server -----------------------------------------------------------------

    def _on_event(self, event: Event | None) -> None:
        """Pass on an event; called in the connection's thread."""
        self._tasks.put(self._lost if event is None else partial(self._follow, event))

    def _lost(self) -> None:
        if self._message:
            raise SpeechError("speech-dispatcher has ended.")

    def _follow(self, event: Event) -> None:
        if event.message != self._message:
            return
        now = time.monotonic()
        self._signs_until = now + _SILENCE_S
        self._activity = None
        if event.kind == "begin":
            self._began = now
        elif event.kind == "mark":
            self._place = Place.of_mark(event.mark) or self._place
            if self._place.speech == self._current:
                self._report()
            self._advance()
        elif event.kind == "end":
            self._message, self._signs_until = "", 0.0
            self._place = Place(len(self._speeches))
            self._advance()
        else:
            self._interrupted()

    def _interrupted(self) -> None:
        """Send the rest again: another program's message cancelled ours. It waits for the other's end."""
        self._message = ""
        is_contest = self._was_interrupted and 0 < self._began - self._sent < _AT_ONCE_S
        self._contests = self._contests + 1 if is_contest else 0
        if self._contests >= _MAX_CONTESTS:
            raise SpeechError("Another program keeps interrupting through speech-dispatcher.")
        self._was_interrupted = True
        self._send()

    def _report(self) -> None:
        """Remember how far the current speech was heard."""
        milliseconds = int(1000 * (time.monotonic() - (self._began or self._sent)))
        with self._lock:
            if self._token:
                self._heard = Heard(self._token, self._place.start, milliseconds, self._place.end)

    def _advance(self) -> None:
        """Tell that the current speech has ended, if the sound is past it."""
        if self._is_told or self._place.speech <= self._current or self._current >= len(self._speeches):
            return
        if self._current == len(self._speeches) - 1:
            self._ends_at = time.monotonic() + self._speeches[-1].pause_after / 1000
        else:
            self._finish()

    def _finish(self) -> None:
        self._ends_at = 0.0
        self._is_told = True
        self._tell_about(Finished)

    def _tell_about(self, event: Callable[[int], SpeakerEvent]) -> None:
        with self._lock:
            if self._token:
                self._tell(event(self._token))

    # -- silence ------------------------------------------------------------------------------

    def _on_due(self) -> None:
        """The pause after a speech has ended, or no sign of life came in time."""
        now = time.monotonic()
        if self._ends_at and now >= self._ends_at:
            self._finish()
        if self._signs_until and now >= self._signs_until:
            self._signs_until = now + _WATCH_S
            before, self._activity = self._activity, self._connection.activity()
            if before and self._activity and not self._activity.differs_from(before):
                raise SpeechError("speech-dispatcher's synthesizer is silent.")

    def _fail(self, why: str) -> None:
        self._message, self._speeches = "", ()
        self._signs_until = self._ends_at = 0.0
        self._tell_about(lambda token: Failed(token, f"{why} {_TRY}"))
