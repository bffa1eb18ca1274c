"""Judges the text that a feed has for an entry, and writes it as a page."""

from __future__ import annotations

import re
from html import escape, unescape

from reader.sources.feeds.model import FeedEntry
from reader.sources.formats.html import meta_tags, title_tag
from reader.sources.source import Source

MIN_CONTENT_WORDS = 60  # an element for the whole text that has fewer holds a teaser
MIN_SUMMARY_WORDS = 300  # some feeds put the whole text where a summary belongs
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")
_END_CHARACTERS = 80
_CUT_OFF = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read|continue|keep) (?:more|on|reading|the rest)\b[^.]*)\W*$", re.IGNORECASE
)


def is_whole_text(html: str, *, is_content: bool) -> bool:
    """True if the text is long enough for an article and does not end as a teaser does.

    `is_content`: it stands in an element for the whole text (content:encoded, atom:content).
    """
    text = plain_text(html)
    min_words = MIN_CONTENT_WORDS if is_content else MIN_SUMMARY_WORDS
    return len(_WORD.findall(text)) >= min_words and not _CUT_OFF.search(text[-_END_CHARACTERS:])


def plain_text(html: str) -> str:
    """The text of a piece of HTML, roughly: without tags, on one line."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def well_formed(text: str) -> str:
    """The text without lone surrogates, which JSON can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode()


def text_page(title: str, html: str, lang: str, *, author: str = "", published: str = "") -> bytes:
    """A page in UTF-8 with an article's title and text."""
    head = title_tag(title) + meta_tags({"author": author, "article:published_time": published})
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    page = (
        f'<!DOCTYPE html><html lang="{escape(lang)}"><head><meta charset="utf-8">{head}</head>'
        f"<body><article>{heading}\n{html}</article></body></html>"
    )
    return page.encode("utf-8", "replace")


def entry_source(entry: FeedEntry, feed_url: str, lang: str, *, is_public: bool) -> Source:
    """The entry's text as a page, which is empty without one. `is_public`: the feed is on the internet."""
    page = text_page(entry.title, entry.html, lang, author=entry.author, published=entry.published)
    return Source(
        page if entry.html else b"",
        entry.link,
        identity=entry.link or f"{feed_url}#{entry.keys[0]}",
        reopen_as=entry.link,
        charset="utf-8",
        is_public=is_public,
        only_article=True,
    )
