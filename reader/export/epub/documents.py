"""The content documents of a book: their sections, titles, and structures that a player can skip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.export.epub.overlay import Structure
from reader.export.markup.spans import language_attributes
from reader.export.markup.xhtml import ArticleMarkup
from reader.export.markup.xml_text import xml_text
from reader.export.one_line import one_line
from reader.language_tags import primary_language
from reader.page.model import Page, Section
from reader.script.own_words import OwnWords

_MIN_DOCUMENT_CHARACTERS = 600  # about half a page; a shorter document also takes the next section
_MAX_DOCUMENT_CHARACTERS = 20_000  # after that, any heading begins a new document
_STRUCTURES = {"list": "list", "description list": "list", "figure": "figure", "note": "footnote"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{}>
<head><title>{}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
"""


class ContentDocument(NamedTuple):
    """A file of the book: its `name` without suffix, and its sections."""

    name: str
    title: str
    sections: tuple[Section, ...]

    @property
    def file(self) -> str:
        """The name of its XHTML file."""
        return f"{self.name}.xhtml"


def documents_of(page: Page) -> tuple[ContentDocument, ...]:
    """The article as documents, one for each chapter: the highest headings below the title begin them."""
    sections = [section for section in page.sections if section.in_article]
    highest = min((section.level for section in sections[1:] if section.level is not None), default=None)
    groups: list[list[Section]] = []
    size = 0
    for section in sections:
        is_chapter = section.level is not None and (
            section.level == highest or size >= _MAX_DOCUMENT_CHARACTERS
        )
        if not groups or (is_chapter and size >= _MIN_DOCUMENT_CHARACTERS):
            groups.append([])
            size = 0
        groups[-1].append(section)
        size += sum(len(block.text) for block in section.blocks)
    return tuple(
        ContentDocument(f"text{number}", _title(page, group, is_first=number == 1), tuple(group))
        for number, group in enumerate(groups, 1)
    )


def _title(page: Page, sections: list[Section], *, is_first: bool) -> str:
    return one_line(page.title if is_first else sections[0].title) or one_line(page.title) or "Untitled"


def document_markup(document: ContentDocument, article: ArticleMarkup, *, has_title: bool) -> str:
    """The XHTML of a document, below the title and byline if it `has_title`."""
    header = article.title() + article.byline() if has_title else ""
    body = "".join(article.section(section) for section in document.sections)
    return whole_document(document.title, article.page.lang, header + body)


def whole_document(title: str, lang: str, body: str) -> str:
    """A complete XHTML document with `body` as the markup of its body."""
    # A document must have a language; "und" is the tag for an unknown one (BCP 47).
    return (
        f"{_HEAD.format(language_attributes(lang or 'und'), xml_text(title))}<body>\n{body}</body>\n</html>\n"
    )


def words_language(words: OwnWords, lang: str) -> str:
    """The attributes of an element with our words, if they are in another language than the article."""
    is_same = primary_language(words.lang) == primary_language(lang)
    return "" if is_same else language_attributes(words.lang, lang)


def structures_in(document: ContentDocument, article: ArticleMarkup) -> dict[str, tuple[Structure, ...]]:
    """The structures (tables, lists, figures, notes) around each sentence, by its id."""
    structures: dict[str, tuple[Structure, ...]] = {}
    for section in document.sections:
        layout = article.layout(section)
        for index, block in enumerate(layout.blocks):
            structures_here = [
                Structure(layout.id_of(container.group), _STRUCTURES[container.group.kind])
                for container in layout.containers(index)
                if not container.role and container.group.kind in _STRUCTURES
            ]
            if block.kind in {"table", "figure"}:
                structures_here.append(Structure(block.id, block.kind))
            if structures_here:
                structures.update(dict.fromkeys(article.sentence_ids(block), tuple(structures_here)))
    return structures


def headings_in(
    documents: Iterable[ContentDocument], article: ArticleMarkup
) -> Iterator[tuple[str, str, int]]:
    """Title, address and level of each section with a heading, except the article's headline."""
    for document in documents:
        for section in document.sections:
            heading = next((each for each in article.layout(section).blocks if each.kind == "heading"), None)
            title = one_line(section.title)
            if heading is not None and title:
                yield title, f"{document.file}#{heading.id}", article.levels[heading.id]
