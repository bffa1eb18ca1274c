"""Players of each engine that can be tested everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.speech.engines import open_synthesizer
from tests.playback.fakes import Rig, Tone, rig


@pytest.fixture(params=["silence", "espeak", "tone"])
def any_engine(request: pytest.FixtureRequest) -> Iterator[Rig]:
    playing = rig(Tone() if request.param == "tone" else open_synthesizer(request.param))
    yield playing
    playing.player.close()


@pytest.fixture
def tone() -> Iterator[Rig]:
    playing = rig(Tone())
    yield playing
    playing.player.close()
