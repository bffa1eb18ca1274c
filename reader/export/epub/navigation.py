"""The navigation document: contents, landmarks, and lists of tables and pictures.

EPUB 3.3, 7. The page's own skip links into the article become landmarks with the same names. There is no page
list: a web page has no page numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.export.epub.documents import ContentDocument, headings_in, whole_document, words_language
from reader.export.markup.xhtml import ArticleMarkup
from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.one_line import one_line
from reader.page.model import Page
from reader.script.own_words import message, words_for

_MAX_ENTRY_CHARACTERS = 200
# ARIA landmark role → type in the EPUB 3 Structural Semantics Vocabulary
_EPUB_TYPES = {"main": "bodymatter", "complementary": "sidebar"}
_OTHER_TYPE = "chapter"

_CONTENTS = message("Contents")
_LANDMARKS = message("Landmarks")
_PICTURES = message("Pictures")
_TABLES = message("Tables")
_START = message("Start of the article")
_ROLES = {"toc": ' role="doc-toc"'}


class NavigationEntry(NamedTuple):
    """A line of a list: its title and target, and its level or `epub:type`."""

    title: str
    href: str
    level: int = 1
    kind: str = ""


def navigation_document(
    page: Page, title_page: ContentDocument, documents: Sequence[ContentDocument], article: ArticleMarkup
) -> str:
    """The navigation document."""
    words = words_for(page.lang)
    headings = [NavigationEntry(*each) for each in headings_in(documents, article)]
    contents = _nested([NavigationEntry(title_page.title, title_page.file), *headings])
    lists = (
        ("toc", _CONTENTS, contents),
        ("landmarks", _LANDMARKS, _flat(_landmarks(page, title_page, documents))),
        ("loi", _PICTURES, _flat(_named(documents, "figure"))),
        ("lot", _TABLES, _flat(_named(documents, "table"))),
    )
    language = words_language(words, page.lang)
    body = "".join(
        f'<nav epub:type="{kind}"{_ROLES.get(kind, "")} aria-labelledby="{kind}">\n'
        f'<h2 id="{kind}"{language}>{xml_text(words.text(name))}</h2>\n{markup}</nav>\n'
        for kind, name, markup in lists
        if markup
    )
    return whole_document(title_page.title, page.lang, body)


def _landmarks(
    page: Page, title_page: ContentDocument, documents: Sequence[ContentDocument]
) -> Iterator[NavigationEntry]:
    """The title page, the start of the text, the notes, and the page's own ways in."""
    files = {section.id: each.file for each in documents for section in each.sections}
    first = documents[0].sections[0].id
    notes = next(
        (
            section
            for document in documents
            for section in document.sections
            if section.title.strip() and any(block.kind == "note" for block in section.blocks)
        ),
        None,
    )
    kinds = {first: "bodymatter", **({notes.id: "footnotes"} if notes else {})}
    places: dict[str, tuple[str, str]] = {}  # section → its name and type
    for link in page.skip_links:
        if link.target in files and link.label.strip():
            places.setdefault(link.target, (link.label, kinds.get(link.target, _OTHER_TYPE)))
    for landmark in page.landmarks:
        if landmark.section in files and landmark.name.strip():
            kind = kinds.get(landmark.section) or _EPUB_TYPES.get(landmark.role, _OTHER_TYPE)
            places.setdefault(landmark.section, (landmark.name, kind))
    places.setdefault(first, (words_for(page.lang).text(_START), "bodymatter"))
    if notes:
        places.setdefault(notes.id, (notes.title, "footnotes"))
    yield NavigationEntry(title_page.title, title_page.file, kind="titlepage")
    for document in documents:
        for section in document.sections:
            if section.id in places:
                name, kind = places[section.id]
                yield NavigationEntry(name, f"{document.file}#{section.id}", kind=kind)


def _named(documents: Sequence[ContentDocument], kind: str) -> Iterator[NavigationEntry]:
    """The tables or pictures that have a name: their caption or alternative text."""
    for document in documents:
        for section in document.sections:
            for block in section.blocks:
                caption = block.text[: block.table.caption_end] if block.table is not None else block.text
                name = one_line(caption or block.name)
                if block.kind == kind and name:
                    yield NavigationEntry(name, f"{document.file}#{block.id}")


def _flat(entries: Iterable[NavigationEntry]) -> str:
    items = "".join(f"<li>{_link(entry)}</li>\n" for entry in entries)
    return f"<ol>\n{items}</ol>\n" if items else ""


def _nested(entries: Iterable[NavigationEntry]) -> str:
    """Lists nested by level. A skipped level gets no list of its own."""
    written: list[str] = []
    levels: list[int] = []
    for entry in entries:
        if levels and entry.level > levels[-1]:
            written.append("\n<ol>\n")
        else:
            while len(levels) > 1 and levels[-2] >= entry.level:
                levels.pop()
                written.append("</li>\n</ol>\n")
            written.append("</li>\n" if levels else "<ol>\n")
            levels = levels[:-1]
        levels.append(entry.level)
        written.append(f"<li>{_link(entry)}")
    return "".join(written) + "</li>\n</ol>\n" * len(levels)


def _link(entry: NavigationEntry) -> str:
    name = one_line(entry.title)
    shown = (
        name if len(name) <= _MAX_ENTRY_CHARACTERS else f"{name[:_MAX_ENTRY_CHARACTERS].rsplit(' ', 1)[0]} …"
    )
    kind = f' epub:type="{entry.kind}"' if entry.kind else ""
    return f"<a{kind} href={xml_quoted(entry.href)}>{xml_text(shown)}</a>"
