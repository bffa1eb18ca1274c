"""Superscripts, note references and formulas within a sentence."""

from __future__ import annotations

import pytest

from tests.script.samples import script


def spoken(html: str, lang: str = "en") -> str:
    (utterance,) = script(f"<p>{html}", lang=lang)
    return utterance.spoken


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("It has 10<sup>2</sup> parts.", "It has 10 squared parts."),
        ("It has 10<sup>6</sup> parts.", "It has 10 to the power of 6 parts."),
        ("It is 10<sup>−3</sup> m long.", "It is 10 to the power of minus 3 meters long."),
        ("It has 4 cm<sup>3</sup>.", "It has 4 cubic centimeters."),
        ("So E = mc<sup>2</sup>.", "So E equals mc squared."),
        ("So x<sup>n</sup> it is.", "So x to the power of n it is."),
        ("It was blue,[12][a] see [3].", "It was blue, see [3]."),
        ("So (a + b)<sup>2</sup>.", "So (a plus b) squared."),
        ("It takes 3 mol<sup>2</sup>.", "It takes 3 mol squared."),
        ("The 1<sup>st</sup> ship.", "The 1st ship."),
        ("M<sup>me</sup> Brun.", "Mme Brun."),
        ("Of H<sub>2</sub>O only.", "Of H 2 O only."),
        ("Of CO<sub>2</sub> only.", "Of C O 2 only."),
        ("Of C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>.", "Of C 6 H 12 O 6."),
        ("Of Ca(OH)<sub>2</sub>.", "Of C A O H 2."),
        ("SO<sub>4</sub><sup>2−</sup> and NH<sub>4</sub><sup>+</sup>.", "S O 4 2 minus and N H 4 plus."),
        ("The <sup>235</sup>U and <sup>14</sup>C.", "The U 235 and C 14."),
        ("The x<sub>i</sub> are h<sub>0</sub>.", "The x i are h 0."),
        ("At v<sub>max</sub> it broke.", "At v max it broke."),
    ],
)
def test_superscripts_and_subscripts_are_spoken(html: str, words: str) -> None:
    assert spoken(html) == words


def test_raised_power_of_a_unit_in_cyrillic_is_a_square_unit() -> None:
    assert spoken("Площадь 5 м<sup>2</sup>.", "ru") == "Площадь 5 квадратных метров."


def test_charge_of_an_ion_and_a_rating_are_said_in_each_language() -> None:
    assert spoken("Ион Ca<sup>2+</sup>.", "ru") == "Ион C A 2 плюс."
    assert spoken("Ocena ★★★☆☆.", "pl") == "Ocena 3 na 5 gwiazdek."
    assert spoken("评价★★★★☆。", "zh") == "评价 5颗星中的4颗。"


def test_sentences_of_a_foreign_quotation_end_as_in_its_language() -> None:
    quotation = '<q lang="en">See fig. 5 now. It is on p. 3.</q>'
    said = [utterance.text for utterance in script(f"<p>Pisze: {quotation}", lang="pl")]

    assert said == ["Pisze:", "See fig. 5 now.", "It is on p. 3."]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("It was lit.<sup>12</sup>", "It was lit."),
        ("It was shown<sup>1,2</sup> before.", "It was shown before."),
        ("It was shown<sup>3–5</sup>, too.", "It was shown, too."),
        ("It was lit.<sup>[<a href=/x>source?</a>]</sup>", "It was lit."),
        ("It was lit*<sup>†</sup> early.", "It was lit* early."),
        ("By gas<sup><a href=#n>1</a>,<a href=#m>2</a></sup> first.", "By gas first."),
        ("By gas<sup>[<a href=#n>1</a>]</sup><sup>[<a href=#m>2</a>]</sup>, first.", "By gas, first."),
        ("By gas [<a href=#n>1</a>] first.", "By gas first."),
        ("By gas [<a href=#n>1</a>, <a href=#m>2</a>].", "By gas."),
        ("By gas <a href=#n>[1]</a>, first.", "By gas, first."),
        ("By gas<a href=#n>*</a> first.", "By gas first."),
    ],
)
def test_note_references_and_the_text_between_them_are_silent(html: str, words: str) -> None:
    assert spoken(html) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("See part <a href=#n>2</a> of it.", "See part 2 of it."),
        ("See <a href=#n>the end</a> of it.", "See the end of it."),
        ("Press [<a href=/x>1</a>].", "Press [1]."),
        ("Parts <a href=#m>1</a>, <a href=#n>2</a>, and on.", "Parts 1, 2, and on."),
    ],
)
def test_other_superscript_links_are_spoken(html: str, words: str) -> None:
    assert spoken(html) == words


def test_note_reference_after_a_foreign_passage_is_silent() -> None:
    utterances = script("<p>They say <i lang=de>Guten Tag</i> [<a href=#n>1</a>].")

    assert [said.spoken for said in utterances] == ["They say", "Guten Tag"]


def test_formula_is_spoken_in_words_at_its_place() -> None:
    (utterance,) = script("<p>Here <math><msup><mi>c</mi><mn>2</mn></msup></math> is large.")

    assert utterance.spoken == "Here c squared is large."
    assert utterance.text == "Here c2 is large."
    assert utterance.edits == ((5, 7, "c squared"),)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "Ici x égale a sur 2 est."),
        ("de", "Ici x gleich a durch 2 est."),
        ("es", "Ici x igual a a partido por 2 est."),
    ],
)
def test_formula_is_said_in_the_language_of_the_text(lang: str, words: str) -> None:
    markup = "<p>Ici <math><mi>x</mi><mo>=</mo><mfrac><mi>a</mi><mn>2</mn></mfrac></math> est."
    assert [(said.spoken, said.lang) for said in script(markup, lang=lang)] == [(words, lang)]


def test_formula_in_a_language_without_words_is_said_in_english() -> None:
    utterances = script("<p>Yma <math><mi>x</mi><mo>=</mo><mn>2</mn></math> hefyd.", lang="cy")

    assert [(said.spoken, said.lang) for said in utterances] == [
        ("Yma", "cy"), ("x equals 2", "en"), ("hefyd.", "cy"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "10 hoch minus 3"),
        ("fr", "10 puissance moins 3"),
        ("es-MX", "10 elevado a menos 3"),
        ("fi", "10 potenssiin miinus 3"),
        ("ja", "10 の マイナス 3じょう"),
        ("cy", "10−3"),
    ],
)
def test_power_is_spoken_in_the_pages_language(lang: str, words: str) -> None:
    assert spoken("10<sup>−3</sup>", lang) == words


@pytest.mark.parametrize(
    ("lang", "markup", "words"),
    [
        ("es", "la 4<sup>a</sup> calle, n<sup>o</sup> 7", "la cuarta calle, número 7"),
        ("it", "il 4<sup>o</sup> piano", "il quarto piano"),
        (
            "fr",
            "le n<sup>o</sup> 7, M<sup>me</sup> Roux, 2€<sup>50</sup>",
            "le numéro 7, madame Roux, 2 euros 50",
        ),
        ("pl", "za 7<sup>49</sup> zł", "za 7,49 złotego"),
        ("sv", "för 19<sup>90</sup> kr", "för 19 kronor 90"),
        ("de", "jetzt 1,<sup>29</sup> €", "jetzt 1 Euro 29"),
    ],
)
def test_raised_endings_and_hundredths_belong_to_the_number(lang: str, markup: str, words: str) -> None:
    assert spoken(markup, lang) == words


def test_note_number_at_the_start_of_a_line_is_spoken() -> None:
    assert spoken("<sup>1</sup> Harbor Board.") == "1 Harbor Board."


@pytest.mark.parametrize(
    ("stars", "words"),
    [
        ("★★★★☆", "4 of 5 stars"),
        ("★★★★★", "5 stars"),
        ("★☆☆", "1 of 3 stars"),
        ("Good: ★★★☆☆.", "Good: 3 of 5 stars."),
    ],
)
def test_rating_stars_are_counted(stars: str, words: str) -> None:
    assert spoken(stars) == words


@pytest.mark.parametrize("line", ["★ ★ ★", "★", "☆☆☆", "★☆★☆★", "★" * 30])
def test_other_stars_are_not_counted(line: str) -> None:
    assert script(f"<p>{line}") == []


@pytest.mark.parametrize(
    ("html", "lang", "words"),
    [
        ("a<sup>n+1</sup>", "en", "a to the power of n plus 1"),
        ("2<sup>2n−1</sup>", "fr", "2 puissance 2n moins 1"),
        ("Lamp<sup>TM</sup> oil", "en", "Lamp oil"),
        ("Lamp<sup>®</sup> oil", "de", "Lamp oil"),
    ],
)
def test_sums_in_a_power_are_said_and_trade_marks_are_not(html: str, lang: str, words: str) -> None:
    assert spoken(html, lang) == words
