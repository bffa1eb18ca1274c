"""The web page of a feed: its articles, and how to subscribe. Plain HTML without scripts."""

from __future__ import annotations

from html import escape

from reader.export.markup.safe_href import safe_href
from reader.export.one_line import one_line
from reader.export.podcast.feed import Episode, Feed

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="alternate" type="application/rss+xml" title="{title}" href="{feed}">
<style>
body {{ font: 1.125rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem;
  overflow-wrap: anywhere; }}
:focus-visible {{ outline: 3px solid; outline-offset: 2px; }}
audio {{ width: 100%; }}
article {{ border-top: 1px solid; margin-top: 2rem; }}
@media (prefers-color-scheme: dark) {{
  body {{ background: #111; color: #eee; }}
  a {{ color: #9cf; }}
  a:visited {{ color: #d9f; }}
}}
@media print {{ audio {{ display: none; }} }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{count}. To subscribe, give this address to a podcast player:
<a href="{feed}">{feed}</a></p>
{articles}</main>
</body>
</html>
"""
_ARTICLE = """<article aria-labelledby="{id}">
<h2 id="{id}"{lang}>{title}</h2>
<p>{facts}</p>
{summary}<audio controls preload="none" aria-labelledby="{id}"><source src="{sound}" type="{type}"></audio>
<p>{source}<a href="{sound}" aria-describedby="{id}">The sound file</a></p>
</article>
"""


def write_page(feed: Feed, feed_name: str) -> str:
    """The page, for the feed's folder."""
    number = len(feed.episodes)
    return _PAGE.format(
        title=_text(feed.title),
        feed=_text(feed.address(feed_name)),
        count="1 article" if number == 1 else f"{number} articles",
        articles="".join(_article(feed, number, each) for number, each in enumerate(feed.episodes, 1)),
    )


def _article(feed: Feed, number: int, episode: Episode) -> str:
    about = episode.about
    lang = f' lang="{_text(about.lang)}"' if about.lang else ""
    facts = (one_line(about.byline), about.published[:10], _length(about.seconds))
    source = safe_href(about.url)
    article = f'<a href="{_text(source)}" aria-describedby="a{number}">The article</a>, '
    return _ARTICLE.format(
        id=f"a{number}",
        lang=lang,
        title=_text(episode.title),
        facts=_text(", ".join(filter(None, facts))),
        summary=f"<p{lang}>{_text(about.summary)}</p>\n" if about.summary else "",
        sound=_text(feed.address(episode.name)),
        type=episode.kind,
        source=article if source.startswith("http") else "",
    )


def _length(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _text(text: str) -> str:
    return escape(one_line(text))
