"""The title and the byline are spoken once, before the text."""

from __future__ import annotations

from reader.page.model import Page
from reader.page.parse import parse_page
from reader.script.writer import write_script
from reader.settings import Verbosity
from tests.script.samples import PROSE, article


def texts(page: Page, verbosity: Verbosity = "few") -> list[str]:
    return [utterance.text for utterance in write_script(page, verbosity)]


MADE = "<meta name=author content='Ann Oakley'><meta name=date content=2020-05-04>"
STORY = "<p>The lamp was lit in the evening, and every ship that came by was written down.</p>"


def test_title_comes_first_once_and_is_not_announced_as_heading() -> None:
    assert texts(article("")) == ["Lamp", PROSE]


def test_title_missing_from_the_article_is_spoken_before_it() -> None:
    page = parse_page(f"<title>Lamp of the harbor</title><main><p>{PROSE}</p></main>")

    first, second = write_script(page)
    assert (first.text, first.style, first.start) == ("Lamp of the harbor", "title", None)
    assert second.text == PROSE


def test_title_in_other_capitals_is_not_repeated() -> None:
    assert texts(parse_page(f"<title>The Old Lamp</title><main><h1>THE OLD LAMP</h1><p>{PROSE}")) == [
        "THE OLD LAMP",
        PROSE,
    ]


def test_page_without_a_title_starts_with_its_text() -> None:
    assert texts(parse_page(f"<p>{PROSE}</p>")) == [PROSE]


def test_byline_is_spoken_once_after_the_title() -> None:
    page = parse_page(f"{MADE}<html lang=en><h1>Lamp</h1>{STORY}<h2>Lamp</h2>{STORY}")

    assert texts(page, "few")[:3] == ["Lamp", "by Ann Oakley", "May 4, 2020"]
    assert texts(page, "few").count("by Ann Oakley") == 1
    assert not any("Ann Oakley" in said for said in texts(page, "none"))


def test_byline_follows_a_title_outside_the_article() -> None:
    page = parse_page(f"<title>A lamp is lit</title>{MADE}{STORY}{STORY}")

    assert texts(page, "few")[:3] == ["A lamp is lit", "by Ann Oakley", "May 4, 2020"]


def test_author_is_not_repeated_if_the_first_lines_name_them() -> None:
    page = parse_page(f"{MADE}<h1>Lamp</h1><p>As told to our own reporter Ann Oakley.</p>{STORY}")

    assert texts(page, "few")[:2] == ["Lamp", "May 4, 2020"]


def test_author_in_a_heading_is_not_repeated() -> None:
    html = "<meta name=author content='Ann Vale'><main><h1>Lamp</h1><h3>By Ann Vale</h3><p>One.</p></main>"
    texts = [each.text for each in write_script(parse_page(html))]
    assert sum("Ann Vale" in text for text in texts) == 1


def test_author_and_date_follow_a_headline_that_is_written_in_several_boxes() -> None:
    headline = (
        "<h1><span>Harbor lamps<b style='position:absolute'>:</b></span> <span>A ves­sel is saved</span></h1>"
    )
    page = parse_page(f"{MADE}<html lang=en><title>Lamp</title><main>{headline}{STORY}")

    assert texts(page)[:3] == ["Harbor lamps: A vessel is saved", "by Ann Oakley", "May 4, 2020"]
    assert page.title == "Harbor lamps: A vessel is saved"
    assert not page.article_text.startswith("Harbor lamps")


def test_author_and_date_follow_a_headline_that_differs_a_little_from_the_title() -> None:
    title = "<meta property=og:title content='The old lamp of the harbor | Harbor News'>"
    page = parse_page(f"{title}{MADE}<html lang=en><main>{STORY}<h2>The old lamp of the harbour</h2>{STORY}")

    assert texts(page).count("by Ann Oakley") == 1
    assert texts(page).count("heading 2") <= 1


def test_title_is_spoken_if_the_article_only_has_a_heading_of_one_of_its_words() -> None:
    page = parse_page(
        f"<title>How we lit the lamp, the oven, the stove and two hundred candles</title><main>{STORY}"
        f"<h2>Stove</h2>{STORY}"
    )

    assert texts(page)[0] == "How we lit the lamp, the oven, the stove and two hundred candles"
