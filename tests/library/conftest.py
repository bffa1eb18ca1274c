"""A library for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.database import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reader" / "library.sqlite3"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library(path) as opened:
        yield opened
