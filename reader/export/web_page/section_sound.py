"""The sound of the sections: when each sentence and each word is heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.export.captions.cues import text_marks
from reader.export.model import Piece


class SentenceCue(NamedTuple):
    """A sentence in the sound of its section.

    Times are milliseconds from the start of that sound. `length` counts the characters of its text in the
    page, as JavaScript counts them (UTF-16). `words` has three numbers for each word: the time since the
    word before (the first: since `start`), the characters between, and its own.
    """

    number: int
    start: int
    end: int
    length: int
    words: tuple[int, ...]


class SectionSound:
    """The sound of a section, `length` milliseconds long. It fills up while `watched` pieces are read."""

    def __init__(self, section: str, title: str) -> None:
        self.section = section
        self.title = title
        self.cues: list[SentenceCue] = []
        self.length = 0
        self._parts: list[Piece] = []  # of the open sentence

    def watched(self, pieces: Iterable[Piece], rate: int) -> Iterator[Piece]:
        """The same pieces, at `rate` samples a second."""
        first = -1
        for piece in pieces:
            first = piece.start if first < 0 else first
            self.length = round((piece.end - first) * 1000 / rate)
            if self._parts and self._parts[0].utterance.sentence != piece.utterance.sentence:
                self._close(first, rate)
            if piece.length:
                self._parts.append(piece)
            yield piece
        self._close(first, rate)

    def _close(self, first: int, rate: int) -> None:
        """Add the cue of the open sentence; `first` is the section's first sample."""
        if not self._parts:
            return
        parts, self._parts = self._parts, []

        def time(sample: int) -> int:
            return round((sample - first) * 1000 / rate)

        start = time(parts[0].start)
        end = time(parts[-1].start + parts[-1].length)
        words, length = _words(parts)
        steps: list[int] = []
        before, at = start, 0
        for sample, begin, stop in words:
            begun = time(sample)
            steps += (begun - before, begin - at, stop - begin)
            before, at = begun, stop
        self.cues.append(SentenceCue(parts[0].utterance.sentence, start, end, length, tuple(steps)))


def _words(parts: Iterable[Piece]) -> tuple[list[tuple[int, int, int]], int]:
    """The first sample of each word and its place in the sentence's text, and the length of that text."""
    words: list[tuple[int, int, int]] = []
    origin = -1
    extra = length = 0  # characters outside the Basic Multilingual Plane count twice
    for piece in parts:
        start = piece.utterance.start
        if start is None:
            continue
        origin = start if origin < 0 else origin
        text = piece.utterance.text
        for mark in text_marks(piece):
            begin = start - origin + mark.start + extra + _extra(text[: mark.start])
            stop = begin + mark.end - mark.start + _extra(text[mark.start : mark.end])
            if begin >= (words[-1][2] if words else 0):
                words.append((mark.sample, begin, stop))
        extra += _extra(text)
        length = start - origin + len(text) + extra
    return words, length


def _extra(text: str) -> int:
    return 0 if text.isascii() else sum(character > "\uffff" for character in text)
