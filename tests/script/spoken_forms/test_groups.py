"""Grouped digits become one number, written as in the language of the text."""

from __future__ import annotations

import pytest

from reader.script.edits import apply_edits
from reader.script.spoken_forms.forms import spoken_edits
from tests.script.samples import spoken_text

ONE_NUMBER = [
    ("en", "10 000 people", "10,000 people"),
    ("en", "10\u00a0000 and 10\u2009000 and 10\u202f000", "10,000 and 10,000 and 10,000"),
    ("en", "1'234'444 or 1’234.50", "1,234,444 or 1,234.50"),
    ("en", "1,23,456 and 12,34,567.5", "123,456 and 1,234,567.5"),
    ("en", "1.234.567 lamps", "1,234,567 lamps"),
    ("en", "−12 500 lamps", "minus 12,500 lamps"),
    ("de", "12 500 oder 1’234.50", "12.500 oder 1.234,50"),
    ("de", "1,234,567.89 Lampen", "1.234.567,89 Lampen"),
    ("fr", "1\u202f234\u202f567 lampes", "1.234.567 lampes"),
    ("es", "10 000 luces", "10.000 luces"),
    ("it", "10 000 luci", "10.000 luci"),
    ("ru", "12\u00a0500 ламп", "12500 ламп"),
    ("sv", "12 500,5 lampor", "12500,5 lampor"),
    ("ar", "١٬٢٣٤٫٥٦", "1234.56"),
    ("fa", "۱۲٬۳۴۵", "12345"),
]
SEVERAL_NUMBERS = [
    ("en", "on May 5 300 people came"),
    ("en", "room 12 345"),
    ("en", "1 2345 and 12 34"),
    ("en", "and 0 500"),
    ("de", "12,500 und 1,5"),
    ("cs", "Tel. 123 456 789"),
]


def test_grouped_digits_are_one_number() -> None:
    assert [(lang, text, spoken_text(text, lang)) for lang, text, _ in ONE_NUMBER] == ONE_NUMBER


def test_adjacent_numbers_stay_separate() -> None:
    assert [
        (lang, spoken_text(text, lang)) for lang, text in SEVERAL_NUMBERS if spoken_text(text, lang) != text
    ] == []


def test_grouped_digits_are_joined_in_formulas_but_not_in_code() -> None:
    assert apply_edits("12 345", spoken_edits("12 345", "en", kind="math")) == "12,345"
    assert spoken_edits("12 345", "en", kind="code") == ()


@pytest.mark.parametrize(
    ("lang", "text", "spoken"),
    [
        ("en", "1.Trim the wick", "1. Trim the wick"),
        ("en", "It cost 1,500.Then it broke", "It cost 1,500. Then it broke"),
        ("fr", "2.Coupez la mèche", "2. Coupez la mèche"),
        ("ru", "2.Лампа", "2. Лампа"),
        ("en", "Use 3.Lamp.txt and v2.Final", "Use 3.Lamp.txt and v2.Final"),
    ],
)
def test_space_after_a_number_with_a_stop_is_added_before_a_word(lang: str, text: str, spoken: str) -> None:
    assert apply_edits(text, spoken_edits(text, lang)) == spoken
