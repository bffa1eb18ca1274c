"""Pages that were made to hurt: each is read, or left unread, in time that grows with its length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reader import parse_page, write_script

pytestmark = pytest.mark.slow

# name → a page about `size` characters long
HOSTILE: dict[str, Callable[[int], str]] = {
    "nested divisions": lambda size: "<div>" * (size // 5) + "at the bottom",
    "nested bold": lambda size: "<b>" * (size // 3) + "at the bottom",
    "nested lists": lambda size: "<ul><li>" * (size // 8) + "at the bottom",
    "nested tables": lambda size: "<table><tr><td>" * (size // 15) + "at the bottom",
    "nested figures": lambda size: "<figure>" * (size // 8) + "at the bottom",
    "nested quotations": lambda size: "<blockquote><ul><li>" * (size // 20) + "at the bottom",
    "quotations side by side": lambda size: (
        "<blockquote>one two three four</blockquote><p>five six</p>" * (size // 60) + "at the bottom"
    ),
    "preformatted in preformatted": lambda size: "<pre>" * (size // 5) + "at the bottom",
    "formulas in formulas": lambda size: "<math><mrow>" * (size // 12) + "at the bottom",
    "formulas side by side": lambda size: "<math><mi>x</mi></math> " * (size // 24) + "at the bottom",
    "pictures in a line": lambda size: "<p>at the bottom " + "<img src=x alt='a b'> word " * (size // 27),
    "raised numbers": lambda size: "<p>word<sup>1</sup>x<sub>2</sub> " * (size // 34) + "at the bottom",
    "marks side by side": lambda size: "<p>at the bottom" + "<sup>[<a href=#n>1</a>]</sup>" * (size // 29),
    "abbreviations": lambda size: "<p>at the bottom " + "<abbr title=b>a</abbr> " * (size // 23),
    "deleted words": lambda size: "<p>at the bottom " + "<del>a</del> <q>b</q> " * (size // 22),
    "brackets in headings": lambda size: (
        "<p>at the bottom</p>" + "<h2>a [<a href=x>b</a>]</h2>" * (size // 28)
    ),
    "unclosed links": lambda size: "<a href=x>" * (size // 10) + "at the bottom",
    "one tag with many attributes": lambda size: (
        "<p " + " ".join(f"a{number}=1" for number in range(size // 8)) + ">at the bottom"
    ),
    "a flood of entities": lambda size: "&amp;&#65;" * (size // 10) + "at the bottom",
    "broken entities": lambda size: "&" * size + " at the bottom",
    "angle brackets": lambda size: "<" * size + " at the bottom",
    "unclosed comments": lambda size: "<p>at the bottom</p>" + "<!--" * (size // 4),
    "an unclosed attribute": lambda size: "<p>at the bottom</p>" + '<a href="' * (size // 9),
    "null bytes": lambda size: "\0" * size + "at the bottom",
    "one long word": lambda size: "x" * size + " at the bottom",
    "links to places on the page": lambda size: (
        "".join(f"<a href='#i{n}'>y{n}</a><p id=i{n}>z</p>" for n in range(size // 36)) + "at the bottom"
    ),
    "raised links": lambda size: "<sup><a href=#n>1</a></sup>" * (size // 27) + "<p id=n>at the bottom",
    "passages in languages": lambda size: "<i lang=fr>mot</i> word " * (size // 24) + "at the bottom",
    "cells that span": lambda size: (
        "<p>at the bottom<table><caption>c</caption>" + "<tr><td colspan=1000 rowspan=65534>x" * (size // 36)
    ),
    "nested texts of articles": lambda size: "<div class=entry-content>" * (size // 25) + "at the bottom",
    "nested articles": lambda size: "<article class=h-entry>" * (size // 23) + "at the bottom",
    "nested dates": lambda size: (
        "<p>at the bottom" + "<div>" * (size // 10) + "<time>4 May 2020</time>" + "</div>" * (size // 11)
    ),
    "nested lists of links": lambda size: (
        "<p>at the bottom<div class=entry-content>" + "<div><a href=x>yy</a>" * (size // 21)
    ),
    "headings over others": lambda size: (
        "<p>at the bottom</p>" + "<h2>Related articles</h2><div></div><p>Advertisement</p>" * (size // 55)
    ),
    "hidden rows": lambda size: (
        "<article><p>at the bottom</p>" + "<div><p hidden>yy</p><p hidden>yy</p>" * (size // 36)
    ),
    "nested headlines": lambda size: "<p>at the bottom" + "<h1><div>" * (size // 9),
    "nested footers": lambda size: (
        f"<p>{'at the bottom ' * (size // 30)}</p>" + "<footer>" * (size // 16) + "x" * 100
    ),
    "players": lambda size: "<audio src=x></audio>" * (size // 21) + "<p>at the bottom",
    "options": lambda size: "<p>at the bottom<select>" + "<option>x" * (size // 9),
    "headings": lambda size: "<h2>x</h2>" * (size // 10) + "<p>at the bottom",
    "links in links": lambda size: "<i role=link>" * (size // 13) + "at the bottom",
    "links named by one text": lambda size: (
        "<a href=x aria-labelledby=q>x</a>" * (size // 33) + f"<p id=q>{'w ' * 100}</p><p>at the bottom"
    ),
    "labels that name each other": lambda size: (
        "<figure id=a><figcaption><a href=x aria-labelledby=a>y</a></figcaption></figure>"
        "<label id=b><input id=c><i aria-labelledby='c b'>z</i></label>" * (size // 145) + "<p>at the bottom"
    ),
    "one label around many controls": lambda size: (
        "<p>at the bottom</p><label>y" + "<input type=checkbox>" * (size // 21)
    ),
    "lists to choose from in one another": lambda size: (
        "<p>at the bottom</p><label>y<b role=listbox>" + "<b role=option><b role=listbox>" * (size // 31)
    ),
    "drawings in drawings": lambda size: "<p>at the bottom</p>" + "<svg><title>" * (size // 12),
    "visible in invisible": lambda size: (
        "<b style=visibility:hidden><b style=visibility:visible>" * (size // 55) + "at the bottom"
    ),
    "labels by reference": lambda size: (
        f"<a href=x aria-labelledby='{'q ' * (size // 20)}'>x</a><p id=q>{'w ' * 100}</p><p>at the bottom"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_and_costs_grow_with_its_length(name: str) -> None:
    """Eight times the page may take a good deal more than eight times as long, but not sixty-four."""
    make = HOSTILE[name]
    parse_page(make(1000))
    small = _seconds(make(50_000))
    large = _seconds(make(400_000))
    assert large < 25 * max(small, 0.02), (small, large)


@pytest.mark.parametrize("name", HOSTILE)
def test_its_words_are_kept(name: str) -> None:
    page = parse_page(HOSTILE[name](50_000))
    words = " ".join(block.text for section in page.sections for block in section.blocks)
    assert "at the bottom" in words.replace("\n", " ")


def test_a_page_made_by_scripts_alone_has_nothing_to_read() -> None:
    page = parse_page("<script>document.write('x')</script>" * 1000 + "<div id=app></div>")
    assert page.sections == ()


def test_frames_are_named_and_never_fetched() -> None:
    page = parse_page("<iframe src=https://example.org/ title='A map'></iframe><iframe src=x></iframe>")
    (section,) = page.sections
    assert [(block.kind, block.name) for block in section.blocks] == [("media", "A map")]


def test_a_charset_that_lies_gives_a_page_all_the_same() -> None:
    for charset in ("utf-16", "x-user-defined", "hz-gb-2312", "iso-2022-kr", "utf-7", "nonsense"):
        html = f"<meta charset={charset}><p>at the bottom".encode()
        assert parse_page(html).article_text == "at the bottom"


def _seconds(html: str) -> float:
    """The least of three, so that a busy machine does not count."""
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        write_script(parse_page(html))
        times.append(time.perf_counter() - begin)
        if times[-1] > 2:
            break
    return min(times)
