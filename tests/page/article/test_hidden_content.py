from __future__ import annotations

from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, STORY

HIDDEN = "<section class=page style='display: none'><h2>Ship {0}</h2><p>{1}</p></section>"


def test_the_pages_of_a_listicle_that_a_script_turns_are_read() -> None:
    pages = "".join(HIDDEN.format(number, PROSE) for number in range(4))
    page = parse_page(f"<main><h1>Four ships</h1><p>{MORE}</p>{pages}</main>")

    assert page.article_text.count(PROSE) == 4


def test_a_main_part_that_waits_for_its_script_is_read() -> None:
    page = parse_page(f"<p>Loading</p><main hidden><h1>Lamp</h1>{STORY}</main>")

    assert PROSE in page.article_text


def test_what_is_hidden_outside_the_main_part_stays_hidden() -> None:
    dialogs = "".join(f"<div class=dialog hidden><p>{PROSE}</p></div>" for _ in range(3))
    page = parse_page(f"<main><h1>Lamp</h1><p>{MORE}</p></main>{dialogs}")

    assert page.article_text == MORE


def test_what_is_hidden_in_the_same_words_elsewhere_stays_hidden() -> None:
    pages = "".join(HIDDEN.format(number, PROSE) for number in range(4))
    menu = "<section class=page style='display: none'><p>A menu.</p></section>"
    page = parse_page(f"<main><h1>Four ships</h1><p>{MORE}</p>{pages}</main>{menu}")

    assert page.article_text.count(PROSE) == 4
    assert not [block for section in page.sections for block in section.blocks if block.text == "A menu."]


def test_what_is_hidden_beside_more_text_stays_hidden() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{HIDDEN.format(1, 'No.')}{HIDDEN.format(2, 'No.')}</main>")

    assert "No." not in page.article_text


def test_translations_stay_hidden() -> None:
    hidden = "".join(f"<div lang={lang} hidden><p>{PROSE} {PROSE}</p></div>" for lang in ("de", "fr", "es"))
    page = parse_page(f"<main><h1>Lamp</h1><p>{MORE}</p>{hidden}</main>")

    assert page.article_text == MORE
