from __future__ import annotations

import pytest

from reader.page.article.phrases import leads_to_another, stands_over_others


@pytest.mark.parametrize(
    "text",
    [
        "Related articles",
        "RELATED:",
        "More from the harbor",
        "You may also like",
        "You might also be interested in",
        "12 comments",
        "Comments (12)",
        "Leave a comment",
        "Das könnte Sie auch interessieren",
        "Mehr zum Thema",
        "À lire aussi",
        "Sur le même thème",
        "Te puede interesar",
        "Leia também",
        "Leggi anche:",
        "Lees ook",
        "Zobacz też",
        "Читайте также",
        "関連記事",
        "相关阅读",
        "اقرأ أيضا",
    ],
)
def test_these_stand_over_something_else_than_the_article(text: str) -> None:
    assert stands_over_others(text)


@pytest.mark.parametrize(
    "text",
    [
        "Comments",
        "Tags",
        "Latest",
        "More",
        "",
        "—",
        "Related work",
        "The most popular birds",
        "Read me",
        "News",
    ],
)
def test_these_can_be_chapters(text: str) -> None:
    assert not stands_over_others(text)


def test_a_line_leads_to_another_article_when_words_follow_the_colon() -> None:
    assert leads_to_another("Read also: The birds of the harbor")
    assert not leads_to_another("Read also:")
    assert not leads_to_another("Note: read this first")
