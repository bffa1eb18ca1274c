from __future__ import annotations

import pytest

from reader.script.sections.repeats import is_repeated
from tests.script.samples import said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("The lamp, lit", "The lamp – lit."),
        ("A lamp at night", "See here a lamp at night by the sea."),
        ("Ann", "Ann"),
        ("Ann Ash", "by Ann Ash, keeper"),
    ],
)
def test_words_of_the_running_text_count_as_repeated(name: str, text: str) -> None:
    assert is_repeated(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", "Text."),
        ("A lamp", ""),
        ("cat", "In the first category."),
        ("A lamp at night", "At night a lamp."),
        ("Ann", "It was in that winter that Ann first saw the lamp."),
        ("A longer name than its text", "A longer name"),
    ],
)
def test_words_elsewhere_do_not_count_as_repeated(name: str, text: str) -> None:
    assert not is_repeated(name, text)


def test_caption_equal_to_the_alternative_text_is_spoken_once() -> None:
    html = "<figure><img src=x alt='A tall tower.'><figcaption>A tall tower.</figcaption></figure>"

    assert said(html) == ["picture", "A tall tower."]


@pytest.mark.parametrize(
    "html",
    [
        "<p><img src=x alt='A heron stands there'></p><p>A heron stands there, as ever.",
        "<p>A heron stands there, as ever.</p><p><img src=x alt='A heron stands there'></p>",
        "<p>A heron stands there, <img src=x alt='A heron stands there'> as ever.",
        "<p><img src=x alt='A heron stands there'> A heron stands there, as ever.",
    ],
)
def test_picture_whose_name_is_beside_it_is_skipped(html: str) -> None:
    assert said(html) == ["A heron stands there, as ever."]


def test_skipped_picture_still_counts_as_a_list_item() -> None:
    html = "<ul><li>one<li><img src=x alt='A heron stands there'><li>A heron stands there.</ul>"

    assert said(html) == ["list of 3 items", "one", "A heron stands there."]
