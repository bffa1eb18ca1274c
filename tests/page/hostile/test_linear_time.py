"""Four times the page takes four times the work: function calls, or time if calls do not show it."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile

import pytest

from reader import parse_page
from reader.library.sketch import are_issues
from reader.page.article.measure import measure
from reader.page.article.selection.posts import FoundPost, quoted_runs
from reader.page.dom.tree import parse_tree
from reader.page.empty_headings import without_empty_headings
from reader.page.model import Block, Page, Section, Span
from reader.page.person_names import person_names
from reader.page.reasons import Reason, ReasonKind
from tests.page.hostile.pages import HOSTILE
from tests.support.growth import MAX_TIME_GROWTH, time_growth

_SIZES = (2_500, 10_000)  # characters
_MAX_GROWTH = 4.4  # linear work grows to 4 at most
_KINDS = (
    "headings", "headings of nothing", "headings over others", "sections of an article", "items", "rows",
    "a square table", "footnotes", "links", "links to places on the page", "the same id",
    "many fragments of one place", "raised links", "pictures for words", "pictures in one link",
    "paragraphs in closed details", "summaries after paragraphs", "authors who are nobody",
    "beginnings of a book", "shadow trees of one element", "readings of one character",
    "one table that many links own",
)  # fmt: skip
_WHY = Reason(ReasonKind.MAIN)


@pytest.mark.slow
def test_number_of_calls_grows_in_line_with_length() -> None:
    makers = {hostile.name: hostile.make for hostile in HOSTILE}
    growths = {}
    for name in _KINDS:
        small, large = (_calls(makers[name](size)) for size in _SIZES)
        growths[name] = round(large / small, 2)
    assert {name: growth for name, growth in growths.items() if growth > _MAX_GROWTH} == {}


@pytest.mark.slow
def test_headings_of_nothing_take_linear_time() -> None:
    def judge(count: int) -> Callable[[], object]:
        heading = Block("b", "heading", "Contents", "en")
        sections = tuple(Section("s", "Lamps", 2, "", True, _WHY, (heading,)) for _ in range(count))
        return lambda: without_empty_headings(sections)

    assert time_growth(judge, 20_000) < MAX_TIME_GROWTH


def test_text_with_many_pictures_takes_linear_time() -> None:
    def read(count: int) -> Callable[[], object]:
        pictures = tuple(Span(10 * number, 10 * number + 4, "image", "gear") for number in range(count))
        block = Block("b", "paragraph", "gear turns" * count, "en", pictures)
        page = Page("", "", "", "", "", (), (), (Section("s", "", None, "", True, _WHY, (block,)),))
        return lambda: page.article_text

    assert time_growth(read, 10_000) < MAX_TIME_GROWTH


def test_pictures_after_a_long_text_take_linear_time() -> None:
    make = next(hostile.make for hostile in HOSTILE if hostile.name == "pictures after a long text")

    assert time_growth(lambda size: lambda: parse_page(make(size)), 100_000) < MAX_TIME_GROWTH


def test_quotes_in_many_posts_take_linear_time() -> None:
    def search(count: int) -> Callable[[], object]:
        post = "<div><blockquote>Bo said: a lamp.</blockquote><p>Words.</div>"
        measured = measure(parse_tree(f"<body>{post * count}"))
        posts = [FoundPost(place, "", place) for place, tag in enumerate(measured.tags) if tag == "div"]
        kept = [True] * len(measured.runs)
        return lambda: list(quoted_runs(measured, kept, posts))

    assert time_growth(search, 2_000) < MAX_TIME_GROWTH


@pytest.mark.parametrize(
    "use", [lambda text: person_names([text]), lambda text: are_issues(text, f"{text}2")]
)
def test_names_and_titles_of_spaces_and_signs_take_linear_time(use: Callable[[str], object]) -> None:
    def judge(count: int) -> Callable[[], object]:
        return lambda: use("Ann" + " '" * count + " " * count + "Oak 1")

    assert time_growth(judge, 2_000) < MAX_TIME_GROWTH


def _calls(page: bytes | str) -> int:
    """The number of function calls, with each step of a generator, to parse a page and to take its text."""
    profile = Profile()
    profile.runcall(lambda: parse_page(page, inventory=True).article_text)
    return sum(entry.callcount for entry in profile.getstats())
