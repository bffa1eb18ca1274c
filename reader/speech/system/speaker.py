"""Speaks with the operating system's voices, through the process that runs pyttsx3.

pyttsx3 may hang, print or crash. If the process does not answer, it is killed, and a new one speaks the text
once more, from the last word. pyttsx3 cannot pause: pausing stops it, and resuming speaks the rest from the
current word.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.errors import SpeechError
from reader.speech.engine import Failed, Finished, Heard, SpeakerEvent, Speech
from reader.speech.process.voice_process import ProcessLost, VoiceProcess
from reader.speech.system.json_lines import Message

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# SAPI parses text that begins with < as XML (SPF_DEFAULT); macOS obeys [[commands]] (Speech Synthesis
# Programming Guide). Each is replaced by spaces, to keep the offsets.
_MARKUP = re.compile(r"^[\s<]+|(?<=\[)\[")
# Percent of the listener's rate; pyttsx3 cannot set the pitch of every system's voices.
_RATES = {"title": 92, "heading": 92, "note": 105}


@dataclass(slots=True, eq=False)
class _Task:
    token: int
    speech: Speech
    offset: int = 0  # of the current word, or of the first word to speak
    is_spoken: bool = False  # only the pause is left
    failures: int = 0
    milliseconds: float = 0  # heard before the current attempt
    since: float = 0  # when the sound of the current attempt began; 0 while silent


class SystemSpeaker:
    """A Speaker over the system's voices.

    `voice_for` returns the id of the voice for a speech; `tell` is called from another thread. Closing it
    ends the process.
    """

    def __init__(
        self,
        process: VoiceProcess[Message],
        voice_for: Callable[[Speech], str],
        tell: Callable[[SpeakerEvent], None],
    ) -> None:
        self._process = process
        self._voice_for = voice_for
        self._changed = process.changed
        self._tell = tell
        self._task: _Task | None = None
        self._last = Heard(0)
        self._number = 0  # of the last message to the process
        self._paused = False
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="system voice", daemon=True)
        self._thread.start()

    # -- the caller's side --------------------------------------------------------------------

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Stop the current speech and speak `speech`; `ahead` is not used."""
        with self._changed:
            self._task = _Task(token, speech)
            self._last = Heard(token)
            self._paused = False
            self._changed.notify_all()

    def stop(self) -> None:
        """Stop and forget the current speech."""
        with self._changed:
            self._task = None
            self._changed.notify_all()

    def pause(self) -> None:
        """Pause at the current word."""
        with self._changed:
            self._paused = True
            self._changed.notify_all()

    def resume(self) -> None:
        """Speak the rest, from that word on."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def fade(self) -> None:
        """Pause at once: the system's voices cannot fade."""
        self.pause()

    def set_volume(self, percent: int) -> None:
        """Do nothing: the system has its own volume."""

    def heard(self) -> Heard:
        """How far the current speech was heard: to the last word that the system reported."""
        with self._changed:
            task = self._task
            return self._last if task is None else Heard(task.token, task.offset, _milliseconds_heard(task))

    def close(self) -> None:
        """Stop, and end the process."""
        with self._changed:
            self._closed = True
            self._task = None
            self._changed.notify_all()
        self._process.close()
        self._thread.join(timeout=2)

    # -- the thread that talks to the process -------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or (self._task and not self._paused))
                task = self._task
                if self._closed or task is None:
                    return
            try:
                self._perform(task)
            except SpeechError as error:
                self._end(task, Failed(task.token, str(error)))
            except Exception as error:  # ProcessLost, or a bug: neither may end the session in silence
                self._recover(task, error)

    def _wanted(self, task: _Task) -> bool:
        return self._task is task and not self._paused

    def _perform(self, task: _Task) -> None:
        """Speak the task and wait for its pause, until another task replaces it."""
        if (
            not task.is_spoken
            and _without_markup(task.speech.text[task.offset :]).strip()
            and not self._speak(task)
        ):
            self._stop_speech()
            return  # the task may be resumed already
        with self._changed:
            task.is_spoken = True
            self._changed.wait_for(lambda: not self._wanted(task), task.speech.pause_after / 1000)
        self._end(task, Finished(task.token))

    def _speak(self, task: _Task) -> bool:
        """Speak the rest of the task. Returns True if it was heard to its end."""
        self._process.ready()
        begin = task.offset
        self._number += 1
        self._process.send(
            {
                "say": self._number,
                "text": _without_markup(task.speech.text[begin:]),
                "voice": self._voice_for(task.speech),
                "rate": task.speech.rate * _RATES.get(task.speech.style, 100) // 100,
            }
        )
        limit = self._process.limits.answer
        try:
            while message := self._process.receive_if(lambda: self._wanted(task), limit):
                if message.get("failed") == self._number or "broken" in message:
                    why = message.get("why") or message.get("broken") or "it failed"
                    raise ProcessLost(" ".join(str(why).split()))
                if message.get("done") == self._number:
                    return True
                if self._number in {message.get("said"), message.get("word")}:
                    with self._changed:
                        task.since = task.since or time.monotonic()
                        task.offset = begin + message.get("at", task.offset - begin)
                    limit = self._time_left(task)
            return False
        finally:
            with self._changed:
                task.milliseconds, task.since = _milliseconds_heard(task), 0

    def _time_left(self, task: _Task) -> float:
        """The time limit for the rest, in seconds: each letter may take as long as a word, as in Chinese."""
        letters = len(task.speech.text) - task.offset
        return self._process.limits.finish + letters * 60 / task.speech.rate

    def _stop_speech(self) -> None:
        """Stop the process's speech; if it does not answer, restart the process."""
        try:
            self._process.send({"stop": self._number})
            deadline = time.monotonic() + self._process.limits.stop
            while self._process.receive(deadline - time.monotonic()).get("stopped") != self._number:
                pass
        except ProcessLost:
            self._process.restart()

    def _recover(self, task: _Task, error: Exception) -> None:
        """Restart the process; a task that fails a second time is given up."""
        self._process.restart()
        task.failures += 1
        if task.failures > 1:
            why = error if isinstance(error, ProcessLost) else f"{type(error).__name__}: {error}"
            message = f"The system's voice failed: {why}. Try another --voice, or --engine espeak."
            self._end(task, Failed(task.token, message))

    def _end(self, task: _Task, event: SpeakerEvent) -> None:
        """End a task and report the event, unless the task was stopped or replaced."""
        with self._changed:
            if self._wanted(task):
                self._last = Heard(task.token, task.offset, _milliseconds_heard(task))
                self._task = None
                self._tell(event)


def _milliseconds_heard(task: _Task) -> int:
    running = time.monotonic() - task.since if task.since else 0
    return int(task.milliseconds + 1000 * running)


def _without_markup(text: str) -> str:
    """The text with spaces in place of markup and control characters."""
    return _MARKUP.sub(lambda found: " " * len(found[0]), _CONTROL.sub(" ", text))
