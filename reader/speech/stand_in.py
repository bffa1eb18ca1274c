"""Lets the instant voice go on where the natural voice fails, or is too slow, and says so once."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from reader.errors import SpeechError, with_sentence
from reader.settings import ENGLISH
from reader.speech.engine import Chunk, Emit, Speech, Synthesizer, Voice, WordMark

EMBEDDED_READS_ON = "The embedded voice reads on."
_LOADING = "The natural voice is still loading. The embedded voice reads until then."
_BEHIND = f"The natural voice is too slow at this speed. {EMBEDDED_READS_ON}"
_MIN_SOUND_S = 1.0  # a shorter speech does not tell how fast a voice is
_MAX_SLOW_SPEECHES = 2  # in a row; one may be slow because the machine is busy


class WithStandIn:
    """A Synthesizer over `engine`, whose instant voice speaks what the other one cannot.

    `is_ready` tells whether a speech can begin now; None means: wait for it, however slow it is.
    `notice` shows why the voice changes, which is also said, once for each reason.
    """

    def __init__(
        self,
        engine: Synthesizer,
        notice: Callable[[str], None],
        is_ready: Callable[[Speech], bool] | None = None,
    ) -> None:
        self._engine = engine
        self._notice = notice
        self._is_ready = is_ready
        self._noticed: set[str] = set()
        self._slow_speeches = 0  # in a row
        self._too_fast = 0  # the lowest rate at which the engine fell behind; 0 if it did not
        self.sample_rate = engine.sample_rate

    def voices(self) -> Sequence[Voice]:
        """The engine's voices."""
        return self._engine.voices()

    def find_voice(self, name: str) -> str:
        """The id of the engine's voice called `name`. Raises SpeechError if no voice has that name."""
        return self._engine.find_voice(name)

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Speak with the engine, or with its instant voice if that fails or falls behind."""
        if speech.is_instant:
            self._engine.synthesize(speech, emit)
        elif why := self._why_not(speech):
            self._stand_in(speech, emit, why)
        else:
            self._speak(speech, emit)

    def _why_not(self, speech: Speech) -> str:
        """Why the speech should not wait for the engine, or ""."""
        if self._is_ready is None:
            return ""
        if self._too_fast and speech.rate >= self._too_fast:
            return _BEHIND
        try:
            return "" if self._is_ready(speech) else _LOADING
        except SpeechError:
            return ""  # `synthesize` raises it again

    def _speak(self, speech: Speech, emit: Emit) -> None:
        progress = _Progress(emit)
        began = time.monotonic()
        try:
            self._engine.synthesize(speech, progress.emit)
        except SpeechError as error:
            rest = speech._replace(text=speech.text[progress.offset :])
            why = with_sentence(str(error).partition(". ")[0], EMBEDDED_READS_ON)
            self._stand_in(rest, _after(progress, emit, progress.offset), why)
            return
        seconds = progress.samples / self.sample_rate
        if progress.is_wanted and seconds >= _MIN_SOUND_S:
            is_slow = time.monotonic() - began > seconds
            self._slow_speeches = self._slow_speeches + 1 if is_slow else 0
            if self._slow_speeches >= _MAX_SLOW_SPEECHES:
                self._too_fast = min(self._too_fast or speech.rate, speech.rate)
                self._slow_speeches = 0

    def _stand_in(self, speech: Speech, emit: Emit, why: str) -> None:
        """Say why, if that was not said before, then speak with the instant voice."""
        if why not in self._noticed:
            self._noticed.add(why)
            self._notice(why)
            said = _Progress(lambda chunk: emit(chunk._replace(marks=())))  # its words are not the page's
            notice = Speech(why, ENGLISH, "", speech.rate, is_instant=True)
            self._engine.synthesize(notice, said.emit)
            if not said.is_wanted:
                return
            emit = _after(said, emit)
        self._engine.synthesize(speech._replace(is_instant=True), emit)


class _Progress:
    """Passes chunks on to `emit`, and tells how far they went."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self.samples = 0
        self.offset = 0  # of the last word that began
        self.is_wanted = True

    def emit(self, chunk: Chunk) -> bool:
        """Pass a chunk on."""
        self.samples += len(chunk.pcm) // 2
        if chunk.marks:
            self.offset = chunk.marks[-1].start
        self.is_wanted = self._emit(chunk)
        return self.is_wanted


def _after(progress: _Progress, emit: Emit, offset: int = 0) -> Emit:
    """Emits sound that follows another sound, and whose text begins at `offset`."""
    samples = progress.samples

    def shifted(chunk: Chunk) -> bool:
        marks = (
            WordMark(samples + mark.sample, offset + mark.start, offset + mark.end) for mark in chunk.marks
        )
        return emit(chunk._replace(marks=tuple(marks)))

    return shifted
