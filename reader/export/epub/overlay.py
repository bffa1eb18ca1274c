"""Media overlays: the time of each sentence, so that a player can highlight what it speaks.

EPUB 3.3, 9: https://www.w3.org/TR/epub-33/#sec-media-overlays. Structures that can be escaped (tables, lists,
figures) or skipped (notes) are `seq` elements with an `epub:type` (9.3.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.export.markup.layout import shared_depth
from reader.export.markup.xml_text import xml_quoted
from reader.export.model import Piece, sentence_id

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body>
"""


class Clip(NamedTuple):
    """The sentence `id` and the pause after it: milliseconds `start` to `end` of a document's sound."""

    id: str
    start: int
    end: int


class Structure(NamedTuple):
    """An element that a player can escape or skip: its id and its `epub:type`."""

    id: str
    kind: str


def record_clips(pieces: Iterable[Piece], rate: int, clips: list[Clip]) -> Iterator[Piece]:
    """The same pieces of a document; records their clips in `clips`.

    Each clip ends where the next begins, so that a player keeps the pauses.
    """
    first = -1
    for piece in pieces:
        first = piece.start if first < 0 else first
        name = sentence_id(piece.utterance)
        start, end = (round((sample - first) * 1000 / rate) for sample in (piece.start, piece.end))
        if clips and (clips[-1].id == name or start == end):
            clips[-1] = clips[-1]._replace(end=end)
        elif start < end:
            clips.append(Clip(name, start, end))
        yield piece


def overlay(
    text: str, sound: str, clips: Sequence[Clip], structures: Mapping[str, tuple[Structure, ...]]
) -> str:
    """The overlay that joins the files `text` and `sound`; `structures` are those of each sentence."""
    return "".join((_HEAD, *_body(text, sound, clips, structures), "</body>\n</smil>\n"))


def _body(
    text: str, sound: str, clips: Sequence[Clip], structures: Mapping[str, tuple[Structure, ...]]
) -> Iterator[str]:
    before: tuple[Structure, ...] = ()
    for clip in clips:
        structures_here = structures.get(clip.id, ())
        shared = shared_depth(before, structures_here)
        yield "</seq>\n" * (len(before) - shared)
        for structure in structures_here[shared:]:
            yield f'<seq epub:textref={xml_quoted(f"{text}#{structure.id}")} epub:type="{structure.kind}">\n'
        yield (
            f"<par><text src={xml_quoted(f'{text}#{clip.id}')}/>"
            f'<audio src={xml_quoted(sound)} clipBegin="{clock(clip.start)}" clipEnd="{clock(clip.end)}"/>'
            "</par>\n"
        )
        before = structures_here
    yield "</seq>\n" * len(before)


def clock(milliseconds: int) -> str:
    """A SMIL clock value: 1:02:03.456."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
