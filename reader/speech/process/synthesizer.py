"""A Synthesizer whose native library runs in a separate process.

A page's text may crash or hang the library. A new process then tries the text once more, without symbols
(emoji, mathematics), which engines handle worst. If that fails too, this one sentence is skipped.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from reader.errors import SentenceLost, SpeechError
from reader.speech.engine import Chunk, Emit, Speech, Voice, joined, whole_sound
from reader.speech.process import frames
from reader.speech.process.frames import Frame
from reader.speech.process.voice_process import (
    CannotSpeak,
    Child,
    NoAnswer,
    ProcessLost,
    TimeLimits,
    VoiceProcess,
)

_LIMITS = TimeLimits(start=30.0, answer=10.0)  # eSpeak takes a hundredth of a second; a machine may be busy
_POLL_S = 0.02  # how often `emit` is asked while no sound comes
_SYMBOL = re.compile(r"[^\w\s.,;:!?'’-]")
_MIN_SAMPLE_RATE, _MAX_SAMPLE_RATE = 8_000, 192_000
_LOST = "The voice crashed. Part of the text is skipped."


class ProcessSynthesizer:
    """The Synthesizer `engine`, started with `command`; `started` is its process if it runs already.

    Raises SpeechError if it does not start.
    """

    def __init__(
        self, engine: str, command: Sequence[str], limits: TimeLimits = _LIMITS, started: Child | None = None
    ) -> None:
        self._process = VoiceProcess(frames, command, limits, started)
        self._lock = threading.Lock()  # one speech or question at a time
        self._number = 0
        try:
            first = self._ready()
        except ProcessLost as lost:
            self._process.close()
            raise SpeechError(f"The engine {engine} does not start: {lost}. Try another --engine.") from lost
        self.sample_rate: int = first.number
        if not _MIN_SAMPLE_RATE <= self.sample_rate <= _MAX_SAMPLE_RATE:
            self._process.close()
            raise SpeechError(f"The engine {engine} gives an unusable sample rate. Try another --engine.")
        self.version = frames.text_of(first)  # changes whenever the same text may sound different

    def voices(self) -> Sequence[Voice]:
        """All voices of the engine."""
        return self._voices

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        return tuple(Voice(*each) for each in self._ask("voices"))

    def find_voice(self, name: str) -> str:
        """The id of the voice called `name`. Raises SpeechError if no voice has that name."""
        return str(self._ask("find_voice", name))

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Synthesize into `emit`, which is called from another thread while this one waits.

        Raises SentenceLost if the process fails on every attempt.
        """
        with self._lock:
            for text in (speech.text, _SYMBOL.sub(" ", speech.text)):
                self._number += 1
                sound = _Sound(self._number, emit, self._process.changed)
                try:
                    self._speak(speech._replace(text=text), sound)
                except ProcessLost:
                    self._process.restart()
                    if sound.chunks:  # a second attempt would repeat the sound that was heard
                        break
                else:
                    return
        raise SentenceLost(_LOST)

    def synthesize_all(self, speeches: Sequence[Speech]) -> list[Chunk]:
        """The whole sound of each speech. Raises SpeechError, as `synthesize` does."""
        sounds: list[Chunk] = []
        while len(sounds) < len(speeches):
            with self._lock:
                sounds += self._recorded(speeches[len(sounds) :])
            if len(sounds) < len(speeches):  # this one failed: another attempt, alone
                sounds.append(whole_sound(self, speeches[len(sounds)]))
        return sounds

    def close(self) -> None:
        """End the process. Safe to call twice."""
        self._process.close()

    def _speak(self, speech: Speech, sound: _Sound) -> None:
        """Synthesize until the end, or until `emit` stops it. Raises ProcessLost and SpeechError."""
        self._ready()
        self._process.take = sound.take
        self._process.send(frames.say(sound.number, speech))
        while not sound.is_over:
            chunks = sound.chunks
            try:
                if self._receive(sound.number, sound) is not None:
                    return
            except ProcessLost:
                if sound.chunks == chunks:  # no sound came within the time limit
                    raise
        self._process.send(Frame("stop", sound.number))
        if sound.error is not None:
            raise sound.error

    def _recorded(self, speeches: Sequence[Speech]) -> list[Chunk]:
        """The sounds of the speeches up to the first one that fails."""
        recording = _Recording(self._number + 1, len(speeches))
        self._number += len(speeches)
        try:
            self._ready()
            self._process.take = recording.take
            self._process.send(frames.record(recording.first, speeches))
            while not self._is_done(recording):
                pass
        except ProcessLost:
            self._process.restart()
        except SpeechError:
            pass
        return recording.sounds()

    def _is_done(self, recording: _Recording) -> bool:
        """Wait for the end of a recording; False if it is late, but sound came meanwhile.

        Raises ProcessLost and SpeechError.
        """
        frames_before = recording.frames
        try:
            self._receive(recording.first)
        except NoAnswer:
            if recording.frames == frames_before:
                raise
            return False
        recording.is_complete = True
        return True

    def _ask(self, method: str, *values: object) -> Any:
        """Call a method of the engine. Raises SpeechError."""
        with self._lock:
            for _ in range(2):
                try:
                    self._ready()
                    self._number += 1
                    self._process.send(frames.data("ask", self._number, (method, *values)))
                    answer = self._receive(self._number)
                    return answer and frames.value_of(answer)
                except ProcessLost:
                    self._process.restart()
        raise SpeechError("The speech engine does not answer. Try another --engine.")

    def _ready(self) -> Frame:
        """Wait until the process can speak. Raises ProcessLost, or SpeechError if it reports an error."""
        try:
            return self._process.ready()
        except CannotSpeak as why:
            self._process.close()
            raise SpeechError(str(why)) from why

    def _receive(self, number: int, sound: _Sound | None = None) -> Frame | None:
        """The next message with this number, or None once `sound` is over; older messages are skipped.

        Raises ProcessLost and SpeechError.
        """
        deadline = time.monotonic() + self._process.limits.answer
        while True:
            left = deadline - time.monotonic()
            try:
                frame = self._process.receive_if(
                    lambda: sound is None or not sound.is_over, left if sound is None else min(left, _POLL_S)
                )
            except NoAnswer:
                if sound is None or time.monotonic() >= deadline:
                    raise
                sound.pass_on(Chunk(b""))
                continue
            if frame is not None and frame.number != number:
                continue
            if frame is not None and frame.kind == "failed":
                raise frames.error_of(frame)
            return frame


class _Sound:
    """The sound of one speech: passes chunks on, in the thread that reads them."""

    def __init__(self, number: int, emit: Emit, changed: threading.Condition) -> None:
        self.number = number
        self.chunks = 0
        self.is_over = False  # `emit` asked to stop
        self.error: BaseException | None = None
        self._emit = emit
        self._emitting = threading.Lock()  # two threads emit: the one that reads, and the one that waits
        self._changed = changed

    def take(self, frame: Frame) -> bool:
        """Pass on a sound frame. Returns False for any other frame."""
        if frame.kind != "sound":
            return False
        if frame.number != self.number or self.is_over:
            return True
        self.chunks += 1
        self.pass_on(frames.chunk_of(frame))
        return True

    def pass_on(self, chunk: Chunk) -> None:
        """Emit a chunk, and end this sound if it is no longer wanted."""
        with self._emitting:
            if self.is_over:
                return
            try:
                is_wanted = self._emit(chunk)
            except BaseException as error:  # raised again in the caller's thread
                self.error = error
                is_wanted = False
            if not is_wanted:
                with self._changed:
                    self.is_over = True
                    self._changed.notify_all()


class _Recording:
    """The sounds of several speeches, numbered from `first`."""

    def __init__(self, first: int, count: int) -> None:
        self.first = first
        self.frames = 0
        self.is_complete = False
        self._chunks: list[list[Chunk]] = [[] for _ in range(count)]
        self._last = first  # the speech of the last frame, which may have more

    def take(self, frame: Frame) -> bool:
        """Keep a sound frame. Returns False for any other frame."""
        if frame.kind != "sound":
            return False
        if 0 <= frame.number - self.first < len(self._chunks):
            self._chunks[frame.number - self.first].append(frames.chunk_of(frame))
            self._last = frame.number
            self.frames += 1
        return True

    def sounds(self) -> list[Chunk]:
        """The sounds that are known to be whole."""
        whole = self._chunks if self.is_complete else self._chunks[: self._last - self.first]
        return [joined(chunks) for chunks in whole]
