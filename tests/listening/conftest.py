"""Fixtures for tests that listen: the virtual ear, and a program that plays into it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.listening.hearing import Hearing
from tests.listening.sounds import RATE
from tests.support.ear import virtual_ear as ears
from tests.support.terminal import PAGES, Terminal


@pytest.fixture(scope="session")
def ear() -> Iterator[ears.VirtualEar]:
    """A private sound server whose only loudspeaker is recorded."""
    if not ears.available():
        assert "CI" not in os.environ, "the tests that listen must not be skipped here"
        pytest.skip("PulseAudio is not installed, so nothing can be heard: apt-get install pulseaudio")
    with ears.VirtualEar() as ear:
        yield ear


@pytest.fixture
def hear(ear: ears.VirtualEar, tmp_path: Path) -> Iterator[Callable[..., Hearing]]:
    """Start `reader listen PAGE` (a name in pages/, or a path), and wait for its first sound."""
    started: list[Terminal] = []

    def start(page: str | Path, *more: str) -> Hearing:
        began = ear.now()
        arguments = ["listen", str(PAGES / page), "--rate", str(RATE), *more]
        started.append(Terminal(arguments, tmp_path / "home", ear.env))
        ear.wait_for_sound(10, after=began)
        return Hearing(ear, started[-1], began)

    yield start
    for terminal in started:
        terminal.__exit__()
