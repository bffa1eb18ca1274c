"""Pages that were made to hurt: each is read, or left unread, in time that grows with its length."""

from __future__ import annotations

import pytest

from reader import parse_page
from tests.page.hostile import HOSTILE, Hostile, read, read_alone

pytestmark = pytest.mark.slow

each = pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)


@each
def test_it_comes_to_what_the_list_says(hostile: Hostile) -> None:
    assert read(hostile.make(50_000)).outcome == hostile.outcome


@each
def test_costs_grow_with_its_length(hostile: Hostile) -> None:
    """Eight times the page may take a good deal more than eight times as long, but not sixty-four."""
    read(hostile.make(1000))
    small = _seconds(hostile, 50_000)
    large = _seconds(hostile, 400_000)
    assert large < 25 * max(small, 0.02), (small, large)


@pytest.mark.parametrize(
    "name",
    ["attributes", "cells", "data about the page", "headings", "links", "links to places on the page",
     "one long text", "paragraphs", "passages in languages", "pictograms"],
)  # fmt: skip
def test_ten_megabytes_take_less_than_450(name: str) -> None:
    """The kinds that take the most; `python -m tests.page.hostile` measures all."""
    came = read_alone(name, 10_000_000)
    assert came.outcome in {"read", "beginning read"}
    assert 0 < came.megabytes < 450


@pytest.mark.parametrize("name", ["what is elsewhere", "foreign and raw", "frames alone", "a packed page"])
def test_nothing_is_fetched_or_opened(name: str) -> None:
    assert read_alone(name, 20_000).opened == ()


def test_frames_are_named() -> None:
    page = parse_page("<iframe src=https://example.org/ title='A map'></iframe><iframe src=x></iframe>")
    (section,) = page.sections
    assert [(block.kind, block.name) for block in section.blocks] == [("media", "A map")]


def test_a_charset_that_lies_gives_a_page_all_the_same() -> None:
    for charset in ("utf-16", "x-user-defined", "hz-gb-2312", "iso-2022-kr", "utf-7", "nonsense"):
        html = f"<meta charset={charset}><p>at the bottom".encode()
        assert parse_page(html).article_text == "at the bottom"


def _seconds(hostile: Hostile, size: int) -> float:
    """The least of three, of this process's time, so that a busy machine does not count."""
    page = hostile.make(size)
    times: list[float] = []
    while len(times) < 3 and (not times or times[-1] < 2):
        times.append(read(page).seconds)
    return min(times)
