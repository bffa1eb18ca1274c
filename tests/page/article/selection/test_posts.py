"""Discussions: who wrote each post, and what of it is read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.page.parse import parse_page
from reader.script.writer import write_script
from tests.page.samples import STORY, article_blocks

SAID = (
    ("anna", "The lamp on my boat smokes when I light it, and I would like to know what I do wrong with it."),
    ("bob", "Trim the wick straight across, no wider than the burner, and let it soak in oil for an hour."),
    (
        "3tern",
        "I had the same trouble last year with lamp oil from the shop; paraffin burned without any smoke.",
    ),
    (
        "anna",
        "That did it, thank you both, and the glass has stayed clean for the whole of this evening, too.",
    ),
)
MEMBER = (
    "<div class=user><b class=username><a href=/members/{0}>{0}</a></b><i>Member</i><dl><dd>12,481</dl></div>"
)
LAYOUTS = {
    "cells beside the text": f"<article class='message js-post'>{MEMBER}<div>{{1}}</div></article>",
    "rows of a table": "<tr class=comtr><td><a class=hnuser>{0}</a> 2 hours ago | <a>parent</a>"
    "<p>{1}</p><a>reply</a></td></tr>",
    "a line over the text": "<div class=post><p class=author>by <a href=/member.php?u=7>{0}</a> » Wed Dec 6"
    "<p>{1}</p><ul><li><a>Quote</a></li></ul></div>",
    "a line under the text": "<div class=answer><p>{1}</p>"
    "<div>answered Dec 1 <a href=/users/7/{0}>{0}</a></div></div>",
    "a cell with the member's address": "<div class=post><div class=poster>"
    "<h4><a href='index.php?action=profile;u=7'>{0}</a></h4><p class=poster-ip>Logged</p></div><p>{1}</div>",
    "schema.org": "<li itemtype=https://schema.org/Comment><span itemprop=author>{0}</span><p>{1}</p></li>",
    "an attribute": "<x-comment author={0}><p>{1}</p><div><button>Like</button> 17 likes</div></x-comment>",
    "a cell of a member whose class names do not say so": "<div class=blockpost><h2>#1 2025-11-01 15:14</h2>"
    "<dl><dt><strong>{0}</strong></dt><dd>Member</dd><dd>Posts: 12</dd></dl><p>{1}</p></div>",
    "class names without a meaning": "<div class=sc-kKPaZQ><div class=hAPeI><div class=fqjr>{0} (157)</div>"
    "<div class=xASz>28/11/2025 at 7:07 pm</div></div><div class=bQbe><p>{1}</p></div></div>",
    "an initial before the name": "<div class=comment><a class=author href=/u/{0}>x</a>"
    "<a class=username>{0} Offline</a><p>{1}</p></div>",
}  # fmt: skip


def thread(layout: str) -> str:
    posts = "".join(LAYOUTS[layout].format(author, text) for author, text in SAID)
    table = ("<table>", "</table>") if "<tr" in posts else ("<div class=list>", "</div>")
    return f"<title>Smoke</title><h1>Why does my lamp smoke?</h1>{table[0]}{posts}{table[1]}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_post_has_its_author_and_its_text_alone(layout: str) -> None:
    blocks = [block for block in article_blocks(parse_page(thread(layout))) if block.kind != "heading"]

    assert [block.text for block in blocks] == [text for _, text in SAID]
    assert [(block.post.number, block.post.author) for block in blocks if block.post] == [
        (number, author) for number, (author, _) in enumerate(SAID, 1)
    ]


def test_nested_reply_is_a_separate_post() -> None:
    nested = "<div class=comment><b class=author>{0}</b><p>{1}</p>"
    html = "".join(nested.format(*each) for each in SAID) + "</div>" * len(SAID)
    authors = [block.post.author for block in article_blocks(parse_page(html)) if block.post]

    assert authors == [author for author, _ in SAID]


def test_quoted_author_has_not_written_the_post() -> None:
    quote = "<blockquote data-username=bob><a href=/members/bob>bob</a> said: Trim the wick.</blockquote>"
    post = "<div class=post>{2}<div>{1}</div><i class=author>{0}</i></div>"
    posts = "".join(post.format(*each, quote if number == 2 else "") for number, each in enumerate(SAID))
    page = parse_page(f"<h1>Smoke</h1>{posts}")

    assert [block.post.author for block in article_blocks(page) if block.post] == [name for name, _ in SAID]


def test_who_said_a_quote_and_a_short_quote_are_read() -> None:
    quote = (
        "<blockquote><div class=title><a href=/goto/7>bob said:</a></div><div>Trim it.</div>"
        "<div><a role=button>Click to expand...</a></div></blockquote>"
    )
    post = "<div class=post><i class=author>{0}</i>{2}<div>{1}</div></div>"
    posts = "".join(post.format(*each, quote if number == 3 else "") for number, each in enumerate(SAID))
    texts = [block.text for block in article_blocks(parse_page(f"<h1>Smoke</h1>{posts}"))]

    assert texts[-3:] == ["bob said:", "Trim it.", SAID[3][1]]


def test_signatures_and_the_dates_of_edits_are_not_read() -> None:
    post = (
        "<div class=post><i class=author>{0}</i><div class='content with-signature'>{1}"
        "<p>Last edited by {0} on Sun Feb 22, 2026 2:08 am</p>"
        "<div class=js-signature>Keeper of {0}'s lamp, and proud of every wick in it.</div></div></div>"
    )
    page = parse_page("<h1>Smoke</h1>" + "".join(post.format(*each) for each in SAID))

    assert [block.text for block in article_blocks(page)] == ["Smoke", *(text for _, text in SAID)]


def test_posts_in_elements_for_quotations_are_no_quotes() -> None:
    inner = "<blockquote>Trim the wick straight across, no wider than that.</blockquote>"
    post = "<li class=message data-author={0}><blockquote>{2}<p>{1}</p></blockquote>"
    posts = "".join(post.format(*each, inner if number == 2 else "") for number, each in enumerate(SAID))
    kinds = [block.kind for block in article_blocks(parse_page(f"<h1>Smoke</h1><ul>{posts}</ul>"))]

    assert kinds == ["heading", "item", "item", "quote", "item", "item"]


def test_who_wrote_a_quote_is_a_line_of_its_own() -> None:
    quote = "<blockquote><div><cite>bob wrote:</cite>Trim the wick straight across.</div></blockquote>"
    texts = [block.text for block in article_blocks(parse_page(f"<h1>Lamp</h1>{STORY}{quote}{STORY}"))]

    assert texts[3:5] == ["bob wrote:", "Trim the wick straight across."]


def test_last_writer_in_the_head_of_a_thread_has_not_written_the_first_post() -> None:
    head = "<div class=post><p>last post by <a href=/members/bob>bob</a></p>"
    first = f"{head}<a href=/members/anna>anna</a><p>{SAID[0][1]}</p></div>"
    rest = "".join(f"<div class=post><a href=/members/{a}>{a}</a><p>{t}</p></div>" for a, t in SAID[1:])
    page = parse_page(f"<h1>Smoke</h1>{first}{rest}")

    assert next(block.post.author for block in article_blocks(page) if block.post) == "anna"


def test_title_of_a_thread_comes_before_its_first_post_and_is_read_once() -> None:
    post = (
        "<div class=blockpost><h2><a href=#{2}>#{2} 2025-11-01 15:14:37</a></h2><b class=author>{0}</b>"
        "<h3>{3}My lamp smokes when I light it after a long winter in the dark</h3><p>{1}</p></div>"
    )
    posts = "".join(
        post.format(*each, number, "Re: " if number > 1 else "") for number, each in enumerate(SAID, 1)
    )
    title = "My lamp smokes when I light it after a long winter in the dark"
    said = [each.text for each in write_script(parse_page(f"<title>{title}</title>{posts}"))]

    assert said.index(title) < said.index("Post 1")
    assert [text for text in said if "winter" in text or "15:14" in text] == [title]


def test_two_posts_are_a_discussion_if_a_class_name_and_their_dates_say_so() -> None:
    post = "<div class=blockpost><dl><dt>{0}</dt><dd>2025-11-01 15:14</dd></dl><p>{1}</p></div>"
    page = parse_page("<h1>Smoke</h1>" + "".join(post.format(*each) for each in SAID[:2]))

    assert [block.post.author for block in article_blocks(page) if block.post] == ["anna", "bob"]


def test_first_post_may_have_a_class_of_its_own() -> None:
    post = "<li class='{2}' itemtype=https://schema.org/Comment><a href=/user/{0}>{0}</a><p>{1}</p></li>"
    posts = "".join(post.format(*each, "" if number else "topic-owner") for number, each in enumerate(SAID))
    page = parse_page(f"<meta property=og:type content=article><h1>Smoke</h1><ul>{posts}</ul>")

    assert [block.post.author for block in article_blocks(page) if block.post] == [name for name, _ in SAID]


def authors_of(post: str, names: Sequence[str]) -> list[str]:
    posts = "".join(post.format(name, text) for name, (_, text) in zip(names, SAID, strict=True))
    blocks = article_blocks(parse_page(f"<h1>Smoke</h1><div class=list>{posts}</div>"))
    return [block.post.author for block in blocks if block.post]


def test_author_may_be_called_like_a_month_or_day() -> None:
    names = ("Jan", "Sun Wei", "Anna", "Jan de Vries")
    post = "<div class=post><b class=author>{0}</b><p>{1}</p></div>"

    assert authors_of(post, names) == list(names)


def test_month_of_a_calendar_leaf_is_not_an_author() -> None:
    leaf = "<div class=post><i>{0}</i><i>15:14</i><p>{1}</p></div>"

    assert authors_of(leaf, ("Jan", "Feb", "Mar", "Dec")) == []


TEASER = (
    "<div class=post><h2><a href=/{0}>The story of lamp {0}</a></h2><i class=author>{0}</i><p>{1}</p></div>"
)
COMMENT = "<div class=comment><b class=author>{0}</b><p>{1}</p></div>"


@pytest.mark.parametrize(
    "html",
    [
        "".join(TEASER.format(*each) for each in SAID),
        "".join(f"<p>{text}</p><p>{text[::-1]}</p>" for _, text in SAID)
        + "".join(COMMENT.format(author, text[:70]) for author, text in SAID),
        "".join(f"<div class=post><p>{text}</p></div>" for _, text in SAID),
        "".join(
            f"<div class=forum_post><h2>Oil</h2><p>{text}</p>"
            f"<div class=lastpostby>by <a class=username>{name}</a></div></div>"
            for name, text in SAID
        ),
        "".join(
            f"<li><i>March {number}</i><b>Lamp {number}</b><p>{text}</p></li>"
            for number, (_, text) in enumerate(SAID, 1)
        ),
    ],
)
def test_titles_of_other_pages_comments_and_texts_without_authors_are_no_posts(html: str) -> None:
    assert not [
        block for block in article_blocks(parse_page(f"<main><h1>Lamps</h1>{html}</main>")) if block.post
    ]


def test_script_announces_the_author_of_each_post() -> None:
    said = [utterance.text for utterance in write_script(parse_page(thread("schema.org")))]
    names = [said[number + 1] for number, text in enumerate(said) if text.startswith("Post ")]

    assert [text for text in said if text.startswith("Post ")] == ["Post 1", "Post 2", "Post 3", "Post 4"]
    assert names == [author for author, _ in SAID]


def test_author_of_a_discussion_is_whoever_opened_it() -> None:
    posts = "".join(
        f"<article class='message js-post'><b class=username {'' if not n else 'itemprop=author'}>{name}</b>"
        f"<div>{text}</div></article>"
        for n, (name, text) in enumerate(SAID)
    )

    assert parse_page(f"<main><h1>Smoke</h1>{posts}</main>").byline == "anna"


def test_list_of_posts_is_a_discussion_and_names_lose_their_stars() -> None:
    posts = "".join(
        f"<li class='comment post'><b class=username>{name} ★★</b><div>{text}</div></li>"
        for name, text in SAID
    )
    words = [
        each.text for each in write_script(parse_page(f"<main><h1>Smoke</h1><ul>{posts}</ul></main>"), "few")
    ]

    assert "anna" in words
    assert not any("★" in text or text.startswith("list of") for text in words)
