"""Loudness: the same for every article, without clipping, in every format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
import pytest

from reader.export.audio.loudness import TARGET_LUFS, integrated_loudness, normalised
from reader.export.formats import AUDIO_SUFFIXES, exporter_named
from reader.export.model import Piece
from reader.speech.engine import Chunk, Speech
from reader.speech.espeak.synthesizer import EspeakSynthesizer
from tests.export.audio.noise import RATE, sounding
from tests.support.recordings import recording, said


@pytest.mark.parametrize("loudness", [100, 1500, 9000])
def test_loudness_is_normalised_without_clipping(loudness: float) -> None:
    made = list(normalised(sounding(loudness), ".wav").pieces)
    assert integrated_loudness((piece.pcm for piece in made), RATE) == pytest.approx(TARGET_LUFS, abs=1)
    assert [piece.end for piece in made] == [piece.end for piece in sounding().pieces]
    peak = max(np.abs(np.frombuffer(piece.pcm, np.int16).astype(int)).max() for piece in made)
    assert peak <= 32767 * 10 ** (-1 / 20)


@pytest.fixture(scope="module")
def sharp_speech() -> tuple[Piece, ...]:
    """The same words in voices whose peaks codecs raise most."""
    engine = EspeakSynthesizer()
    pieces = []
    for number, voice in enumerate(("en-us+klatt2", "en-us+whisper", "en-us+Storm", "")):
        sound = bytearray()

        def take(chunk: Chunk, sound: bytearray = sound) -> bool:
            sound += chunk.pcm
            return True

        engine.synthesize(
            Speech("Ships go at high water. Peter's best map is exact.", "en", voice, 180), take
        )
        pieces.append(Piece(said("Ships.", number), 0, len(sound) // 2, bytes(sound), ()))
    return tuple(pieces)


@pytest.mark.parametrize("suffix", sorted(AUDIO_SUFFIXES))
def test_no_codec_raises_a_peak_above_minus_1_db(
    tmp_path: Path, suffix: str, sharp_speech: Sequence[Piece]
) -> None:
    for piece in sharp_speech:
        path = tmp_path / f"out{suffix}"
        alone = recording([])._replace(sample_rate=RATE, pieces=iter([piece]))
        exporter_named(suffix)(normalised(alone, suffix), path)
        with av.open(str(path)) as file:
            peak = max(np.abs(as_float(frame)).max() for frame in file.decode(audio=0))
        assert 10 ** (-6 / 20) < peak <= 10 ** (-1 / 20)


def as_float(frame: av.AudioFrame) -> np.ndarray:
    """The samples, where 1 is full scale; a decoder of floats does not clip them."""
    samples = frame.to_ndarray().astype(np.float64)
    return samples / 32768 if frame.format.name.startswith("s16") else samples


def test_silence_is_not_amplified() -> None:
    assert all(not any(piece.pcm) for piece in normalised(sounding(0.001), ".wav").pieces)
