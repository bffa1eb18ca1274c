"""The header and the licence of a book."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page

LINE = "It was late when they came to the house, and nobody had lit the lamp."
BOOK = f"<h1>The Lamp</h1><p>{LINE}</p><p>The end.</p>"
START, END = (f"*** {word} OF THE BIG SHELF EBOOK THE LAMP ***" for word in ("START", "END"))


@pytest.mark.parametrize("only_article", [True, False])
@pytest.mark.parametrize(
    "html",
    [
        f"<p>Give it on.</p><p>{START}</p>{BOOK}<p>{END}</p><h2>Licence</h2><p>Read this.</p>",
        f"<pre>Give it on.\n</pre><pre>{START}</pre><div>{BOOK}</div><pre>{END}</pre><pre>Read this.</pre>",
        f"<div><p>Give it.<p><span>{START}</span></div><div>{BOOK}</div><div><b>{END}</b><p>Read.</div>",
        f"<section class=xy-boilerplate><p>Give it on.</section>{BOOK}<p class=boilerplate>Read it.</p>",
        f"<p>{START.replace('THE BIG', 'THIS BIG')}</p>{BOOK}",
    ],
)
def test_header_and_licence_of_a_book_are_not_read(html: str, only_article: bool) -> None:
    page = parse_page(f"<html lang=en><title>The Lamp</title><body>{html}", only_article=only_article)
    said = page.article_text.splitlines()
    assert [line for line in said if line != "The Lamp"] == [LINE, "The end."]


def test_text_about_such_markers_is_read() -> None:
    html = f"<p>A book ends with “{END}” and much more, of which many lists have been made by now.</p>"
    assert "A book ends" in parse_page(f"<main>{BOOK}{html}<p>That is all there is.</p></main>").article_text
