"""The tree of a page as a reader sees it, with the parts of its main text that only scripts would show."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from bs4.element import Tag

from reader.page.article.content_model.declared import Declared
from reader.page.article.finder import PageHints
from reader.page.article.hidden_content import reveal_hidden_text
from reader.page.article.json_ld_text import json_ld_text
from reader.page.article.measure import Measured, measure
from reader.page.dom.nodes import Document
from reader.page.dom.tree import parse_tree
from reader.page.dom.visibility import show_visible_parts
from reader.page.metadata import Metadata, as_list, read_metadata
from reader.page.notices import needs_scripts, shows_nothing

_MIN_DESCRIPTION_CHARACTERS = 200  # a longer one is the beginning of the text; a shorter one often advertises


class ShownPage(NamedTuple):
    """A page's tree, metadata and measures.

    `revealed` holds the `id()` of each hidden element that is shown. `text_part` is the text from the
    page's JSON-LD, if the page itself does not show it; if `is_description`, it is the page's description.
    """

    root: Document
    body: Tag
    metadata: Metadata
    measured: Measured
    revealed: frozenset[int]
    text_part: Tag | None
    is_description: bool

    @property
    def hints(self) -> PageHints:
        """The metadata that helps to find the article."""
        metadata = self.metadata
        types = tuple(str(kind).lower() for item in metadata.json_ld for kind in as_list(item.get("@type")))
        title = metadata.title or metadata.site_title
        return PageHints(title, metadata.site_title, Declared(metadata.og_type, types))


def show_page(markup: str) -> ShownPage:
    """The page that browsers would show for this markup, if scripts showed its hidden text."""
    root, body = _tree(markup)
    metadata = read_metadata(root.elements)
    measured = measure(body)
    revealed: frozenset[int] = frozenset()
    if measured.hidden or measured.unscripted:
        revealed = reveal_hidden_text(body, measured)
    if revealed:
        measured = measure(body)
    text_part = None
    text = json_ld_text(metadata.json_ld, measured)
    is_description = (
        not text
        and len(metadata.description) >= _MIN_DESCRIPTION_CHARACTERS
        and (shows_nothing(measured) or needs_scripts(measured))
    )
    if is_description:
        text = f"<h1>{escape(metadata.title)}</h1><p>{escape(metadata.description)}"
    if text:
        root, body = _tree(f"{markup}<main>{text}</main>")
        measured = measure(body)
        last = body.contents[-1]
        text_part = last if isinstance(last, Tag) else None
    return ShownPage(root, body, metadata, measured, revealed, text_part, is_description)


def _tree(markup: str) -> tuple[Document, Tag]:
    """The tree of a page without its invisible parts, and its body."""
    root = parse_tree(markup)
    show_visible_parts(root.elements)
    body = root.find("body", recursive=True)
    return root, body if isinstance(body, Tag) else root
