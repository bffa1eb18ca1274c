"""Turns an article into a recording. Many processes speak batches of utterances; their sounds stay in order.

Only a few batches are written and requested ahead: the speech begins early, and memory does not grow with
the length of the article.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from itertools import chain, islice
from typing import NamedTuple, overload

from reader.errors import SpeechError
from reader.export.audio.synthesis import borrowed_synthesizer, speak
from reader.export.model import Piece, Recording
from reader.export.workers import Workers
from reader.script.model import Utterance
from reader.script.writer import Script
from reader.speech.engine import Chunk, Speech
from reader.speech.narrator import narrator_name

_BATCH_CHARACTERS = 500  # takes about a fiftieth of a second; at the end a worker waits for another's batch
_BATCHES_PER_WORKER = 6
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
    """A recording that is spoken while its pieces are read, by the workers or else in this thread.

    Reading its pieces raises SpeechError.
    """
    with borrowed_synthesizer(voicing.engine) as engine:
        rate = engine.sample_rate
        voice = narrator_name(engine.voices(), voicing.voice, script.page.lang)
    utterances = _Utterances(script)
    speeches: deque[Speech] = deque()  # that wait for their sound

    def written() -> Iterator[Speech]:
        for utterance in utterances:
            speeches.append(voicing.speech(utterance, script.page.lang))
            yield speeches[-1]

    sounds = _sounds(voicing.engine, _batches(written()), workers)
    lead = rate * _LEAD_MS // 1000 if script.options.is_narrated else 0
    pieces = _pieces(utterances, speeches, sounds, rate, lead)
    return Recording(script.page, utterances, rate, pieces, has_styles=voicing.has_styles, voice=voice)


def spoken_length(script: Script) -> int:
    """The number of characters that are spoken in an article."""
    return sum(len(each.spoken) for section in script.article for each in script.utterances(section))


class _Utterances(Sequence[Utterance]):
    """All utterances of an article, written while they are read."""

    def __init__(self, script: Script) -> None:
        self._script = script

    def __iter__(self) -> Iterator[Utterance]:
        return chain.from_iterable(map(self._script.utterances, self._script.article))

    @overload
    def __getitem__(self, index: int) -> Utterance: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Utterance]: ...
    def __getitem__(self, index: int | slice) -> Utterance | Sequence[Utterance]:
        return tuple(self)[index]

    def __len__(self) -> int:
        return sum(1 for _ in self)


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


def _sounds(engine: str, batches: Iterator[list[Speech]], workers: Workers | None) -> Iterator[Chunk]:
    """The sounds of all batches, in order. Workers begin with the first ones at once."""
    if workers is None:
        return chain.from_iterable(speak(engine, batch) for batch in batches)

    def request(batch: list[Speech]) -> Future[Sequence[Chunk]]:
        return workers.executor.submit(speak, engine, batch)

    first = deque(map(request, islice(batches, workers.number * _BATCHES_PER_WORKER)))
    return chain.from_iterable(_in_order(first, map(request, batches)))


def _in_order(
    waiting: deque[Future[Sequence[Chunk]]], next_requests: Iterator[Future[Sequence[Chunk]]]
) -> Iterator[Sequence[Chunk]]:
    """The sounds of the requests that wait, and of the next ones, each made when an earlier one is done."""
    while waiting:
        try:
            yield waiting.popleft().result()
        except BrokenExecutor:
            raise SpeechError("A speech worker ended unexpectedly. Try again.") from None
        waiting.extend(islice(next_requests, 1))


def _pieces(
    utterances: Iterable[Utterance],
    speeches: deque[Speech],
    sounds: Iterable[Chunk],
    rate: int,
    lead: int,
) -> Iterator[Piece]:
    """The pieces of a recording; `lead` samples of silence are part of the first one's sound."""
    start = 0
    for sound, utterance in zip(sounds, utterances, strict=True):
        speech, (pcm, marks) = speeches.popleft(), sound
        if lead and not start:
            pcm = bytes(2 * lead) + pcm
            marks = tuple(mark._replace(sample=mark.sample + lead) for mark in marks)
        silence = bytes(2 * (rate * speech.pause_after // 1000))
        piece = Piece(utterance, start, len(pcm) // 2, pcm + silence, marks, 0 if start else lead)
        yield piece
        start = piece.end
