"""A silent engine with realistic timing, for reading along and for tests.

Every word gets its share of silence and a mark where it begins. So highlighting, positions and pauses work as
with a voice, and are the same each time.
"""

from __future__ import annotations

import re

from reader.errors import SpeechError
from reader.speech.engine import Chunk, Emit, Speech, Voice, WordMark

_WORD = re.compile(r"\S+")
_CHUNK_SAMPLES = 1024


class SilentSynthesizer:
    """A Synthesizer that emits silence, as long as speaking the text would take."""

    sample_rate = 22050

    def voices(self) -> tuple[Voice, ...]:
        """One voice, for every language."""
        return (Voice("silence", "silence", "Silence", "mul", ""),)

    def find_voice(self, name: str) -> str:
        """The only voice. Raises SpeechError for any other name."""
        if name != "silence":
            raise SpeechError(f"No voice called {name}. The silent engine has one voice: silence.")
        return name

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Emit silence with a mark at each word: six characters, space included, are one word."""
        if speech.voice:
            self.find_voice(speech.voice)
        per_character = self.sample_rate * 60 / (speech.rate * 6)
        marks = [
            WordMark(int(match.start() * per_character), match.start(), match.end())
            for match in _WORD.finditer(speech.text)
        ]
        total = int(len(speech.text) * per_character) if marks else 0
        for begin in range(0, total, _CHUNK_SAMPLES):
            end = min(begin + _CHUNK_SAMPLES, total)
            due = tuple(mark for mark in marks if begin <= mark.sample < end)
            if not emit(Chunk(bytes(2 * (end - begin)), due)):
                return

    def close(self) -> None:
        """Do nothing: there is nothing to free."""
