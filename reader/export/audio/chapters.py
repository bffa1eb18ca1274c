"""Chapters: one for each section, collected while the pieces of a recording are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.export.model import Chapter, Piece, Recording
from reader.export.one_line import one_line


def with_chapters(recording: Recording) -> Recording:
    """The same recording; its `chapters` are complete once all its pieces have been read."""
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

    return recording._replace(pieces=pass_on(), chapters=chapters)


def shown_chapters(recording: Recording) -> Sequence[Chapter]:
    """The chapters to write into a file once all pieces have been read: none if there is only one."""
    return recording.chapters if len(recording.chapters) > 1 else ()
