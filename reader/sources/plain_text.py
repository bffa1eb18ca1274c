"""Plain text to HTML: a paragraph at each blank line, and nothing in it is markup."""

from __future__ import annotations

import re

_MARKUP = re.compile(rb"<[a-zA-Z/!?]")
_BLANK_LINES = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # the byte order marks of UTF-16


def is_plain_text(data: bytes) -> bool:
    """Whether a page that nobody named the type of is plain text: there is no tag in it."""
    return not data.startswith(_WIDE) and _MARKUP.search(data) is None


def text_to_html(data: bytes, charset: str = "") -> bytes:
    """The HTML page, in UTF-8, that shows a text."""
    from html import escape

    from reader.page.dom.decode import decode

    text = escape(decode(data, charset), quote=False)
    paragraphs = (part.strip() for part in _BLANK_LINES.split(text))
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs if paragraph).encode()
