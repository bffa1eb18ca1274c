"""Keeps the tests out of the user's own folders, and shares one Chromium among them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.browser.chromium import Chromium, executable

# A busy machine is no failure.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def own_folders() -> Iterator[None]:
    """Temporary folders for data, settings and cache."""
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as environment:
        for name in ("DATA", "CONFIG", "CACHE"):
            environment.setenv(f"XDG_{name}_HOME", os.path.join(home, name.lower()))  # noqa: PTH118
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """The browser. Only one can run, because its driver occupies the thread."""
    if executable() is None:
        assert "CI" not in os.environ, "browser tests must not be skipped in CI"
        pytest.skip("Chromium is not installed. Install it with: apt-get install chromium")
    with Chromium() as browser:
        yield browser
