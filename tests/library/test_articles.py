"""An article is recognised at its address, at another address and after an edit; other articles are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library.articles import (
    ArticleIdentifiers,
    find,
    find_or_add,
    last_heard,
    save_choices,
    save_position,
)
from reader.library.database import Library
from reader.library.preferences.choices import Choices
from reader.library.sketch import lead, sketch
from reader.script.durable_place import DurablePlace
from reader.session.navigation.durable_place import fingerprint

PLACE = DurablePlace("00ff", 3, 1, 42, "When the weather")
LONG = tuple(f"Paragraph number {number} has quite enough words to be known by." for number in range(20))
OTHER = tuple(f"Another article says this, and in its place {number} nothing else." for number in range(20))
CHINESE = (
    "在海滩上站六个小时，你会看到世界的边缘在移动。",
    "月亮的引力牵动着海水，让它每天两次涨落。",
    "当太阳和月亮排成一线时，潮水最高。",
)
HERE, THERE = "https://example.org/tides", "https://example.org/tides?utm_source=letter"


def facts(
    address: str,
    paragraphs: tuple[str, ...] = LONG,
    canonical: str = "",
    title: str = "Tides",
    published: str = "",
) -> ArticleIdentifiers:
    prints, first = sketch(paragraphs, fingerprint), lead(paragraphs, fingerprint)
    return ArticleIdentifiers(address, address, title, canonical, prints, first, published)


def heard(
    library: Library, page: ArticleIdentifiers, place: DurablePlace = PLACE, *, ended: bool = False
) -> None:
    save_position(library, find_or_add(library, page).id, place, ended=ended)


def reopen_as(library: Library) -> str | None:
    """The source name of the article heard last."""
    found = last_heard(library)
    return found.reopen_as if found else None


def test_new_article_has_no_position(library: Library) -> None:
    assert find_or_add(library, facts(HERE)).place is None
    assert reopen_as(library) is None


def test_article_is_found_after_reopening_the_library(path: Path) -> None:
    with Library(path) as library:
        heard(library, facts(HERE))
    with Library(path) as library:
        assert find_or_add(library, facts(HERE)).place == PLACE


def test_saved_position_is_found_in_a_read_only_library(library: Library) -> None:
    heard(library, facts(HERE))
    library.rows("PRAGMA query_only = ON")
    with pytest.raises(LibraryError):
        find_or_add(library, facts(THERE))
    found = find(library, facts(THERE))
    assert found is not None
    assert found.place == PLACE
    assert find(library, facts("/other", OTHER)) is None


def test_new_position_replaces_the_old(library: Library) -> None:
    heard(library, facts(HERE))
    heard(library, facts(HERE), PLACE._replace(block=9))
    assert find_or_add(library, facts(HERE)).place == PLACE._replace(block=9)


def test_finished_article_starts_from_the_beginning(library: Library) -> None:
    heard(library, facts(HERE), ended=True)
    assert find_or_add(library, facts(HERE)).place is None


# -- the same article -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (facts(HERE), facts(THERE)),
        (facts(HERE), facts("file:/home/tides.html")),
        (facts(HERE), facts("sha256:00")),
        (facts(HERE), facts(THERE, LONG[:18])),
        (facts(HERE), facts(THERE, (*LONG, "A correction: it was not so, but quite another way round."))),
        (facts(HERE, LONG[:3]), facts(THERE, LONG[:3])),
        (facts(HERE, LONG[:1]), facts(THERE, LONG[:1])),
        (facts(HERE, CHINESE), facts(THERE, (*CHINESE, "后来有人更正了这一点。"))),
        (facts(HERE), facts(HERE, LONG[10:])),
        (facts(HERE, LONG[:3]), facts(HERE, OTHER[:3])),
        (facts(HERE, ("Short.",)), facts(HERE, ("Shorter.",))),
        (facts(HERE, ("Short.",)), facts(THERE, ("Short.",), HERE)),
        (facts(THERE, ("Short.",), HERE), facts(HERE, ("Short.",))),
        (facts(HERE), facts(THERE, (*LONG[:8], *OTHER[:12]), HERE)),
    ],
    ids=[
        "with tracking parameters", "saved as a file", "piped in", "at another address, shortened",
        "at another address, with a line more", "a short one", "one paragraph", "in a script without spaces",
        "edited",
        "a short one, rewritten", "a very short one, edited", "by the address it names",
        "by the address it named before", "edited much, by the address it names",
    ],
)  # fmt: skip
def test_same_article_resumes_at_its_position(
    library: Library, before: ArticleIdentifiers, after: ArticleIdentifiers
) -> None:
    heard(library, before)
    assert find_or_add(library, after).place == PLACE


def test_article_resumes_at_any_of_its_addresses(library: Library) -> None:
    heard(library, facts(HERE))
    heard(library, facts(THERE), PLACE._replace(block=4))
    assert find_or_add(library, facts(HERE)).place == PLACE._replace(block=4)
    heard(library, facts(HERE, LONG[8:]), PLACE._replace(block=5))  # edited meanwhile
    assert find_or_add(library, facts(THERE, LONG[8:])).place == PLACE._replace(block=5)


def issue(number: int, address: str, **about: str) -> ArticleIdentifiers:
    """A newsletter: a paragraph of news, and four paragraphs that are the same in each issue."""
    news = f"This week has its own news, and that of number {number} is told of here."
    return facts(address, (news, *LONG[:4]), **about)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (issue(1, "/letter-1.html", title="Letter 1"), issue(2, "/letter-2.html", title="Letter 2")),
        (issue(1, "https://me.example/1"), issue(2, "https://me.example/2")),
        (issue(1, HERE, title="Letter 1"), issue(2, HERE, title="Letter 2")),
        (issue(1, HERE, published="2026-11-01"), issue(2, HERE, published="2026-11-08")),
        (issue(1, HERE, title="The mayor"), issue(2, HERE, title="The whale")),
        (issue(1, HERE, title="Letter 1"), issue(2, THERE, canonical=HERE, title="Letter 2")),
        (facts("https://me.example/1", LONG), facts("https://me.example/2", (*LONG[:18], *OTHER[:2]))),
    ],
    ids=["files", "a site", "one address", "dates", "titles", "a wrong canonical address", "one greeting"],
)
def test_new_issue_at_the_same_address_starts_from_the_beginning(
    library: Library, before: ArticleIdentifiers, after: ArticleIdentifiers
) -> None:
    heard(library, before)
    assert find_or_add(library, after).place is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (issue(1, HERE), facts(HERE, ("This week had its own news, and all of it was wrong.", *LONG[:4]))),
        (issue(1, HERE), issue(1, HERE, title="Letter, corrected")),
        (issue(1, HERE, published="2026-11-01"), issue(1, HERE, published="2026-11-02")),
        (issue(1, "https://me.example/1"), issue(1, "https://me.example/amp/1")),
        (issue(1, "/one.html", title="A"), issue(1, "/two.html", title="B")),
    ],
    ids=["its first paragraph", "its title", "its date", "another path", "another file and title"],
)
def test_edited_article_resumes_at_its_position(
    library: Library, before: ArticleIdentifiers, after: ArticleIdentifiers
) -> None:
    heard(library, before)
    assert find_or_add(library, after).place == PLACE


# -- another article ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (facts(HERE), facts("https://example.org/bread", OTHER)),
        (facts(HERE), facts(HERE, OTHER)),
        (facts(HERE), facts(THERE, OTHER, HERE)),
        (facts(HERE), facts(THERE, (*LONG[:3], *OTHER))),
        (facts(HERE, ("Short.",)), facts(THERE, ("Short.",))),
        (facts(HERE, ()), facts(THERE, ())),
    ],
    ids=[
        "elsewhere", "at the same address", "that names its address wrongly",
        "with some paragraphs of it", "too short to be known", "empty",
    ],
)  # fmt: skip
def test_other_article_starts_from_the_beginning(
    library: Library, before: ArticleIdentifiers, after: ArticleIdentifiers
) -> None:
    heard(library, before)
    assert find_or_add(library, after).place is None


def test_pages_that_once_showed_the_same_text_become_two_articles_again(library: Library) -> None:
    wall = ("Before you go on to the page, choose whether we may keep your data.",)
    one, two = "https://example.org/1", "https://example.org/2"
    for address in (one, two):
        heard(library, facts(address, wall))
    heard(library, facts(one, LONG))
    assert find_or_add(library, facts(two, OTHER)).place is None
    assert find_or_add(library, facts(one, LONG)).place == PLACE


# -- the article heard last --------------------------------------------------------------------------


def test_last_article_is_the_one_heard_last(library: Library) -> None:
    for address, paragraphs in ((HERE, LONG), ("/other", OTHER), (HERE, LONG)):
        heard(library, facts(address, paragraphs))
        assert reopen_as(library) == address


def test_finished_article_is_not_the_last_heard(library: Library) -> None:
    heard(library, facts(HERE))
    heard(library, facts("/other", OTHER), ended=True)
    assert reopen_as(library) == HERE
    heard(library, facts(HERE), ended=True)
    assert reopen_as(library) is None


def test_article_that_cannot_be_reopened_is_not_the_last_heard(library: Library) -> None:
    heard(library, facts(HERE))
    heard(library, facts("sha256:00", OTHER)._replace(reopen_as=""))
    assert reopen_as(library) == HERE


def test_piped_article_reopens_from_its_earlier_address(library: Library) -> None:
    heard(library, facts(HERE))
    heard(library, facts("sha256:00")._replace(reopen_as=""))
    assert reopen_as(library) == HERE


# -- settings ------------------------------------------------------------------------------------


def test_settings_of_an_article_apply_to_it_alone(library: Library) -> None:
    article = find_or_add(library, facts(HERE))
    assert article.choices == Choices()
    save_choices(library, article.id, Choices(rate=300))
    save_choices(library, article.id, Choices(voice=""))
    assert find_or_add(library, facts(THERE)).choices == Choices(300, "", None)
    assert find_or_add(library, facts("/other", OTHER)).choices == Choices()


def test_file_name_that_is_not_utf_8_is_refused_in_one_line(library: Library) -> None:
    """Such a name contains a lone surrogate."""
    with pytest.raises(LibraryError) as caught:
        find_or_add(library, facts("/caf\udce9.html"))
    assert len(str(caught.value).splitlines()) == 1
    assert find_or_add(library, facts("/cafe.html")).place is None  # nothing was saved by half


def test_two_libraries_can_share_a_file(library: Library, path: Path) -> None:
    with Library(path) as other:
        heard(library, facts(HERE))
        assert reopen_as(other) == HERE
        heard(other, facts("/other", OTHER))
        assert reopen_as(library) == "/other"
        assert find_or_add(library, facts(HERE)).place == PLACE
