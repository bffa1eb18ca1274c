"""A cover picture: title, author, site and length above a calm pattern. Nothing is fetched.

The title decides colours and pattern, so an article has the same cover everywhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import Enum
from hashlib import shake_256
from io import BytesIO
from typing import NamedTuple

import resvg_py
from PIL import Image

from reader.export.audio.tag_values import site_name, tag_values
from reader.export.clock_time import length_in_words
from reader.export.cover.colours import Colours, colours
from reader.export.cover.lines import Box, cut, fit, width_of
from reader.export.cover.patterns import Area, pattern
from reader.export.cover.typeset import Style, svg_line
from reader.export.cover.visual_order import begins_right_to_left, has_right_to_left
from reader.export.cover.words import Word, words_of
from reader.export.markup.spans import is_right_to_left
from reader.export.one_line import one_line
from reader.page.model import Page
from reader.script.own_words import words_for

_MAX_CHARACTERS = 300
_BOLD, _MEDIUM = 700, 500
# Of a title, as shares of the width: the largest size, that below which words are divided, the smallest.
_BOOK_SIZES, _SQUARE_SIZES = (0.16, 0.075, 0.04), (0.135, 0.07, 0.045)


class Size(Enum):
    """Width and height of a cover in pixels."""

    BOOK = 1600, 2560
    PODCAST = 1400, 1400  # the least that directories take
    AUDIO = 1000, 1000
    LOCK_SCREEN = 512, 512


class Cover(NamedTuple):
    """What is on a cover."""

    title: str
    author: str = ""
    site: str = ""
    length: str = ""
    lang: str = ""

    @classmethod
    def of_page(cls, page: Page, seconds: float = 0) -> Cover:
        """The cover of an article, with the length of its sound if that is known."""
        author = tag_values(page).get("artist", "")
        return cls(
            page.title, author, as_written(site_name(page)), shown_length(seconds, page.lang), page.lang
        )


def shown_length(seconds: float, lang: str) -> str:
    """A length in the words of a language; "" if it is not known."""
    return length_in_words(words_for(lang), seconds) if seconds else ""


def as_written(host: str) -> str:
    """The name of a host as people write it, not as "xn--…"; any other name as it is."""
    with suppress(UnicodeError):
        return host.encode("ascii").decode("idna")
    return host


def draw_cover(cover: Cover, size: Size) -> bytes:
    """The cover as a PNG."""
    drawn = resvg_py.svg_to_bytes(svg_string=cover_svg(cover, size), skip_system_fonts=True)
    return _without_alpha(drawn) if size is Size.PODCAST else drawn


def cover_svg(cover: Cover, size: Size) -> str:
    """The cover as SVG in which all text is outlines."""
    title = one_line(cover.title)[:_MAX_CHARACTERS]
    numbers = _numbers(title)
    width, height = size.value
    layout = _Layout(cover._replace(title=title), width, height, colours(next(numbers), next(numbers)))
    kind = next(numbers)
    text, end = layout.text()
    art = pattern(kind, layout.area(end), layout.colours, numbers)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="{layout.colours.paper}"/>{art}{text}</svg>'
    )


def _without_alpha(drawn: bytes) -> bytes:
    """The picture in RGB: the directories of podcasts refuse others."""
    file = BytesIO()
    with Image.open(BytesIO(drawn)) as picture:
        picture.convert("RGB").save(file, "PNG", compress_level=6)
    return file.getvalue()


def _numbers(title: str) -> Iterator[float]:
    """Numbers from 0 to below 1, the same for the same title."""
    digest = shake_256(unicodedata.normalize("NFC", title).encode("utf-8", "replace")).digest(2_000)
    return (number / 256 for number in digest)


class _Layout:
    """Places the text of a cover."""

    def __init__(self, cover: Cover, width: int, height: int, palette: Colours) -> None:
        self._cover, self._width, self._height = cover, width, height
        self._margin = width * 0.09
        self._small = width * (0.034 if height > width else 0.036)
        self._is_book = height > width
        self._to_left = is_right_to_left(cover.lang) or (not cover.lang and begins_right_to_left(cover.title))
        self.colours = palette

    def text(self) -> tuple[str, float]:
        """All text as SVG, and where it ends."""
        end, parts = self._margin, list[str]()
        line = self._small * 0.74
        if self._cover.site or self._cover.length:
            parts.extend(self._top_line(end + line))
            end += line
        end += self._width * (0.11 if self._is_book else 0.07)
        room = self._height * (0.60 if self._is_book else 0.63) - end
        room -= self._width * 0.07 if self._cover.author else 0
        inner = self._width - 2 * self._margin
        words = words_of(self._cover.title, self._cover.lang, _BOLD)
        box = Box(
            inner, room, *(self._width * each for each in (_BOOK_SIZES if self._is_book else _SQUARE_SIZES))
        )
        fitted = fit(words, box, self._cover.lang, _BOLD)
        title = Style(fitted.size, _BOLD, self.colours.title)
        for each in fitted.lines:
            parts.append(self._line(each.words, end + each.baseline, title))
        end += fitted.height
        if self._cover.author:
            size = self._width * 0.044
            author = self._one_line(self._cover.author, inner / size)
            end += self._width * 0.035 + size * 0.74
            parts.append(self._line(author, end, Style(size, _MEDIUM, self.colours.text)))
        return "".join(parts), end

    def area(self, text_end: float) -> Area:
        """Where the pattern goes: below the text, and never so high that it looks empty."""
        share = 0.5 if self._is_book else 0.56
        top = max(self._height * share, text_end + self._margin * 0.8)
        return Area(self._width, top, self._height)

    def _top_line(self, baseline: float) -> Iterator[str]:
        """The site at the start, the length at the end."""
        inner = (self._width - 2 * self._margin) / self._small
        length = self._one_line(self._cover.length, inner)
        used = width_of(length) + 2 if length else 0
        site = self._one_line(self._cover.site, inner - used)
        style = Style(self._small, _MEDIUM, self.colours.text)
        for words, is_end in ((site, False), (length, True)):
            if words:
                yield self._line(words, baseline, style, is_end=is_end)

    def _one_line(self, text: str, width: float) -> list[Word]:
        lang = self._cover.lang
        return cut(words_of(one_line(text)[:_MAX_CHARACTERS], lang, _MEDIUM), width, lang, _MEDIUM)

    def _line(self, words: Sequence[Word], baseline: float, style: Style, *, is_end: bool = False) -> str:
        """A line of text at the left or right margin, by its direction."""
        is_right = self._to_left != is_end
        x = self._width - self._margin - width_of(words) * style.size if is_right else self._margin
        text = "".join(word.text for word in words)
        to_left = has_right_to_left(text) and (self._to_left or begins_right_to_left(text))
        return svg_line(words, x, baseline, style, to_left=to_left)
