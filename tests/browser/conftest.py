"""One exported page, opened in a browser for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import Chromium
from tests.browser.spoken_page import ARTICLE, Open, export


@pytest.fixture(scope="module")
def salt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "salt.html"
    export(ARTICLE, path, rate=300)
    return path


@pytest.fixture
def opened(browser: Chromium, salt: Path) -> Iterator[Open]:
    """Opens the page; fails if it has an error or requests anything."""
    with ExitStack() as pages:
        yield lambda fragment="", **options: pages.enter_context(browser.opened(salt, fragment, **options))


@pytest.fixture(scope="module")
def one(browser: Chromium, salt: Path) -> Iterator[Page]:
    """One page for many tests; each reloads it."""
    with browser.opened(salt) as page:
        yield page


@pytest.fixture
def page(opened: Open) -> Page:
    return opened()
