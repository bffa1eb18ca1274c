"""The article as a text file."""

from __future__ import annotations

from pathlib import Path

from reader.export.markup.article_text import write_text
from reader.page.parse import parse_page
from tests.support.recordings import recording

PAGE = b"""<html lang="en"><title>Salt</title><meta name="author" content="Ada Ferro">
<meta property="article:published_time" content="2025-03-04T10:00:00Z"><main><h1>Salt</h1><p>Salt is cheap.
<pre>for grain in sea:
    dry(grain)</pre><table><tr><th>Sea<th>Mine<tr><td>Thirty<td>Ninety</table><p>That is all.</main>"""


def test_text_has_a_head_and_an_empty_line_between_blocks_but_none_within_code_or_tables(
    tmp_path: Path,
) -> None:
    path = tmp_path / "salt.txt"
    write_text(recording([], parse_page(PAGE)), path)
    assert (
        path.read_text(encoding="utf-8")
        == """Salt
Ada Ferro
2025-03-04

Salt is cheap.

for grain in sea:
    dry(grain)

Sea\tMine
Thirty\tNinety

That is all.
"""
    )


def test_text_shows_formulas_powers_notes_and_lists_as_far_as_plain_text_can(tmp_path: Path) -> None:
    page = b"""<html lang=en><main><h1>Salt</h1>
        <p>As <math><mfrac><mi>a</mi><mrow><mn>2</mn><mi>b</mi></mrow></mfrac></math> m<sup>2</sup> of
        H<sub>2</sub>O on the 1<sup>st</sup>.<sup><a href=#n1>1</a></sup></p>
        <ul><li>Sea<ul><li>Dead</ul><li>Mine</ul><p>That is all.</p>
        <h2>Notes</h2><ol><li id=n1>By weight.</ol></main>"""
    path = tmp_path / "salt.txt"
    write_text(recording([], parse_page(page)), path)
    assert (
        path.read_text(encoding="utf-8")
        == """Salt

As a/(2b) m² of H₂O on the 1st.[1]

• Sea
  • Dead
• Mine

That is all.

Notes

1. By weight.
"""
    )
