"""What follows an article is not read: cards of other stories, the rules of a comment form."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.article.invented import PARAGRAPHS

TEXT = "\n".join(PARAGRAPHS)


def text_before(html: str, paragraphs: int = len(PARAGRAPHS)) -> str:
    """The text of an article that ends with a piece of a page."""
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS[:paragraphs])
    page = parse_page(
        f"<meta property=og:type content=article><main><article><h1>Lamp</h1>{text}{html}</article></main>"
    )
    return page.article_text


def card(number: int, text: str = "", href: str = "/story") -> str:
    return f"<h3><a href='{href}{number}'>What came ashore in winter {number}</a></h3>{text}"


CUT = "<p>The beach was full of boxes, and in each of them there was a letter to the keeper […]</p>"
WHOLE = "<p>The beach was full of boxes, and in each of them there was a letter to the keeper.</p>"


@pytest.mark.parametrize(
    "html",
    [
        card(1, CUT) + card(2, CUT),
        card(1) + card(2) + card(3),
        f"<h2>The newest</h2>{card(1)}{card(2, CUT)}",
        f"{card(1, CUT)}{card(2, CUT)}<h3>Comments</h3>",
        f"<ul><li>{card(1, WHOLE)}</li><li>{card(2)}</li></ul>",
    ],
)
def test_cards_of_other_stories_at_the_end_are_not_read(html: str) -> None:
    assert text_before(html) == TEXT


@pytest.mark.parametrize(
    "html",
    [
        card(1, WHOLE) + card(2, WHOLE),
        card(1, CUT),
        card(1, CUT, "#part") + card(2, CUT, "#part"),
        "".join(card(number, CUT) for number in range(12)),
        f"{card(1, CUT)}{card(2, CUT)}<h2>The lamp today</h2><p>{PARAGRAPHS[0]}</p>",
    ],
)
def test_linked_headings_that_the_article_is_about_are_read(html: str) -> None:
    assert "What came ashore in winter 1" in text_before(html)


def test_list_of_stories_under_a_paragraph_is_read() -> None:
    cards = "".join(card(number, CUT) for number in range(8))
    page = parse_page(f"<main><h1>Lamp</h1><p>{PARAGRAPHS[0]}</p>{cards}</main>")

    assert page.article_text.count("What came ashore") == 8


@pytest.mark.parametrize(
    "heading", ["Editors’ Recommendations:", "Related posts", "Читайте также", "Tin liên quan"]
)
def test_list_of_stories_under_its_label_is_not_read(heading: str) -> None:
    links = "".join(f"<li><a href=/{n}>How keeper number {n} came home</a></li>" for n in range(3))

    assert text_before(f"<h4>{heading}</h4><ul>{links}</ul>") == TEXT


@pytest.mark.parametrize("heading", ["Leave a Comment", "Comentar", "Kommentar schreiben"])
def test_rules_of_a_comment_form_are_not_read(heading: str) -> None:
    rules = "<p>Please stay on topic, be civil, and be brief.</p><p>Names are shown with all letters.</p>"

    assert text_before(f"<h3>{heading}</h3>{rules}") == TEXT


def test_long_text_under_such_a_heading_is_read() -> None:
    text = "".join(f"<p>{each} {each} {each}</p>" for each in PARAGRAPHS * 2)

    assert "Leave a Comment" in text_before(f"<h3>Leave a Comment</h3>{text}")


def test_label_without_stories_is_not_read() -> None:
    assert text_before("<p>Das Thema könnte dich auch interessieren:</p><iframe src=x></iframe>") == TEXT


def test_request_to_report_a_mistake_is_not_read() -> None:
    line = "<b>Found a mistake?</b><p>Select it and press <span>Ctrl+Enter</span>.</p>"

    assert text_before(f"<div>{line}</div>") == TEXT
    assert "Press Ctrl+Enter" in text_before(f"<p>Press Ctrl+Enter.</p><p>{PARAGRAPHS[0]}</p>")
