"""Earcons are short, quiet at both ends, distinct and documented."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np
import pytest

from reader.cli.topics import topic_source
from reader.playback.earcons import SOUNDS, earcon
from reader.playback.earcons import __doc__ as documented
from reader.script.announcements import announce
from reader.script.earcons import EARCONS
from reader.script.model import ReadingOptions
from reader.script.own_words import words_for

RATE = 22_050
Where = Literal["before", "after"]


def samples(name: str, rate: int = RATE) -> np.ndarray:
    return np.frombuffer(earcon(name, rate), np.int16).astype(float)


def test_earcons_are_short() -> None:
    """Shorter than the words: "heading" alone takes a third of a second."""
    most = {"heading 4": 0.4, "heading 5": 0.5, "heading 6": 0.6}
    lengths = {name: len(samples(name)) / RATE for name in SOUNDS}
    assert {name: length for name, length in lengths.items() if length > most.get(name, 0.3)} == {}


def test_earcons_are_as_loud_as_speech_and_have_no_clicks() -> None:
    for name in SOUNDS:
        sound = samples(name)
        assert 3000 < np.abs(sound).max() < 12_000, name
        for edge in (sound[:10], sound[-10:]):  # half a millisecond
            assert np.abs(edge).max() < 0.15 * np.abs(sound).max(), name


def test_earcons_differ_from_each_other() -> None:
    spectra = {name: spectrogram(samples(name)) for name in SOUNDS}
    pairs = combinations(SOUNDS, 2)
    assert [pair for pair in pairs if not differ(spectra[pair[0]], spectra[pair[1]])] == []


def differ(first: np.ndarray, second: np.ndarray) -> bool:
    """They differ in length by a seventh, or in their spectra over time."""
    longest = max(len(first), len(second))
    if min(len(first), len(second)) < longest * 6 / 7:
        return True
    a, b = (np.pad(each, ((0, longest - len(each)), (0, 0))).ravel() for each in (first, second))
    return bool(a @ b / np.linalg.norm(a) / np.linalg.norm(b) < 0.75)


def spectrogram(sound: np.ndarray) -> np.ndarray:
    """The loudness of each pitch, in steps of 20 ms."""
    step = RATE // 50
    parts = sound[: len(sound) // step * step].reshape(-1, step) * np.hanning(step)
    return np.abs(np.fft.rfft(parts, axis=1))


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100])
def test_earcon_has_the_same_duration_at_any_sample_rate(rate: int) -> None:
    assert len(samples("list", rate)) / rate == pytest.approx(0.125, abs=0.002)


@pytest.mark.parametrize(("role", "where"), EARCONS)
def test_every_earcon_of_a_script_exists(role: str, where: Where) -> None:
    for level in range(1, 10):  # a page may give a heading any level
        facts = {"level": level, "items": "5", "terms": "2", "lines": "4", "marker": "3"}
        (piece, *_) = announce(role, ReadingOptions("all", earcons=True), words_for("en"), where, **facts)
        assert len(samples(piece.earcon)) > 0


@pytest.mark.parametrize("name", sorted({name.partition(" ")[0] for name in SOUNDS}))
def test_earcon_is_described_in_its_module_and_the_manual(name: str) -> None:
    (row,) = (line for line in (documented or "").splitlines() if line.startswith(f"- {name}"))
    assert row in topic_source("listening")
