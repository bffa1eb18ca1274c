"""Shapes text with HarfBuzz and gives the outlines of its glyphs, as SVG."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import uharfbuzz

from reader.export.cover.fonts import Face, font_of


class Glyph(NamedTuple):
    """A glyph at its place from the start of the text. The unit of lengths is the font's size."""

    number: int
    x: float
    y: float
    top: float
    bottom: float


class Shaped(NamedTuple):
    """Text in one face, from left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: float


@lru_cache(maxsize=2_000)
def shape(face: Face, text: str, weight: int, direction: str = "") -> Shaped:
    """Shape text that is in one script. `direction` is "ltr", "rtl", or that of the script."""
    font = font_of(face, weight)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if direction:
        buffer.direction = direction
    uharfbuzz.shape(font, buffer)
    em, x, glyphs = font.face.upem, 0, list[Glyph]()
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        extents = font.get_glyph_extents(info.codepoint)
        y = position.y_offset
        top, bottom = (y + extents.y_bearing, y + extents.y_bearing + extents.height) if extents else (y, y)
        glyphs.append(Glyph(info.codepoint, (x + position.x_offset) / em, y / em, top / em, bottom / em))
        x += position.x_advance
    return Shaped(face, tuple(glyphs), x / em)


def outlines(shaped: Shaped, x: float, baseline: float, size: float, weight: int) -> str:
    """The glyphs as paths, at a place in pixels."""
    scale = size / font_of(shaped.face).face.upem
    return "".join(
        f'<path transform="matrix({scale:.5f} 0 0 {-scale:.5f} {x + glyph.x * size:.2f}'
        f' {baseline - glyph.y * size:.2f})" d="{path}"/>'
        for glyph in shaped.glyphs
        if (path := _outline(shaped.face, glyph.number, weight))
    )


@lru_cache(maxsize=2_000)
def _outline(face: Face, glyph: int, weight: int) -> str:
    """The outline of a glyph in the units of its font; "" for a space."""
    parts = list[str]()
    font_of(face, weight).draw_glyph(glyph, _drawing(), parts)
    return "".join(parts)


@lru_cache(maxsize=1)
def _drawing() -> Any:
    def writes(letter: str) -> Any:
        def write(*numbers_and_parts: Any) -> None:
            *numbers, parts = numbers_and_parts
            parts.append(letter + " ".join(f"{each:.0f}" for each in numbers))

        return write

    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(writes("M"))
    functions.set_line_to_func(writes("L"))
    functions.set_quadratic_to_func(writes("Q"))
    functions.set_cubic_to_func(writes("C"))
    functions.set_close_path_func(writes("Z"))
    return functions
