"""A source's page, and what is said where there is nothing to read in it."""

from __future__ import annotations

from reader.errors import NothingToRead
from reader.page.model import Page
from reader.page.parse import parse_page
from reader.sources.source import Source, said

_BY_SCRIPTS = "If a browser shows a text there, save it there, and give the file."  # scripts wrote it


def page_of(source: Source, name: str, *, inventory: bool = False) -> Page:
    """The page that a source called `name` holds, as `parse_page` gives it.

    Raises NothingToRead if there is no text in it.
    """
    page = parse_page(
        source.html, source.url, source.charset, inventory=inventory, only_article=source.only_article
    )
    if not page.sections:
        if not source.html.strip():
            raise NothingToRead(f"{said(name)} is empty. Give another page, or save it again.")
        raise NothingToRead(f"{said(name)} holds nothing to read. {_BY_SCRIPTS}")
    return page


def article_or_fail(name: str, page: Page) -> None:
    """Raise NothingToRead where the page has no article."""
    if not any(section.in_article for section in page.sections):
        raise NothingToRead(f"No article was found in {said(name)}. “reader outline” shows what is there.")
