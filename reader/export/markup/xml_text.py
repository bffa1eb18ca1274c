"""Text as XML can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_characters(text: str) -> str:
    """The text with a space for each character that XML has no place for (XML 1.0, 2.2)."""
    return _NOT_XML.sub(" ", text)


def xml_text(text: str) -> str:
    """The text between tags."""
    return escape(xml_characters(text))


def xml_quoted(text: str) -> str:
    """The text as an attribute's value, in its quotes."""
    return quoteattr(xml_characters(text))
