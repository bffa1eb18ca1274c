"""Text as it is said: white space folded, letters whole."""

from __future__ import annotations

import pytest

from reader.page.blocks.runs import composed
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
def test_what_a_paragraph_says(written: str, said: str) -> None:
    assert parse_page(f"<p>{written}</p>").article_text == said


def test_a_picture_is_called_in_whole_letters_too() -> None:
    (section,) = parse_page("<p>Look.</p><figure><img alt='A bru\u0308cke at night'></figure>").sections

    assert section.blocks[1].name == "A brücke at night"


def test_offsets_count_the_letters_that_are_left() -> None:
    (section,) = parse_page("<p>u\u0308ber <a href=/x>won\u00adder</a></p>").sections

    link = section.blocks[0].links[0]
    assert section.blocks[0].text[link.start : link.end] == "wonder"


def test_a_crowd_of_marks_on_one_letter_stays_as_it_is() -> None:
    crowd = "a" + "\u0301\u0323" * 150

    assert composed(crowd) == crowd
