"""Hostile pages: each is read or refused in linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reader import parse_page
from tests.page.hostile.pages import HOSTILE, Hostile
from tests.page.hostile.reading import read, read_alone, used

pytestmark = pytest.mark.slow

_SIZES = (3_000, 12_000)  # characters
_NOISE_S = 0.005  # differences below this mean nothing
_TRIES = 3  # a busy machine may disturb one

each = pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)


@each
def test_hostile_page_has_its_listed_outcome(hostile: Hostile) -> None:
    assert read(hostile.make(5_000)).outcome == hostile.outcome


@each
def test_cost_grows_in_line_with_length(hostile: Hostile) -> None:
    """Four times the page may cost nine times as much, but not sixteen times."""
    measured = []
    for _ in range(_TRIES):
        large = _cpu_seconds(used, hostile.make(_SIZES[1]))
        small = _cpu_seconds(used, hostile.make(_SIZES[0])) if large > 9 * _NOISE_S else _NOISE_S
        if large < 9 * max(small, _NOISE_S):
            return
        measured.append((small, large))
    pytest.fail(f"seconds at {_SIZES}: {measured}")


def test_ten_megabytes_of_markup_take_less_than_450_of_memory() -> None:
    """Of the page that takes most, with room for 15 % more. `python -m tests.page.hostile` measures all."""
    result = read_alone("links", 10_000_000)
    assert result.outcome in {"read", "beginning read"}
    assert 0 < result.megabytes < 0.85 * 450


def test_nothing_is_fetched_or_opened() -> None:
    names = ("what is elsewhere", "foreign and raw", "frames alone", "a packed page")
    assert {name: read_alone(name, 20_000).opened for name in names} == dict.fromkeys(names, ())


def test_iframe_has_its_title_as_name() -> None:
    page = parse_page("<iframe src=https://example.org/ title='A map'></iframe><iframe src=x></iframe>")
    (section,) = page.sections
    assert [(block.kind, block.name) for block in section.blocks] == [("media", "A map")]


def test_page_with_a_wrong_charset_is_read() -> None:
    for charset in ("utf-16", "x-user-defined", "hz-gb-2312", "iso-2022-kr", "utf-7", "nonsense"):
        html = f"<meta charset={charset}><p>at the bottom".encode()
        assert parse_page(html).article_text == "at the bottom"


def _cpu_seconds(use: Callable[[bytes | str], None], page: bytes | str) -> float:
    began = time.process_time()
    use(page)
    return time.process_time() - began
