"""Checks the outline against the browser's accessibility tree.

READER_PAGES can name folders of real pages to check too, separated as in PATH.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.cli.commands.inspect.outline import outline_data
from reader.page.parse import parse_page
from tests.browser.agreement import Compared, compare, f1, pages_in
from tests.browser.chromium import Chromium
from tests.browser.exposed import KINDS, exposed_by_browser, exposed_by_outline
from tests.browser.markup import ALIKE, DIFFERENT
from tests.support.terminal import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_MIN_F1 = 0.98


def differs(browser: Chromium, body: str) -> bool:
    html = f"<!doctype html><body>{body}<p>text</p>"
    ours = exposed_by_outline(outline_data(parse_page(html, inventory=True)))
    return ours != exposed_by_browser(browser.nodes(html))


def test_markup_is_exposed_as_in_the_browser(browser: Chromium) -> None:
    assert [html for html in ALIKE if differs(browser, html)] == []


def test_known_differences_from_the_browser_still_exist(browser: Chromium) -> None:
    assert [why for why, html in DIFFERENT if not differs(browser, html)] == [], "remove these from the list"


def test_sample_pages_are_exposed_as_in_the_browser(browser: Chromium) -> None:
    for page in pages_in([PAGES]):
        for row in compare(browser, page):
            assert not row.differences, row


@pytest.fixture(scope="module")
def real_pages(browser: Chromium) -> list[Compared]:
    folders = os.environ.get("READER_PAGES", "")
    if not folders:
        pytest.skip("READER_PAGES is not set")
    pages = pages_in([PAGES, *map(Path, folders.split(os.pathsep))])
    return [row for page in pages for row in compare(browser, page)]


@pytest.mark.parametrize("kind", KINDS)
def test_real_pages_are_exposed_nearly_as_in_the_browser(real_pages: list[Compared], kind: str) -> None:
    rows = [row for row in real_pages if row.kind == kind]

    assert f1(rows) >= _MIN_F1, sorted(rows, key=lambda row: -row.differences)[:5]
