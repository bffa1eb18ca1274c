"""A Synthesizer for one Piper voice, with exact word marks and cancellable inference.

eSpeak gives the phonemes and the words, the model gives the sound and the length of each phoneme. It speaks
every text as its own language; `reader.speech.natural.engine` sends it only text of that language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from reader.errors import SpeechError
from reader.speech.engine import Chunk, Emit, Speech, Voice, WordMark
from reader.speech.espeak.sonic import SpeedUp, has_sonic
from reader.speech.espeak.synthesizer import EspeakSynthesizer
from reader.speech.natural.model import InferenceInterrupted, Model
from reader.speech.natural.pieces import SpeechPiece, pieces
from reader.speech.natural.voice_files import read_voice_file
from reader.speech.prosody import PROSODIES

_VOICE_RATE = 182  # words a minute at normal length; eSpeak takes as long for the same text
# The model's lengths are rounded up for each phoneme, so its speed changes less than it is asked to.
_FIXED_SHARE = 0.3
_SHORTEST, _LONGEST = 0.7, 1.6  # factors that still sound well
_LEAD_S = 0.01  # of the silence before the first phoneme; the rest would only delay the sound
_CHUNK_SAMPLES = 8192
_FADE_SAMPLES = 64  # at a cut inside a clause
_FULL_SCALE = 32767
_PAD, _BEGIN, _END, _SPACE = "_", "^", "$", " "


class NaturalSynthesizer:
    """A Synthesizer over the voice in `path`; `model` is that file's model or an optimised copy of it.

    Raises SpeechError for a voice that cannot be loaded.
    """

    max_memory = 3 << 29  # bytes of address space of its process; a model reserves more than it uses

    def __init__(self, path: str, model: str) -> None:
        self._file = read_voice_file(Path(path))
        self._about = self._file.description
        self._espeak = EspeakSynthesizer(has_phoneme_events=True)
        if not has_sonic(self._espeak.library):
            raise SpeechError("Natural voices need espeakng-loader. Run: pip install espeakng-loader")
        self._speakers = dict(self._about.speakers)
        self._model = Model(Path(model))
        self._is_interrupted = False
        self.sample_rate = self._espeak.sample_rate

    def voices(self) -> tuple[Voice, ...]:
        """The voice of each speaker."""
        return self._file.voices()

    def find_voice(self, name: str) -> str:
        """The id of a voice. Raises SpeechError if no voice has that id."""
        if name not in {voice.id for voice in self.voices()}:
            raise SpeechError("No voice called {name}. List voices with: reader voices", name=name)
        return name

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Speak into `emit`, piece by piece."""
        self._is_interrupted = False
        speaker = self._speakers.get(speech.voice.partition("#")[2], 0)
        words = self._espeak.phoneme_words(speech.text, self._about.espeak_voice)
        if not words:
            return
        prosody = PROSODIES[speech.style]
        tempo = _tempo(speech.rate * prosody.rate / 100)
        speed_up = SpeedUp(
            self._espeak.library,
            self.sample_rate,
            tempo.speed,
            emit,
            pitch=prosody.pitch,
            input_rate=self._about.sample_rate,
        )
        try:
            if self._speak(list(pieces(speech.text, words)), tempo.length, speaker, speed_up.take):
                speed_up.end()
        finally:
            speed_up.close()

    def interrupt(self) -> None:
        """End `synthesize` soon. Call it from another thread."""
        self._is_interrupted = True
        self._model.interrupt()

    def close(self) -> None:
        """Do nothing: the process ends with its engine."""

    def _speak(self, parts: list[SpeechPiece], length: float, speaker: int, emit: Emit) -> bool:
        """Speak the pieces into `emit`. Returns False if `emit` or `interrupt` asked to stop."""
        begin = 0
        for piece in parts:
            try:
                chunks = list(self._chunks(piece, length, speaker, begin))
            except InferenceInterrupted:
                return False
            for chunk in chunks:
                if self._is_interrupted or not emit(chunk):
                    return False
                begin += len(chunk.pcm) // 2
        return True

    def _chunks(self, piece: SpeechPiece, length: float, speaker: int, begin: int) -> Iterator[Chunk]:
        """The sound of a piece whose first sample is `begin` of the speech."""
        phonemes, starts = self._phoneme_ids(piece)
        sound = self._model.speak(phonemes, length, self._about.noise, speaker)
        places = np.concatenate(([0], np.cumsum(sound.lengths)))
        lead = max(0, int(places[starts[0]]) - int(_LEAD_S * self._about.sample_rate))
        samples = sound.samples[lead:]
        if not piece.ends_clause:
            samples = samples[: places[-2] - lead].copy()  # without the pause at the end of a sentence
            samples[-_FADE_SAMPLES:] *= np.linspace(1, 0, min(_FADE_SAMPLES, samples.size), dtype=np.float32)
        pcm = (np.clip(samples, -1, 1) * _FULL_SCALE).astype(np.int16)
        marks = [
            WordMark(begin + int(places[start]) - lead, word.start, word.end)
            for word, start in zip(piece.words, starts, strict=True)
            if word.end > word.start
        ]
        for first in range(0, pcm.size, _CHUNK_SAMPLES):
            part = pcm[first : first + _CHUNK_SAMPLES]
            end = begin + first + part.size
            due = [mark for mark in marks if begin + first <= mark.sample < end]
            yield Chunk(part.tobytes(), tuple(due))

    def _phoneme_ids(self, piece: SpeechPiece) -> tuple[list[int], list[int]]:
        """The model's numbers for a piece, and where each word begins among them."""
        known = self._about.phoneme_ids
        pad = known[_PAD]
        numbers = [*known[_BEGIN], *pad]
        starts = []

        def add(phoneme: str) -> None:
            if phoneme in known:
                numbers.extend((*known[phoneme], *pad))

        for index, (word, mark) in enumerate(zip(piece.words, piece.punctuation, strict=True)):
            if index:
                add(_SPACE)
            starts.append(len(numbers))
            for phoneme in unicodedata.normalize("NFD", word.ipa):
                add(phoneme)
            if mark:
                add(mark)
        return [*numbers, *known[_END]], starts


class _Tempo(NamedTuple):
    length: float  # the model's factor
    speed: float  # sonic's factor, for the rest


def _tempo(rate: float) -> _Tempo:
    """How the model and sonic share a rate in words a minute."""
    wanted = _VOICE_RATE / rate  # times the normal duration
    length = min(_LONGEST, max(_SHORTEST, (wanted - _FIXED_SHARE) / (1 - _FIXED_SHARE)))
    return _Tempo(length, (_FIXED_SHARE + (1 - _FIXED_SHARE) * length) / wanted)
