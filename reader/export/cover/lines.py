"""Breaks the words of a title into lines, as large as its box allows, and about equally long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.export.cover.words import SPACE, Word, characters_of, divided, ellipsis

# Lengths are in units of the font's size.
_LEADING = 1.16  # from baseline to baseline, at least
_CLEARANCE = 0.12  # between the lowest mark of a line and the highest of the next
_CAP_HEIGHT, _DESCENT = 0.72, 0.24
_STEP = 0.94


class Box(NamedTuple):
    """The room for a text, and the sizes that it may have, in pixels."""

    width: float
    height: float
    largest: float
    divides_below: float
    smallest: float


class Line(NamedTuple):
    """Words on one line, and the distance of its baseline from the top of the text, in pixels."""

    words: tuple[Word, ...]
    baseline: float


class Fitted(NamedTuple):
    """A text in lines at a size in pixels, and its height."""

    lines: tuple[Line, ...]
    size: float
    height: float


def width_of(words: Sequence[Word]) -> float:
    """The width of words on one line."""
    spaces = sum(word.follows_space for word in words[1:])
    return sum(word.width for word in words) + SPACE * spaces


def fit(words: list[Word], box: Box, lang: str, weight: int) -> Fitted:
    """The words at the largest size at which they fit the box.

    Words are divided only if they are wider than a line at a size that is still easy to read. At the smallest
    size an ellipsis replaces the rest.
    """
    size = box.largest
    while size > box.smallest:
        line = box.width / size
        if size < box.divides_below:
            shown = _divided(words, line, lang, weight)
        else:
            shown = words if all(word.width <= line for word in words) else []
        if shown:
            fitted = _set(_balanced(shown, line), size)
            if fitted.height <= box.height:
                return fitted
        size *= _STEP
    line = box.width / box.smallest
    lines = _broken(_divided(words, line, lang, weight), line)
    fitted = _set(lines, box.smallest)
    while fitted.height > box.height and len(lines) > 1:
        lines.pop()
        lines[-1] = cut(lines[-1], line, lang, weight, more=True)
        fitted = _set(lines, box.smallest)
    return fitted


def cut(words: Sequence[Word], width: float, lang: str, weight: int, *, more: bool = False) -> list[Word]:
    """The words on one line of this width. With an ellipsis if some had to go, or there was `more`."""
    if not more and width_of(words) <= width:
        return list(words)
    kept = [piece for word in words for piece in characters_of(word, weight)]
    sign = ellipsis(lang, weight)
    while kept and width_of([*kept, sign]) > width:
        kept.pop()
    return [*kept, sign]


def _divided(words: list[Word], width: float, lang: str, weight: int) -> list[Word]:
    return [
        part
        for word in words
        for part in (divided(word, width, lang, weight) if word.width > width else (word,))
    ]


def _balanced(words: list[Word], width: float) -> list[list[Word]]:
    """The lines of the narrowest block that has no more lines than one of this width."""
    count = len(_broken(words, width))
    low, high = 0.0, width
    for _ in range(8):
        middle = (low + high) / 2
        fits = len(_broken(words, middle)) <= count and all(word.width <= middle for word in words)
        low, high = (low, middle) if fits else (middle, high)
    return _broken(words, high)


def _broken(words: list[Word], width: float) -> list[list[Word]]:
    """As many words on each line as it can take."""
    lines = list[list[Word]]()
    used = 0.0
    for word in words:
        wider = used + SPACE * word.follows_space + word.width
        if lines and wider <= width:
            lines[-1].append(word)
            used = wider
        else:
            lines.append([word])
            used = word.width
    return lines


def _set(lines: list[list[Word]], size: float) -> Fitted:
    """The lines with their baselines: far enough apart for the marks above and below their letters."""
    placed, baseline, lowest = list[Line](), 0.0, 0.0
    for words in lines:
        top = max(word.top for word in words)
        if placed:
            baseline += max(_LEADING, top - lowest + _CLEARANCE)
        else:
            baseline = max(top, _CAP_HEIGHT)
        lowest = min(word.bottom for word in words)
        placed.append(Line(tuple(words), baseline * size))
    depth = max(-lowest, _DESCENT)
    return Fitted(tuple(placed), size, (baseline + depth) * size if placed else 0.0)
