"""The operating system's own voices (macOS, Windows), through pyttsx3.

pyttsx3 plays its own sound, so this is a Speaker, not a Synthesizer. It may hang, print or crash, so
it runs in a separate process (`reader.speech.system.child`) that is killed when it does not answer. The
speech is then tried once more, from the last word.

pyttsx3 cannot pause: pausing stops it, resuming speaks the rest from the current word.
"""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.errors import SpeechError
from reader.language_tags import primary_language
from reader.speech.engine import Failed, Finished, Heard, Speaker, SpeakerEvent, Speech, Voice
from reader.speech.languages import best_match, tag_of
from reader.speech.system import json_lines
from reader.speech.voice_process import Limits, ProcessLost, VoiceProcess, own_program

_DRIVERS = {"darwin": "nsss", "win32": "sapi5"}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# SAPI parses text that begins with < as XML (SPF_DEFAULT); macOS obeys [[commands]] (Speech Synthesis
# Programming Guide). Each is replaced by spaces, to keep the offsets.
_MARKUP = re.compile(r"^[\s<]+|(?<=\[)\[")
_INSTALL = "Install a voice in the system's settings for speech, or try --engine espeak."


class SystemVoices:
    """The engine: the system's voices, and the process that speaks with them.

    `command` starts that process, `limits` are its time limits. Raises SpeechError if the system has no
    voices, or the process does not start.
    """

    def __init__(self, command: Sequence[str] = (), limits: Limits | None = None) -> None:
        self._process = VoiceProcess(json_lines, command or _own_command(), limits or Limits())
        try:
            self._introduced = self._process.ready()
        except ProcessLost as lost:
            self._process.close()
            raise SpeechError(
                f"The system's voices do not start: {lost}. Reinstall pyttsx3, or try --engine espeak."
            ) from lost
        if not self.voices():
            self._process.close()
            raise SpeechError(f"The system has no voices. {_INSTALL}")

    def voices(self) -> Sequence[Voice]:
        """The system's voices, in its order; if it cannot list them, the default voice."""
        return self._voices

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        listed = self._introduced["voices"]
        if not listed and (usual := self._introduced["voice"]):
            listed = [{"id": usual, "name": usual, "languages": [], "gender": ""}]
        return tuple(
            Voice(each["id"], "system", each["name"], tag_of(each["languages"]), _gender(each["gender"]))
            for each in listed
        )

    def find_voice(self, name: str) -> str:
        """Find a voice by its id, its name, its language, or a part of its name; returns the id.

        Raises SpeechError if there is none.
        """
        wanted = name.casefold()
        by = (
            lambda voice: wanted == voice.id.casefold(),
            lambda voice: wanted == voice.name.casefold(),
            lambda voice: wanted.replace("_", "-") == voice.language.casefold(),
            lambda voice: bool(wanted) and wanted in voice.name.casefold(),
        )
        for is_called in by:
            for voice in self._voices:
                if is_called(voice):
                    return voice.id
        raise SpeechError(f"The system has no voice called {name}. List voices with: reader voices")

    def voice_for(self, speech: Speech) -> str:
        """The id of the voice for a speech: the chosen or default one, or one for its language.

        Raises SpeechError if the chosen voice does not exist.
        """
        usual = self._introduced["voice"] or self._voices[0].id
        chosen = self.find_voice(speech.voice) if speech.voice else usual
        spoken = {voice.language.lower(): voice.id for voice in reversed(self._voices)}
        best = best_match(speech.lang, spoken)
        own = next((voice.language for voice in self._voices if voice.id == chosen), "")
        return chosen if not best or primary_language(own) == primary_language(best) else spoken[best]

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """The speaker for these voices; closing it closes the engine."""
        return SystemSpeaker(self, self._process, tell)

    def close(self) -> None:
        """End the process. Safe to call twice."""
        self._process.close()


@dataclass(slots=True, eq=False)
class _Task:
    token: int
    speech: Speech
    offset: int = 0  # of the current word, or the first one to say
    spoken: bool = False  # only the pause is left
    failures: int = 0
    milliseconds: float = 0  # heard before the current stretch
    since: float = 0  # when the current stretch began; 0 while silent


class SystemSpeaker:
    """A Speaker over the system's voices. `tell` is called from another thread."""

    def __init__(
        self,
        voices: SystemVoices,
        process: VoiceProcess[json_lines.Message],
        tell: Callable[[SpeakerEvent], None],
    ) -> None:
        self._voices = voices
        self._process = process
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
        """Pause at once; the system's voices cannot fade."""
        self.pause()

    def set_volume(self, percent: int) -> None:
        """Do nothing: the system has its own volume."""

    def heard(self) -> Heard:
        """How far the current speech was heard: to the last word that the system reported."""
        with self._changed:
            task = self._task
            return self._last if task is None else Heard(task.token, task.offset, _sounded(task))

    def close(self) -> None:
        """Stop, and end the process."""
        with self._changed:
            self._closed = True
            self._task = None
            self._changed.notify_all()
        self._voices.close()
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
            except Exception as error:  # ProcessLost, and whatever else must not end the session in silence
                self._recover(task, error)

    def _wanted(self, task: _Task) -> bool:
        return self._task is task and not self._paused

    def _perform(self, task: _Task) -> None:
        """Speak the task and wait for its pause, unless another task replaces it."""
        if not task.spoken and _unheeded(task.speech.text[task.offset :]).strip() and not self._speak(task):
            self._hush()
            return  # it may be wanted again by now
        with self._changed:
            task.spoken = True
            self._changed.wait_for(lambda: not self._wanted(task), task.speech.pause_after / 1000)
        self._end(task, Finished(task.token))

    def _speak(self, task: _Task) -> bool:
        """Speak the rest of the task; returns whether it was heard to its end."""
        self._process.ready()
        begin = task.offset
        self._number += 1
        self._process.send(
            {
                "say": self._number,
                "text": _unheeded(task.speech.text[begin:]),
                "voice": self._voices.voice_for(task.speech),
                "rate": task.speech.rate,
            }
        )
        limit = self._process.limits.answer
        try:
            while message := self._process.receive_if(lambda: self._wanted(task), limit):
                if message.get("failed") == self._number or "broken" in message:
                    raise ProcessLost(" ".join(str(message.get("why", "it failed")).split()))
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
                task.milliseconds, task.since = _sounded(task), 0

    def _time_left(self, task: _Task) -> float:
        """The time limit for the rest: as if each letter were a word, as in Chinese or in digits."""
        letters = len(task.speech.text) - task.offset
        return self._process.limits.finish + letters * 60 / task.speech.rate

    def _hush(self) -> None:
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
                self._last = Heard(task.token, task.offset, _sounded(task))
                self._task = None
                self._tell(event)


def _sounded(task: _Task) -> int:
    running = time.monotonic() - task.since if task.since else 0
    return int(task.milliseconds + 1000 * running)


def _unheeded(text: str) -> str:
    """Replace markup and control characters by spaces; the length stays the same."""
    return _MARKUP.sub(lambda found: " " * len(found[0]), _CONTROL.sub(" ", text))


def _gender(written: str) -> str:
    """Windows: "Male"; macOS: "VoiceGenderMale"."""
    return {"male": "male", "female": "female"}.get(written.lower().removeprefix("voicegender"), "")


def _own_command() -> tuple[str, ...]:
    """The command that starts the process. Raises SpeechError if this system has no voices of its own."""
    if sys.platform not in _DRIVERS:
        raise SpeechError("Only macOS and Windows have voices of their own. Try --engine espeak.")
    return own_program("reader.speech.system.child", _DRIVERS[sys.platform])
