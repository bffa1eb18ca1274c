"""Media overlays: the time of each sentence, so that a player can highlight what it speaks.

EPUB 3.3, 9: https://www.w3.org/TR/epub-33/#sec-media-overlays. Structures that can be escaped (tables, lists,
figures) or skipped (notes) are `seq` elements with an `epub:type` (9.3.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.export.audio.mp3_clips import Clip
from reader.export.clock_time import clock_time
from reader.export.markup.layout import shared_depth
from reader.export.markup.xml_text import xml_quoted

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body>
"""


class Structure(NamedTuple):
    """An element that a player can escape or skip: its id and its `epub:type`."""

    id: str
    kind: str


def overlay(
    text: str, sound: str, clips: Sequence[Clip], structures: Mapping[str, tuple[Structure, ...]]
) -> str:
    """The overlay that joins the files `text` and `sound`; `structures` has those around each clip."""
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
        start, end = clock_time(clip.start), clock_time(clip.end)
        yield (
            f"<par><text src={xml_quoted(f'{text}#{clip.id}')}/>"
            f'<audio src={xml_quoted(sound)} clipBegin="{start}" clipEnd="{end}"/></par>\n'
        )
        before = structures_here
    yield "</seq>\n" * len(before)
