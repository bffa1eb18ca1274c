"""Books read back by Reader and by validators, also books of hostile pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reader.export.epub.book import write_epub
from reader.page.parse import parse_page
from reader.script.writer import write_script
from reader.sources.local_pictures import LocalPicture
from reader.sources.open_source import read_source
from tests.export.epub.books import D, made, made_silently, spoken
from tests.golden import PAGES, STRUCTURES
from tests.page.hostile.pages import HOSTILE, Hostile
from tests.support.pictures import picture
from tests.support.programs import Run
from tests.support.validators import ace, epubcheck

TITLES = {
    "plain": "Salt",
    "markup": "</dc:title><x a='b' c=\"d\">&amp;]]><!-- -- -->",
    "slashes": "a/b\\c: ../../etc/passwd %00 #x?y",
    "control": "nul\x00 bell\x07 escape\x1b[2J \ufffe\uffff lone \ud800 half",
    "scripts": "“d” 😀 тест 塩の話",
    "long": "x" * 20_000,
    "none": "",
}
HURTING = """<main><h1>{0}</h1><p>{0} <a href="javascript:x">{0}</a>
<a href="https://a b|c.example/{{d}}">e</a>
<a href="https://ok.example/{{d}}|^`<>%zz?[]#{0}">f</a> <a href="mailto:a@b.example?subject={0}">g</a>
<b>bold <i>both</b> italic</i> <abbr title="{0}">s</abbr></p><p onclick=x style="color:red" id="a b">{0}</p>
<ol><li value=-3>x<ol type=i><li>y<h3>{0}</h3>z</ol></ol><dl><dd>alone<dt>after</dl><table><tr><td>a<th>
<tr><td rowspan=9 colspan=9><ul><li>in a cell</ul></table><figure><img alt="{0}"></figure>
<figure><figcaption>one</figcaption><pre>two</pre><figcaption>three</figcaption></figure>
<math><mfrac><mi>x</mi></mfrac><foo>{0}</foo></math><audio src=x title="{0}"></audio><h2></h2><h6>{0}</h6>
<p lang="x y">q</p><p lang=ar>ملح</p><details><summary>{0}</summary>w</details><blockquote>{0}</main>"""


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_book_reads_back_the_same(tmp_path: Path, run: Run, run_program: Run, page: Path) -> None:
    book = tmp_path / f"{page.stem}.epub"
    assert run_program("export", str(page), "-o", str(book), "--engine", "silence").returncode == 0
    title, text = run("text", str(page)).stdout.split("\n", 1)  # which the title page has instead
    assert run("text", str(book)).stdout == text
    assert json.loads(run("outline", str(book), "--json").stdout)["title"] == title


@pytest.mark.slow
@pytest.mark.browser
def test_book_of_all_our_pages_is_valid_and_accessible(tmp_path: Path) -> None:
    """All pages as one article, with lists, notes, tables, code, figures, quotations, media and formulas."""
    whole = "".join(inside(path.read_text("utf-8")) for path in (*PAGES, *STRUCTURES))
    page = parse_page(f"<html lang=en><title>Everything</title><main>{whole}</main>", "https://a.example/")
    kinds = {block.kind for section in page.sections if section.in_article for block in section.blocks}
    assert {
        "heading",
        "item",
        "note",
        "term",
        "table",
        "caption",
        "code",
        "figure",
        "quote",
        "media",
    } <= kinds
    book = tmp_path / "everything.epub"
    pictures = [
        LocalPicture(block.name, block.text, picture(kind))
        for section in page.sections
        for block in section.blocks
        for kind in ("PNG", "GIF", "WEBP", "JPEG")
        if block.kind == "figure"
    ]
    write_epub(spoken(page, "most", 0.05)._replace(pictures=pictures), book)
    assert epubcheck(book) == []
    assert ace(book) == []


def inside(html: str) -> str:
    """The content of a page's main element, or else of its body."""
    return re.split("</(?:main|body)>", re.split("<(?:main|body)[^>]*>", html)[-1])[0]


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_reads_back_as_one_line(tmp_path: Path, title: str) -> None:
    page = parse_page("<main><p>Text.</p></main>", "https://salt.example/")._replace(
        title=title, byline=title
    )
    book = made(tmp_path, page)
    expected = " ".join("".join(each if each.isprintable() else " " for each in title).split())
    assert book.package.findtext(f".//{D}title") == (expected or "Untitled")
    source = read_source(str(tmp_path / "made.epub"), max_bytes=10_000_000)
    again = parse_page(source.html, source.url, source.charset, only_article=True)
    assert again.article_text == "Text."


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("lang", ["", "ar"])
def test_hostile_page_gives_a_valid_book(tmp_path: Path, lang: str) -> None:
    body = "".join(HURTING.format(title.replace("<", "&lt;")) for title in TITLES.values())
    page = parse_page(f"<html lang='{lang}'><title>{TITLES['markup']}</title>{body}", "https://a.example/b c")
    page = page._replace(title=TITLES["markup"], byline=TITLES["control"], published="2024-05-06 nonsense")
    book = tmp_path / "hostile.epub"
    write_epub(spoken(page, "all", 0.05), book)
    assert epubcheck(book) == []
    if lang:  # one of the two is enough for the slower validator
        assert ace(book) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "hostile", [each for each in HOSTILE if each.outcome == "read"], ids=lambda each: each.name
)
def test_hostile_pages_give_well_formed_books(
    tmp_path: Path, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.export.epub.book.draw_cover", lambda *_: b"")  # it takes longest
    page = parse_page(hostile.make(2_500))
    if not write_script(page):
        return  # a page with nothing to say gives no book
    book = made_silently(tmp_path, page)
    for name in book.files:
        if name.endswith((".xhtml", ".opf", ".smil")):
            ET.fromstring(book.files[name])
