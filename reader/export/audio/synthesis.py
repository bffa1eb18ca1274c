"""Speeches to sounds, in whatever process that is done; it needs little else, so that one starts quickly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.speech.engine import Chunk, Speech, Synthesizer, WordMark
from reader.speech.kept_speech import KeptSpeech, open_kept


class Sound(NamedTuple):
    """Speech as samples, and where its words begin."""

    pcm: bytes
    marks: tuple[WordMark, ...]


@lru_cache(maxsize=1)
def synthesizer(engine: str) -> Synthesizer:
    """The engine of this process. Raises SpeechError."""
    return open_kept(engine)


def start_engine(engine: str) -> None:
    """Start the engine of this process, before there is anything to say. Raises SpeechError."""
    synthesizer(engine)


def speak(engine: str, speeches: Sequence[Speech]) -> list[Sound]:
    """The sounds of some speeches. Raises SpeechError."""
    return [_sound(synthesizer(engine), speech) for speech in speeches]


def speak_into_cache(engine: str, speeches: Sequence[Speech]) -> list[Sound | None]:
    """The same, but None for a sound that is kept now: a process that shares our disk takes it from there."""
    speaker = synthesizer(engine)
    keeper = speaker if isinstance(speaker, KeptSpeech) else None
    return [None if keeper and keeper.prepare(speech) else _sound(speaker, speech) for speech in speeches]


def cached_sounds(engine: str, speeches: Sequence[Speech]) -> list[Sound] | None:
    """The sounds of some speeches, if all of them are kept."""
    speaker = synthesizer(engine)
    if not isinstance(speaker, KeptSpeech):
        return None
    sounds: list[Sound] = []
    for speech in speeches:
        kept = speaker.recall(speech)
        if kept is None:
            return None
        sounds.append(Sound(kept.pcm, kept.marks))
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
