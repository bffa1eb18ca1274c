"""Converts plain text to HTML, with a paragraph at each blank line and all markup escaped."""

from __future__ import annotations

import re

_MARKUP = re.compile(rb"<[a-zA-Z/!?]")
_UTF_16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# What programs write for a terminal (ECMA-48): control sequences such as colours, strings such as the title
# of the window, and a character that is typed over, as in manual pages.
_FOR_TERMINALS = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"
    rb"|\x1b[\]P_^X][^\x07\x1b]{0,4096}(?:\x07|\x1b\\)"
    rb"|(?:[^\n\x80-\xff]|[\xc0-\xff][\x80-\xbf]{1,3})\x08"
)


def is_plain_text(data: bytes) -> bool:
    """True if a page of unknown type is plain text: it contains no tags."""
    return not data.startswith(_UTF_16_BOMS) and _MARKUP.search(data) is None


def text_to_html(data: bytes, charset: str = "") -> bytes:
    """The text as an HTML page in UTF-8."""
    from reader.page.dom.decode import decode
    from reader.sources.formats.html import paragraphs

    return paragraphs(decode(_FOR_TERMINALS.sub(b"", data), charset)).encode()
