"""Speech synthesis inside a worker process. It imports little, so that a worker starts quickly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.speech.engine import Chunk, Speech, Synthesizer, WordMark
from reader.speech.speech_cache import CachedSynthesizer, open_cached_synthesizer


class Sound(NamedTuple):
    """Samples of speech, and where its words begin."""

    pcm: bytes
    marks: tuple[WordMark, ...]


@lru_cache(maxsize=1)
def synthesizer(engine: str) -> Synthesizer:
    """The engine of this process, opened once. Raises SpeechError."""
    return open_cached_synthesizer(engine)


def start_engine(engine: str) -> None:
    """Open the engine of this process in advance. Raises SpeechError."""
    synthesizer(engine)


def speak(engine: str, speeches: Sequence[Speech]) -> list[Sound]:
    """The sound of each speech. Raises SpeechError."""
    return [_sound(synthesizer(engine), speech) for speech in speeches]


def speak_into_cache(engine: str, speeches: Sequence[Speech]) -> list[Sound | None]:
    """Like `speak`, but None for each sound that went into the cache on disk instead."""
    speaker = synthesizer(engine)
    cache = speaker if isinstance(speaker, CachedSynthesizer) else None
    return [None if cache and cache.prepare(speech) else _sound(speaker, speech) for speech in speeches]


def cached_sounds(engine: str, speeches: Sequence[Speech]) -> list[Sound] | None:
    """The sound of each speech from the cache; None unless all of them are in it."""
    speaker = synthesizer(engine)
    if not isinstance(speaker, CachedSynthesizer):
        return None
    sounds: list[Sound] = []
    for speech in speeches:
        cached = speaker.recall(speech)
        if cached is None:
            return None
        sounds.append(Sound(cached.pcm, cached.marks))
    return sounds


def _sound(speaker: Synthesizer, speech: Speech) -> Sound:
    pcm: list[bytes] = []
    marks: list[WordMark] = []

    def take(chunk: Chunk) -> bool:
        pcm.append(chunk.pcm)
        marks.extend(chunk.marks)
        return True

    speaker.synthesize(speech, take)
    return Sound(b"".join(pcm), tuple(marks))
