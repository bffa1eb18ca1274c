"""What an exporter is given: the page, and every utterance with its sound, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from reader.page.model import Page
from reader.script.model import Utterance
from reader.speech.engine import WordMark


class Piece(NamedTuple):
    """An utterance as it sounds.

    `start` is the sample of the whole at which it begins. `pcm` are its 16-bit mono samples in the
    machine's byte order, with the silence after it; `length` counts the samples of the speech alone.
    The marks' samples count from `start`, their offsets in `utterance.spoken`.
    """

    utterance: Utterance
    start: int
    length: int
    pcm: bytes
    marks: tuple[WordMark, ...]

    @property
    def end(self) -> int:
        """The sample of the whole at which the next piece begins."""
        return self.start + len(self.pcm) // 2


def sentence_id(utterance: Utterance) -> str:
    """What the sentence of an utterance is called in every format that names it."""
    return f"{utterance.section}-{utterance.sentence}"


class Chapter(NamedTuple):
    """Samples `start` to `end` of the whole, `rate` of them a second, are the section `title`."""

    title: str
    start: int
    end: int
    rate: int

    @property
    def milliseconds(self) -> tuple[int, int]:
        """When it starts and ends."""
        return round(self.start * 1000 / self.rate), round(self.end * 1000 / self.rate)


class Recording(NamedTuple):
    """An article being spoken: what will be said, and how it sounds.

    `pieces` can be gone through once, and are made as they are asked for; no sound is kept in memory.
    `chapters` grows while they go by.
    """

    page: Page
    utterances: tuple[Utterance, ...]
    sample_rate: int
    pieces: Iterator[Piece]
    chapters: Sequence[Chapter] = ()


class Exporter(Protocol):
    """Writes a recording to a new file, whole. Raises ExportError; the caller removes what is there then."""

    def __call__(self, recording: Recording, path: Path) -> None:
        """Write it."""
