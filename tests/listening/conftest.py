"""The virtual ear, set up once, and the program that it hears."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import ear as ears
from tests.listening.sounds import RATE
from tests.terminal import PAGES, Terminal


@pytest.fixture(scope="session")
def ear() -> Iterator[ears.VirtualEar]:
    """A sound system of our own, with a recorder on its only loudspeaker."""
    if not ears.available():
        pytest.skip("PulseAudio is not installed, so nothing can be heard: apt-get install pulseaudio")
    with ears.VirtualEar() as ear:
        yield ear


@pytest.fixture
def listen(ear: ears.VirtualEar, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Start `reader listen PAGE` so that the ear hears it."""
    started: list[Terminal] = []

    def program(page: str, *more: str) -> Terminal:
        arguments = ["listen", str(PAGES / page), "--rate", str(RATE), *more]
        terminal = Terminal(arguments, tmp_path / "home", ear.env)
        started.append(terminal)
        return terminal

    yield program
    for terminal in started:
        terminal.__exit__()
