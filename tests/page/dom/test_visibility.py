"""What is hidden, and what is only hidden until it is opened."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.samples import STORY, parse_with_inventory


def article(html: str) -> str:
    return parse_page(f"<main><h1>Lamp</h1>{STORY}{html}{STORY}</main>").article_text


@pytest.mark.parametrize(
    ("html", "said", "unsaid"),
    [
        ("<p style='visibility:hidden'>one <b style='visibility:visible'>two</b> three</p>", "two", "one"),
        (
            "<div style='visibility:hidden'><p>one</p><div><p style='visibility:visible'>two</p></div></div>",
            "two",
            "one",
        ),
        (
            (
                "<div style='visibility:hidden'><div style='visibility:visible'><p>two</p>"
                "<p style='visibility:hidden'>one</p></div></div>"
            ),
            "two",
            "one",
        ),
    ],
)
def test_visible_element_in_an_invisible_one_is_read(html: str, said: str, unsaid: str) -> None:
    lines = article(html).split("\n")

    assert said in lines
    assert not any(unsaid in line.split() for line in lines)


def test_visible_element_in_display_none_is_not_read() -> None:
    assert "two" not in article("<div style='display:none'><p style='visibility:visible'>two</p></div>")


def test_invisible_link_with_visible_words_is_not_a_link() -> None:
    page = parse_with_inventory(
        "<a href=x style='visibility:hidden'><b style='visibility:visible'>two</b></a>"
    )

    assert [block.text for section in page.sections for block in section.blocks] == ["two"]
    assert page.inventory.links == ()


def test_invisible_element_can_be_a_skip_link_target() -> None:
    page = parse_page(
        "<a href='#c'>Skip to content</a><nav><a href=y>z</a></nav>"
        "<div id=c style='visibility:hidden'>"
        f"<div style='visibility:visible'><h1>Lamp</h1>{STORY}</div></div>"
    )

    assert page.skip_links[0].target == next(section.id for section in page.sections if section.in_article)
