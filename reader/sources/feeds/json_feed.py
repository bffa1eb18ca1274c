"""Reads JSON Feed 1.0 and 1.1: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from typing import Any

from reader.errors import SourceError
from reader.sources.feeds.entry_keys import EntryKeys, entry_address, entry_key, entry_keys
from reader.sources.feeds.entry_text import is_whole_text, well_formed
from reader.sources.feeds.model import (
    MAX_DATE_CHARACTERS,
    MAX_ENTRIES,
    MAX_KEY_CHARACTERS,
    MAX_LANGUAGE_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    Feed,
    FeedEntry,
    newest_first,
)
from reader.sources.formats.html import paragraphs
from reader.sources.source import normalised_address

_START_BYTES = 1000  # in which the version stands


def is_json_feed(data: bytes) -> bool:
    """True if these bytes begin as a JSON Feed does."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b"jsonfeed.org" in data[:_START_BYTES]


def read_json_feed(data: bytes, url: str, shown: str) -> Feed:
    """The feed in `data`, which came from `url`; `shown` names it in messages. Raises SourceError."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise SourceError("{name} is damaged. Try again later.", name=shown) from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise SourceError("{name} is not a feed. Give the address of a feed, or of its site.", name=shown)
    rows = [each for each in items[:MAX_ENTRIES] if isinstance(each, dict)]
    links = [entry_address(_text(each, "url") or _text(each, "external_url"), url) for each in rows]
    ids = [_text(each, "id") for each in rows]
    keys = entry_keys(ids, links, normalised_address(_text(found, "home_page_url")))
    entries = [_entry(each, link, key) for each, link, key in zip(rows, links, keys, strict=True)]
    return Feed(
        _text(found, "title")[:MAX_TITLE_CHARACTERS],
        _text(found, "language")[:MAX_LANGUAGE_CHARACTERS],
        newest_first(entries),
    )


def _entry(item: dict[str, Any], link: str, keys: EntryKeys) -> FeedEntry:
    title = _text(item, "title")[:MAX_TITLE_CHARACTERS]
    content = _text(item, "content_html") or paragraphs(_text(item, "content_text"))
    html = content or paragraphs(_text(item, "summary"))
    is_whole = is_whole_text(content, is_content=True) or (keys.shares_link and bool(html))
    return FeedEntry(
        keys=keys.keys or (entry_key(f"text {title} {html[:MAX_KEY_CHARACTERS]}"),),
        title=title,
        link=link,
        author=", ".join(_authors(item))[:MAX_TITLE_CHARACTERS],
        published=_text(item, "date_published")[:MAX_DATE_CHARACTERS],
        html=html,
        is_whole=is_whole,
    )


def _authors(item: dict[str, Any]) -> list[str]:
    found = item.get("authors") or [item.get("author")]
    return (
        [_text(each, "name") for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    )


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return well_formed(str(value)).strip() if isinstance(value, (str, int)) else ""
