"""The XML parser for feedparser: Python's own, with a limit.

feedparser takes time that grows with the square of an element's attributes. At an element that has more than
any feed needs, parsing stops, and feedparser reads the feed as damaged XML, in linear time.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax import SAXParseException
from xml.sax.expatreader import ExpatParser

_MAX_ATTRIBUTES = 500  # of one element


class _LimitedParser(ExpatParser):
    def start_element_ns(self, name: str, attrs: Mapping[str, str]) -> None:
        if len(attrs) > _MAX_ATTRIBUTES:
            raise SAXParseException("too many attributes", None, self)
        super().start_element_ns(name, attrs)


def create_parser() -> ExpatParser:
    """The parser; xml.sax.make_parser looks for this name."""
    return _LimitedParser()
