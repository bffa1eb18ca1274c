"""Pages whose text a script would show, and which have it in the data about themselves."""

from __future__ import annotations

import json

import pytest

from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, STORY

EMPTY = "<div id=app>Loading</div>"


def page_with(data: object, shown: str = EMPTY) -> str:
    written = json.dumps(data).replace("</", "<\\/")
    return f"<title>Keeper</title>{shown}<script type=application/ld+json>{written}</script>"


def test_json_ld_article_text_is_read() -> None:
    data = {"@type": "NewsArticle", "headline": "Lamp & light", "articleBody": f"{PROSE}\n\n{MORE}"}
    page = parse_page(page_with(data))

    assert page.title == "Lamp & light"
    assert page.article_text == f"{PROSE}\n{MORE}"
    assert {section.why for section in page.sections if section.in_article} == {"text in the page's data"}


def test_json_ld_text_with_markup_is_parsed() -> None:
    data = [
        {"@type": "WebSite"},
        {"@graph": [{"@type": "Article", "articleBody": f"{STORY}<p><b>End</b> &amp;"}]},
    ]

    assert parse_page(page_with(data)).article_text == f"{PROSE}\n{MORE}\nEnd &"


def test_json_ld_recipe_is_read_with_ingredients_and_steps() -> None:
    steps = [
        {"@type": "HowToStep", "name": "Wick", "text": PROSE},
        {"@type": "HowToSection", "name": "Oil", "itemListElement": [{"@type": "HowToStep", "text": MORE}]},
    ]
    data = {
        "@type": "Recipe",
        "name": "Lamp",
        "recipeIngredient": ["oil", "1 < 2 wicks"],
        "recipeInstructions": steps,
    }

    assert parse_page(page_with(data)).article_text == f"oil\n1 < 2 wicks\nWick\n{PROSE}\nOil\n{MORE}"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({"articleBody": f"{PROSE}\n{MORE}"}, f"<main><h1>Lamp</h1>{STORY}</main>"),
        ({"articleBody": "Too short."}, EMPTY),
        ({"articleBody": {"a": [[[[[[[PROSE * 3]]]]]]]}, "step": 5}, EMPTY),
    ],
)
def test_json_ld_text_is_ignored_on_pages_with_visible_text(data: object, shown: str) -> None:
    assert parse_page(page_with(data, shown)).article_text == parse_page(shown).article_text


def test_scripts_in_json_ld_text_are_removed() -> None:
    data = {"articleBody": f"<p>{PROSE} {MORE}</p><script>alert(1)</script><style>p {{}}</style>"}

    assert parse_page(page_with(data)).article_text == f"{PROSE} {MORE}"


def test_truncated_article_is_read_from_json_ld() -> None:
    whole = f"{PROSE}\n{PROSE[::-1]}\n{MORE}\n{MORE[::-1]}\n{PROSE.upper()}{MORE.upper()}"
    html = page_with({"articleBody": whole}, f"<main><h1>Lamp</h1><p>{PROSE}</p><p>{MORE[:-40]}…</p></main>")

    assert parse_page(html).article_text == whole


def test_json_ld_of_another_text_or_a_summary_is_not_read() -> None:
    for text in (PROSE, f"Another text. {PROSE[::-1] * 3}", f"{PROSE[::-1] * 3} {PROSE}"):
        html = page_with({"articleBody": text}, f"<main><h1>Lamp</h1>{STORY}{STORY.upper()}</main>")
        assert parse_page(html).article_text.startswith(f"{PROSE}\n{MORE}")
