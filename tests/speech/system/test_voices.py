"""The system's voices through pyttsx3, with drivers that work and drivers that fail."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from queue import SimpleQueue

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SpeechError
from reader.speech.engine import FASTEST, SLOWEST, Finished, SelfSpeaking, SpeakerEvent
from reader.speech.engines import open_engine
from reader.speech.system.child import word_start
from reader.speech.system.speaker import _without_markup
from reader.speech.system.voices import SystemVoices
from tests.speech.system.talking import ENDLESS, IMPATIENT, SENTENCE, SPEAKING, Open, speech

pytestmark = pytest.mark.slow


# -- speaking ---------------------------------------------------------------------------------


def test_each_speech_uses_its_voice_and_rate(talk: Open) -> None:
    talking = talk("speaks")
    assert talking.finishes("Wind.", rate=300)
    assert talking.finishes("Sea.", rate=300)
    assert talking.finishes("Vent.", lang="fr", rate=240)
    assert talking.asked_of_all == [
        "voice com.example.anna", "rate 300", "say Wind.", "say Sea.",
        "voice com.example.chloe", "rate 240", "say Vent.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("system", "slow", "fast"),
    [
        ("as on Windows", -6, 10),  # SAPI's scale ends at 10
        ("as on macOS", 80, 900),
    ],
)
def test_rate_is_converted_to_the_systems_scale(talk: Open, system: str, slow: int, fast: int) -> None:
    talking = talk(system)
    assert talking.finishes("Wind.", rate=SLOWEST)
    assert talking.finishes("Vent.", rate=FASTEST, lang="fr")
    rates = [float(line.removeprefix("rate ")) for line in talking.asked_of_all if line.startswith("rate ")]
    assert rates == [slow, fast]
    assert "voice com.example.chloe" in talking.asked_of_all


@pytest.mark.parametrize("system", SPEAKING)
def test_word_events_are_followed(talk: Open, system: str) -> None:
    talking = talk(system)
    talking.say(ENDLESS)
    talking.until_heard(ENDLESS.index("wait!"))
    assert talking.speaker.heard().offset == ENDLESS.index("wait!")
    assert talking.speaker.heard().milliseconds > 0


@pytest.mark.parametrize("system", SPEAKING)
def test_resume_speaks_on_from_the_word(talk: Open, system: str) -> None:
    talking = talk(system)
    talking.say(ENDLESS)
    talking.until_heard(8)
    talking.speaker.pause()
    talking.until(lambda: talking.asked[-1] == "stop ")
    assert talking.events == []
    talking.speaker.resume()
    talking.until(lambda: talking.asked[-1] == "say wait! three four.")
    talking.until_heard(8)
    assert talking.speaker.heard().offset == 8


@pytest.mark.parametrize("system", SPEAKING)
def test_brief_pause_loses_nothing(talk: Open, system: str) -> None:
    talking = talk(system)
    token = talking.say(SENTENCE)
    for _ in range(20):
        talking.speaker.pause()
        talking.speaker.resume()
    assert talking.next_event() == Finished(token)
    assert talking.speaker.heard().offset == SENTENCE.index("goes")


def test_resume_while_stopping_is_not_the_end(talk: Open) -> None:
    talking = talk("hangs in stop")
    talking.say(ENDLESS)
    talking.until_heard(8)
    talking.speaker.pause()
    talking.until(lambda: talking.asked[-1] == "stop ")
    talking.speaker.resume()
    talking.until(lambda: talking.asked[-1] == "say wait! three four.")
    assert talking.events == []


def test_pause_without_word_events_restarts_the_speech(talk: Open) -> None:
    talking = talk("never ends")
    talking.say(SENTENCE)
    talking.until(lambda: len(talking.asked) == 1)
    talking.speaker.pause()
    talking.until(lambda: "stop " in talking.asked)
    talking.speaker.resume()
    talking.until(lambda: talking.asked[-1] == f"say {SENTENCE}" and len(talking.asked) == 3)


@pytest.mark.parametrize("system", SPEAKING)
def test_speeches_play_one_after_another(talk: Open, system: str) -> None:
    talking = talk(system)
    texts = ["One two.", "Three.", "…", "Four 🙂 five six."]
    assert [talking.hear(text) for text in texts] == [Finished(token) for token in range(1, 5)]
    assert talking.asked == [f"say {text}" for text in texts]
    assert talking.speaker.heard().offset == texts[-1].index("six")


@pytest.mark.parametrize("system", SPEAKING)
def test_speech_can_be_stopped_repeatedly(talk: Open, system: str) -> None:
    """As by keys in quick succession: the end of a stopped speech does not count for another."""
    talking = talk(system)
    for number in range(5):
        talking.say(f"{number} wait! x")
        talking.until_heard(2)
    assert talking.events == []
    assert talking.finishes("End.")
    assert talking.events == [Finished(6)]


@pytest.mark.parametrize("system", SPEAKING)
def test_new_speech_stops_the_previous_one(talk: Open, system: str) -> None:
    talking = talk(system)
    talking.say(ENDLESS)
    talking.until_heard(8)
    token = talking.say(SENTENCE)
    assert talking.next_event() == Finished(token)
    assert talking.asked == [f"say {ENDLESS}", "stop ", f"say {SENTENCE}"]
    assert talking.events == [Finished(token)]


def test_pause_after_a_speech_is_kept_and_can_be_cut_short(talk: Open) -> None:
    talking = talk("speaks")
    talking.say("Wind.", pause_after=600_000)
    talking.until(lambda: talking.asked == ["say Wind."])
    assert talking.finishes("Sea.")
    assert talking.events == [Finished(2)]


@pytest.mark.parametrize("behaviour", ["says no words", "prints", "cannot set", "cannot list"])
def test_slightly_wrong_drivers_still_speak(talk: Open, behaviour: str) -> None:
    talking = talk(behaviour)
    assert talking.finishes(SENTENCE)
    assert talking.finishes("Again.")
    assert talking.asked == [f"say {SENTENCE}", "say Again."]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("<rate speed='10'>All of it", "say  rate speed='10'>All of it"),
        (" << x", "say     x"),
        ("a < b", "say a < b"),
        ("See [[slnc 9000]] and [1].", "say See [ slnc 9000]] and [1]."),
        ("[[[volm 0]]]", "say [  volm 0]]]"),
        ("A bell \x07 and \x1b[[2J and half \udce9 of one.", "say A bell   and  [ 2J and half   of one."),
    ],
)
def test_markup_commands_do_not_reach_the_system_voice(talk: Open, text: str, asked: str) -> None:
    talking = talk("speaks")
    assert talking.finishes(text)
    assert talking.asked == [asked]


@pytest.mark.parametrize("system", SPEAKING)
def test_resumed_speech_starting_with_markup_is_harmless(talk: Open, system: str) -> None:
    talking = talk(system)
    talking.say("One <wait! two")
    talking.until_heard(4)
    talking.speaker.pause()
    talking.until(lambda: talking.asked[-1] == "stop ")
    talking.speaker.resume()
    talking.until(lambda: talking.asked[-1] == "say  wait! two")


# -- pyttsx3's own driver, and edge cases -------------------------------------------------------


def test_pyttsx3_dummy_driver_works(tmp_path: Path) -> None:
    voices = SystemVoices((sys.executable, "-P", "-m", "reader.speech.system.child", "dummy"), IMPATIENT)
    assert [voice.name for voice in voices.voices()] == ["John Doe", "Jane Doe", "Jimmy Doe"]
    assert {voice.language for voice in voices.voices()} == {"en-US"}
    events: SimpleQueue[SpeakerEvent] = SimpleQueue()
    speaker = voices.speaker(events.put)
    speaker.say(5, speech(SENTENCE))
    assert events.get(timeout=20) == Finished(5)
    assert speaker.heard().offset == SENTENCE.index("goes")
    speaker.close()


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="it has voices of its own")
def test_system_without_voices_is_reported() -> None:
    with pytest.raises(SpeechError, match="--engine espeak"):
        open_engine("system")


def test_system_voices_are_a_self_speaking_engine(talk: Open) -> None:
    assert isinstance(talk("speaks").voices, SelfSpeaking)


@pytest.mark.parametrize(
    ("text", "location", "length", "in_utf_16", "start"),
    [
        ("one two", 4, 3, False, 4),
        ("one two", 4, 3, True, 4),
        ("a 🙂 bee", 5, 3, True, 4),
        ("a 🙂 bee", 4, 3, False, 4),
        ("𝒳𝒴 z", 5, 1, True, 3),
        ("one two", 1, 0, True, None),  # Windows: stream 1 begins at byte 0
        ("one two", 2, 90_000, True, None),  # Windows: a later stream
        ("one two", 3, 1, True, None),  # a space is no word
        ("one two", -1, 3, True, None),
        ("one two", 6, 3, False, None),
        ("", 0, 1, True, None),
    ],
)
def test_word_start_is_found(
    text: str, location: int, length: int, in_utf_16: bool, start: int | None
) -> None:
    assert word_start(text, location, length, in_utf_16) == start


def test_modules_in_the_working_directory_are_not_run(tmp_path: Path) -> None:
    (tmp_path / "pyttsx3.py").write_text("raise SystemExit('not this one')")
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        SystemVoices((sys.executable, "-P", "-m", "reader.speech.system.child", "dummy")).close()
    finally:
        os.chdir(here)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_word_positions_are_found_in_any_text(text: str, data: st.DataObject) -> None:
    where = [index for index, letter in enumerate(text) if not letter.isspace()]
    if where:
        start = data.draw(st.sampled_from(where))
        units = len(text[:start].encode("utf-16-le")) // 2
        assert word_start(text, units, 1, True) == start
        assert word_start(text, start, 1, False) == start


@given(st.text(st.sampled_from("<[ a\t\x01\u0085\udc00]>")))
def test_system_markup_is_neutralised_without_moving_offsets(text: str) -> None:
    said = _without_markup(text)
    assert len(said) == len(text)
    assert not said.lstrip().startswith("<")
    assert "[[" not in said
    assert all(each in {" ", was} for each, was in zip(said, text, strict=True))
    assert not any(
        ord(each) < 32 or 0x7F <= ord(each) < 0xA0 or 0xD800 <= ord(each) < 0xE000 for each in said
    )
