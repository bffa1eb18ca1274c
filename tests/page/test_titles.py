"""The title before the tree: what the page's head says, in a few milliseconds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page.titles import Title, peek_title, titles_match, without_slogan


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<html lang=fr><title>Les marées</title>", Title("Les marées", "fr")),
        ("<title>Why the sea comes and goes | The Shore</title>", Title("Why the sea comes and goes", "")),
        (
            "<title>A</title><meta property='og:title' content='Tides of\n the sea'>",
            Title("Tides of the sea", ""),
        ),
        ("<meta name='twitter:title' content='B'><meta property='og:title' content='A'>", Title("A", "")),
        ("<html lang='not a tag'><title></title>", Title("", "")),
        ("<svg><title>Drawing</title></svg><p>Text", Title("", "")),
        ("", Title("", "")),
    ],
)
def test_title_is_found_without_parsing_the_tree(head: str, title: Title) -> None:
    assert peek_title(head.encode()) == title


SLOGANS = "All that you need for light | and for warmth, every day"


def test_site_name_has_no_slogan() -> None:
    names = {
        "Harbor Times | Fresh news from the sea, every day": "Harbor Times",
        "Thoughts on oil, wicks and good light – Lamp House Blog": "Lamp House Blog",
        "Lamp House – Oil": "Lamp House – Oil",
        "https://www.lamp-house.example.org/": "lamp-house.example.org",
        "Lamps, Wicks, Oil and Everything Between": "Lamps, Wicks, Oil and Everything Between",
        SLOGANS: SLOGANS,
        "": "",
    }
    assert {site: without_slogan(site) for site in names} == names


def test_title_is_decoded_with_the_pages_encoding() -> None:
    assert peek_title("<title>Größe</title>".encode("utf-16")).text == "Größe"
    assert peek_title("<title>Größe</title>".encode("latin-1"), "latin1").text == "Größe"


@given(st.text(max_size=300), st.sampled_from(["", "utf-16", "koi8-r"]))
def test_any_text_has_a_title_of_one_line(text: str, charset: str) -> None:
    title, lang = peek_title(text.encode("utf-8", "replace"), charset)
    assert title == " ".join(title.split())
    assert lang == "" or lang.replace("-", "").isalnum()


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Why the sea comes", "Why the Sea Comes", True),
        ("Why the sea comes | The Shore", "Why the sea comes", True),
        ("Tides", "Bread", False),
        ("Tides", "Tides are why the sea comes and goes twice a day, as all who lived there know", False),
    ],
)
def test_titles_are_near_that_differ_by_a_site_s_name(one: str, other: str, near: bool) -> None:
    assert titles_match(one, other) is near
