"""What is read of whole pages of each kind, with the installed model."""

from __future__ import annotations

import pytest

from reader.page.model import Page
from reader.page.parse import parse_page
from tests.page.article import invented
from tests.page.samples import all_blocks, article_blocks

PAGES = {
    "article": invented.article,
    "forum": invented.forum,
    "collection": invented.collection,
    "product": invented.product,
    "documentation": invented.documentation,
}


def reasons(page: Page, text: str) -> set[str]:
    """Why the sections that hold a text are read, or are not."""
    return {section.why for section in page.sections if any(block.text == text for block in section.blocks)}


@pytest.mark.parametrize("kind", PAGES)
def test_menus_and_footers_are_not_read(kind: str) -> None:
    text = parse_page(PAGES[kind]()).article_text

    assert not [word for word in ("Sports", "Privacy", "All rights reserved", "Search") if word in text]


@pytest.mark.parametrize("kind", PAGES)
def test_everything_on_the_page_is_in_a_section(kind: str) -> None:
    read = " ".join(block.text for block in all_blocks(parse_page(PAGES[kind]())))

    assert "Privacy" in read
    assert "Sports" in read


def test_news_article_is_read_without_its_surroundings() -> None:
    page = parse_page(invented.article())

    assert page.article_text == "\n".join(invented.PARAGRAPHS)
    assert (page.title, page.byline, page.published) == ("The keeper of the lamp", "Ann Oakley", "2025-03-04")


def test_every_post_of_a_forum_is_read() -> None:
    text = parse_page(invented.forum()).article_text

    assert [post for _, post in invented.POSTS if post not in text] == []
    assert "Like" not in text


def test_product_names_of_a_shop_are_read() -> None:
    text = parse_page(invented.collection()).article_text

    assert [name for name in invented.GOODS if name not in text] == []
    assert "made by hand" in text


def test_product_description_is_read() -> None:
    text = parse_page(invented.product()).article_text

    assert "forty hours" in text
    assert "Brass lamp" not in text


def test_text_code_and_lists_of_a_manual_are_read() -> None:
    text = parse_page(invented.documentation()).article_text

    for part in (invented.PARAGRAPHS[0], "lamp fill --oil seal", "Cut it straight."):
        assert part in text
    assert "Install" not in text


def test_page_without_an_article_is_read_whole_with_a_notice() -> None:
    page = parse_page("<body><p>Moved.</p></body>")

    assert [block.text for block in article_blocks(page)] == ["Moved."]


def test_every_unread_part_has_a_reason() -> None:
    page = parse_page(invented.article(), inventory=True)

    assert all(section.why for section in page.sections)
    assert reasons(page, "Our newsletter") == {"complementary"}
