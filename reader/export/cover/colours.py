"""The colours of a cover: a light or a dark paper and tints on it, from numbers that a title gives.

OKLCH (CSS Color 4) has hues of equal lightness, so the text can be read on every paper.
"""

from __future__ import annotations

import math
from typing import NamedTuple

# The hues of paper and ink and of the accent, in degrees.
_HUES = (
    (250, 65), (215, 50), (185, 40), (160, 80), (135, 85), (232, 60), (70, 30), (45, 90), (25, 80),
    (5, 75), (345, 60), (320, 75), (295, 60), (275, 80),
)  # fmt: skip
# Lightness and chroma of the paper, the title, the other text, the accent, and five tints.
_LIGHT = (
    (0.955, 0.022), (0.27, 0.075), (0.42, 0.08), (0.73, 0.14),
    ((0.90, 0.045), (0.83, 0.07), (0.74, 0.09), (0.63, 0.105), (0.50, 0.105)),
)  # fmt: skip
_DARK = (
    (0.235, 0.045), (0.965, 0.018), (0.83, 0.05), (0.76, 0.13),
    ((0.29, 0.06), (0.35, 0.075), (0.43, 0.09), (0.52, 0.10), (0.63, 0.105)),
)  # fmt: skip


class Colours(NamedTuple):
    """Colours as #rrggbb."""

    paper: str
    title: str
    text: str
    accent: str
    tints: tuple[str, ...]


def colours(hue: float, darkness: float) -> Colours:
    """The colours for two numbers from 0 to 1."""
    degrees, accent_degrees = _HUES[int(hue * len(_HUES))]
    paper, title, text, accent, tints = _LIGHT if darkness < 0.5 else _DARK
    return Colours(
        _hex(*paper, degrees),
        _hex(*title, degrees),
        _hex(*text, degrees),
        _hex(*accent, accent_degrees),
        tuple(_hex(*each, degrees) for each in tints),
    )


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """OKLCH as sRGB, with the colour that is nearest where sRGB has not that much chroma."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encoded(min(1, max(0, each)))):02x}" for each in linear)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
