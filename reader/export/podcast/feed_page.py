"""The web page of a feed: its articles, and how to subscribe. Plain HTML without scripts.

Its files are linked by name, so that the page can be heard before it is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from io import BytesIO
from urllib.parse import quote

import segno

from reader.export.clock_time import length_in_words, short_time
from reader.export.markup.safe_href import web_href
from reader.export.markup.spans import is_right_to_left, language_attributes
from reader.export.one_line import one_line
from reader.export.podcast.feed import Episode, PodcastFeed
from reader.script.own_words import counted, words_for

# How podcast players' own addresses for subscribing begin; the feed's address without https:// follows.
_PLAYERS = {
    "Apple Podcasts": "podcast://",
    "AntennaPod": "antennapod-subscribe://",
    "Other players": "pcast://",
}
_STYLE = files("reader.export.podcast") / "assets" / "style.css"
_PAGE_LANGUAGE = "en"
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="alternate" type="application/rss+xml" title="{title}" href="{feed}">
<link rel="icon" href="{cover}">
<style>
{style}</style>
</head>
<body>
<main>
<header>
<img src="{cover}" alt="" width="1400" height="1400">
<div>
<h1>{title}</h1>
<p class="facts">{facts}</p>
<ul class="subscribe" aria-label="Subscribe with">
{players}</ul>
<p class="address">Or give your player this address: <a href="{feed}">{feed}</a></p>
<details><summary>Subscribe with a phone</summary>
<figure>{code}<figcaption>Scan this with the phone's camera.</figcaption></figure>
</details>
</div>
</header>
{articles}</main>
</body>
</html>
"""
_ARTICLE = """<article aria-labelledby="{id}">
<img src="{cover}" alt="" width="1400" height="1400" loading="lazy">
<div>
<div class="head"{direction}>
<h2 id="{id}"{lang}>{title}</h2>
<p class="facts">{facts}</p>
</div>
{summary}<audio controls preload="none" aria-labelledby="{id}"><source src="{sound}" type="{type}"></audio>
<div class="below">
{chapters}<p class="links">{source}<a href="{sound}" aria-describedby="{id}">Sound file, {size}</a>
<a href="{transcript}" aria-describedby="{id}">Transcript</a></p>
</div>
</div>
</article>
"""


def write_page(feed: PodcastFeed, feed_name: str, cover: str) -> str:
    """The page, for the feed's folder. `feed_name` and `cover` are the names of the feed and its picture."""
    address = feed.address(feed_name)
    bare = address.partition("://")[2]
    players = (f'<li><a href="{_text(scheme + bare)}">{name}</a></li>\n' for name, scheme in _PLAYERS.items())
    length = sum(episode.info.seconds for episode in feed.episodes)
    facts = [counted(len(feed.episodes), "article"), _length(length) if length else ""]
    return _PAGE.format(
        title=_text(feed.title),
        feed=_text(address),
        style=_STYLE.read_text("utf-8"),
        facts=_joined(facts),
        players="".join(players),
        code=_qr_code(address),
        cover=_beside(cover),
        articles="".join(_article(number, each) for number, each in enumerate(feed.episodes, 1)),
    )


def _qr_code(address: str) -> str:
    """The address as a QR code in SVG."""
    file = BytesIO()
    segno.make_qr(address).save(
        file, kind="svg", xmldecl=False, omitsize=True, title="QR code of the feed's address"
    )
    return file.getvalue().decode().strip()


def _article(number: int, episode: Episode) -> str:
    info = episode.info
    lang = language_attributes(info.lang, _PAGE_LANGUAGE) if info.lang else ' dir="auto"'
    source = web_href(info.url)
    article_link = f'<a href="{_text(source)}" aria-describedby="a{number}">Read the article</a>\n'
    sound = _beside(episode.name)
    return _ARTICLE.format(
        id=f"a{number}",
        lang=lang,
        direction=' dir="rtl"' if is_right_to_left(info.lang) else "",
        cover=_beside(episode.cover),
        title=_text(episode.title),
        facts=_joined(_facts(episode)),
        summary=f"<p{lang}>{_text(info.summary)}</p>\n" if info.summary else "",
        sound=sound,
        type=episode.media_type,
        chapters="".join(_chapters(episode, sound, lang)),
        source=article_link if source else "",
        size=_size(episode.size),
        transcript=_beside(episode.transcript),
    )


def _facts(episode: Episode) -> Iterator[str]:
    """The author, the site, the date and the length."""
    info = episode.info
    yield one_line(info.byline)
    yield info.site
    yield words_for(_PAGE_LANGUAGE).date(info.published)
    yield _length(info.seconds)


def _joined(facts: Iterable[str]) -> str:
    """Facts beside each other; each keeps its own direction."""
    return "".join(f"<span><bdi>{_text(fact)}</bdi></span>" for fact in facts if fact)


def _chapters(episode: Episode, sound: str, lang: str) -> Iterator[str]:
    """The chapters of a long article, as a list that opens; each leads to its place in the sound."""
    chapters = episode.info.chapters
    if len(chapters) < 2:
        return
    yield f'<details><summary>{len(chapters)} chapters</summary>\n<ol class="chapters"{lang}>\n'
    for start, title in chapters:
        time = f'<span class="time">{short_time(start)}</span>'
        yield f'<li><a href="{sound}#t={start:.1f}">{time} <span>{_text(title)}</span></a></li>\n'
    yield "</ol>\n</details>\n"


def _length(seconds: float) -> str:
    return length_in_words(words_for(_PAGE_LANGUAGE), seconds)


def _size(count: int) -> str:
    """A size in megabytes: one decimal below ten, none above."""
    megabytes = count / 1_000_000
    return f"{max(megabytes, 0.1):.1f} MB" if megabytes < 9.95 else f"{megabytes:.0f} MB"


def _beside(name: str) -> str:
    """The relative address of a file in the page's folder."""
    return _text(quote(name))


def _text(text: str) -> str:
    return escape(one_line(text))
