"""Formulas in words."""

from __future__ import annotations

import pytest

from reader.page.blocks.formulas.words import in_words, own_words
from tests.page.samples import block_of, tag


def said(inside: str, attributes: str = "") -> str:
    math = tag(f"<math id=x {attributes}>{inside}</math>")
    return own_words(math) or in_words(math)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<mi>x</mi>", "x"),
        ("<mi>x</mi><mo>=</mo><mn>2</mn>", "x equals 2"),
        ("<mn>2</mn><mo>&#x2062;</mo><mi>x</mi>", "2 x"),
        ("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>", "sin of x"),
        ("<mo>−</mo><mn>1</mn>", "minus 1"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1 over 2"),
        (
            "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac><mo>+</mo><mi>c</mi>",
            "the fraction a plus b over 2 end fraction plus c",
        ),
        ("<msqrt><mn>2</mn></msqrt>", "the square root of 2"),
        ("<msqrt><mi>g</mi><mi>h</mi></msqrt>", "the square root of g h end root"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "the cube root of x"),
        ("<mroot><mi>x</mi><mi>n</mi></mroot>", "the root of order n of x"),
        ("<msup><mi>c</mi><mn>2</mn></msup>", "c squared"),
        ("<msup><mi>c</mi><mn>3</mn></msup>", "c cubed"),
        ("<msup><mn>10</mn><mrow><mo>−</mo><mn>6</mn></mrow></msup>", "10 to the power minus 6"),
        (
            "<msup><mi>e</mi><mrow><mi>i</mi><mi>k</mi><mi>x</mi></mrow></msup><mo>=</mo><mn>1</mn>",
            "e to the power i k x end power equals 1",
        ),
        ("<msup><mi>f</mi><mo>″</mo></msup>", "f double prime"),
        ("<msup><mi>f</mi><mrow><mo>′</mo><mo>′</mo></mrow></msup>", "f double prime"),
        ("<msup><mn>90</mn><mo>∘</mo></msup>", "90 degrees"),
        ("<msup><mi>A</mi><mo>∘</mo></msup>", "A to the power ∘"),
        ("<msup><mrow></mrow><mn>14</mn></msup><mi>C</mi>", "14 C"),
        ("<msup><mi>x</mi><mrow></mrow></msup>", "x"),
        ("<msub><mi>h</mi><mn>0</mn></msub>", "h sub 0"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x sub i squared"),
        (
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
            "the sum from i equals 1 to n of i",
        ),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "x bar"),
        ("<mi>a</mi><mo>≤</mo><mi>b</mi>", "a is at most b"),
        ("<mi>f</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo>", "f ( x, y )"),
        ("<semantics><mi>x</mi><annotation>x^2</annotation></semantics>", "x"),
        (
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd></mtr></mtable>",
            "1, 0; 0",
        ),
        ("<mtable><mtr><mtd></mtd><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable>", ", 1, 0"),
        ("<mfrac><mn>1</mn></mfrac>", "1"),
        ("", ""),
    ],
)
def test_formula_is_read_in_words(markup: str, words: str) -> None:
    assert said(markup) == words


@pytest.mark.parametrize("attribute", ["alttext", "aria-label"])
def test_authors_alternative_text_of_a_formula_wins(attribute: str) -> None:
    assert said("<mi>E</mi>", f"{attribute}='the energy'") == "the energy"


@pytest.mark.parametrize("tex", [r"{\displaystyle x}", "x^2", "x_1", r"\frac12"])
def test_tex_source_is_not_read(tex: str) -> None:
    assert said("<mi>x</mi>", f"alttext='{tex}'") == "x"


def test_too_deep_formula_is_read_as_written() -> None:
    assert said("<msup><mi>x</mi>" * 500 + "<mi>y</mi>").count("power x") < 20


def test_too_long_formula_is_not_put_in_words() -> None:
    assert said("<mi>x</mi>" * 5000) == ""


def test_formula_reading_is_kept_with_its_text() -> None:
    block = block_of("<p>Here <math><msup><mi>c</mi><mn>2</mn></msup></math> is large.")

    assert block.text == "Here c2 is large."
    assert [(span.start, span.end, span.value) for span in block.spans if span.kind == "math"] == [
        (5, 7, "c squared")
    ]


def test_formula_annotations_are_not_text() -> None:
    html = (
        "<p>Here <math><semantics><mi>c</mi><annotation encoding='application/x-tex'>c^{}</annotation>"
        "</semantics></math> is large."
    )

    assert block_of(html).text == "Here c is large."


def test_reading_is_in_english_for_other_languages() -> None:
    block = block_of("<p lang=cy>Yma <math><mi>x</mi><mo>=</mo><mn>2</mn></math>.")

    assert [span.value for span in block.spans if span.kind == "lang"] == ["en"]


def test_reading_is_in_the_languages_that_have_words() -> None:
    markup = "<math><msup><mi>x</mi><mn>2</mn></msup><mo>≤</mo><msqrt><mi>y</mi></msqrt></math>"
    block = block_of(f"<p lang=fr>Ici {markup} est.")

    assert [span.value for span in block.spans if span.kind == "math"] == [
        "x au carré inférieur ou égal à racine carrée de y"
    ]
    assert [span.value for span in block.spans if span.kind == "lang"] == []


def test_nested_formula_is_part_of_the_outer() -> None:
    block = block_of("<p>Here <math><mi>x</mi><math><mi>y</mi></math></math> is it.")

    assert [span.value for span in block.spans if span.kind == "math"] == ["x y"]


def test_hidden_formula_replaces_the_picture_beside_it() -> None:
    hidden = "<span style='display: none'><math><mi>F</mi><mo>=</mo><mi>m</mi></math></span>"
    block = block_of(f"<p>The force {hidden}<img src=f.png alt='{{F=m}}'> is known.</p>")

    assert block.text == "The force F=m is known."
    assert [span.kind for span in block.spans if span.kind in {"math", "image"}] == ["math"]
