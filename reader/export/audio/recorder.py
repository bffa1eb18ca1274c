"""An article to sound, by many processes: batches of utterances are spoken at once, and come in order.

They are asked for no more than a few batches ahead: memory does not grow with the article's length.
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

_BATCH_CHARACTERS = 2000  # characters: a tenth of a second's work
_BATCHES_PER_WORKER = 3  # batches for each process


class VoiceOptions(NamedTuple):
    """How an article is spoken: the engine, the voice, the speed, and how long a pause is then."""

    engine: str
    voice: str
    rate: int
    pause: Callable[[int, int], int]

    def speech(self, utterance: Utterance, lang: str) -> Speech:
        """What the engine is asked for; the pause is added to its sound."""
        pause = self.pause(utterance.pause_after, self.rate)
        return Speech(utterance.spoken, utterance.lang or lang, self.voice, self.rate, pause)


def record(script: Script, voicing: VoiceOptions, workers: Workers | None = None) -> Recording:
    """The article as a recording, spoken as its pieces are asked for: by the workers, else here.

    Its pieces raise SpeechError.
    """
    utterances = tuple(each for section in script.article for each in script.utterances(section))
    rate = synthesizer(voicing.engine).sample_rate
    speeches = [voicing.speech(utterance, script.page.lang) for utterance in utterances]
    batches = _batches(speeches)
    sounds: Iterator[Sound]
    if workers is None:
        sounds = chain.from_iterable(speak(voicing.engine, batch) for batch in batches)
    else:
        sounds = _in_order(workers, voicing.engine, batches)
    return Recording(script.page, utterances, rate, _pieces(utterances, speeches, sounds, rate))


def spoken_length(script: Script) -> int:
    """How many characters are spoken of an article."""
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
    """The sounds of the batches, in their order, while others are being made."""
    do: Callable[[str, Sequence[Speech]], Sequence[Sound | None]] = (
        speak_into_cache if workers.are_here else speak
    )

    def ask(batch: list[Speech]) -> _PendingBatch:
        kept = cached_sounds(engine, batch)
        return _PendingBatch(batch, kept, None if kept else workers.executor.submit(do, engine, batch))

    waiting = deque(map(ask, islice(batches, workers.number * _BATCHES_PER_WORKER)))
    while waiting:
        speeches, kept, future = waiting.popleft()
        try:
            sounds = kept if future is None else future.result()
        except BrokenProcessPool:
            raise SpeechError("A speech worker ended unexpectedly. Try again.") from None
        for speech, sound in zip(speeches, sounds or (), strict=True):
            yield speak(engine, [speech])[0] if sound is None else sound
        waiting.extend(map(ask, islice(batches, 1)))


class _PendingBatch(NamedTuple):
    """Speeches whose sounds are there already, or are being made."""

    speeches: list[Speech]
    sounds: Sequence[Sound] | None
    future: Future[Sequence[Sound | None]] | None


def _pieces(
    utterances: Sequence[Utterance], speeches: Sequence[Speech], sounds: Iterable[Sound], rate: int
) -> Iterator[Piece]:
    start = 0
    for utterance, speech, sound in zip(utterances, speeches, sounds, strict=True):
        silence = bytes(2 * (rate * speech.pause_after // 1000))
        piece = Piece(utterance, start, len(sound.pcm) // 2, sound.pcm + silence, sound.marks)
        yield piece
        start = piece.end
