"""Chapters: a section each, noted while an article goes by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.export.model import Piece, Recording
from reader.export.one_line import one_line


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


def noting_chapters(recording: Recording) -> tuple[Recording, list[Chapter]]:
    """The same recording, and a list that holds the chapters once its pieces have gone by."""
    chapters: list[Chapter] = []
    titles = {section.id: section.title for section in recording.page.sections}

    def pass_on() -> Iterator[Piece]:
        section = ""
        for piece in recording.pieces:
            if piece.utterance.section != section:
                section = piece.utterance.section
                chapters.append(
                    Chapter(one_line(titles[section]), piece.start, piece.end, recording.sample_rate)
                )
            chapters[-1] = chapters[-1]._replace(end=piece.end)
            yield piece

    return recording._replace(pieces=pass_on()), chapters
