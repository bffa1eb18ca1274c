"""Shapes text with HarfBuzz and gives the outlines of its glyphs, as SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    """The glyphs at a place in pixels: as one path, so that joined letters have no seams."""
    em = font_of(shaped.face).face.upem
    path = "".join(
        f"{letter}{' '.join(map(str, _moved(numbers, round(glyph.x * em), round(glyph.y * em))))}"
        for glyph in shaped.glyphs
        for letter, numbers in _outline(shaped.face, glyph.number, weight)
    )
    scale = size / em
    place = f"matrix({scale:.5f} 0 0 {-scale:.5f} {x:.2f} {baseline:.2f})"
    return f'<path transform="{place}" d="{path}"/>' if path else ""


def _moved(numbers: tuple[int, ...], x: int, y: int) -> Iterator[int]:
    """The coordinates, x and y in turn, moved by `x` and `y`."""
    return (number + (y if place % 2 else x) for place, number in enumerate(numbers))


@lru_cache(maxsize=2_000)
def _outline(face: Face, glyph: int, weight: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The outline of a glyph as commands of SVG, in the units of its font; none for a space."""
    commands = list[tuple[str, tuple[int, ...]]]()
    font_of(face, weight).draw_glyph(glyph, _drawing(), commands)
    return tuple(commands)


@lru_cache(maxsize=1)
def _drawing() -> Any:
    """What HarfBuzz calls for each command of an outline, with the list that takes it."""

    def adds(letter: str) -> Callable[..., None]:
        def add(*numbers_and_commands: Any) -> None:
            *numbers, commands = numbers_and_commands
            commands.append((letter, tuple(map(round, numbers))))

        return add

    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(adds("M"))
    functions.set_line_to_func(adds("L"))
    functions.set_quadratic_to_func(adds("Q"))
    functions.set_cubic_to_func(adds("C"))
    functions.set_close_path_func(adds("Z"))
    return functions
