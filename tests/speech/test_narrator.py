"""The name of the voice that reads an article."""

from __future__ import annotations

import pytest

from reader.speech.engine import Voice
from reader.speech.narrator import narrator_name

VOICES = (
    Voice("en_US-joe-medium", "natural", "Joe", "en-US", "male"),
    Voice("de", "espeak", "German", "de", ""),
    Voice("en-gb", "espeak", "English (Great Britain)", "en-GB", ""),
)


@pytest.mark.parametrize(
    ("chosen", "lang", "name"),
    [
        ("", "en", "Joe"),
        ("", "en-GB", "Joe"),  # the preferred engine comes before the dialect
        ("", "", "Joe"),
        ("en-gb", "en", "eSpeak NG"),
        ("en-gb+f2", "en", "eSpeak NG"),
        ("en-gb", "de-AT", "eSpeak NG"),  # each voice reads its own language only
        ("en_US-joe-medium", "de", "eSpeak NG"),
        ("", "xx", ""),
    ],
)
def test_narrator_is_the_chosen_voice_or_the_best_of_the_language(chosen: str, lang: str, name: str) -> None:
    assert narrator_name(VOICES, chosen, lang) == name
