"""The facts that are announced after an article's title."""

from __future__ import annotations

import pytest

from reader import parse_page
from reader.page.model import Page
from reader.script.model import ReadingOptions
from reader.script.writer import Script
from reader.settings import Verbosity
from tests.script.samples import PROSE

TODAY = "2026-03-10"
MADE = "<meta property=og:site_name content='The Harbour'><meta name=author content='Ann Oakley'>"
TEXT = f"<p>{PROSE}</p>" * 12


def page(date: str = "2026-03-09", text: str = TEXT) -> Page:
    return parse_page(f"<html lang=en>{MADE}<meta name=date content={date}><h1>Lamp</h1>{text}")


def opening(
    page: Page, verbosity: Verbosity = "few", rate: int = 180, today: str = TODAY, lang: str = ""
) -> list[str]:
    """The announcements between the title and the text."""
    options = ReadingOptions(verbosity, announcement_lang=lang, today=today, rate=rate)
    said = Script(page, options).utterances(0)
    texts = [each.text for each in said]
    return texts[1 : texts.index(PROSE)]


def test_site_author_date_and_length_follow_the_title() -> None:
    assert opening(page()) == ["The Harbour", "by Ann Oakley", "yesterday", "1 minute"]


def test_sections_are_counted_if_there_are_several() -> None:
    assert opening(page(text=f"{TEXT}<h2>Oil</h2>{TEXT}<h2>Wick</h2>{TEXT}"))[-1] == "4 minutes, 3 sections"


def test_length_follows_the_rate() -> None:
    assert opening(page(), rate=90)[-1] == "2 minutes"
    assert opening(page(), rate=900)[-1] == "yesterday"  # less than half a minute


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-03-10", "today"),
        ("2026-03-06", "4 days ago"),
        ("2026-03-03", "March 3, 2026"),
        ("2026-03-11", "March 11, 2026"),
        ("2026-02-31", "February 31, 2026"),
    ],
)
def test_date_of_the_last_days_is_relative(date: str, said: str) -> None:
    assert opening(page(date))[-2] == said


def test_dates_are_whole_without_a_day_to_compare() -> None:
    assert opening(page(), today="")[-2] == "March 9, 2026"


def test_no_announcements_still_name_author_and_date() -> None:
    assert opening(page(), "none") == ["Ann Oakley", "yesterday"]


def test_nothing_is_repeated_that_the_first_lines_say() -> None:
    named = page(text=f"<p>By Ann Oakley for The Harbour, as told in the port.</p>{TEXT}")

    assert opening(named)[:2] == ["yesterday", "1 minute"]


def test_discussion_counts_its_posts() -> None:
    posts = "".join(
        f"<div class=post itemscope itemtype=https://schema.org/Comment><b itemprop=author>Name{number}</b>"
        f"<div itemprop=text><p>{PROSE}</p><p>{PROSE}</p></div></div>"
        for number in range(6)
    )
    discussion = parse_page(
        "<html lang=en><title>Lamps</title><div itemscope itemtype=https://schema.org/DiscussionForumPosting>"
        f"<h1>Lamps</h1>{posts}</div>"
    )

    said = Script(discussion, ReadingOptions(today=TODAY, rate=180)).utterances(0)
    assert "discussion of 6 posts" in [each.text for each in said]


def test_opening_is_said_in_the_language_of_the_announcements() -> None:
    assert opening(page(), lang="de") == ["The Harbour", "von", "Ann Oakley", "gestern", "eine Minute"]
    assert opening(page("2026-03-07"), lang="pl")[2:] == ["Ann Oakley", "3 dni temu", "1 minuta"]
