"""A podcast of articles: an RSS 2.0 feed, and chapters in the format of the podcast namespace.

RSS 2.0 (rssboard.org), Apple's namespace for podcasts, and https://github.com/Podcastindex-org/podcast-namespace.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

from reader.export.job import ArticleInfo
from reader.export.markup.safe_href import safe_href
from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.one_line import one_line

# suffix → media type (IANA registry, and Apple's for .m4a)
_SOUND_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/x-m4a",
    ".m4b": "audio/x-m4b",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
}
_PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # for podcast:guid
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
"""


class Episode(NamedTuple):
    """An article in a feed: its audio file of `size` bytes, the date of that, and its chapter file."""

    name: str
    size: int
    made: datetime
    chapters: str
    about: ArticleInfo

    @property
    def title(self) -> str:
        """Its title, or "Untitled"."""
        return one_line(self.about.title) or "Untitled"

    @property
    def kind(self) -> str:
        """The media type of its audio file."""
        return _SOUND_TYPES[self.name[self.name.rindex(".") :]]


class Feed(NamedTuple):
    """A feed, newest episode first. `base` is the address of its folder, with a slash at the end."""

    base: str
    title: str
    lang: str
    episodes: tuple[Episode, ...]

    def address(self, name: str) -> str:
        """The address of a file in the feed's folder."""
        return f"{self.base}{quote(name)}"


def write_feed(feed: Feed, name: str, cover: str) -> str:
    """The feed as XML. `name` is the name of its file, `cover` that of its picture."""
    parts = urlsplit(feed.address(name))
    newest = max((each.made for each in feed.episodes), default=datetime.now(UTC))
    channel = [
        _element("title", feed.title),
        _element("link", feed.base),
        _element("description", "Articles, read aloud."),
        _element("language", feed.lang) if feed.lang else "",
        _element("lastBuildDate", format_datetime(newest)),
        f'<atom:link rel="self" type="application/rss+xml" href={xml_quoted(feed.address(name))}/>\n',
        _element("itunes:author", feed.title),
        _element("itunes:explicit", "false"),
        '<itunes:category text="News"/>\n',
        f"<itunes:image href={xml_quoted(feed.address(cover))}/>\n",
        _element("podcast:guid", str(uuid5(_PODCAST_NAMESPACE, f"{parts.netloc}{parts.path}".rstrip("/")))),
        _element("podcast:medium", "podcast"),
    ]
    items = (f"<item>\n{''.join(_item(feed, each))}</item>\n" for each in feed.episodes)
    return f"{_HEAD}{''.join(channel)}{''.join(items)}</channel>\n</rss>\n"


def write_chapters(about: ArticleInfo) -> str:
    """The chapters as JSON (application/json+chapters, version 1.2.0)."""
    chapters = [{"startTime": round(start, 3), "title": one_line(title)} for start, title in about.chapters]
    return json.dumps({"version": "1.2.0", "title": one_line(about.title), "chapters": chapters})


def _item(feed: Feed, episode: Episode) -> Iterator[str]:
    about = episode.about
    sound = feed.address(episode.name)
    yield _element("title", episode.title)
    source = safe_href(about.url)
    if source.startswith("http"):
        yield _element("link", source)
    yield _element("description", _description(about))
    yield f'<guid isPermaLink="false">{xml_text(sound)}</guid>\n'
    yield _element("pubDate", format_datetime(episode.made))
    yield f'<enclosure url={xml_quoted(sound)} length="{episode.size}" type="{episode.kind}"/>\n'
    yield _element("itunes:duration", str(round(about.seconds)))
    if one_line(about.byline):
        yield _element("itunes:author", one_line(about.byline))
    chapters = xml_quoted(feed.address(episode.chapters))
    yield f'<podcast:chapters url={chapters} type="application/json+chapters"/>\n'


def _description(about: ArticleInfo) -> str:
    """The byline, the date and the beginning of the article."""
    head = ", ".join(filter(None, (one_line(about.byline), about.published[:10])))
    return ". ".join(filter(None, (head, about.summary))) or "An article."


def _element(name: str, text: str) -> str:
    return f"<{name}>{xml_text(text)}</{name}>\n"
