"""Speech synthesis for exports. It imports little, so that a worker process starts quickly.

A synthesizer is used by one thread at a time. It stays open, and the next thread takes it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reader.speech.engine import BatchSynthesizer, Chunk, Speech, Synthesizer, whole_sound
from reader.speech.speech_cache import open_cached_synthesizer, with_cache

_lock = threading.Lock()  # guards what follows
_opened: list[Synthesizer] = []
_idle: dict[str, list[Synthesizer]] = {}  # by engine


def speak(engine: str, speeches: Sequence[Speech]) -> Sequence[Chunk]:
    """The whole sound of each speech. Raises SpeechError."""
    with borrowed_synthesizer(engine) as synthesizer:
        if isinstance(synthesizer, BatchSynthesizer):
            return synthesizer.synthesize_all(speeches)
        return [whole_sound(synthesizer, speech) for speech in speeches]


def keep_open(engine: str, synthesizer: Synthesizer) -> None:
    """Use a synthesizer that is open already."""
    _add(engine, with_cache(synthesizer))


def open_one_more(engine: str) -> None:
    """Open another synthesizer, for another thread. Raises SpeechError."""
    _add(engine, open_cached_synthesizer(engine))


def close_all() -> None:
    """Close all synthesizers. Those that speak stop with a SpeechError."""
    with _lock:
        closing = _opened[:]
        _opened.clear()
        _idle.clear()
    for synthesizer in closing:
        synthesizer.close()


@contextmanager
def borrowed_synthesizer(engine: str) -> Iterator[Synthesizer]:
    """An idle synthesizer, else a new one. Raises SpeechError."""
    with _lock:
        idle = _idle.get(engine)
        synthesizer = idle.pop() if idle else None
    if synthesizer is None:
        synthesizer = open_cached_synthesizer(engine)
        with _lock:
            _opened.append(synthesizer)
    try:
        yield synthesizer
    finally:
        with _lock:
            if synthesizer in _opened:  # not closed meanwhile
                _idle.setdefault(engine, []).append(synthesizer)


def _add(engine: str, synthesizer: Synthesizer) -> None:
    with _lock:
        _opened.append(synthesizer)
        _idle.setdefault(engine, []).append(synthesizer)
