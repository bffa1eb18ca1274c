"""A Synthesizer whose native library lives in a process of its own.

The library may crash, hang or be made to misbehave by what a page writes; here that costs a sentence at
most. What a process is lost over is given to a fresh one once more, without the signs that voices name
(an emoji, a sign of mathematics): they are what engines know least. What fails again is given up.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from reader.errors import SentenceLost, SpeechError
from reader.speech import frames
from reader.speech.early_start import take
from reader.speech.engine import Emit, Speech, Voice
from reader.speech.frames import Frame
from reader.speech.voice_process import Child, Limits, Lost, NotStarted, VoiceProcess, own_program

_LIMITS = Limits(start=30.0, answer=10.0)  # eSpeak takes a hundredth of a second; a machine may be busy
_SIGN = re.compile(r"[^\w\s.,;:!?'’-]")
_LOWEST_RATE, _HIGHEST_RATE = 8_000, 192_000  # samples a second
_LOST = "The voice crashed. Part of the text is skipped."


class ProcessSynthesizer:
    """The Synthesizer that `command` starts, called `engine`. `started` is its process, if it runs already.

    Raises SpeechError where it does not start.
    """

    def __init__(
        self, engine: str, command: Sequence[str], limits: Limits = _LIMITS, started: Child | None = None
    ) -> None:
        self._process = VoiceProcess(frames, command, limits, started)
        self._talk = threading.Lock()  # one speech or question at a time
        self._number = 0
        try:
            introduced = self._ready()
        except Lost as lost:
            self._process.close()
            raise SpeechError(f"The engine {engine} does not start: {lost}. Try another --engine.") from lost
        self.sample_rate: int = introduced.number
        if not _LOWEST_RATE <= self.sample_rate <= _HIGHEST_RATE:
            self._process.close()
            raise SpeechError(f"The engine {engine} gives an unusable sample rate. Try another --engine.")
        self.version = frames.text_of(introduced)  # another one whenever the same text may sound otherwise

    def voices(self) -> Sequence[Voice]:
        """Every voice that it has."""
        return self._voices

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        return tuple(Voice(*each) for each in self._ask("voices"))

    def find_voice(self, name: str) -> str:
        """The id of the voice called `name`. Raises SpeechError where there is none."""
        return str(self._ask("find_voice", name))

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Speak into `emit`, which is called from another thread while this one waits.

        Raises SentenceLost where the process is lost over it again and again.
        """
        with self._talk:
            for text in (speech.text, _SIGN.sub(" ", speech.text)):
                self._number += 1
                sound = _Sound(self._number, emit, self._process.changed)
                try:
                    self._speak(speech._replace(text=text), sound)
                except Lost:
                    self._process.restart()
                    if sound.chunks:  # to say it again would be heard
                        break
                else:
                    return
        raise SentenceLost(_LOST)

    def close(self) -> None:
        """End the process. Safe to call twice."""
        self._process.close()

    def _speak(self, speech: Speech, sound: _Sound) -> None:
        """Have it said, until it is done or not wanted. Raises Lost, and SpeechError."""
        self._ready()
        self._process.take = sound.take
        self._process.send(frames.say(sound.number, speech))
        while not sound.is_over:
            chunks = sound.chunks
            try:
                if self._receive(sound.number, sound) is not None:
                    return
            except Lost:
                if sound.chunks == chunks:  # nothing came while we waited
                    raise
        self._process.send(Frame("stop", sound.number))
        if sound.error is not None:
            raise sound.error

    def _ask(self, method: str, *values: object) -> Any:
        """What the engine answers. Raises SpeechError."""
        with self._talk:
            for _ in range(2):
                try:
                    self._ready()
                    self._number += 1
                    self._process.send(frames.data("ask", self._number, (method, *values)))
                    answer = self._receive(self._number)
                    return answer and frames.value_of(answer)
                except Lost:
                    self._process.restart()
        raise SpeechError("The speech engine does not answer. Try another --engine.")

    def _ready(self) -> Frame:
        """Wait until the process can speak. Raises Lost, and SpeechError where it says that it cannot."""
        try:
            return self._process.ready()
        except NotStarted as why:
            self._process.close()
            raise SpeechError(str(why)) from why

    def _receive(self, number: int, sound: _Sound | None = None) -> Frame | None:
        """The next message about what was so numbered, or None where its sound is not wanted any more.

        What came before is nothing to us. Raises Lost, and SpeechError.
        """
        while True:
            frame = self._process.receive_if(
                lambda: sound is None or not sound.is_over, self._process.limits.answer
            )
            if frame is not None and frame.number != number:
                continue
            if frame is not None and frame.kind == "failed":
                raise SpeechError(frames.text_of(frame))
            return frame


class _Sound:
    """The sound of one speech: passes on what comes, in the thread that reads it."""

    def __init__(self, number: int, emit: Emit, changed: threading.Condition) -> None:
        self.number = number
        self.chunks = 0
        self.is_over = False  # nobody wants more of it
        self.error: BaseException | None = None
        self._emit = emit
        self._changed = changed

    def take(self, frame: Frame) -> bool:
        """Pass it on, if it is ours."""
        if frame.kind != "sound":
            return False
        if frame.number != self.number or self.is_over:
            return True
        self.chunks += 1
        try:
            is_wanted = self._emit(frames.chunk_of(frame))
        except BaseException as error:  # the caller's own, to be raised there
            self.error = error
            is_wanted = False
        if not is_wanted:
            with self._changed:
                self.is_over = True
                self._changed.notify_all()
        return True


class Espeak(ProcessSynthesizer):
    """eSpeak NG, from outside."""

    def __init__(self, started: Child | None = None) -> None:
        command = own_program("reader.speech.synthesizer_child", "espeak")
        super().__init__("espeak", command, started=started or take("espeak"))

    def phonemes(self, text: str, lang: str) -> str:
        """The sounds that would be made of a text, in IPA, its clauses apart."""
        return str(self._ask("phonemes", text, lang))
