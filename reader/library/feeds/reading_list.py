"""Adds the articles of a reading list from another program to the queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.library.articles import ArticleIdentifiers, find_at, find_or_add, is_finished, mark_finished
from reader.library.database import Library
from reader.library.queue import Origin, enqueue
from reader.page.dom.words import count_words
from reader.sources.feeds.entry_text import plain_text, text_page
from reader.sources.reading_lists.model import SavedArticle
from reader.sources.source import Source

_AT_A_TIME = 100  # in one transaction: other programs wait for it


class Imported(NamedTuple):
    """How many articles were added, were in the queue already, and were read or heard before."""

    added: int
    known: int
    read: int


def import_articles(library: Library, articles: Sequence[SavedArticle]) -> Imported:
    """Add unread articles to the queue, and remember those that were read. Raises LibraryError."""
    outcomes = list(_outcomes(library, articles))
    return Imported(*(outcomes.count(each) for each in ("added", "known", "read")))


def _outcomes(library: Library, articles: Sequence[SavedArticle]) -> Iterator[str]:
    for start in range(0, len(articles), _AT_A_TIME):
        with library.transaction():
            for each in articles[start : start + _AT_A_TIME]:
                yield _import(library, each)


def _import(library: Library, saved: SavedArticle) -> str:
    article = find_at(library, saved.url)
    if article is None:
        article = find_or_add(library, ArticleIdentifiers(saved.url, saved.url, saved.title)).id
    if saved.is_read:
        mark_finished(library, article)
    if saved.is_read or is_finished(library, article):
        return "read"
    html = b""
    if saved.html:
        html = text_page(saved.title, saved.html, saved.lang, author=saved.author, published=saved.published)
    source = Source(
        html,
        saved.url,
        identity=saved.url,
        reopen_as=saved.url,
        charset="utf-8",
        is_public=True,
        only_article=bool(saved.html),
    )
    origin = Origin(added=saved.added, pending=not saved.html)
    _, is_new = enqueue(library, article, source, count_words(plain_text(saved.html)), origin)
    return "added" if is_new else "known"
