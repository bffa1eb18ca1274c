"""The description of an article: its first paragraphs."""

from __future__ import annotations

from reader.export.summary import summary
from reader.page.parse import parse_page


def test_description_is_one_line_without_numbers_of_notes_and_with_formulas() -> None:
    html = """<main><h1>Salt</h1><p>Of H<sub>2</sub>O it takes
        <math><mfrac><mi>a</mi><mn>2</mn></mfrac></math> m<sup>2</sup>.<sup><a href=#n>1</a></sup></p>
        <ul><li>Not this.</ul><p>And time.</p><ol><li id=n>By weight.</ol></main>"""
    assert summary(parse_page(html)) == "Of H₂O it takes a/2 m². And time."
