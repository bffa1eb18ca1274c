"""Finds the feeds that a page names: link elements with rel=alternate and the type of a feed.

https://html.spec.whatwg.org/multipage/links.html#rel-alternate
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from reader.page.dom.decode import decode
from reader.page.dom.limits import limit_markup
from reader.sources.feeds.model import FeedLink
from reader.sources.source import absolute_address, is_web_address, normalised_address

_MAX_HEAD_BYTES = 500_000  # of a page; the links stand in its head
_MAX_FEEDS = 20
_FEED_SCHEME = re.compile(r"\s*feed:", re.IGNORECASE)
_TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "application/json", "application/xml", "text/xml",
})  # fmt: skip


def feed_links(html: bytes, url: str, charset: str = "") -> tuple[FeedLink, ...]:
    """The feeds of the page at `url`, in its order, which begins with the most important one."""
    tree = LexborHTMLParser(limit_markup(decode(html[:_MAX_HEAD_BYTES], charset))[0])
    based = tree.css_first("base[href]")
    base = absolute_address((based.attributes.get("href") or "") if based is not None else "", url)
    found: dict[str, FeedLink] = {}
    for link in tree.css("link[rel][href]"):
        attributes = link.attributes
        rel = (attributes.get("rel") or "").lower().split()
        media_type = (attributes.get("type") or "").partition(";")[0].strip().lower()
        if ("alternate" in rel and media_type in _TYPES) or "feed" in rel:
            address = feed_address(absolute_address(attributes.get("href") or "", base))
            if address:
                title = " ".join((attributes.get("title") or "").split())
                found.setdefault(address, FeedLink(address, title))
    return tuple(found.values())[:_MAX_FEEDS]


def is_feed_scheme(name: str) -> bool:
    """True if this is an address with the scheme feed:."""
    return _FEED_SCHEME.match(name) is not None


def feed_address(written: str) -> str:
    """The web address of a feed, which some programs and pages write with the scheme feed:; "" if invalid."""
    match = _FEED_SCHEME.match(written)
    if match is None:
        return normalised_address(written)
    rest = written[match.end() :]
    return normalised_address(rest if is_web_address(rest) else f"http://{rest.removeprefix('//')}")
