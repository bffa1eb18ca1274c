"""A line of words as SVG: each character in its font, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from wcwidth import iter_graphemes

from reader.export.cover.fonts import Face
from reader.export.cover.glyphs import outlines, shape
from reader.export.cover.visual_order import visual_order
from reader.export.cover.words import SPACE, Word


class Style(NamedTuple):
    """How text is drawn: its size in pixels, its weight, its colour."""

    size: float
    weight: int
    colour: str


class _Character(NamedTuple):
    text: str
    face: Face | None  # None for a space


def svg_line(words: Sequence[Word], x: float, baseline: float, style: Style, *, to_left: bool) -> str:
    """The words on one line that begins at `x`, its left end. With `to_left` it is read from the right."""
    characters = list(_characters(words))
    parts = list[str]()
    order = visual_order([each.text for each in characters], to_left=to_left)
    for (face, goes_left), run in groupby(order, lambda each: (characters[each.place].face, each.to_left)):
        if face is None:
            x += SPACE * style.size * sum(1 for _ in run)
            continue
        logical = sorted(run, key=lambda each: each.place)
        text = "".join(characters[each.place].text for each in logical)
        shaped = shape(face, text, style.weight, "rtl" if goes_left else "ltr")
        parts.append(outlines(shaped, x, baseline, style.size, style.weight))
        x += shaped.width * style.size
    return f'<g fill="{style.colour}">{"".join(parts)}</g>'


def _characters(words: Sequence[Word]) -> Iterator[_Character]:
    for number, word in enumerate(words):
        if number and word.follows_space:
            yield _Character(" ", None)
        for run in word.runs:
            yield from (_Character(cluster, run.face) for cluster in iter_graphemes(run.text))
