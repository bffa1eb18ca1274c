"""A page's metadata: title, author, date, site."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.samples import STORY


def json_ld(json: str) -> str:
    return f"<script type=application/ld+json>{json}</script>"


@pytest.mark.parametrize(
    ("html", "byline"),
    [
        (json_ld('{"@type": "NewsArticle", "author": {"name": "Ann Oakley"}}'), "Ann Oakley"),
        (json_ld('{"author": [{"name": "Ann Oakley"}, "Bob Reed"]}'), "Ann Oakley, Bob Reed"),
        (json_ld('{"@graph": [{"@type": "WebPage"}, {"author": "Ann Oakley"}]}'), "Ann Oakley"),
        (json_ld("{broken") + "<meta name=author content='Ann Oakley'>", "Ann Oakley"),
        ("<meta property=article:author content=https://example.org/ann>", ""),
        ("<p>By <a rel=author href=/ann>Ann Oakley</a></p>", "Ann Oakley"),
        ("<span itemprop=author>Ann Oakley</span>", "Ann Oakley"),
        ("<meta itemprop=author content='Ann Oakley'>", "Ann Oakley"),
        ("".join(f"<li><meta itemprop=author content={name}>" for name in ("ann", "bob", "cat", "dan")), ""),
        ("<p>Lamps <a rel=author href=/ann>by Ann Oakley</a></p>", "Ann Oakley"),
        ("<meta name=author content='By Ann Oakley'>", "Ann Oakley"),
        ("<meta name=author content='por Ana Olmo'>", "Ana Olmo"),
        ("<meta name=author content='von Arnim'>", "von Arnim"),
        ("<div class='h-card p-author'>Ann Oakley</div>", "Ann Oakley"),
        (f"<div rel=author>{'Ann ' * 40}</div>", ""),
        (
            "<meta name=dc.creator content='Oakley, Ann'><meta name=dc.creator content='Reed, Bob'>",
            "Ann Oakley, Bob Reed",
        ),
        ("<meta name=author content='Oakley, Ann; Reed, Bob'>", "Ann Oakley, Bob Reed"),
        ("<meta name=author content='Lindt, Mara'>", "Mara Lindt"),
        ("<meta name=author content='Ann Oakley, Bob Reed'>", "Ann Oakley, Bob Reed"),
        ("<meta name=author content='Ann Oakley, M.D.'>", "Ann Oakley, M.D."),
        ("<meta name=author content='Ann Oakley, Harbor, Maine'>", "Ann Oakley, Harbor, Maine"),
        ("<meta name=author content='harbortimes.example.com'>", ""),
        ("<meta name=author content='Harbor Times GmbH, Kiel, Germany'>", ""),
        ("<meta property=og:site_name content='Sea News'><meta name=author content='Sea News, Kiel'>", ""),
        ("<i itemprop=author>Ann Oakley Kommentare</i>", "Ann Oakley"),
        ("<meta name=author content='Oakley, PhD'>", "Oakley, PhD"),
        ("<meta name=author content='Ann &amp;amp; Bob'>", "Ann & Bob"),
        (json_ld('{"author": ["Ann Oakley", "ann oakley", "https://example.org/ann"]}'), "Ann Oakley"),
        (
            json_ld('{"author": {"name": "Harbor Times"}, "publisher": {"name": "Harbor Times"}}')
            + "<a rel=author>Ann Oakley</a>",
            "Ann Oakley",
        ),
        ("<meta property=og:site_name content='Harbor Times'><meta name=author content='Harbor Times'>", ""),
        ("<meta name=author content=admin><i itemprop=author>Ann 6,796 8 gold badges</i>", "Ann"),
        ("<meta name=author content='Ann Oakley (ann@example.org)'>", "Ann Oakley"),
        ("<meta name=sailthru.author content='Ann Oakley'>", "Ann Oakley"),
        (
            "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Oakley'>",
            "Ann Oakley",
        ),
        ("<meta name=twitter:label1 content='Read in'><meta name=twitter:data1 content='Four Minutes'>", ""),
        ("<meta name=author content=undefined>", ""),
        (
            "<div itemprop=author><a>A</a><h4><b itemprop=name>Ann Oakley</b></h4><h5>Keeper</h5></div>",
            "Ann Oakley",
        ),
        ("<div itemprop=author><meta itemprop=name content='Ann Oakley'>A</div>", "Ann Oakley"),
        ("", ""),
    ],
)
def test_byline_is_found(html: str, byline: str) -> None:
    assert parse_page(f"{html}<main><h1>Lamp</h1>{STORY}</main>").byline == byline


@pytest.mark.parametrize(
    ("html", "published"),
    [
        (json_ld('{"datePublished": "2020-05-04T10:30:00+02:00"}'), "2020-05-04T10:30:00+02:00"),
        ("<meta property=article:published_time content='2020-05-04 10:30'>", "2020-05-04T10:30"),
        ("<time class=dt-published datetime=2020-05-04>May</time>", "2020-05-04"),
        ("<meta name=date content='2020-05-04T10:30 +02:00'>", "2020-05-04T10:30+02:00"),
        ("<meta name=date content='2020-05-04 10:30 CET'>", "2020-05-04T10:30"),
        ("<meta name=date content=20200504>", "2020-05-04"),
        ("<meta name=date content=2020/05/04>", "2020"),
        ("<meta name=date content=1588588200>", ""),  # seconds since 1970
        ("<meta name=date content='۱۳۹۹-۰۲-۱۵'>", ""),
        ("<time itemprop=datePublished datetime=2020-05-04>May</time>", "2020-05-04"),
        ("<meta name=date content='2020-05-04T10:30:08:684Z'>", "2020-05-04T10:30:08"),
        ("<meta name=date content='last year'>", ""),
        ("", ""),
    ],
)
def test_publication_date_is_found(html: str, published: str) -> None:
    assert parse_page(f"{html}<main><h1>Lamp</h1>{STORY}</main>").published == published


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>Lamp of the harbor | Harbor Times</title>", "Lamp of the harbor"),
        ("<meta property=og:title content='Lamp of the harbor'><title>Home</title>", "Lamp of the harbor"),
        ("<title>Lamp of it</title><h1>Lamp of it <a href=#h>¶</a></h1>", "Lamp of it"),
    ],
)
def test_title_is_found(html: str, title: str) -> None:
    assert parse_page(f"{html}<main>{STORY}</main>").title == title


def test_language_is_found() -> None:
    assert parse_page("<html lang=de><p>x").lang == "de"
    assert parse_page("<meta property=og:locale content=pt_BR><p>x").lang == "pt-BR"
    assert parse_page("<html lang='not a tag'><p>x").lang == ""


@pytest.mark.parametrize(
    ("html", "byline"),
    [
        ("<meta name=citation_author content='Lindt, Mara'>", "Mara Lindt"),
        ("<meta name=citation_author content='Lindt, Mara'><meta name=citation_author content='Bo Hale'>",
            "Mara Lindt, Bo Hale"),
        ("<meta name=DC.Creator content='van der Berg, Ann B.'>", "Ann B. van der Berg"),
        ("<meta name=author content='Lamp News, Tern'>", "Lamp News, Tern"),
    ],
)  # fmt: skip
def test_catalogue_authors_get_their_surname_last(html: str, byline: str) -> None:
    assert parse_page(f"<title>X</title>{html}<p>Words.</p>").byline == byline


@pytest.mark.parametrize(
    ("html", "updated"),
    [
        (json_ld('{"datePublished": "2020-05-04", "dateModified": "2020-05-06T10:00"}'), "2020-05-06T10:00"),
        (json_ld('{"datePublished": "2020-05-04T08:00", "dateModified": "2020-05-04T10:00"}'), ""),
        (json_ld('{"datePublished": "2020-05-04", "dateModified": "2019-01-01"}'), ""),
        ("<meta property=article:modified_time content=2020-05-06>", "2020-05-06"),
        ("", ""),
    ],
)
def test_update_date_on_a_later_day_is_found(html: str, updated: str) -> None:
    assert parse_page(f"{html}<main><h1>Lamp</h1>{STORY}</main>").updated == updated


@pytest.mark.parametrize(("day", "updated"), [("2020-05-06", ""), ("2020-05-05", "2020-05-06T10:00")])
def test_update_date_is_later_than_the_date_beside_the_text(day: str, updated: str) -> None:
    changed = json_ld('{"dateModified": "2020-05-06T10:00"}')
    page = parse_page(f"{changed}<main><h1>Lamp</h1><p>{day}</p>{STORY}</main>")
    assert (page.published, page.updated) == (day, updated)


@pytest.mark.parametrize(
    ("html", "site"),
    [
        ("<meta property=og:site_name content='Harbor Times'>", "Harbor Times"),
        (json_ld('{"@type": "Article", "publisher": {"name": "Harbor Times"}}'), "Harbor Times"),
        (json_ld('{"@type": "WebSite", "name": "Harbor Times"}'), "Harbor Times"),
        ("", ""),
    ],
)
def test_site_name_is_found(html: str, site: str) -> None:
    page = parse_page(f"{html}<meta property=og:title content='Lamp – Harbor Times'><main>{STORY}</main>")

    assert page.site == site
    assert page.title == ("Lamp" if site else "Lamp – Harbor Times")


@pytest.mark.parametrize(
    "mark",
    [
        "<link rel=canonical href=https://example.org/lamp>",
        "<meta property=og:url content=https://example.org/lamp>",
        "<!-- saved from url=(0024)https://example.org/lamp -->",
        "<!--\n Page saved with SingleFile \n url: https://example.org/lamp \n saved date: today\n-->",
    ],
)
def test_saved_page_keeps_its_web_address(mark: str) -> None:
    assert parse_page(f"{mark}<main><h1>Lamp</h1>{STORY}</main>").canonical == "https://example.org/lamp"
