"""Cache synthesized speech on disk, for listening again and for exports.

Each sentence is a file; its key is the text, language, voice, rate, style, and the engine's version.
"""

from __future__ import annotations

import contextlib
import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from reader.files.disk_cache import DiskCache
from reader.settings import APP_NAME
from reader.speech.engine import (
    BatchSynthesizer,
    Chunk,
    Emit,
    Speech,
    Synthesizer,
    Voice,
    WordMark,
    whole_sound,
)
from reader.speech.engines import open_synthesizer

MAX_CACHE_BYTES = 500_000_000  # about three hours


@runtime_checkable
class CacheableSynthesizer(Synthesizer, Protocol):
    """A Synthesizer that is slow enough for its speech to be cached."""

    @property
    def version(self) -> str:
        """Changes whenever the same text may sound different."""


class CachedSynthesizer:
    """A Synthesizer with a cache. If the cache cannot be written, it still speaks."""

    def __init__(self, engine: CacheableSynthesizer, files: DiskCache) -> None:
        self._engine = engine
        self._engine_key = (engine.version, engine.sample_rate, sys.byteorder)
        # An engine with another voice for instant speech tells that voice's version.
        self._instant_key = (getattr(engine, "instant_version", engine.version), *self._engine_key[1:])
        self._files = files
        self._bytes_until_cleanup = 0
        self._cannot_write = False  # the disk is full, or the folder may not be written
        self.sample_rate = engine.sample_rate

    def voices(self) -> Sequence[Voice]:
        """The engine's voices."""
        return self._engine.voices()

    def find_voice(self, name: str) -> str:
        """The id of the engine's voice called `name`. Raises SpeechError if no voice has that name."""
        return self._engine.find_voice(name)

    def close(self) -> None:
        """Close the engine, and trim the cache to its size limit."""
        self._make_room()
        self._engine.close()

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Emit cached sound at once; else synthesize the speech, and cache it unless `emit` stops early."""
        name = self._name(speech)
        cached = self._read(name)
        if cached is not None:
            emit(cached)
            return
        chunks: list[Chunk] = []
        is_wanted = True

        def take(chunk: Chunk) -> bool:
            nonlocal is_wanted
            chunks.append(chunk)
            is_wanted = emit(chunk)
            return is_wanted

        self._engine.synthesize(speech, take)
        if is_wanted:
            self._store(name, chunks)

    def synthesize_all(self, speeches: Sequence[Speech]) -> list[Chunk]:
        """The whole sound of each speech: cached, or else synthesized and cached. Raises SpeechError."""
        if not isinstance(self._engine, BatchSynthesizer):
            return [whole_sound(self, speech) for speech in speeches]
        names = [self._name(speech) for speech in speeches]
        sounds = {name: sound for name in names if (sound := self._read(name)) is not None}
        missing = {name: each for name, each in zip(names, speeches, strict=True) if name not in sounds}
        for name, sound in zip(missing, self._engine.synthesize_all([*missing.values()]), strict=True):
            sounds[name] = sound
            self._store(name, [sound])
        return [sounds[name] for name in names]

    def _read(self, name: str) -> Chunk | None:
        """The cached sound with this name; None if it is missing or damaged."""
        data = self._files.read(name)
        if data is None:
            return None
        try:
            chunk = _unpacked(data)
        except (ValueError, struct.error):
            self._files.discard(name)
            return None
        with contextlib.suppress(OSError):
            self._files.touch(name)
        return chunk

    def _store(self, name: str, chunks: Sequence[Chunk]) -> None:
        if self._cannot_write:
            return
        try:
            self._files.write(name, *_packed(chunks))
        except OSError:
            self._cannot_write = True
            self._make_room()  # for newer speech
            return
        self._bytes_until_cleanup -= sum(len(chunk.pcm) for chunk in chunks)
        if self._bytes_until_cleanup < 0:
            self._make_room()

    def _make_room(self) -> None:
        with contextlib.suppress(OSError):
            self._bytes_until_cleanup = self._files.make_room()

    def _name(self, speech: Speech) -> str:
        # The same as hashlib's, without loading OpenSSL, which would delay the first sound.
        from _blake2 import blake2b

        engine_key = self._instant_key if speech.is_instant else self._engine_key
        key = (*engine_key, speech.lang, speech.voice, speech.rate, speech.style, speech.text)
        return blake2b("\0".join(map(str, key)).encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()


def _packed(chunks: Sequence[Chunk]) -> Iterator[bytes]:
    """The file's parts: a checksum of the rest, the number of marks, the marks, the samples."""
    numbers = [number for chunk in chunks for mark in chunk.marks for number in mark]
    marks = struct.pack(f"<I{len(numbers)}I", len(numbers) // 3, *numbers)
    check = zlib.crc32(marks)
    for chunk in chunks:
        check = zlib.crc32(chunk.pcm, check)
    yield struct.pack("<I", check)
    yield marks
    yield from (chunk.pcm for chunk in chunks)


def _unpacked(data: bytes) -> Chunk:
    """Read a cache file. Raises ValueError or struct.error if it is damaged."""
    check, count = struct.unpack_from("<II", data)
    if check != zlib.crc32(memoryview(data)[4:]):
        raise ValueError("it is damaged")
    numbers = struct.unpack_from(f"<{3 * count}I", data, 8)
    marks = tuple(WordMark(*numbers[first : first + 3]) for first in range(0, 3 * count, 3))
    return Chunk(data[8 + 12 * count :], marks)


def with_cache(engine: Synthesizer) -> Synthesizer:
    """The engine with a cache, if its speech is worth caching."""
    if not isinstance(engine, CacheableSynthesizer):
        return engine
    from platformdirs import user_cache_path

    folder = user_cache_path(APP_NAME, appauthor=False) / "speech"
    return CachedSynthesizer(engine, DiskCache(folder, MAX_CACHE_BYTES))


def open_cached_synthesizer(name: str) -> Synthesizer:
    """Start the synthesizer called `name`, with a cache. Raises SpeechError."""
    return with_cache(open_synthesizer(name))
