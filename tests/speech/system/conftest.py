"""A conversation with the stand-in for a system's voices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.speech.system.talking import Open, Talk


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Open]:
    opened: list[Talk] = []

    def make(behaviour: str = "speaks") -> Talk:
        opened.append(Talk(behaviour, tmp_path))
        return opened[-1]

    yield make
    for each in opened:
        each.speaker.close()
