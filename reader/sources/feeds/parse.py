"""Parses RSS and Atom with feedparser, and JSON Feed."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from reader.errors import SourceError
from reader.sources.feeds.entry_keys import EntryKeys, entry_address, entry_key, entry_keys
from reader.sources.feeds.entry_text import is_whole_text, plain_text
from reader.sources.feeds.json_feed import is_json_feed, read_json_feed
from reader.sources.feeds.model import (
    MAX_ENTRIES,
    MAX_KEY_CHARACTERS,
    MAX_LANGUAGE_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    Feed,
    FeedEntry,
    newest_first,
)

_MAX_TAGS = 300_000  # feedparser takes 9 seconds for them, and two minutes for 10 MB of nothing else
_MAX_START_BYTES = 4000  # before the first element: a declaration, comments, a style sheet
_FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE)
_HTML_ROOT = re.compile(rb"<(?:html|!doctype html)[\s>]", re.IGNORECASE)


def is_feed(data: bytes) -> bool:
    """True if these bytes begin as a feed does."""
    start = data[:_MAX_START_BYTES].replace(b"\0", b"")  # UTF-16
    root = _FEED_ROOT.search(start)
    html = _HTML_ROOT.search(start)
    return is_json_feed(data) or (root is not None and (html is None or root.start() < html.start()))


def parse_feed(data: bytes, url: str, shown: str, content_type: str = "") -> Feed:
    """The feed in `data`, which came from `url`; `shown` names it in messages. Raises SourceError."""
    if is_json_feed(data):
        return read_json_feed(data, url, shown)
    if not is_feed(data):
        raise SourceError("{name} is not a feed. Give the address of a feed, or of its site.", name=shown)
    if _count_tags(data) > _MAX_TAGS:
        raise SourceError(
            "{name} has more than {count:,} tags, the limit for feeds. Look for a shorter feed on its site.",
            name=shown,
            count=_MAX_TAGS,
        )
    import feedparser.api

    feedparser.api.PREFERRED_XML_PARSERS = ["reader.sources.feeds.limited_sax"]
    try:
        parsed = feedparser.parse(
            io.BytesIO(data),
            response_headers={"content-type": content_type, "content-location": url},
            sanitize_html=False,  # the page parser leaves out scripts and the like
            resolve_relative_uris=False,
        )
    except Exception as error:  # a feed of an unforeseen shape
        raise SourceError("{name} is damaged. Try again later.", name=shown) from error
    found = parsed.entries[:MAX_ENTRIES]
    about = parsed.feed
    home = _text(about, "link")
    links = [entry_address(_text(each, "link"), url) for each in found]
    keys = entry_keys([_text(each, "id") for each in found], links, home)
    entries = [_entry(each, link, key) for each, link, key in zip(found, links, keys, strict=True)]
    title = plain_text(_text(about, "title"))[:MAX_TITLE_CHARACTERS]
    return Feed(title, _text(about, "language")[:MAX_LANGUAGE_CHARACTERS], newest_first(entries))


def _count_tags(data: bytes) -> int:
    """How many tags a feed has of its own: those in its CDATA sections are text."""
    text = data.replace(b"\0", b"")  # UTF-16
    total, at = 0, 0
    while at >= 0:
        begin = text.find(b"<![CDATA[", at)
        end = text.find(b"]]>", begin) if begin >= 0 else -1
        total += text.count(b"<", at, begin if end >= 0 else len(text))
        at = end
    return total


def _entry(found: Mapping[str, Any], link: str, keys: EntryKeys) -> FeedEntry:
    title = plain_text(_text(found, "title"))[:MAX_TITLE_CHARACTERS]
    content, summary = _content(found), _text(found, "summary")
    whole_content = bool(content) and is_whole_text(content, is_content=True)
    html = content if whole_content or len(content) >= len(summary) else summary
    is_whole = whole_content or is_whole_text(summary, is_content=False)
    return FeedEntry(
        keys=keys.keys or (entry_key(f"text {title} {plain_text(html)[:MAX_KEY_CHARACTERS]}"),),
        title=title,
        link=link,
        author=plain_text(_text(found, "author"))[:MAX_TITLE_CHARACTERS],
        published=_date(found),
        html=html,
        is_whole=is_whole or (keys.shares_link and bool(html)),
    )


def _content(found: Mapping[str, Any]) -> str:
    """The longest of the elements for the whole text; plain text becomes HTML."""
    from reader.sources.formats.html import paragraphs

    texts = []
    for each in found.get("content") or ():
        value = each.get("value") or ""
        texts.append(paragraphs(value) if each.get("type") == "text/plain" else value)
    return max(texts, key=len, default="")


def _date(found: Mapping[str, Any]) -> str:
    for name in ("published_parsed", "updated_parsed", "created_parsed"):
        parts = found.get(name)
        if parts:
            try:
                return datetime.fromtimestamp(timegm(parts), UTC).isoformat()
            except (TypeError, ValueError, OverflowError, OSError):
                continue
    return ""


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return value.strip() if isinstance(value, str) else ""
