"""Text as it is said: white space folded, letters whole."""

from __future__ import annotations

import pytest

from reader.page.blocks.runs import normalized
from reader.page.parse import parse_page


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("  one \n two\t", "one two"),
        ("one\u00a0two", "one two"),
        ("gepru\u0308ft", "geprüft"),
        ("won\u00adder\u00adful", "wonderful"),
        ("\uac00 \u1100\u1161", "가 가"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_paragraph_text_follows_the_markup(written: str, said: str) -> None:
    assert parse_page(f"<p>{written}</p>").article_text == said


def test_picture_name_is_normalised_to_composed_letters() -> None:
    (section,) = parse_page("<p>Look.</p><figure><img alt='A bru\u0308cke at night'></figure>").sections

    assert section.blocks[1].name == "A brücke at night"


def test_offsets_count_normalised_letters() -> None:
    (section,) = parse_page("<p>u\u0308ber <a href=/x>won\u00adder</a></p>").sections

    link = section.blocks[0].links[0]
    assert section.blocks[0].text[link.start : link.end] == "wonder"


def test_letter_with_many_combining_marks_is_unchanged() -> None:
    crowd = "a" + "\u0301\u0323" * 150

    assert normalized(crowd) == crowd
