"""Loads all pages of an article that a site has split into numbered pages, as one article."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from reader.cli.page_loading import load, say
from reader.errors import ReaderError, with_sentence
from reader.page.model import Block, Page
from reader.sources.formats.html import meta_tags, title_tag
from reader.sources.next_page import NextPage, is_page_of_same_article, next_page
from reader.sources.source import Source

MAX_PAGES = 30
_START_TAG = re.compile(r"<[a-z][^<>]*>")
_REFERENCE = re.compile(r'(?<= )(id="|href="#)(?=[^"])')


class _Loaded(NamedTuple):
    """A loaded page of the article."""

    source: Source
    page: Page


def page_after(source: Source, page: Page) -> NextPage | None:
    """The next page of the article that a loaded page names; None if it names none or is whole."""
    if source.only_article:  # all its pages as one, or what was selected of it
        return None
    return next_page(source.html, source.url or page.canonical, source.charset)


def with_all_pages(source: Source, page: Page, *, allow_private: bool, max_page_mb: int) -> Source:
    """The article that begins with this page, with the pages that follow; reports one that cannot be loaded.

    It follows the pages' own links, one number after another, on the same site, and stops at a page that was
    there before, or with other words at the same address.
    """
    pages = [_Loaded(source, page)]
    texts = {page.article_text}
    while len(pages) < MAX_PAGES:
        following = page_after(*pages[-1])
        if following is None:
            break
        try:
            loaded = _Loaded(
                *load(
                    following.url,
                    allow_private=allow_private,
                    max_page_mb=max_page_mb,
                    from_public=source.is_public,
                )
            )
        except ReaderError as error:
            say(with_sentence(error, f"The article is added up to page {following.number - 1}."))
            break
        text = loaded.page.article_text
        if not text.strip() or text in texts:
            break
        texts.add(text)
        pages.append(loaded)
    else:
        say(f"The article has more than {MAX_PAGES} pages. Its first {MAX_PAGES} are added.")
    return _joined(pages) if len(pages) > 1 else source


def _joined(pages: list[_Loaded]) -> Source:
    """The pages as one, in UTF-8."""
    source, first = pages[0]
    about = {"author": first.byline, "article:published_time": first.published, "og:site_name": first.site}
    head = f'<meta charset="utf-8">{title_tag(first.title)}{meta_tags(about)}'
    body = "".join(_markup(each, number) for number, each in enumerate(pages, 1))
    html = f'<!DOCTYPE html><html lang="{escape(first.lang)}"><head>{head}</head><body>{body}</body></html>'
    return source._replace(html=html.encode("utf-8", "replace"), charset="utf-8", only_article=True)


def _without_pager(loaded: _Loaded) -> Page:
    """The page without the blocks that are nothing but links to the article's pages: "Next", "1 2 3"."""
    page, url = loaded.page, loaded.source.url
    sections = (
        each._replace(blocks=tuple(block for block in each.blocks if not _is_pager(block, url)))
        for each in page.sections
    )
    return page._replace(sections=tuple(sections))


def _is_pager(block: Block, url: str) -> bool:
    rest = list(block.text)
    for link in block.links:
        rest[link.start : link.end] = " " * (link.end - link.start)
    return (
        bool(block.links)
        and not any(map(str.isalpha, rest))
        and all(link.target is None and is_page_of_same_article(url, link.href) for link in block.links)
    )


def _markup(loaded: _Loaded, number: int) -> str:
    """The article of a page. Its ids get the page's number, because other pages have the same."""
    from reader.export.markup.xhtml import ArticleMarkup

    article = ArticleMarkup(_without_pager(loaded), ())
    title = article.title() if number == 1 else ""  # every page has it; it is read once
    sections = "".join(map(article.section, article.sections))
    return title + _START_TAG.sub(lambda tag: _REFERENCE.sub(rf"\g<1>page{number}-", tag[0]), sections)
