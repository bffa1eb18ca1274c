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
def test_all_of_the_page_is_in_one_section_or_another(kind: str) -> None:
    read = " ".join(block.text for block in all_blocks(parse_page(PAGES[kind]())))

    assert "Privacy" in read
    assert "Sports" in read


def test_of_a_news_article_its_text_is_read_and_nothing_beside_it() -> None:
    page = parse_page(invented.article())

    assert page.article_text == "\n".join(invented.PARAGRAPHS)
    assert (page.title, page.byline, page.published) == ("The keeper of the lamp", "Ann Oakley", "2025-03-04")


def test_of_a_forum_every_post_is_read() -> None:
    text = parse_page(invented.forum()).article_text

    assert [post for _, post in invented.POSTS if post not in text] == []
    assert "Like" not in text


def test_of_a_shop_the_names_of_its_goods_are_read() -> None:
    text = parse_page(invented.collection()).article_text

    assert [name for name in invented.GOODS if name not in text] == []
    assert "made by hand" in text


def test_of_a_product_its_description_is_read() -> None:
    text = parse_page(invented.product()).article_text

    assert "forty hours" in text
    assert "Brass lamp" not in text


def test_of_a_manual_text_code_and_lists_are_read() -> None:
    text = parse_page(invented.documentation()).article_text

    for part in (invented.PARAGRAPHS[0], "lamp fill --oil seal", "Cut it straight."):
        assert part in text
    assert "Install" not in text


def test_a_page_without_anything_like_a_text_is_read_whole_and_says_so() -> None:
    page = parse_page("<body><p>Moved.</p></body>")

    assert [block.text for block in article_blocks(page)] == ["Moved."]


def test_a_reason_is_given_for_each_part_that_is_not_read() -> None:
    page = parse_page(invented.article(), inventory=True)

    assert all(section.why for section in page.sections)
    assert {
        reason for reason in reasons(page, "Our newsletter") if "newsletter" in reason or "signup" in reason
    }
