"""Shared by the tests of this room: prose that is long enough for an article, and parts of pages."""

from __future__ import annotations

from bs4.element import Tag

from reader.page.dom.tree import parse_tree
from reader.page.model import Block, Page, Section
from reader.page.parse import parse_page

PROSE = (
    "The lighthouse keeper counted the ships each evening, wrote their names into a ledger, and lit the lamp."
)
MORE = "In winter the harbor froze, no ships came for weeks, and the keeper wrote down the names of birds."
STORY = f"<p>{PROSE}</p><p>{MORE}</p>"


def parse_with_inventory(html: bytes | str, url: str = "") -> Page:
    """A page with its inventory."""
    return parse_page(html, url, inventory=True)


def tag(html: str) -> Tag:
    """The element of a piece of a page whose id is x."""
    found = parse_tree(html).find(id="x")
    assert isinstance(found, Tag)
    return found


def article_blocks(page: Page) -> list[Block]:
    return [block for section in page.sections if section.in_article for block in section.blocks]


def all_blocks(page: Page) -> list[Block]:
    return [block for section in page.sections for block in section.blocks]


def section_titled(page: Page, title: str) -> Section:
    return next(section for section in page.sections if section.title == title)


def block_of(html: str) -> Block:
    """The only block that a piece of a page makes beside a heading and a story."""
    page = parse_page(f"<h1>Lamp</h1>{STORY}{html}")
    (block,) = [block for block in all_blocks(page) if block.text not in {"Lamp", PROSE, MORE}]
    return block
