"""A cover picture: title, author, site and length above a calm pattern. Nothing is fetched.

The title decides colours and pattern, so an article has the same cover everywhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from hashlib import shake_256
from io import BytesIO
from typing import NamedTuple

import resvg_py
from PIL import Image

from reader.export.audio.tag_values import site_name, tag_values
from reader.export.clock_time import length_in_words, short_time
from reader.export.cover.colours import Colours, colours
from reader.export.cover.lines import Box, cut, fit, width_of
from reader.export.cover.patterns import Area, pattern
from reader.export.cover.typeset import Style, svg_line
from reader.export.cover.visual_order import begins_right_to_left, has_right_to_left
from reader.export.cover.words import Word, words_of
from reader.export.markup.spans import is_right_to_left
from reader.export.one_line import one_line
from reader.language_tags import primary_language
from reader.page.model import Page
from reader.script.own_words import words_for

_MAX_CHARACTERS = 300  # of the title
_BOLD, _MEDIUM = 700, 500
_CAP_HEIGHT = 0.74  # of a line of small text


class CoverSize(Enum):
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
        return cls(page.title, author, site_name(page), shown_length(seconds, page.lang), page.lang)


def shown_length(seconds: float, lang: str) -> str:
    """A length in words, or as players show it: "13 minutes", "12:34"; "" if it is not known."""
    if not seconds:
        return ""
    words = words_for(lang)
    has_words = not words.is_english or primary_language(lang) in {"", "en"}
    return length_in_words(words, seconds) if has_words else short_time(seconds)


def draw_cover(cover: Cover, size: CoverSize) -> bytes:
    """The cover as a PNG."""
    drawn = resvg_py.svg_to_bytes(svg_string=cover_svg(cover, size), skip_system_fonts=True)
    return _without_alpha(drawn) if size is CoverSize.PODCAST else drawn


def cover_svg(cover: Cover, size: CoverSize) -> str:
    """The cover as SVG in which all text is outlines."""
    title = one_line(cover.title)
    if len(title) > _MAX_CHARACTERS:
        title = f"{title[:_MAX_CHARACTERS].rstrip()}…"
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


class _Proportions(NamedTuple):
    """The sizes of one shape of cover, as shares of its width; where parts end and begin, of its height."""

    small_text: float
    gap_above_title: float
    text_ends: float  # at the latest
    pattern_begins: float  # at the earliest
    title_sizes: tuple[float, float, float]  # largest, that below which words are divided, smallest
    margin: float = 0.09
    author: float = 0.044
    gap_above_author: float = 0.035


_TALL = _Proportions(0.034, 0.11, 0.60, 0.50, (0.16, 0.075, 0.04))
_SQUARE = _Proportions(0.036, 0.07, 0.63, 0.56, (0.135, 0.07, 0.045))


class _Layout:
    """Places the text of a cover."""

    def __init__(self, cover: Cover, width: int, height: int, palette: Colours) -> None:
        self._cover, self._width, self._height = cover, width, height
        self._proportions = _TALL if height > width else _SQUARE
        self._margin = width * self._proportions.margin
        self._inner = width - 2 * self._margin
        self._to_left = is_right_to_left(cover.lang) or (not cover.lang and begins_right_to_left(cover.title))
        self.colours = palette

    def text(self) -> tuple[str, float]:
        """All text as SVG, and where it ends."""
        end, parts = self._margin, list[str]()
        if self._cover.site or self._cover.length:
            end += self._width * self._proportions.small_text * _CAP_HEIGHT
            parts.extend(self._top_line(end))
        end += self._width * self._proportions.gap_above_title
        end = self._title(end, parts)
        if self._cover.author:
            size = self._width * self._proportions.author
            author = self._one_line(self._cover.author, self._inner / size)
            end += self._width * self._proportions.gap_above_author + size * _CAP_HEIGHT
            style = Style(size, _MEDIUM, self.colours.text)
            parts.append(self._line(author, end, style, to_left=self._reads_left(self._cover.author)))
        return "".join(parts), end

    def _title(self, start: float, parts: list[str]) -> float:
        """Add the lines of the title. Returns where they end."""
        room = self._height * self._proportions.text_ends - start
        if self._cover.author:
            room -= self._width * (self._proportions.author + self._proportions.gap_above_author)
        lang = self._cover.lang
        box = Box(self._inner, room, *(self._width * each for each in self._proportions.title_sizes))
        fitted = fit(words_of(self._cover.title, lang, _BOLD), box, lang, _BOLD)
        style = Style(fitted.size, _BOLD, self.colours.title)
        to_left = self._reads_left(self._cover.title)  # a line may begin with a word of the other direction
        parts.extend(
            self._line(each.words, start + each.baseline, style, to_left=to_left) for each in fitted.lines
        )
        return start + fitted.height

    def area(self, text_end: float) -> Area:
        """Where the pattern goes: below the text, and never so high that it looks empty."""
        earliest = self._height * self._proportions.pattern_begins
        top = max(earliest, text_end + self._margin * 0.8)
        return Area(self._width, top, self._height)

    def _top_line(self, baseline: float) -> Iterator[str]:
        """The site at the start, the length at the end."""
        style = Style(self._width * self._proportions.small_text, _MEDIUM, self.colours.text)
        inner = self._inner / style.size
        length = self._one_line(self._cover.length, inner)
        used = width_of(length) + 2 if length else 0
        site = self._one_line(self._cover.site, inner - used)
        for words, text, is_end in ((site, self._cover.site, False), (length, self._cover.length, True)):
            if words:
                yield self._line(words, baseline, style, to_left=self._reads_left(text), is_end=is_end)

    def _one_line(self, text: str, width: float) -> list[Word]:
        lang = self._cover.lang
        return cut(words_of(one_line(text)[:_MAX_CHARACTERS], lang, _MEDIUM), width, lang, _MEDIUM)

    def _reads_left(self, text: str) -> bool:
        """True if a text is read from right to left, by its letters and the cover's language."""
        return has_right_to_left(text) and (self._to_left or begins_right_to_left(text))

    def _line(
        self, words: Sequence[Word], baseline: float, style: Style, *, to_left: bool, is_end: bool = False
    ) -> str:
        """A line of text at the left or right margin, by the cover's direction."""
        is_right = self._to_left != is_end
        x = self._width - self._margin - width_of(words) * style.size if is_right else self._margin
        return svg_line(words, x, baseline, style, to_left=to_left)
