"""Parses a page that must have something to read, with the error messages if it has nothing."""

from __future__ import annotations

from reader.errors import NothingToRead
from reader.page.model import Page
from reader.page.parse import parse_page


def readable_page(
    html: bytes,
    name: str,
    *,
    url: str = "",
    charset: str = "",
    inventory: bool = False,
    only_article: bool = False,
) -> Page:
    """The result of `parse_page`; messages call the page `name`.

    Raises NothingToRead if the page has no text.
    """
    page = parse_page(html, url, charset, inventory=inventory, only_article=only_article)
    if not page.sections:
        if not html.strip():
            raise NothingToRead("{name} is empty. Open another page, or save this one again.", name=name)
        if only_article:
            raise NothingToRead("{name} has no text. Open another document.", name=name)
        raise NothingToRead(  # because scripts may build the page
            "{name} has nothing to read. "
            "If a browser shows text there, save the page and open the saved file.",
            name=name,
        )
    return page


def require_article(name: str, page: Page) -> None:
    """Raise NothingToRead if the page has no article."""
    if not any(section.in_article for section in page.sections):
        raise NothingToRead("No article found in {name}. List its sections with: reader outline", name=name)
