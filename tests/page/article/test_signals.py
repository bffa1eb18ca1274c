"""What each signal is for: a little page on which it alone decides, and one on which it must not."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.article.test_finder import LINKS, why
from tests.page.samples import MORE, PROSE, STORY

TEXT = f"{PROSE}\n{MORE}"
CARD = "<div><h3><a href=/{0}>Story {0}</a></h3><p>In a few words, what story {0} is about.</p></div>"
CARDS = "".join(CARD.format(number) for number in range(3))
MORE_CARDS = "".join(
    f"<div><h3>Story {n}</h3><p>It is what story {n} is about</p><a href=/{n}> <i></i>Read more</a></div>"
    for n in range(3)
)
NAVIGATION = " · ".join(f"<a href=/{n}>The ship number {n}</a>" for n in range(9))
OTHER = "Whoever read this far was asked by the keeper what the weather had been where they came from."
LONG = " ".join([PROSE, MORE] * 6)


@pytest.mark.parametrize(
    ("html", "text", "reason"),
    [
        ("<aside>A fact beside it.</aside>", "A fact", "aside"),
        ("<div role=dialog>Cookies, please</div>", "Cookies", "dialog"),
        ("<form><p>Get our letter</p></form>", "letter", "form"),
        ("<div><h3>Our letter</h3><form><input></form><p>Thank you!</p></div>", "Thank you", "form"),
        ("<a href=#top>Back to top</a>", "Back", "link within the page"),
        ("<a href=#top>Back to top</a> | <a href=#>Share</a>", "Share", "link within the page"),
        (f"<div><ul>{LINKS}</ul></div>", "number 3", "mostly links"),
        (f"<div>{CARDS}</div>", "what story 2 is about", "other articles"),
        (f"<div>{MORE_CARDS}</div>", "what story 2 is about", "other articles"),
        (f"<table><tr><th>Ships<td>{NAVIGATION}</table>", "Ships", "mostly links"),
        (f"<div class=comments><p>{OTHER}</p></div>", OTHER, "named “comments”"),
        (f"<div class=relatedPosts><p>{OTHER}</p></div>", OTHER, "named “related”"),
        (f"<div class=no-print><p>{OTHER}</p></div>", OTHER, "named “no-print”"),
        (
            f"<div itemscope itemtype=https://schema.org/Comment><p>{OTHER}</p></div>",
            OTHER,
            "named “comment”",
        ),
        ("<div class='share-bar'>Tell a friend</div>", "friend", "named “share”"),
        ("<div class='widget widget_text'>Weather</div>", "Weather", "named “widget”"),
        (
            "<div class=teaser><p>Next: <a href=/b>gulls</a></p></div>",
            "gulls",
            "leads to another article",
        ),
        ("<div class=entry-meta>In Harbors, by Ann</div>", "by Ann", "named “entry-meta”"),
        ("<span>By</span><p itemprop=author>Ann Oakley</p>", "Ann Oakley", "named “author”"),
        ("<p>Photo: Ann Oakley</p>", "Photo", "picture credit"),
        ("<p>Ann Oakley/Reuters</p>", "Reuters", "picture credit"),
        ("<p>Read also: <a href=/b>The gulls of May</a></p>", "gulls", "leads to another article"),
        ("<p><b>Читайте также:</b> <a href=/b>Чайки</a></p>", "Чайки", "leads to another article"),
        ("<p>We may earn a commission when you buy through our links.</p>", "commission", "says who pays"),
        ("<p>Please enable JavaScript to see the pictures.</p>", "JavaScript", "only for other browsers"),
        ("<h2>More stories</h2><div><p>Birds of winter</p></div>", "Birds", "under “More stories”"),
        ("<p>Advertisement</p>", "Advertisement", "under “Advertisement”"),
    ],
)
def test_it_is_left_out_of_the_midst_of_an_article(html: str, text: str, reason: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{LONG}</p>{html}<h2>Part</h2><p>{MORE} {PROSE}</p></main>")

    assert why(page, text) == reason
    assert f"{MORE} {PROSE}" in page.article_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div class=teaser-text><p>How it began.</p></div>", "How it began."),
        ("<div class='elementor-widget elementor-widget-text'><p>Kept.</p></div>", "Kept."),
        ("<p class=related>Kept.</p>", "Kept."),
        ("<blockquote><p>Light it.</p><footer>— Ann</footer></blockquote>", "— Ann"),
        (
            "<table><tr><th>Ship<th>Port<tr><td><a href=/a>Anna</a><td><a href=/b>Oslo</a></table>",
            "Anna\tOslo",
        ),
        (f"<h2>Related work</h2><p>{MORE}</p>", "Related work"),
        ("<h2>Comments</h2><p>A line that begins with a hash.</p>", "Comments"),
        ("<p>On 4 May 2020 the lamp went out.</p>", "On 4 May 2020 the lamp went out."),
        ("<p>4 May 2020</p>", "4 May 2020"),
        ("<ol><li>4 May 2020</li></ol>", "4 May 2020"),
        ("<p>Photographs were forbidden.</p>", "Photographs were forbidden."),
        ("<h2><a href=#one>One</a></h2><p>Said.</p><h2><a href=#two>Two</a></h2><p>Done.</p>", "Two"),
        ("<p>We may go back.</p>", "We may go back."),
        ("<aside role=doc-footnote><p>* By custom.</p></aside>", "* By custom."),
        ("<div class=votes>Fifteen to two</div>", "Fifteen to two"),
        ("<div>15</div>", "15"),
    ],
)
def test_it_is_read_in_the_midst_of_an_article(html: str, text: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{LONG}</p>{html}<h2>Part</h2><p>{MORE} {PROSE}</p></main>")

    assert text in page.article_text.split("\n")


@pytest.mark.parametrize(
    "line", ["4 May 2020", "May 4, 2020", "04.05.2020", "2020-05-04, 10:30", "2020年5月4日"]
)
def test_a_line_with_only_a_date_is_left_out_before_and_after_the_text(line: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{line}</p>{STORY}<p>Updated: {line}</p></main>")

    assert page.article_text == TEXT
    assert why(page, line) == "date line"


def test_dates_over_the_entries_of_a_chronicle_are_read() -> None:
    entries = "".join(f"<p>{day} May 2020</p><p>{MORE}</p>" for day in range(4, 8))

    assert parse_page(f"<main><h1>Lamp</h1>{entries}</main>").article_text.startswith("4 May 2020")


@pytest.mark.parametrize(
    "line", ["<p>By Ann Oakley</p>", "<h2>By Ann Oakley, May 4, 2020</h2>", "<ul><li>By Ann Oakley</ul>"]
)
def test_a_line_says_who_wrote_it_where_the_page_does_not(line: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{PROSE}</p>{line}<p>{LONG}</p></main>")

    assert page.byline == "Ann Oakley"
    assert page.article_text == f"{PROSE}\n{LONG}"


def test_a_name_in_a_line_that_calls_itself_the_author_says_who_wrote_it() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><div class=author>Ann Oakley</div>{STORY}</main>")

    assert page.byline == "Ann Oakley"


def test_who_wrote_it_is_no_line_in_the_midst_of_the_text() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{LONG}</p><p>By Ann Oakley</p><p>{LONG}</p></main>")

    assert "By Ann Oakley" in page.article_text
    assert page.byline == ""


def test_whoever_wrote_it_is_left_out_where_the_page_names_the_author() -> None:
    html = f"<meta name=author content='Ann Oakley'><main><h1>Lamp</h1><p>By Ann Oakley</p>{STORY}</main>"
    page = parse_page(html)

    assert page.article_text == TEXT
    assert page.byline == "Ann Oakley"


def test_whom_to_write_to_is_left_out_after_the_text() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<address>Ann, Harbor Street 3</address></main>")

    assert page.article_text == TEXT


def test_only_the_credit_is_left_out_of_a_figure() -> None:
    figure = "<figure><img src=x alt=''><figcaption>The lamp.</figcaption><small>Photo: Ann</small></figure>"
    credit = "<figure><img src=x alt='A lamp'><figcaption>Photo: Ann</figcaption></figure>"

    assert "The lamp." in parse_page(f"<main><h1>Lamp</h1>{STORY}{figure}</main>").article_text
    assert parse_page(f"<main><h1>Lamp</h1>{STORY}{credit}</main>").article_text == TEXT


def test_a_part_that_holds_most_of_the_text_is_the_article_whatever_it_is_called() -> None:
    for name in ("comments", "share", "sidebar", "newsletter"):
        page = parse_page(f"<main><h1>Lamp</h1><p>Short.</p><div class={name}>{STORY}</div></main>")

        assert PROSE in page.article_text, name


def test_an_article_that_is_a_list_of_links_is_read() -> None:
    page = parse_page(
        f"<div><ul>{LINKS}</ul></div><article><h1>Links of the week</h1>"
        f"<div class=entry-content><p>{PROSE}</p><ul>{LINKS}</ul></div></article>"
    )

    assert "Another story, number 3" in page.article_text


def test_how_long_something_takes_is_no_date() -> None:
    lasts = "<dl><dt>Time<dd><time datetime=PT35M>35 min</time></dl>"
    page = parse_page(f"<main><h1>Lamp</h1><p>{PROSE}</p>{lasts}</main>")
    assert page.article_text == f"{PROSE}\nTime\n35 min"
