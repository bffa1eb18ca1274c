"""A cover picture with the page's title and site. Nothing is fetched."""

from __future__ import annotations

import colorsys
import unicodedata
import zlib
from io import BytesIO
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont

from reader.export.one_line import one_line
from reader.page.model import Page

SIZE = 600  # pixels, width and height
_MARGIN = 48
_MAX_LINES = 7
_MAX_TITLE_CHARACTERS = 200
_TYPOGRAPHIC = str.maketrans("‘’“”–—", "''\"\"--")


def draw_cover(page: Page) -> bytes:
    """A PNG: light letters on a dark background. Each site gets its own colour."""
    return _draw(page.title, page.url, 1)


def draw_feed_cover(title: str, url: str) -> bytes:
    """A cover for a podcast, which needs at least 1400 by 1400 pixels."""
    return _draw(title, url, 3)


def _draw(title: str, url: str, scale: int) -> bytes:
    source = _in_font_letters(urlsplit(url).hostname or "") if "//" in url else ""
    hue = zlib.crc32((source or title).encode("utf-8", "replace")) % 360
    red, green, blue = (int(255 * part) for part in colorsys.hls_to_rgb(hue / 360, 0.2, 0.5))
    size, margin = SIZE * scale, _MARGIN * scale
    picture = Image.new("RGB", (size, size), (red, green, blue))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((margin, margin, margin + 72 * scale, margin + 6 * scale), fill="white")
    font = ImageFont.load_default(52 * scale)
    lines = _lines(_in_font_letters(title)[:_MAX_TITLE_CHARACTERS], font, size - 2 * margin)
    top_left = (margin, margin + 32 * scale)
    draw.multiline_text(top_left, "\n".join(lines), fill="white", font=font, spacing=10 * scale)
    small = ImageFont.load_default(26 * scale)
    draw.text((margin, size - margin - 28 * scale), source[:40], fill="white", font=small)
    file = BytesIO()
    picture.save(file, "PNG", optimize=False)
    return file.getvalue()


def _lines(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int) -> list[str]:
    """The text wrapped to `width`; the end is cut off if there are too many lines."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines if len(lines) <= _MAX_LINES else [*lines[: _MAX_LINES - 1], f"{lines[_MAX_LINES - 1]} ..."]


def _in_font_letters(text: str) -> str:
    """The text in letters that Pillow's font has; "" if more than half of its letters are missing there."""
    plain = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHIC)).encode("ascii", "ignore").decode()
    letters = [sum(map(str.isalpha, each)) for each in (plain, text)]
    return one_line(plain) if 2 * letters[0] >= letters[1] else ""
