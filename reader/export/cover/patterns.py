"""Calm patterns for the lower part of a cover, as SVG. They reach the edges of the picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.export.cover.colours import Colours

_POINTS = 60  # of a curve


class Area(NamedTuple):
    """Where a pattern goes: from `top` to `bottom`, over the whole width."""

    width: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top


def pattern(kind: float, area: Area, colours: Colours, numbers: Iterator[float]) -> str:
    """One of the patterns; `kind` and `numbers` are from 0 to 1."""
    return "".join(_PATTERNS[int(kind * len(_PATTERNS))](area, colours, numbers))


def _waves(area: Area, colours: Colours, numbers: Iterator[float]) -> Iterator[str]:
    """Swell behind swell."""
    for number, tint in enumerate(colours.tints):
        level = area.top + area.height * (0.14 + 0.18 * number)
        yield _curve(area, level, area.height * 0.07, 0.8 + 0.9 * next(numbers), next(numbers), tint)


def _hills(area: Area, colours: Colours, numbers: Iterator[float]) -> Iterator[str]:
    """Hills, and the sun above them."""
    radius = min(area.width, area.height) * (0.15 + 0.08 * next(numbers))
    x = area.width * (0.2 + 0.6 * next(numbers))
    yield _circle(x, area.top + area.height * 0.32, radius, colours.accent)
    for number, tint in enumerate(colours.tints[1:]):
        level = area.top + area.height * (0.42 + 0.16 * number)
        yield _curve(area, level, area.height * 0.10, 0.4 + 0.6 * next(numbers), next(numbers), tint)


def _rings(area: Area, colours: Colours, numbers: Iterator[float]) -> Iterator[str]:
    """Rings around a point on the lower edge, as on water."""
    x = area.width * (0.15 + 0.7 * next(numbers))
    largest = min(area.height * 0.96, area.width * 0.9)
    shades = (*colours.tints, colours.accent)
    for number, tint in enumerate(shades):
        yield _circle(x, area.bottom, largest * (1 - number / len(shades)), tint)


def _tiles(area: Area, colours: Colours, numbers: Iterator[float]) -> Iterator[str]:
    """Tiles with a quarter of a circle in each."""
    rows = max(2, round(area.height / area.width * (4 + 2 * next(numbers))))
    side = math.ceil(area.height / rows)  # whole pixels: no gaps between tiles
    columns = math.ceil(area.width / side)
    left, top = round((area.width - columns * side) / 2), round(area.bottom - rows * side)
    for cell in range(rows * columns):
        x, y = left + cell % columns * side, top + cell // columns * side
        ground = colours.tints[int(3 * next(numbers))]
        shades = (*colours.tints, colours.accent) if next(numbers) < 0.35 else colours.tints
        yield f'<path d="M{x} {y}h{side}v{side}h-{side}z" fill="{ground}"/>'
        yield _quarter(x, y, side, int(4 * next(numbers)), shades[-1 - int(2 * next(numbers))])


def _bars(area: Area, colours: Colours, numbers: Iterator[float]) -> Iterator[str]:
    """The bars of a sound, a part of it heard."""
    count = 24
    step = area.width / count
    middle, heard = area.top + area.height * 0.52, 6 + int(12 * next(numbers))
    phases = [next(numbers) for _ in range(3)]
    for number in range(count):
        place = number / count
        rates = zip((1.3, 3.1, 6.7), phases, strict=True)
        swing = sum(math.sin(2 * math.pi * (rate * place + phase)) for rate, phase in rates)
        half = max(area.height * (0.22 + 0.05 * swing), step * 0.31)
        tint = colours.accent if number == heard else colours.tints[4 if number < heard else 2]
        x = number * step + step * 0.19
        yield (
            f'<rect x="{x:.1f}" y="{middle - half:.1f}" width="{step * 0.62:.1f}" height="{2 * half:.1f}"'
            f' rx="{step * 0.31:.1f}" fill="{tint}"/>'
        )


def _dots(area: Area, colours: Colours, numbers: Iterator[float]) -> Iterator[str]:
    """Dots that swell and shrink as a wave goes through them."""
    columns = 11
    step = area.width / columns
    rows = int(area.height / step)
    slope, phase, lit = 0.1 + 0.3 * next(numbers), next(numbers), int(rows * columns * next(numbers))
    top = area.bottom - rows * step
    for cell in range(rows * columns):
        column, row = cell % columns, cell // columns
        swell = (1 + math.sin(2 * math.pi * (column / columns * 1.2 + row * slope / 2 + phase))) / 2
        tint = colours.accent if cell == lit else colours.tints[1 + round(3 * swell)]
        yield _circle((column + 0.5) * step, top + (row + 0.5) * step, step * (0.16 + 0.24 * swell), tint)


_PATTERNS: tuple[Callable[[Area, Colours, Iterator[float]], Iterator[str]], ...] = (
    _waves, _hills, _rings, _tiles, _bars, _dots,
)  # fmt: skip


def _curve(area: Area, level: float, swing: float, waves: float, phase: float, tint: str) -> str:
    """Everything below a wave."""
    points = (
        f"{area.width * point / _POINTS:.1f} "
        f"{level + swing * math.sin(2 * math.pi * (waves * point / _POINTS + phase)):.1f}"
        for point in range(_POINTS + 1)
    )
    ends = f"{area.width:.1f} {area.bottom:.1f}L0 {area.bottom:.1f}"
    return f'<path d="M{"L".join(points)}L{ends}z" fill="{tint}"/>'


def _circle(x: float, y: float, radius: float, tint: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{tint}"/>'


def _quarter(x: float, y: float, side: float, corner: int, tint: str) -> str:
    """A quarter of a circle around one corner of a square."""
    right, low = corner in (1, 2), corner > 1
    centre_x, centre_y = x + side * right, y + side * low
    along, down = (-side if right else side), (-side if low else side)
    sweep = int(right == low)
    return (
        f'<path d="M{centre_x:.1f} {centre_y:.1f}h{along:.1f}'
        f'A{side:.1f} {side:.1f} 0 0 {sweep} {centre_x:.1f} {centre_y + down:.1f}z" fill="{tint}"/>'
    )
