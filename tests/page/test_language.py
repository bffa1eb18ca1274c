"""The language of a page and of its parts."""

from __future__ import annotations

import pytest

from reader.page.notices import WRONG_LANGUAGE
from reader.page.parse import parse_page
from tests.page.samples import all_blocks

TEXTS = {
    "de": "Die Katze schläft den ganzen Tag auf dem Sofa, und niemand im Haus wagt es, sie zu wecken.",
    "en": "The cat sleeps on the sofa all day long, and nobody in the house dares to wake her up.",
    "fr": "Le chat dort toute la journée sur le canapé, et personne dans la maison n'ose le réveiller.",
    "es": "El gato duerme todo el día en el sofá, y nadie en la casa se atreve a despertarlo nunca.",
    "it": "Il gatto dorme tutto il giorno sul divano, e nessuno in casa osa svegliarlo la mattina.",
    "pl": "Kot śpi cały dzień na kanapie i nikt w domu nie ma odwagi go obudzić, bo potem jest zły.",
    "ru": "Кошка спит весь день на диване, и никто в доме не решается её разбудить утром.",
    "ja": "猫は一日中ソファーで寝ていて、家の誰も起こそうとはしない。夜になると庭へ出ていく。とても静かだ。",
}

GERMAN = f"<p>{TEXTS['de']}</p>"


def languages(html: str) -> list[str]:
    return [block.lang for block in all_blocks(parse_page(html))]


@pytest.mark.parametrize("lang", TEXTS)
def test_language_of_the_text_is_detected_if_none_is_declared(lang: str) -> None:
    page = parse_page(f"<title>X</title><main><h1>X</h1><p>{TEXTS[lang]}</p></main>")
    assert page.lang == lang
    assert {block.lang for block in all_blocks(page)} == {lang}
    assert not page.notice


@pytest.mark.parametrize("lang", sorted(set(TEXTS) - {"en"}))
def test_language_of_the_text_overrides_a_wrong_declaration(lang: str) -> None:
    paragraphs = f"<p>{TEXTS[lang]}</p>" * 8
    page = parse_page(f"<html lang=en><main><h1>X</h1>{paragraphs}</main>")
    assert page.lang == lang
    assert page.notice == WRONG_LANGUAGE


def test_only_paragraphs_in_another_language_get_that_language() -> None:
    english, german = (f"<p>{TEXTS[lang]}</p>" for lang in ("en", "de"))
    html = f"<html lang=en><main><h1>X</h1>{english * 9}{german * 5}</main>"
    assert languages(html) == ["en"] * 10 + ["de"] * 5
    assert not parse_page(html).notice


@pytest.mark.parametrize("html", [GERMAN, f"<div lang=en>{GERMAN * 9}</div>"])
def test_declared_language_wins_for_short_texts_and_for_parts(html: str) -> None:
    assert set(languages(f"<html lang=fr><main><h1>X</h1><p>{TEXTS['fr']}</p>{html}</main>")) <= {"fr", "en"}


def test_code_names_and_numbers_do_not_change_the_language() -> None:
    code = "<pre>def main(argument):\n    return argument.strip().casefold() if argument else None</pre>"
    rows = "<p>Karl-Heinz Meyer, Anna Lindqvist, Jean-Luc Dupont, 2019, 2020, 2021, 2022</p>"
    assert set(languages(f"<html lang=en><main><h1>X</h1><p>{TEXTS['en']}</p>{code}{rows * 4}</main>")) == {
        "en"
    }


def test_name_has_the_language_of_its_element() -> None:
    figure = "<figure><img src=x lang=fr alt='Le chat dort'><figcaption>A cat.</figcaption></figure>"
    page = parse_page(
        f"<html lang=en><main><h1>X</h1><p>{TEXTS['en']}</p><img lang=de alt='Ein Hut'>{figure}</main>"
    )
    names = [(block.name, block.lang, block.name_lang) for block in all_blocks(page) if block.name]
    assert names == [("Ein Hut", "en", "de"), ("Le chat dort", "en", "fr")]
