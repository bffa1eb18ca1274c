"""No test reads or writes what belongs to whoever runs it; one Chromium for all that ask it."""

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
    """Folders for data, settings and cache that are gone afterwards."""
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as environment:
        for name in ("DATA", "CONFIG", "CACHE"):
            environment.setenv(f"XDG_{name}_HOME", os.path.join(home, name.lower()))  # noqa: PTH118
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """The browser; there can be only one, because its driver has the thread to itself."""
    if executable() is None:
        assert "CI" not in os.environ, "the tests that ask the browser must not be skipped here"
        pytest.skip("Chromium is not installed, so it cannot be asked: apt-get install chromium")
    with Chromium() as browser:
        yield browser
