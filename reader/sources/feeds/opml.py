"""Reads and writes OPML 2.0, in which feed readers exchange their lists: http://opml.org/spec2.opml."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from reader.errors import SourceError
from reader.sources.feeds.discover import feed_address
from reader.sources.feeds.model import FeedLink
from reader.sources.formats.xml_elements import BadXML, xml_elements

_CONTROLS = dict.fromkeys(range(32))


def is_opml(data: bytes) -> bool:
    """True if these bytes begin as OPML does."""
    return b"<opml" in data[:4000].replace(b"\0", b"").lower()


def read_opml(data: bytes, shown: str) -> tuple[FeedLink, ...]:
    """The feeds in an OPML file, each once; `shown` names it in messages. Raises SourceError."""
    try:
        elements = xml_elements(data)
    except BadXML as error:
        raise SourceError("{name} is not valid OPML: {reason}.", name=shown, reason=error) from None
    found: dict[str, FeedLink] = {}
    for element in elements:
        attributes = {name.lower(): value for name, value in element.attributes.items()}
        written = attributes.get("xmlurl", "").strip()
        address = feed_address(written) if element.tag.lower() == "outline" and written else ""
        if address:
            title = " ".join((attributes.get("title") or attributes.get("text") or "").split())
            found.setdefault(address, FeedLink(address, title))
    if not found:
        raise SourceError("{name} lists no feeds.", name=shown)
    return tuple(found.values())


def write_opml(feeds: Iterable[FeedLink]) -> str:
    """An OPML file that lists `feeds`."""
    rows = "".join(
        f'    <outline type="rss" text="{_attribute(title or url)}" title="{_attribute(title or url)}" '
        f'xmlUrl="{_attribute(url)}"/>\n'
        for url, title in feeds
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"  <head><title>Feeds</title></head>\n  <body>\n{rows}  </body>\n</opml>\n"
    )


def _attribute(text: str) -> str:
    return escape(text.translate(_CONTROLS))
