"""No test reads or writes what belongs to whoever runs it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

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
