"""The title page of a book: title, author, date, length, voice and source."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.clock_time import length_in_words
from reader.export.epub.documents import ContentDocument, whole_document, words_language
from reader.export.markup.xhtml import ArticleMarkup
from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.one_line import one_line
from reader.page.model import Page
from reader.script.own_words import message, words_for

_READ_BY = message("Read by {voice}, a computer voice")
_MAX_ADDRESS_CHARACTERS = 80  # that are shown


def title_page_of(page: Page) -> ContentDocument:
    """The title page as a document of the book."""
    return ContentDocument("title", one_line(page.title) or "Untitled", ())


def title_page_markup(
    document: ContentDocument, article: ArticleMarkup, milliseconds: int, voice: str
) -> str:
    """The XHTML of the title page of a book that lasts `milliseconds` and is read by `voice`."""
    body = "".join(_parts(article, milliseconds, voice))
    page = f'<section epub:type="titlepage" class="titlepage">\n{body}</section>\n'
    return whole_document(document.title, article.page.lang, page)


def _parts(article: ArticleMarkup, milliseconds: int, voice: str) -> Iterator[str]:
    page, words = article.page, words_for(article.page.lang)
    site = one_line(page.site)
    if site:
        yield f'<p class="site">{xml_text(site)}</p>\n'
    if article.title_sentences:
        yield article.title() + article.byline()
    else:
        title = xml_text(one_line(page.title))
        yield f"<h1>{title}</h1>\n" if title else ""
    length = length_in_words(words, milliseconds / 1000) if milliseconds else ""
    read_by = words.text(_READ_BY, voice=voice) if voice else ""
    language = words_language(words, page.lang)
    for fact in filter(None, (length, read_by)):
        yield f'<p class="fact"{language}>{xml_text(fact)}</p>\n'
    if article.source:
        shown = xml_text(_shown(article.source))
        yield f'<p class="source"><a href={xml_quoted(article.source)}>{shown}</a></p>\n'


def _shown(address: str) -> str:
    """An address as readers write it: without https://, and shortened."""
    short = address.partition("://")[2].removeprefix("www.").rstrip("/") or address
    return short if len(short) <= _MAX_ADDRESS_CHARACTERS else f"{short[:_MAX_ADDRESS_CHARACTERS]}…"
