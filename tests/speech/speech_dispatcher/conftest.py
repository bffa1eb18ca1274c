"""The server that the tests of a file share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.speech.speech_dispatcher.private_server import PrivateServer, is_installed
from tests.support.ear.virtual_ear import VirtualEar


@pytest.fixture(scope="module")
def ear() -> Iterator[VirtualEar]:
    """The ear of a file's tests."""
    if not is_installed():
        pytest.skip("needs speech-dispatcher, speech-dispatcher-espeak-ng and PulseAudio")
    with VirtualEar() as opened:
        yield opened


@pytest.fixture
def server(ear: VirtualEar, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateServer]:
    """A server that this process uses."""
    with PrivateServer(ear) as started:
        for name, value in started.env.items():
            monkeypatch.setenv(name, value)
        yield started
