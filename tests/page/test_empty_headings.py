"""Headings whose text is left out."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from reader.script.writer import write_script
from tests.page.samples import MORE, PROSE


def titles(html: str) -> list[str]:
    page = parse_page(f"<html lang=en><main><h1>Lamp</h1><p>{PROSE}</p>{html}</main>")
    return [section.title for section in page.sections if section.in_article]


@pytest.mark.parametrize("title", ["Table of Contents", "Contents:", "Inhalt", "Table des matières", "目次"])
def test_heading_over_an_excluded_table_of_contents_is_not_read(title: str) -> None:
    nav = "<nav><ul><li><a href=#a>Oil</a><li><a href=#b>Wick</a></ul></nav>"
    assert titles(f"<h2>{title}</h2>{nav}<h2 id=a>Oil</h2><p>{MORE}</p>") == ["Lamp", "Oil"]


def test_headings_of_parts_stay() -> None:
    html = (
        f"<h2>Part one</h2><h3>Oil</h3><p>{MORE}</p><h2>Contents</h2><p>{MORE}</p><h2>Later</h2><p>{MORE}</p>"
    )
    assert titles(html) == ["Lamp", "Part one", "Oil", "Contents", "Later"]


def test_heading_at_the_end_without_text_is_not_read() -> None:
    assert titles(f"<h2>Oil</h2><p>{MORE}</p><h3>Related</h3>") == ["Lamp", "Oil"]


def test_only_heading_of_a_page_is_read() -> None:
    page = parse_page("<main><h1>Lamp</h1><h2>Oil at $9 a month</h2></main>")
    assert [section.title for section in page.sections if section.in_article] == ["Lamp", "Oil at $9 a month"]


def test_heading_is_read_once_if_the_next_says_the_same() -> None:
    assert titles(f"<h3>Oil</h3><h3><a href=/oil>Oil</a></h3><p>{MORE}</p>") == ["Lamp", "Oil"]
    assert titles(f"<h3>Oil</h3><p>{MORE}</p><h3>Oil</h3><p>{PROSE}</p>") == ["Lamp", "Oil", "Oil"]


def test_title_that_begins_the_text_again_is_read_once() -> None:
    page = parse_page(
        f"<title>Lamp</title><main><h2>Lamp</h2><h1>Lamp</h1><p>{PROSE}</p><p>{MORE}</p></main>"
    )
    said = [utterance.text for utterance in write_script(page)]

    assert said.count("Lamp") == 1


def test_bare_heading_of_many_parts_is_read_once() -> None:
    facts = "<h4>Statistics:</h4><h4>Keeper:</h4><p>Ann</p>"
    parts = "".join(f"<h3>Lamp {n}</h3><p>{MORE}</p>{facts}" for n in range(5))

    assert titles(parts).count("Statistics:") == 1
    assert titles(parts).count("Keeper:") == 5
    assert titles(parts.replace("Statistics:", "Brass")).count("Brass") == 5


def test_heading_over_headings_is_read_each_time() -> None:
    films = "".join(f"<h3>First night</h3><h4>Film {n}</h4><p>{MORE}</p>" for n in range(5))

    assert titles(films).count("First night") == 5
