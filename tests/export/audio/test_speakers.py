"""Which exports start a second engine while the page is read."""

from __future__ import annotations

import pytest

from reader.export.audio import speakers
from reader.export.workers import Workplace


@pytest.mark.parametrize(
    ("engine", "place", "processors", "started"),
    [
        ("espeak", Workplace(), 2, 1),
        ("espeak", Workplace(), 1, 0),
        ("espeak", Workplace(jobs=1), 2, 0),
        ("espeak", Workplace(jobs=2), 1, 1),
        ("espeak", Workplace(cluster="tcp://localhost:8786"), 2, 0),
        ("natural", Workplace(), 2, 0),
    ],
)
def test_second_engine_starts_early_only_where_it_can_be_used(
    monkeypatch: pytest.MonkeyPatch, engine: str, place: Workplace, processors: int, started: int
) -> None:
    engines: list[str] = []
    monkeypatch.setattr(speakers, "start_early", engines.append)
    monkeypatch.setattr(speakers, "usable_processors", lambda: processors)
    speakers.start_second_engine(place, engine)
    assert len(engines) == started
