"""Converts plain text to HTML, with a paragraph at each blank line and all markup escaped."""

from __future__ import annotations

import re

_MARKUP = re.compile(rb"<[a-zA-Z/!?]")
_BLANK_LINES = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # the byte order marks of UTF-16


def is_plain_text(data: bytes) -> bool:
    """True if a page of unknown type is plain text: it contains no tags."""
    return not data.startswith(_WIDE) and _MARKUP.search(data) is None


def text_to_html(data: bytes, charset: str = "") -> bytes:
    """The text as an HTML page in UTF-8."""
    from html import escape

    from reader.page.dom.decode import decode

    text = escape(decode(data, charset), quote=False)
    paragraphs = (part.strip() for part in _BLANK_LINES.split(text))
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs if paragraph).encode()
