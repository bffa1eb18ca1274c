"""Voices are found by names that listeners would try."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.errors import SpeechError
from reader.speech.espeak.synthesizer import EspeakSynthesizer


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakSynthesizer]:
    opened = EspeakSynthesizer()
    yield opened
    opened.close()


def test_voice_is_found_by_id_tag_name_and_language(espeak: EspeakSynthesizer) -> None:
    names = {
        "en-us": "en-us", "EN_us": "en-us", "English (America)": "en-us", "english": "en-us", "German": "de",
        "german+f3": "de+f3",
    }  # fmt: skip
    assert {name: espeak.find_voice(name) for name in names} == names


def test_unknown_voice_is_answered_with_the_nearest_name(espeak: EspeakSynthesizer) -> None:
    for name, near in {"anglish": "English", "germann": "German", "en-uss": "en-us"}.items():
        with pytest.raises(SpeechError, match=rf"No voice called {name}\. Did you mean {near}\?"):
            espeak.find_voice(name)
    for name in ("zzzz", "zork"):  # not “or”, the tag of Odia
        with pytest.raises(SpeechError, match=rf"No voice called {name}\. List voices with: reader voices"):
            espeak.find_voice(name)
