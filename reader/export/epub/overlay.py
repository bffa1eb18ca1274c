"""A media overlay: which sentence sounds when, so that a player shows what it says.

EPUB 3.3, 9: https://www.w3.org/TR/epub-33/#sec-media-overlays. What can be escaped (a table, a list, a
figure) or skipped (a note) is a `seq` with its `epub:type` (9.3.4).
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
    """Milliseconds `start` to `end` of a document's sound say the sentence `id`, and rest after it."""

    id: str
    start: int
    end: int


class Structure(NamedTuple):
    """An element that holds sentences, and can be left or skipped: its id, its `epub:type`."""

    id: str
    kind: str


def record_clips(pieces: Iterable[Piece], rate: int, clips: list[Clip]) -> Iterator[Piece]:
    """Pass the pieces of a document on; the clips are in the list once they have gone by.

    Each ends where the next begins, so that a player rests as long as the voice does.
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
    text: str, sound: str, clips: Sequence[Clip], holders: Mapping[str, tuple[Structure, ...]]
) -> str:
    """The overlay of the file `text` by the file `sound`; `holders` are those of each sentence."""
    return "".join((_HEAD, *_body(text, sound, clips, holders), "</body>\n</smil>\n"))


def _body(
    text: str, sound: str, clips: Sequence[Clip], holders: Mapping[str, tuple[Structure, ...]]
) -> Iterator[str]:
    before: tuple[Structure, ...] = ()
    for clip in clips:
        around = holders.get(clip.id, ())
        kept = shared_depth(before, around)
        yield "</seq>\n" * (len(before) - kept)
        for holder in around[kept:]:
            yield f'<seq epub:textref={xml_quoted(f"{text}#{holder.id}")} epub:type="{holder.kind}">\n'
        yield (
            f"<par><text src={xml_quoted(f'{text}#{clip.id}')}/>"
            f'<audio src={xml_quoted(sound)} clipBegin="{clock(clip.start)}" clipEnd="{clock(clip.end)}"/>'
            "</par>\n"
        )
        before = around
    yield "</seq>\n" * len(before)


def clock(milliseconds: int) -> str:
    """A time as SMIL has it: 1:02:03.456."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
