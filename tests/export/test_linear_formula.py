"""Formulas on one line of plain text."""

from __future__ import annotations

import pytest

from reader.export.linear_formula import linear_formula, lowered, raised

X, SQUARE = "<mi>x</mi>", "<msup><mi>x</mi><mn>2</mn></msup>"


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        (f"<mfrac>{X}<mn>2</mn></mfrac>{X}", "x/2 x"),
        (f"<mfrac><mrow>{X}<mo>+</mo><mn>1</mn></mrow><mrow><mn>2</mn>{X}</mrow></mfrac>", "(x + 1)/(2x)"),
        (f"<msqrt>{SQUARE}</msqrt><mo>=</mo><msqrt>{X}{X}</msqrt>", "√x² = √(xx)"),
        (f"<mroot>{X}<mn>3</mn></mroot><mroot>{X}<mi>n</mi></mroot>", "∛xⁿ√x"),
        (f"<mo>−</mo>{X}<mo>−</mo><mn>1</mn><mo>=</mo><mo>−</mo><mn>3</mn>", "−x − 1 = −3"),
        (f"<msup><mrow>{X}{X}</mrow><mi>q</mi></msup>", "(xx)^q"),
        (f"<msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup><msub>{X}<mi>i</mi></msub>", "e^(iπ)xᵢ"),
        (
            f"<munderover><mo>∑</mo><mrow><mi>n</mi><mo>=</mo><mn>1</mn></mrow><mi>∞</mi></munderover>{X}",
            "∑ₙ₌₁^∞ x",
        ),
        (
            f"<msup><mi>sin</mi><mn>2</mn></msup>{X}<mo>+</mo><mi>log</mi><mo>(</mo>{X}<mo>)</mo>",
            "sin² x + log(x)",
        ),
        (f"<mover>{X}<mo>¯</mo></mover><msup><mi>f</mi><mo>′</mo></msup>", "x̄f′"),
        (
            f"<mo>(</mo><mtable><mtr><mtd>{X}</mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd/></mtr></mtable><mo>)</mo>",
            "(x, 2;)",
        ),
        ('<mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>', "(n; k)"),
        (f"<mi>f</mi><mo>\u2061</mo><mo>(</mo>{X}<mo>,</mo>{X}<mo>)</mo><mphantom>{X}</mphantom>", "f(x, x)"),
    ],
)
def test_formula_keeps_its_structure_on_one_line(inside: str, line: str) -> None:
    assert linear_formula(f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inside}</math>') == line


def test_formula_without_markup_has_no_line() -> None:
    assert linear_formula("") == ""


def test_characters_without_a_raised_or_lowered_form_follow_a_sign() -> None:
    assert [raised("−12"), raised("q"), raised("2 q")] == ["⁻¹²", "^q", "^(2 q)"]
    assert [lowered("12"), lowered("max"), lowered("B"), lowered("b, 1")] == ["₁₂", "ₘₐₓ", "_B", "_(b, 1)"]
