"""Hidden text that is read, because a script would show it."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, STORY, all_blocks

HIDDEN = "<section class=page style='display: none'><h2>Ship {0}</h2><p>{1}</p></section>"


def test_hidden_pages_of_a_listicle_are_read() -> None:
    pages = "".join(HIDDEN.format(number, PROSE) for number in range(4))
    page = parse_page(f"<main><h1>Four ships</h1><p>{MORE}</p>{pages}</main>")

    assert page.article_text.count(PROSE) == 4


def test_main_part_hidden_until_scripts_run_is_read() -> None:
    page = parse_page(f"<p>Loading</p><main hidden><h1>Lamp</h1>{STORY}</main>")

    assert PROSE in page.article_text


def test_hidden_content_outside_the_main_part_stays_hidden() -> None:
    dialogs = "".join(f"<div class=dialog hidden><p>{PROSE}</p></div>" for _ in range(3))
    page = parse_page(f"<main><h1>Lamp</h1><p>{MORE}</p></main>{dialogs}")

    assert page.article_text == MORE


def test_hidden_repetition_of_visible_text_stays_hidden() -> None:
    pages = "".join(HIDDEN.format(number, PROSE) for number in range(4))
    menu = "<section class=page style='display: none'><p>A menu.</p></section>"
    page = parse_page(f"<main><h1>Four ships</h1><p>{MORE}</p>{pages}</main>{menu}")

    assert page.article_text.count(PROSE) == 4
    assert not [block for section in page.sections for block in section.blocks if block.text == "A menu."]


def test_hidden_content_beside_more_visible_text_stays_hidden() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{HIDDEN.format(1, 'No.')}{HIDDEN.format(2, 'No.')}</main>")

    assert "No." not in page.article_text


def test_hidden_translations_stay_hidden() -> None:
    hidden = "".join(f"<div lang={lang} hidden><p>{PROSE} {PROSE}</p></div>" for lang in ("de", "fr", "es"))
    page = parse_page(f"<main><h1>Lamp</h1><p>{MORE}</p>{hidden}</main>")

    assert page.article_text == MORE


QUESTION = "How many ships come by?"
ANSWER = "Forty ships come by on a clear night, and none of them stops here."
OPENER = f"<button aria-expanded=false aria-controls=p>{QUESTION}</button>"


@pytest.mark.parametrize(
    "panel",
    [
        f"<h2>{OPENER}</h2><div id=p hidden><p>{ANSWER}</p></div>",
        f"{OPENER}<div id=p role=region style='display:none' aria-hidden=true><p>{ANSWER}</p></div>",
        f"<h3><a href=#p aria-expanded=false>{QUESTION}</a></h3><div id=p hidden><p>{ANSWER}</p></div>",
        f"<h2><button aria-expanded=false>{QUESTION}</button></h2><div hidden><p>{ANSWER}</p></div>",
        f"<b role=tab aria-controls=p>{QUESTION}</b><div id=p hidden><p>{ANSWER}</p></div>",
        f"<b>{QUESTION}</b><div role=tabpanel hidden><p>{ANSWER}</p></div>",
        f"<details><summary>{QUESTION}</summary><p>{ANSWER}</p></details>",
    ],
)
def test_text_panel_behind_a_button_is_read(panel: str) -> None:
    assert ANSWER in parse_page(f"<main><h1>Lamp</h1>{STORY}{panel}{STORY}</main>").article_text


@pytest.mark.parametrize(
    "panel",
    [
        f"{OPENER}<div id=p hidden><a href=/a>{ANSWER}</a></div>",
        f"{OPENER}<div id=p hidden><label>{ANSWER}<input></label></div>",
        f"{OPENER}<div id=p role=dialog hidden><p>{ANSWER}</p></div>",
        f"{OPENER}<nav id=p hidden><p>{ANSWER}</p></nav>",
        f"<button aria-expanded=false aria-haspopup=true aria-controls=p>x</button><p id=p hidden>{ANSWER}",
        f"<button>x</button><div id=p hidden><p>{ANSWER}</p></div>",
    ],
)
def test_menus_forms_and_dialogs_that_a_button_opens_stay_hidden(panel: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{panel}</main>")

    assert ANSWER not in [block.text for block in all_blocks(page)]


def test_noscript_content_is_not_in_the_article() -> None:
    asks = "Turn on scripts to see the lamp."
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<noscript><p>{asks}</p></noscript></main>")

    assert asks not in page.article_text
    assert asks in [block.text for block in all_blocks(page)]
