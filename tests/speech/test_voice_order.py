"""The order of the voices that a listener is offered, and the line for each."""

from __future__ import annotations

from reader.speech.engine import Voice
from reader.speech.voice_order import best_first, offers

ENGINES = ("natural", "espeak", "speech-dispatcher")
VOICES = (
    Voice("en-gb", "espeak", "English (Great Britain)", "en-GB", "male"),
    Voice("en-us", "espeak", "English (America)", "en-US", "male"),
    Voice("de", "espeak", "German", "de", "male"),
    Voice("male1", "speech-dispatcher", "male1", "mul", "male"),
    Voice("en_US-amy-low", "natural", "Amy", "en-US", "", "low"),
    Voice("en_US-joe-medium", "natural", "Joe", "en-US", "", "medium"),
)


def test_best_engine_comes_first_then_quality_then_the_usual_dialect() -> None:
    order = [voice.id for voice in best_first(VOICES, "en", ENGINES)]
    assert order == ["en_US-joe-medium", "en_US-amy-low", "en-us", "en-gb", "male1"]
    assert [voice.id for voice in best_first(VOICES, "en-GB", ENGINES)][2:4] == ["en-gb", "en-us"]


def test_line_says_what_to_type_and_the_engine_before_the_name() -> None:
    lines = offers(best_first(VOICES, "en", ENGINES))
    assert lines[0] == "Joe: natural, medium quality"
    assert lines[2:] == (
        "en-us: espeak, English (America)",
        "en-gb: espeak, English (Great Britain)",
        "male1: speech-dispatcher",
    )


def test_name_that_two_voices_have_is_offered_as_the_file_or_with_the_engine() -> None:
    twins = (
        VOICES[5],
        VOICES[5]._replace(id="en_GB-joe-low"),
        VOICES[3],
        VOICES[3]._replace(engine="system"),
    )
    typed = [line.rpartition(": ")[0] for line in offers(twins)]
    assert typed == ["en_US-joe-medium", "en_GB-joe-low", "speech-dispatcher:male1", "system:male1"]
