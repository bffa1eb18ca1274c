"""Tables, lists and cited notes are kept as wholes, whatever the model thinks of each cell."""

from __future__ import annotations

from bs4.element import Tag

from reader.page.article.choice import choose
from reader.page.article.measure import Measured, measure
from reader.page.article.wholes import data_tables
from reader.page.dom.tree import parse_tree

PROSE = "Nobody had counted the boats in this harbor before, and nobody has done so since. " * 4
TABLE = "<table><caption>Boats</caption><tr><th>Year<th>Boats<tr><td>1901<td>12</table>"


def measured_page(html: str) -> Measured:
    body = parse_tree(html).find("body")
    assert isinstance(body, Tag)
    return measure(body)


def kept_texts(html: str, likely: dict[str, float], *, marked: bool = False) -> list[str]:
    """The kept texts; `likely` has probabilities. If `marked`, elements with ids are notes or references."""
    page = measured_page(html)
    probabilities = [likely.get(run.text, 0.95) for run in page.runs]
    notes = {id(element) for element in page.elements if marked and "id" in element.attrs}
    kept = choose(page, probabilities, [None] * len(page.runs), -1, data_tables(page), notes=notes)
    return [run.text[:20] for run, keep in zip(page.runs, kept, strict=True) if keep]


def test_table_is_kept_or_excluded_whole() -> None:
    cells = ["Boats", "Year", "Boats", "1901", "12"]
    html = f"<div><p>{PROSE}</div><div>{TABLE}</div>"
    assert kept_texts(html, {"Boats": 0.9, "Year": 0.9, "1901": 0.4, "12": 0.3})[1:] == cells
    assert kept_texts(html, {"Boats": 0.1, "Year": 0.9, "1901": 0.1, "12": 0.1})[1:] == []


def test_table_directly_after_the_text_is_kept() -> None:
    unlikely = dict.fromkeys(("Boats", "Year", "1901", "12"), 0.15)
    assert len(kept_texts(f"<p>{PROSE}</p>{TABLE}", unlikely)) == 6
    assert len(kept_texts(f"<div><p>{PROSE}</div><div>{TABLE}</div>", unlikely)) == 1


def test_mostly_kept_list_is_kept_whole() -> None:
    html = f"<p>{PROSE}<ul><li>One long item of the list<li>Another long item of it<li>Short</ul>"
    assert kept_texts(html, {"Short": 0.15})[1:] == ["One long item of the", "Another long item of", "Short"]
    assert "Short" not in kept_texts(html, {"Short": 0.01})


def test_notes_that_the_text_cites_are_kept() -> None:
    html = f"<p>{PROSE}<a id=m>1</a></p><div><p>Elsewhere</p><p id=n>A source</div>"
    unlikely = {"Elsewhere": 0.15, "A source": 0.15}
    assert kept_texts(html, unlikely, marked=True)[1:] == ["A source"]
    assert kept_texts(html, unlikely)[1:] == []


def test_lines_of_code_are_kept_or_excluded_together() -> None:
    code = "<pre><code><div>def light(lamp):</div><div>    lamp.lit = True</div></code></pre>"
    html = f"<p>{PROSE}</p><section>{code}</section>"
    assert len(kept_texts(html, {"def light(lamp):": 0.5, "lamp.lit = True": 0.9})) == 3
    assert len(kept_texts(html, {"def light(lamp):": 0.1, "lamp.lit = True": 0.1})) == 1


def test_cells_of_a_table_without_headers_are_kept_with_the_others() -> None:
    rows = "".join(
        f"<tr><td>{kind}<td>{name}, which the keeper counts" for kind, name in (("a", "Seal"), ("b", "Gull"))
    )
    html = f"<section><p>{PROSE}</p></section><section><table>{rows}</table></section>"
    assert len(kept_texts(html, {"a": 0.15, "b": 0.15})) == 5
    layout = (
        "<table><tr><td>a<td>" + "<p>Something that the keeper counts</p>" * 5 + "<tr><td>b<td>Gulls</table>"
    )
    assert "a" not in kept_texts(f"<p>{PROSE}</p><section>{layout}</section>", {"a": 0.15, "b": 0.15})


def test_title_of_a_callout_is_kept_with_it() -> None:
    box = '<div class="admonition note"><p>Note</p><p>The lamp is hot, and stays hot for an hour.</p></div>'
    assert "Note" in kept_texts(f"<p>{PROSE}</p>{box}", {"Note": 0.15})
    plain = box.replace("admonition note", "box")
    assert "Note" not in kept_texts(f"<p>{PROSE}</p>{plain}", {"Note": 0.15})


def test_term_before_a_list_in_its_description_is_kept() -> None:
    html = f"<p>{PROSE}</p><dl><dt>Parameters<dd><ul><li>One parameter of it<li>Another of it</ul></dl>"
    assert "Parameters" in kept_texts(html, {"Parameters": 0.15})
