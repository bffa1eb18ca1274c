"""Bylines, credit lines and dates: which are the author and the date of a page, and which are read."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.article import invented
from tests.page.samples import MORE, PROSE, STORY

TEXT = f"{PROSE}\n{MORE}"


def test_byline_and_date_lines_give_author_and_date() -> None:
    page = parse_page(invented.article())

    assert (page.byline, page.published) == ("Ann Oakley", "2025-03-04")


def test_date_in_a_byline_or_heading_is_the_date() -> None:
    byline = "<p>By Ann Oakley on May 4, 2020 at 11:30a @annoakley</p>"
    by_heading = parse_page(f"<main><h1>Lamp</h1><h5>May 4, 2020, 9AM (UTC)</h5>{STORY}</main>")
    by_line = parse_page(f"<main><h1>Lamp</h1>{byline}{STORY}</main>")

    assert (by_line.byline, by_line.published, by_line.article_text) == ("Ann Oakley", "2020-05-04", TEXT)
    assert (by_heading.published, by_heading.article_text) == ("2020-05-04", TEXT)
    unclear = parse_page(f"<main><h1>Lamp</h1><h5>5/4/2020 9AM</h5>{STORY}</main>")
    assert unclear.article_text == f"5/4/2020 9AM\n{TEXT}"


def test_time_within_the_text_is_not_the_publication_date() -> None:
    page = parse_page(
        f"<main><h1>Lamp</h1>{STORY}<p>It went out on <time datetime=1911-01-02>January 2</time>.</p></main>"
    )

    assert page.article_text.endswith("It went out on January 2.")
    assert page.published == ""


def test_source_of_a_quotation_is_read() -> None:
    page = parse_page(
        f"<main><h1>Lamp</h1>{STORY}<blockquote><p>Light it.</p><footer>— Ann</footer></blockquote></main>"
    )

    assert page.article_text.endswith("Light it.\n— Ann")


@pytest.mark.parametrize(
    ("line", "byline"),
    [("Ann Oakley Comments", "Ann Oakley"), ("Harbor Times", "")],
)
def test_marked_author_is_a_person_alone(line: str, byline: str) -> None:
    site = "<meta property=og:site_name content='Harbor Times'>"
    page = parse_page(f"{site}<main><h1>Lamp</h1><div class=author>{line}</div>{STORY}</main>")

    assert page.byline == byline


def test_author_of_a_picture_is_not_the_author() -> None:
    licence = "<div class=image-licence>by <a class=licence-author href=/p>Paul Penn</a></div>"
    page = parse_page(f"<main><h1>Lamp</h1><img src=x alt=''>{licence}{STORY}</main>")

    assert page.byline == ""


@pytest.mark.parametrize(
    "line",
    [
        "<p class=credit><span class=author>Ann Oakley</span></p>",
        "<div class='story-credit author'>Ann Oakley</div>",
        "<div class=author>Ann Oakley</div><div class=credit>Photo: Paul Penn</div>",
    ],
)
def test_author_in_a_credit_line_is_the_author(line: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{line}{STORY}</main>")

    assert page.byline == "Ann Oakley"
    assert "Oakley" not in page.article_text


@pytest.mark.parametrize(
    ("link", "byline"),
    [
        ("<a href=/author/ann-oakley/>Ann Oakley</a>", "Ann Oakley"),
        ("<a href=https://example.org/autoren/ann>Ann Oakley</a>", "Ann Oakley"),
        ("<a href=/author/ann>Ann Oakley</a> | <span>12 May 2024</span>", "Ann Oakley"),
        ("<a href=/author/ann>Written By</a>", ""),
        ("<a href=/lamps/brass>Brass Lamps</a>", ""),
        ("<a href=/author/>Our Authors</a>", ""),
    ],
)
def test_part_of_a_line_that_leads_to_an_author_names_the_author(link: str, byline: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1><div>{link}</div>{STORY}</main>")

    assert page.byline == byline


def test_day_on_which_a_member_joined_is_not_the_date_of_the_text() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>Joined: Dec 11, 2021</p><p>12 May 2024</p>{STORY}</main>")

    assert page.published == "2024-05-12"


def test_date_line_at_the_end_is_not_read() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<p>5 May 2025 ( updated 6 May 2025 | 15:24)</p></main>")

    assert page.article_text == TEXT


def test_line_of_dates_is_read_if_the_page_says_nothing_else() -> None:
    page = parse_page("<main><h1>Lamp</h1><p>On 4 May 2020 at 14:30 UTC, 2:05 p.m. EST.</p></main>")

    assert page.article_text == "On 4 May 2020 at 14:30 UTC, 2:05 p.m. EST."


def test_dates_of_a_list_of_episodes_are_read() -> None:
    episodes = "".join(f"<div><p>{PROSE}</p><p>4 May 202{n}</p></div>" for n in range(4))
    page = parse_page(f"<main><h1>Lamp</h1>{episodes}</main>")

    assert page.article_text.endswith("4 May 2023")


def test_byline_after_the_standfirst_is_not_read() -> None:
    line = "<p>Ann Oakley ann@harbor.example | 4 May, 2020</p>"
    page = parse_page(f"<main><h1>Lamp</h1><p>{PROSE}</p>{line}<p>{MORE}</p></main>")

    assert page.article_text == TEXT
    assert page.byline == "Ann Oakley"


def test_time_among_the_facts_of_a_recipe_is_read() -> None:
    facts = "<dl><dt>Serves<dd>4<dt>Time<dd><time datetime=PT35M>35 min</time></dl>"
    page = parse_page(f"<main><h1>Lamp</h1><p>{PROSE}</p>{facts}<p>{MORE}</p></main>")

    assert "35 min" in page.article_text


@pytest.mark.parametrize(
    "line", ["<p>By Ann Oakley</p>", "<p>May 4, 2020</p>", "<p><a href=/>example.org</a></p>"]
)
def test_reason_of_a_rule_is_the_rules_own(line: str) -> None:
    page = parse_page(f"<html lang=en><title>Lamp</title><h1>Lamp</h1>{line}{STORY}{STORY}", inventory=True)
    assert {section.why for section in page.sections if not section.in_article} == {
        "line with author or date"
    }
