"""The feeds that a page names, and OPML files."""

from __future__ import annotations

import pytest

from reader.errors import SourceError
from reader.sources.feeds.discover import feed_links
from reader.sources.feeds.model import FeedLink
from reader.sources.feeds.opml import is_opml, read_opml, write_opml

PAGE = "https://example.org/blog/"


def test_links_to_feeds_are_found_in_order_and_once() -> None:
    html = b"""<head><link rel="stylesheet" href=a.css><link rel=alternate hreflang=de href=/de>
    <link rel="alternate" type="application/rss+xml" title=" All
     posts" href="feed"><link REL="Alternate home"
     TYPE="application/atom+xml; charset=utf-8" href="//x.org/atom">
    <link rel=alternate type=application/rss+xml href=feed#again><link rel=feed href=/plain>
    <link rel=alternate type=application/rss+xml href=javascript:alert(1)>
    <link rel=alternate type=application/rss+xml href=file:///etc/passwd>
    <link rel=alternate type=application/rss+xml href="http://["><link rel=alternate type=text/xml>"""
    assert feed_links(html, PAGE) == (
        FeedLink("https://example.org/blog/feed", "All posts"),
        FeedLink("https://x.org/atom", ""),
        FeedLink("https://example.org/plain", ""),
    )
    based = b"<base href='https://cdn.example/'>" + html
    assert feed_links(based, PAGE)[0].url == "https://cdn.example/feed"


def test_opml_is_read_as_it_is_written() -> None:
    feeds = (
        FeedLink("https://example.org/feed?a=1&b=2", 'Tides "&" <Sea>\x07'),
        FeedLink("http://x.org/", ""),
    )
    data = write_opml(feeds).encode()
    assert is_opml(data)
    assert read_opml(data, "it") == (
        FeedLink(feeds[0].url, 'Tides "&" <Sea>'),
        FeedLink("http://x.org/", "http://x.org/"),
    )


def test_opml_of_other_programs_is_read() -> None:
    """Folders, missing titles, feed: addresses, other cases, an address twice."""
    data = b"""<?xml version="1.0" encoding="utf-8"?><opml version="1.1"><head/><body>
    <outline text="News"><outline text="Sea" type="rss" xmlUrl="feed://example.org/a" htmlUrl="http://x/"/>
    <outline title="Two" xmlurl="feed:https://example.org/b"/><outline text="Sea" xmlUrl="http://example.org/a"/>
    </outline><outline text="A note"/><outline xmlUrl="file:///etc/passwd"/></body></opml>"""
    assert read_opml(data, "it") == (
        FeedLink("http://example.org/a", "Sea"),
        FeedLink("https://example.org/b", "Two"),
    )


@pytest.mark.parametrize("data", [
    b"<opml><body><outline xmlUrl='http://x/'>", b"<opml><body/></opml>", b"<opml>" * 2000,
    b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body><outline xmlUrl='http://x/&a;'/></body></opml>",
])  # fmt: skip
def test_damaged_opml_is_reported_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^feeds\.opml [^\n]*$"):
        read_opml(data, "feeds.opml")
