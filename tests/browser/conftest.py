"""One Chromium for all the tests that ask it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.browser.chromium import Chromium, executable


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    if executable() is None:
        assert "CI" not in os.environ, "the tests that ask the browser must not be skipped here"
        pytest.skip("Chromium is not installed, so it cannot be asked: apt-get install chromium")
    with Chromium() as browser:
        yield browser
