"""The input of every exporter: the page, and its utterances with their sound, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.page.model import Page
from reader.script.model import Utterance
from reader.speech.engine import WordMark

if TYPE_CHECKING:
    from reader.sources.local_pictures import LocalPicture


class Piece(NamedTuple):
    """An utterance with its sound.

    `start` is its first sample, counted from the start of the recording. `pcm` holds 16-bit mono samples
    in the machine's byte order, with the pause that follows. `length` counts the samples without that
    pause; its first `lead` samples are silent. Marks count samples from `start`; their offsets are into
    `utterance.spoken`.
    """

    utterance: Utterance
    start: int
    length: int
    pcm: bytes
    marks: tuple[WordMark, ...]
    lead: int = 0

    @property
    def sound_start(self) -> int:
        """The first sample that is heard, counted from the start of the recording."""
        return self.start + self.lead

    @property
    def end(self) -> int:
        """The first sample of the next piece, counted from the start of the recording."""
        return self.start + len(self.pcm) // 2


def sentence_id(utterance: Utterance) -> str:
    """The id of the utterance's sentence, the same in every format."""
    return f"{utterance.section}-{utterance.sentence}"


class Chapter(NamedTuple):
    """A section in the recording: samples `start` to `end`, at `rate` samples a second."""

    title: str
    start: int
    end: int
    rate: int

    @property
    def milliseconds(self) -> tuple[int, int]:
        """Its start and end."""
        return round(self.start * 1000 / self.rate), round(self.end * 1000 / self.rate)


class Recording(NamedTuple):
    """An article and its sound.

    `utterances` are written when they are first read. `pieces` is a one-time iterator that synthesizes on
    demand, so no sound stays in memory. `chapters` fills up while the pieces are read. `pictures` may be
    shown in place of their names. With `has_styles` headings, quotes and so on sound different. `voice` is
    the name of the voice that reads most of it.
    """

    page: Page
    utterances: Sequence[Utterance]
    sample_rate: int
    pieces: Iterator[Piece]
    chapters: Sequence[Chapter] = ()
    pictures: Sequence[LocalPicture] = ()
    has_styles: bool = True
    voice: str = ""


class Exporter(Protocol):
    """Writes a recording to a new file. Raises ExportError; the caller then removes the partial file."""

    def __call__(self, recording: Recording, path: Path) -> None:
        """Write the recording to `path`."""
