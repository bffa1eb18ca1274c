"""The output of a synthesizer for one speech, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.script.model import Style
from reader.speech.engine import Chunk, Speech, Synthesizer, WordMark

if TYPE_CHECKING:
    from reader.speech.natural.engine import Natural


@dataclass(frozen=True)
class Recording:
    text: str
    chunks: tuple[Chunk, ...]

    @property
    def pcm(self) -> bytes:
        return b"".join(chunk.pcm for chunk in self.chunks)

    @property
    def samples(self) -> int:
        return len(self.pcm) // 2

    @property
    def marks(self) -> tuple[WordMark, ...]:
        return tuple(mark for chunk in self.chunks for mark in chunk.marks)

    @property
    def words(self) -> list[str]:
        return [self.text[mark.start : mark.end] for mark in self.marks]


def record(
    synthesizer: Synthesizer,
    text: str,
    *,
    lang: str = "en",
    voice: str = "",
    rate: int = 300,
    style: Style = "text",
) -> Recording:
    chunks: list[Chunk] = []

    def emit(chunk: Chunk) -> bool:
        chunks.append(chunk)
        return True

    synthesizer.synthesize(Speech(text, lang, voice, rate, style=style), emit)
    return Recording(text, tuple(chunks))


def alike(one: Recording, other: Recording) -> bool:
    """True if both are the same words by the same voice at the same rate.

    The samples may differ, because an engine varies its voice a little. The length and the spectrum of the
    whole still distinguish voices and rates.
    """
    if one.words != other.words or abs(one.samples - other.samples) > 0.025 * one.samples:
        return False
    left, right = _spectrum(one), _spectrum(other)
    return not left.any() or float(left @ right) > 0.95


def mark_errors(recording: Recording, sample_rate: int) -> list[float]:
    """The distance of each word's mark, but the first, from the nearest sound after a pause, in seconds."""
    sound = np.frombuffer(recording.pcm, np.int16) / 32768
    step = sample_rate // 200
    is_loud = np.sqrt(np.add.reduceat(sound**2, np.arange(0, sound.size, step)) / step) > 0.012
    begins = [at * step for at in range(4, is_loud.size) if is_loud[at] and not is_loud[at - 4 : at].any()]
    distances = (min(abs(begin - mark.sample) for begin in begins) for mark in recording.marks[1:])
    return [distance / sample_rate for distance in distances]


def model_process(engine: Natural) -> int:
    """The number of the process with the natural voice's model, which must be loaded."""
    (loaded,) = engine._models.values()
    assert loaded._model is not None
    process = loaded._model._process._process
    assert process is not None
    return process.pid


def _spectrum(recording: Recording) -> np.ndarray[Any, np.dtype[np.float64]]:
    window = 1024
    frames = recording.samples // window
    sound = np.frombuffer(recording.pcm, np.int16)[: frames * window].astype(np.float64)
    spectra = np.abs(np.fft.rfft(sound.reshape(frames, window) * np.hanning(window), axis=1))
    mean = spectra[:, :256].mean(axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), dtype=np.float64)
