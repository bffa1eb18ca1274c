"""Cues as JSON, exact to the sample, for programs. For its keys see `reader help json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.export.captions.cues import text_marks
from reader.export.model import Piece, Recording


def write_json(recording: Recording, path: Path) -> None:
    """Write one object, with each cue on its own line."""
    page = recording.page
    head = {
        "title": page.title,
        "lang": page.lang,
        "url": page.url,
        "byline": page.byline,
        "published": page.published,
        "sample_rate": recording.sample_rate,
    }
    titles = {section.id: section.title for section in page.sections}
    sections: list[dict[str, Any]] = []
    length = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{_json(head)[:-1]}, "cues": [')
        comma = ""
        for piece in recording.pieces:
            if not sections or sections[-1]["id"] != piece.utterance.section:
                name = piece.utterance.section
                sections.append({"id": name, "title": titles.get(name, ""), "start": piece.start})
            length = piece.end
            file.write(f"{comma}\n{_json(dict(_cue(piece)))}")
            comma = ","
        file.write(f'\n], "sections": {_json(sections)}, "length": {length}}}\n')


def _cue(piece: Piece) -> Iterator[tuple[str, Any]]:
    said = piece.utterance
    yield from (("section", said.section), ("block", said.block), ("sentence", said.sentence))
    yield from (("kind", said.kind), ("lang", said.lang), ("text", said.text), ("spoken", said.spoken))
    yield from (("start", piece.sound_start), ("end", piece.start + piece.length))
    yield "words", [list(mark) for mark in text_marks(piece)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
