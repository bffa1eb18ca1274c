"""A podcast of articles: an RSS 2.0 feed, and the chapters of an episode.

RSS 2.0 (rssboard.org), Apple's namespace for podcasts, and https://github.com/Podcastindex-org/podcast-namespace.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

from reader.export.clock_time import short_time
from reader.export.job import ArticleInfo
from reader.export.markup.safe_href import web_href
from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.one_line import one_line
from reader.script.own_words import words_for

# suffix → media type (IANA registry, and Apple's for .m4a)
_SOUND_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/x-m4a",
    ".m4b": "audio/x-m4b",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
}
_PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # for podcast:guid
_DESCRIPTION = "Articles, read aloud."
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" \
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
"""


class Owner(NamedTuple):
    """Who publishes the podcast. Directories write to this address."""

    name: str
    email: str


class Episode(NamedTuple):
    """An article in a feed: its audio file, that file's size in bytes and date, and the files beside it.

    `identity` is the article's, and stays the same when the feed moves. `chapters` is "" for an article of
    one section.
    """

    identity: str
    name: str
    size: int
    made: datetime
    chapters: str
    transcript: str
    cover: str
    info: ArticleInfo

    @property
    def title(self) -> str:
        """Its title, or "Untitled"."""
        return one_line(self.info.title) or "Untitled"

    @property
    def media_type(self) -> str:
        """The media type of its audio file."""
        return _SOUND_TYPES[self.name[self.name.rindex(".") :]]


class PodcastFeed(NamedTuple):
    """A feed, newest episode first. `base` is the address of its folder, with a slash at the end.

    `guid` identifies the podcast forever, also at another address; see `new_guid`. Directories list it only
    with `is_listed`.
    """

    base: str
    title: str
    lang: str
    episodes: tuple[Episode, ...]
    guid: str
    owner: Owner | None = None
    is_listed: bool = False

    def address(self, name: str) -> str:
        """The address of a file in the feed's folder."""
        return f"{self.base}{quote(name)}"


def new_guid(address: str) -> str:
    """The podcast:guid of a new feed, from its address."""
    parts = urlsplit(address)
    return str(uuid5(_PODCAST_NAMESPACE, f"{parts.netloc}{parts.path}".rstrip("/")))


def write_feed(feed: PodcastFeed, name: str, cover: str) -> str:
    """The feed as XML. `name` is its file's name, `cover` its picture's."""
    items = (f"<item>\n{''.join(_item(feed, each))}</item>\n" for each in feed.episodes)
    return f"{_HEAD}{''.join(_channel(feed, name, cover))}{''.join(items)}</channel>\n</rss>\n"


def write_chapters(info: ArticleInfo) -> str:
    """The chapters as JSON (application/json+chapters, version 1.2.0)."""
    chapters = [{"startTime": round(start, 3), "title": one_line(title)} for start, title in info.chapters]
    return json.dumps({"version": "1.2.0", "title": one_line(info.title), "chapters": chapters})


def _channel(feed: PodcastFeed, name: str, cover: str) -> Iterator[str]:
    newest = max((each.made for each in feed.episodes), default=datetime.now(UTC))
    picture = feed.address(cover)
    yield _element("title", feed.title)
    yield _element("link", feed.base)
    yield _element("description", _DESCRIPTION)
    if feed.lang:
        yield _element("language", feed.lang)
    yield _element("lastBuildDate", format_datetime(newest))
    yield f'<atom:link rel="self" type="application/rss+xml" href={xml_quoted(feed.address(name))}/>\n'
    yield f"<image>\n{_element('url', picture)}{_element('title', feed.title)}"
    yield f"{_element('link', feed.base)}</image>\n"
    yield _element("itunes:author", feed.owner.name if feed.owner else feed.title)
    if feed.owner:
        names = _element("itunes:name", feed.owner.name) + _element("itunes:email", feed.owner.email)
        yield f"<itunes:owner>\n{names}</itunes:owner>\n"
        yield f"<podcast:locked owner={xml_quoted(feed.owner.email)}>yes</podcast:locked>\n"
    yield _element("itunes:type", "episodic")
    if not feed.is_listed:
        yield _element("itunes:block", "Yes")
        yield _element("podcast:block", "yes")
    yield _element("itunes:explicit", "false")
    yield '<itunes:category text="News"/>\n'
    yield f"<itunes:image href={xml_quoted(picture)}/>\n"
    yield _element("podcast:guid", feed.guid)
    yield _element("podcast:medium", "podcast")


def _item(feed: PodcastFeed, episode: Episode) -> Iterator[str]:
    info = episode.info
    sound = feed.address(episode.name)
    yield _element("title", episode.title)
    source = web_href(info.url)
    if source:
        yield _element("link", source)
    yield _element("description", _description(info))
    yield _element("content:encoded", "".join(_show_notes(info)))
    yield f'<guid isPermaLink="false">{uuid5(UUID(feed.guid), episode.identity)}</guid>\n'
    yield _element("pubDate", format_datetime(episode.made))
    yield f'<enclosure url={xml_quoted(sound)} length="{episode.size}" type="{episode.media_type}"/>\n'
    yield _element("itunes:title", episode.title)
    yield _element("itunes:episodeType", "full")
    yield _element("itunes:duration", str(round(info.seconds)))
    yield f"<itunes:image href={xml_quoted(feed.address(episode.cover))}/>\n"
    if one_line(info.byline):
        yield _element("itunes:author", one_line(info.byline))
    if episode.chapters:
        yield f"<podcast:chapters url={xml_quoted(feed.address(episode.chapters))} "
        yield 'type="application/json+chapters"/>\n'
    lang = f" language={xml_quoted(info.lang)}" if info.lang else ""
    yield f'<podcast:transcript url={xml_quoted(feed.address(episode.transcript))} type="text/vtt"{lang}/>\n'


def _description(info: ArticleInfo) -> str:
    """The byline, the site, the date and the beginning of the article."""
    return ". ".join(filter(None, (_credit(info), info.summary))) or "An article."


def _show_notes(info: ArticleInfo) -> Iterator[str]:
    """HTML for players: byline, site and date, the beginning, the chapters, and a link to the article."""
    for paragraph in (_credit(info), info.summary):
        if paragraph:
            yield f"<p>{escape(paragraph)}</p>"
    if len(info.chapters) > 1:
        titles = (f"{short_time(start)} {one_line(title)}" for start, title in info.chapters)
        yield f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in titles)}</ul>"
    source = web_href(info.url)
    if source:
        yield f'<p><a href="{escape(source)}">Read the article</a></p>'


def _credit(info: ArticleInfo) -> str:
    date = words_for(info.lang).date(info.published)
    return " · ".join(filter(None, (one_line(info.byline), info.site, date)))


def _element(name: str, text: str) -> str:
    return f"<{name}>{xml_text(text)}</{name}>\n"
