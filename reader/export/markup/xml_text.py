"""Escapes text for XML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_characters(text: str) -> str:
    """The text with a space in place of each character that XML does not allow (XML 1.0, 2.2)."""
    return _NOT_XML.sub(" ", text)


def xml_text(text: str) -> str:
    """The text, escaped for element content."""
    return escape(xml_characters(text))


def xml_quoted(text: str) -> str:
    """The text, escaped and quoted as an attribute value."""
    return quoteattr(xml_characters(text))
