"""The web page of a feed: its articles, and how to subscribe. Plain HTML without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO

import segno

from reader.export.clock_time import short_time
from reader.export.markup.safe_href import safe_href
from reader.export.one_line import one_line
from reader.export.podcast.feed import Episode, Feed

# How podcast players' own addresses for subscribing begin; the feed's address without https:// follows.
_PLAYERS = {
    "Apple Podcasts": "podcast://",
    "AntennaPod": "antennapod-subscribe://",
    "Other players": "pcast://",
}
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="alternate" type="application/rss+xml" title="{title}" href="{feed}">
<style>
body {{ font: 1.125rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 0 auto; padding: 2rem 1rem 4rem;
  overflow-wrap: anywhere; }}
:focus-visible {{ outline: 3px solid; outline-offset: 2px; }}
h1 {{ line-height: 1.2; }}
header {{ display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: start; }}
header > div {{ flex: 1 1 18rem; }}
header > img {{ width: 9rem; border-radius: .75rem; }}
h2 {{ font-size: 1.25rem; line-height: 1.3; margin: 0 0 .25rem; }}
.subscribe {{ display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding: 0; list-style: none; }}
.subscribe a {{ display: inline-block; }}
.subscribe a, summary {{ padding: .5rem 0; min-height: 1.75rem; }}
figure {{ margin: 0; }}
figure svg {{ background: #fff; border-radius: .5rem; width: 11rem; height: auto; }}
audio {{ width: 100%; }}
article {{ border-top: 1px solid #8886; padding-top: 1.5rem; margin-top: 1.5rem; display: flow-root; }}
article > img {{ float: right; width: 6rem; margin: 0 0 .5rem 1rem; border-radius: .5rem; }}
time {{ font-variant-numeric: tabular-nums; }}
@media (prefers-color-scheme: dark) {{
  body {{ background: #111; color: #eee; }}
  a {{ color: #9cf; }}
  a:visited {{ color: #d9f; }}
}}
@media print {{ audio, .subscribe {{ display: none; }} }}
</style>
</head>
<body>
<main>
<header>
<div>
<h1>{title}</h1>
<p>{count}. Subscribe with a podcast player:</p>
<ul class="subscribe">
{players}</ul>
<p>Or give it this address: <a href="{feed}">{feed}</a></p>
<details><summary>Subscribe with a phone: show the code to scan</summary>
<figure>{code}<figcaption>Scan this with the phone's camera.</figcaption></figure>
</details>
</div>
<img src="{cover}" alt="" width="144" height="144">
</header>
{articles}</main>
</body>
</html>
"""
_ARTICLE = """<article aria-labelledby="{id}">
<img src="{cover}" alt="" width="96" height="96" loading="lazy">
<h2 id="{id}"{lang}>{title}</h2>
<p>{facts}</p>
{summary}<audio controls preload="none" aria-labelledby="{id}"><source src="{sound}" type="{type}"></audio>
{chapters}<p>{source}<a href="{sound}" aria-describedby="{id}">The sound file</a>,
<a href="{transcript}" aria-describedby="{id}">Transcript</a></p>
</article>
"""


def write_page(feed: Feed, feed_name: str, cover: str) -> str:
    """The page, for the feed's folder. `feed_name` and `cover` are the names of the feed and its picture."""
    number = len(feed.episodes)
    address = feed.address(feed_name)
    bare = address.partition("://")[2]
    players = (f'<li><a href="{_text(kind + bare)}">{name}</a></li>\n' for name, kind in _PLAYERS.items())
    return _PAGE.format(
        title=_text(feed.title),
        feed=_text(address),
        count="1 article" if number == 1 else f"{number} articles",
        players="".join(players),
        code=_code(address),
        cover=_text(feed.address(cover)),
        articles="".join(_article(feed, number, each) for number, each in enumerate(feed.episodes, 1)),
    )


def _code(address: str) -> str:
    """The address as a QR code in SVG."""
    file = BytesIO()
    segno.make_qr(address).save(
        file, kind="svg", xmldecl=False, omitsize=True, title="QR code of the feed's address"
    )
    return file.getvalue().decode().strip()


def _article(feed: Feed, number: int, episode: Episode) -> str:
    about = episode.about
    lang = f' lang="{_text(about.lang)}"' if about.lang else ""
    facts = (one_line(about.byline), about.published[:10], _length(about.seconds))
    source = safe_href(about.url)
    article = f'<a href="{_text(source)}" aria-describedby="a{number}">The article</a>, '
    return _ARTICLE.format(
        id=f"a{number}",
        lang=lang,
        cover=_text(feed.address(episode.cover)),
        title=_text(episode.title),
        facts=_text(", ".join(filter(None, facts))),
        summary=f"<p{lang}>{_text(about.summary)}</p>\n" if about.summary else "",
        sound=_text(feed.address(episode.name)),
        type=episode.kind,
        chapters="".join(_chapters(episode, lang)),
        source=article if source.startswith("http") else "",
        transcript=_text(feed.address(episode.transcript)),
    )


def _chapters(episode: Episode, lang: str) -> Iterator[str]:
    """The chapters of a long article, as a list that opens."""
    chapters = episode.about.chapters
    if len(chapters) < 2:
        return
    yield f"<details><summary>{len(chapters)} chapters</summary>\n<ol{lang}>\n"
    for start, title in chapters:
        yield f"<li><time>{short_time(start)}</time> {_text(title)}</li>\n"
    yield "</ol>\n</details>\n"


def _length(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _text(text: str) -> str:
    return escape(one_line(text))
