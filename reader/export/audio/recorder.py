"""Turns an article into a recording. Many processes speak batches of utterances; their sounds stay in order.

Only a few batches are requested ahead, so memory does not grow with the length of the article.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import NamedTuple

from reader.errors import SpeechError
from reader.export.audio.synthesis import Sound, cached_sounds, speak, speak_into_cache, synthesizer
from reader.export.model import Piece, Recording
from reader.export.workers import Workers
from reader.script.model import Utterance
from reader.script.writer import Script
from reader.speech.engine import Speech
from reader.speech.narrator import narrator_name

_BATCH_CHARACTERS = 2000  # takes about a tenth of a second
_BATCHES_PER_WORKER = 3
_LEAD_MS = 500  # of silence before the first word of a narration


class VoiceOptions(NamedTuple):
    """The engine, voice and speed, and a function for the length of a pause at that speed."""

    engine: str
    voice: str
    rate: int
    pause: Callable[[int, int], int]
    has_styles: bool = True

    def speech(self, utterance: Utterance, lang: str) -> Speech:
        """The engine's input for an utterance; the recorder adds the pause."""
        pause = self.pause(utterance.pause_after, self.rate)
        style = utterance.style if self.has_styles else "text"
        return Speech(utterance.spoken, utterance.lang or lang, self.voice, self.rate, pause, style=style)


def record(script: Script, voicing: VoiceOptions, workers: Workers | None = None) -> Recording:
    """A recording that is spoken while its pieces are read, by the workers or else in this process.

    Reading its pieces raises SpeechError.
    """
    utterances = tuple(each for section in script.article for each in script.utterances(section))
    engine = synthesizer(voicing.engine)
    rate = engine.sample_rate
    speeches = [voicing.speech(utterance, script.page.lang) for utterance in utterances]
    batches = _batches(speeches)
    sounds: Iterator[Sound]
    if workers is None:
        sounds = chain.from_iterable(speak(voicing.engine, batch) for batch in batches)
    else:
        sounds = _in_order(workers, voicing.engine, batches)
    lead = rate * _LEAD_MS // 1000 if script.options.is_narrated else 0
    pieces = _pieces(utterances, speeches, sounds, rate, lead)
    voice = narrator_name(engine.voices(), voicing.voice, script.page.lang)
    return Recording(script.page, utterances, rate, pieces, has_styles=voicing.has_styles, voice=voice)


def spoken_length(script: Script) -> int:
    """The number of characters that are spoken in an article."""
    return sum(len(each.spoken) for section in script.article for each in script.utterances(section))


def _batches(speeches: Iterable[Speech]) -> Iterator[list[Speech]]:
    batch: list[Speech] = []
    size = 0
    for speech in speeches:
        batch.append(speech)
        size += len(speech.text)
        if size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _in_order(workers: Workers, engine: str, batches: Iterator[list[Speech]]) -> Iterator[Sound]:
    """The sounds of the batches, in order, while the workers make the next ones."""
    do: Callable[[str, Sequence[Speech]], Sequence[Sound | None]] = (
        speak_into_cache if workers.are_local else speak
    )

    def request(batch: list[Speech]) -> _PendingBatch:
        cached = cached_sounds(engine, batch)
        return _PendingBatch(batch, cached, None if cached else workers.executor.submit(do, engine, batch))

    waiting = deque(map(request, islice(batches, workers.number * _BATCHES_PER_WORKER)))
    while waiting:
        speeches, cached, future = waiting.popleft()
        try:
            sounds = cached if future is None else future.result()
        except BrokenProcessPool:
            raise SpeechError("A speech worker ended unexpectedly. Try again.") from None
        for speech, sound in zip(speeches, sounds or (), strict=True):
            yield speak(engine, [speech])[0] if sound is None else sound
        waiting.extend(map(request, islice(batches, 1)))


class _PendingBatch(NamedTuple):
    """A batch whose sounds are in the cache (`sounds`) or still being made (`future`)."""

    speeches: list[Speech]
    sounds: Sequence[Sound] | None
    future: Future[Sequence[Sound | None]] | None


def _pieces(
    utterances: Sequence[Utterance],
    speeches: Sequence[Speech],
    sounds: Iterable[Sound],
    rate: int,
    lead: int,
) -> Iterator[Piece]:
    """The pieces of a recording; `lead` samples of silence are part of the first one's sound."""
    start = 0
    for utterance, speech, sound in zip(utterances, speeches, sounds, strict=True):
        pcm, marks = sound.pcm, sound.marks
        if lead and not start:
            pcm = bytes(2 * lead) + pcm
            marks = tuple(mark._replace(sample=mark.sample + lead) for mark in marks)
        silence = bytes(2 * (rate * speech.pause_after // 1000))
        piece = Piece(utterance, start, len(pcm) // 2, pcm + silence, marks, 0 if start else lead)
        yield piece
        start = piece.end
