"""A page that must hold something to read, and what is said where it does not."""

from __future__ import annotations

from reader.errors import NothingToRead
from reader.page.model import Page
from reader.page.parse import parse_page

_IF_SCRIPTED = "If a browser shows text there, save the page, and open the file."  # scripts wrote it


def readable_page(
    html: bytes,
    name: str,
    *,
    url: str = "",
    charset: str = "",
    inventory: bool = False,
    only_article: bool = False,
) -> Page:
    """What `parse_page` gives; `name` is what messages call the page.

    Raises NothingToRead if there is no text in it.
    """
    page = parse_page(html, url, charset, inventory=inventory, only_article=only_article)
    if not page.sections:
        if not html.strip():
            raise NothingToRead(f"{name} is empty. Give another page, or save it again.")
        raise NothingToRead(f"{name} has nothing to read. {_IF_SCRIPTED}")
    return page


def require_article(name: str, page: Page) -> None:
    """Raise NothingToRead where the page has no article."""
    if not any(section.in_article for section in page.sections):
        raise NothingToRead(f"No article found in {name}. See its sections with: reader outline")
