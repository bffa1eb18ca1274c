"""Pages that were made to hurt: each is read, or left unread, in time that grows with its length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reader import parse_page
from tests.page.hostile import read, read_alone, used
from tests.page.hostile_pages import HOSTILE, Hostile

pytestmark = pytest.mark.slow

_SIZES = (10_000, 20_000, 40_000)  # characters
_LEAST = 0.02  # seconds: less is lost in the noise

each = pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)


@each
def test_it_comes_to_what_the_list_says(hostile: Hostile) -> None:
    assert read(hostile.make(50_000)).outcome == hostile.outcome


@each
def test_costs_grow_with_its_length(hostile: Hostile) -> None:
    """Each time the page doubles, its costs may grow three times, but not four."""
    small, middle, large = (_seconds(used, hostile.make(size)) for size in _SIZES)
    assert large < 9 * max(small, _LEAST), (small, middle, large)


@pytest.mark.parametrize("name", ["headings", "links", "passages in languages", "pictograms"])
def test_ten_megabytes_take_less_than_450(name: str) -> None:
    """With room for 15 % more; `python -m tests.page.hostile` measures all."""
    came = read_alone(name, 10_000_000)
    assert came.outcome in {"read", "beginning read"}
    assert 0 < came.megabytes < 0.85 * 450


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


def _seconds(use: Callable[[bytes | str], None], page: bytes | str) -> float:
    """The least of three, of this process's time, so that a busy machine does not count."""
    times: list[float] = []
    while len(times) < 3 and sum(times) < 0.3:
        began = time.process_time()
        use(page)
        times.append(time.process_time() - began)
    return min(times)
