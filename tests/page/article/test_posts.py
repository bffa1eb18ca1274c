from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, article_blocks

ANN = '<time datetime="2023-11-02T20:14">2 November</time>'
HEADER = f'<header><img src=a.png alt="A cat"> <a href="/u/ann">Ann</a> {ANN} <button>Reply</button></header>'


def said(html: str) -> list[str]:
    return [
        block.text or block.name for block in article_blocks(parse_page(f"<main><h1>Lamp</h1>{html}</main>"))
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (HEADER, "Ann 2 November"),
        (f'<p><a href="/u/ann">Ann</a>, {ANN}</p>', "Ann, 2 November"),
        ('<div class="p-author"><a href="/u/ann">Ann</a></div>', "Ann"),
        ('<div itemprop=author><a href="/u/ann">Ann</a></div>', "Ann"),
    ],
)
def test_who_wrote_a_post_is_said_over_it(line: str, expected: str) -> None:
    posts = f"<article>{line}<p>{PROSE}</p></article><article><p>{MORE}</p></article>"
    assert said(posts) == ["Lamp", expected, PROSE, MORE]


@pytest.mark.parametrize("name", ["post", "forum-post", "answer", "message"])
def test_parts_that_call_themselves_posts_are_posts(name: str) -> None:
    line = "<div class=author>by <a href=/u/ann>Ann</a> » 2 November 2023, 20:14</div>"
    posts = "".join(f"<div class={name}>{line}<p>{text}</p></div>" for text in (PROSE, MORE))

    assert said(posts) == [
        *("Lamp", "by Ann » 2 November 2023, 20:14", PROSE),
        *("by Ann » 2 November 2023, 20:14", MORE),
    ]


def test_who_answered_is_said_after_an_answer_too() -> None:
    line = "answered 2 November 2023 by Ann"
    post = f"<div class=answer><div class=answer-text><p>{{}}</p></div><p>{line}</p></div>"

    assert said(post.format(PROSE) + post.format(MORE)) == ["Lamp", PROSE, line, MORE, line]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div class=votes><a href='?up'>Up</a> 15</div>", ""),
        ("<div>+15</div>", ""),
        ("<dl class=postprofile><dt>Joined</dt><dd>2012</dd></dl>", ""),
        ("", "<div class=signature>Proud owner of two lamps</div>"),
    ],
)
def test_what_stands_beside_a_post_is_not_read(before: str, after: str) -> None:
    post = f"<article>{before}{HEADER}<p>{{}}</p>{after}</article>"
    assert said(post.format(PROSE) + post.format(MORE)) == [
        *("Lamp", "Ann 2 November", PROSE),
        *("Ann 2 November", MORE),
    ]


def test_of_one_article_the_line_is_said_with_the_title_only() -> None:
    page = parse_page(f"<main><article><h1>Lamp</h1><p>{ANN}</p><p>{PROSE}</p><p>{MORE}</p></article></main>")
    assert [block.text for block in article_blocks(page)] == ["Lamp", PROSE, MORE]


def test_the_date_of_the_first_post_is_that_of_the_page() -> None:
    posts = f"<article>{HEADER}<p>{PROSE}</p></article><article><p>{MORE}</p></article>"
    assert parse_page(f"<main><h1>Lamp</h1>{posts}</main>").published == "2023-11-02T20:14"
