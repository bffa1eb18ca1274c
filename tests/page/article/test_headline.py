"""The headline among the headings, and the text between it and the article."""

from __future__ import annotations

from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, STORY

TEXT = f"{PROSE}\n{MORE}"


def test_headline_above_the_text_is_in_the_article() -> None:
    page = parse_page(
        f"<title>Lamp of the harbor</title>"
        f"<div><div><h1>Lamp of the harbor</h1></div><div>{STORY}</div></div>"
    )

    assert page.article_text == TEXT
    assert page.title == "Lamp of the harbor"


def test_headline_is_spoken_as_title_and_not_in_the_text() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<h2>Lamp</h2><p>Again.</p></main>")

    assert page.title == "Lamp"
    assert page.article_text == f"{TEXT}\nLamp\nAgain."


def test_long_heading_without_content_is_an_introduction() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><h2>{PROSE} {MORE}</h2><h2>Part</h2>{STORY}</main>")

    assert page.article_text == f"{PROSE} {MORE}\nPart\n{TEXT}"


def test_hidden_headline_is_not_repeated() -> None:
    page = parse_page(
        f"<main><h1>Lamp</h1><div style='display:none'><h1>Lamp</h1><p>{MORE}</p></div><p>{PROSE}</p></main>"
    )

    assert page.article_text == PROSE


def test_introduction_between_headline_and_text_is_read() -> None:
    page = parse_page(
        "<div><div><h1>Lamp</h1><p>How a harbor kept its light.</p></div>"
        f"<div><div class=body>{STORY}</div></div></div>"
    )

    assert page.article_text == f"How a harbor kept its light.\n{TEXT}"


def test_lower_level_headline_precedes_the_site_name() -> None:
    page = parse_page(
        "<title>The Keeper » Lamp of the harbor</title><header><h1>The Keeper</h1><p>Since 1911</p></header>"
        f"<div><h3>Lamp of the harbor</h3>{STORY}{STORY}</div>"
    )

    assert page.title == "Lamp of the harbor"
    assert page.article_text.startswith(TEXT)


def test_top_headline_precedes_a_lower_one_that_the_title_repeats() -> None:
    page = parse_page(
        f"<title>When was the lamp lit?</title><main><h1>A keeper and a light</h1>{STORY}"
        f"<h3>When was the lamp lit?</h3>{STORY}</main>"
    )

    assert page.title == "A keeper and a light"


def test_one_word_headline_counts_if_the_title_has_it() -> None:
    page = parse_page(f"<title>Lighthouse - Encyclopedia</title><h1>Lighthouse</h1><main>{STORY}</main>")

    assert page.title == "Lighthouse"


def test_heading_that_links_to_the_home_page_is_the_site_name() -> None:
    page = parse_page(
        "<title>On lamps | Ann's blog</title><h1><a href=/>Ann's blog</a></h1>"
        f"<main><h2>On lamps</h2>{STORY}</main>"
    )

    assert page.title == "On lamps"


def test_heading_of_a_menu_is_not_the_headline() -> None:
    page = parse_page(
        "<title>Wick in lamps - Manual</title><nav><h2>In lamps</h2><a href=/w>Wool</a></nav>"
        f"<main><h1>Type lamps::Wick</h1>{STORY}</main>"
    )

    assert page.title == "Type lamps::Wick"
