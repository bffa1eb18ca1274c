"""A cover, drawn from what a page says of itself: its title and where it is from. Nothing is fetched."""

from __future__ import annotations

import colorsys
import unicodedata
import zlib
from io import BytesIO
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont

from reader.export.one_line import one_line
from reader.page.model import Page

SIZE = 600  # pixels, both ways
_MARGIN = 48
_LINES = 7
_LONGEST = 200  # characters
_TYPOGRAPHIC = str.maketrans("‘’“”–—", "''\"\"--")


def draw_cover(page: Page) -> bytes:
    """A PNG: light letters on a dark ground whose colour is the site's own."""
    source = _shown(urlsplit(page.url).hostname or "") if "//" in page.url else ""
    hue = zlib.crc32((source or page.title).encode("utf-8", "replace")) % 360
    red, green, blue = (int(255 * part) for part in colorsys.hls_to_rgb(hue / 360, 0.2, 0.5))
    picture = Image.new("RGB", (SIZE, SIZE), (red, green, blue))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((_MARGIN, _MARGIN, _MARGIN + 72, _MARGIN + 6), fill="white")
    font = ImageFont.load_default(52)
    lines = _lines(_shown(page.title)[:_LONGEST], font)
    draw.multiline_text((_MARGIN, _MARGIN + 32), "\n".join(lines), fill="white", font=font, spacing=10)
    draw.text((_MARGIN, SIZE - _MARGIN - 28), source[:40], fill="white", font=ImageFont.load_default(26))
    file = BytesIO()
    picture.save(file, "PNG", optimize=False)
    return file.getvalue()


def _lines(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> list[str]:
    """The text in lines that fit; what does not is left out."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > SIZE - 2 * _MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], f"{lines[_LINES - 1]} ..."]


def _shown(text: str) -> str:
    """The text in the letters that Pillow's own font has, or "" where it has too few of them."""
    plain = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHIC)).encode("ascii", "ignore").decode()
    letters = [sum(map(str.isalpha, each)) for each in (plain, text)]
    return one_line(plain) if 2 * letters[0] >= letters[1] else ""
