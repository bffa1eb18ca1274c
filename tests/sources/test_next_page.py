"""The next page of an article that is split into pages; nothing else."""

from __future__ import annotations

import pytest

from reader.sources.next_page import NextPage, next_page

SITE = "https://example.org"


def found(url: str, links: str, first: str = "") -> str:
    """The path of the next page that a page at `url` names by `links`."""
    page = next_page(f"<p>Text</p>{links}{first}".encode(), f"{SITE}{url}")
    return page.url.removeprefix(SITE) if page is not None else ""


# the first page, the second, the third
SERIES = [
    ("/article", "/article?page=2", "/article?page=3"),
    ("/article?id=7", "/article?id=7&page=2", "/article?id=7&page=3"),
    ("/article?id=7&p=1", "/article?p=2&id=7", "/article?p=3&id=7"),
    ("/article?utm_source=mail", "/article?seite=2", "/article?seite=3"),
    ("/article/", "/article/2/", "/article/3/"),
    ("/article", "/article/2", "/article/3"),
    ("/article/", "/article/page/2/", "/article/page/3/"),
    ("/2024/10/article", "/2024/10/article/seite-2", "/2024/10/article/seite-3"),
    ("/article.html", "/article-2.html", "/article-3.html"),
    ("/news-2401-12345.html", "/news-2401-12345-2.html", "/news-2401-12345-3.html"),
    ("/article.html", "/article_p2.html", "/article_p3.html"),
    ("/article.htm", "/article,2.htm", "/article,3.htm"),
    ("/a/index.html", "/a/index2.html", "/a/index3.html"),
    ("/a/", "/a/index2.html", "/a/index3.html"),
]


@pytest.mark.parametrize(("first", "second", "third"), SERIES)
def test_numbered_pages_of_one_address_follow_each_other(first: str, second: str, third: str) -> None:
    links = f'<a href="{first}">1</a> <a href="{second}">2</a> <a href="{third}">3</a>'
    assert found(first, links) == second
    assert found(second, links) == third
    assert found(third, links) == ""
    assert found(first, f'<link rel="next prefetch" href="{second}">') == second
    assert found(first, f'<a rel=next href="{SITE}{second}">Go on</a>') == second


def test_number_of_the_next_page_is_known() -> None:
    assert next_page(b"<a href='?page=8'>next</a>", f"{SITE}/a?page=7") == NextPage(f"{SITE}/a?page=8", 8)


@pytest.mark.parametrize(("url", "links"), [
    ("/post/first-storm", '<link rel="next" href="/post/second-storm">'),  # the next article
    ("/post/15", '<a rel="next" href="/post/16">Next post</a>'),
    ("/post/15", '<a href="/post/16">16</a>'),
    ("/week-12", '<a rel=prev href="/week-11">Week 11</a><a rel=next href="/week-13">Week 13</a>'),
    ("/archive/2024", '<a href="/archive/2025">2025</a><a href="/archive/2024/2">February</a>'),
    ("/article", '<a href="/article?page=2#comments">2</a>'),
    ("/article", '<a href="/article?page=3">3</a>'),
    ("/article", '<a href="/other?page=2">2</a><a href="https://other.example/article?page=2">2</a>'),
    ("/article", '<a href="http://[">2</a><a href="javascript:page(2)">2</a><a href="file:///article/2">2</a>'),
    ("/article", '<a href="/article?sort=new&page=2">2</a>'),  # another order
    ("/article?page=2", '<a href="/article?page=2">2</a><a href="/article">1</a>'),
    ("/article", '<a href="?page=1">2</a><a href="?page=2">3</a>'),  # of comments, counted from 0
    ("/article", "<!-- <a href='/article/2'>2</a> -->"),
    ("/article", f"<a href='/article?page={'2' * 5000}'>2</a>"),
])  # fmt: skip
def test_other_links_are_no_next_page(url: str, links: str) -> None:
    assert found(url, links) == ""


def test_only_pages_of_the_web_have_next_pages() -> None:
    for url in ("", "file:///article", "mailto:a@b"):
        assert next_page(b"<a href='/article/2'>2</a>", url) is None
