"""Page tools in headings are not read as their words."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.samples import STORY


def headings(inside: str) -> list[str]:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<h2 id=a>{inside}</h2>{STORY}</main>")
    return [section.title for section in page.sections if section.level == 2]


@pytest.mark.parametrize(
    "inside",
    [
        "The wick<a href=#a>¶</a>",
        "<a href=#a>#</a> The wick",
        "The wick <a href=#a>Permalink</a>",
        "<a class=anchor href=#a><i>link</i></a>The wick",
        "The wick <a class=header-anchor href=/lamp#a>🔗</a>",
        "The wick <a href=#a>Link to this heading</a>",
        "The wick<a class=hash-link href=#a aria-label='Direct link to The wick'>\u200b</a>",
        "The wick <button aria-label='Copy link'>Copy link</button>",
        "The wick [<a href=/edit>edit</a>]",
    ],
)
def test_permalink_of_a_heading_is_not_read(inside: str) -> None:
    assert headings(inside) == ["The wick"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<a href=#a>The wick</a>", "The wick"),
        ("2. <a href=#a>Oil</a>", "2. Oil"),
        ("<a class=anchor href=#a>Oil</a>", "Oil"),
        ("A <a href=#b>permalink</a>", "A"),
        ("A <a href=/b>link</a>", "A link"),
    ],
)
def test_link_with_words_of_the_heading_is_read(inside: str, expected: str) -> None:
    assert headings(inside) == [expected]


@pytest.mark.parametrize(
    "tool", ["<a href='#light'>¶</a>", "<a href=lamp.c>(source)</a>", "<a href=l>[Source]</a>"]
)
def test_tool_of_a_signature_is_not_read(tool: str) -> None:
    page = parse_page(f"<main><p>Two lamps:</p><div>light(lamp): {tool}</div><p>Lights it.</p></main>")

    assert page.article_text.splitlines()[1] == "light(lamp):"
