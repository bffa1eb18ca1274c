"""What eSpeak NG adds: a voice for each language, variants, and marks on the right words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import get_args

import numpy as np
import pytest

from reader.errors import SpeechError
from reader.script.model import Style
from reader.speech.engine import Synthesizer
from reader.speech.engines import open_synthesizer
from tests.speech.recording import Recording, alike, record

pytestmark = pytest.mark.slow

TEXT = "Radio, taxi, hotel, piano."
RATE = 22050  # samples a second
OWN_AND_QUOTED: tuple[Style, ...] = ("text", "quote")


@pytest.fixture
def espeak() -> Iterator[Synthesizer]:
    opened = open_synthesizer("espeak")
    yield opened
    opened.close()


def test_voice_follows_the_language(espeak: Synthesizer) -> None:
    sounds = [record(espeak, TEXT, lang=lang) for lang in ("en", "fr", "de", "it", "pl", "cmn")]
    assert not any(alike(one, other) for one, other in combinations(sounds, 2))


def test_return_to_a_language_sounds_as_before(espeak: Synthesizer) -> None:
    before = record(espeak, TEXT, lang="fr")
    record(espeak, TEXT, lang="de")
    assert alike(record(espeak, TEXT, lang="fr"), before)


@pytest.mark.parametrize(
    ("chosen", "lang"),
    [
        ("en-gb-scotland", "en"),
        ("en-029", "en-US"),
        ("es-419", "es-ES"),
        ("en-us+f3", ""),
        ("fr-be+m3", "FR"),
    ],
)
def test_chosen_voice_speaks_its_language_family(espeak: Synthesizer, chosen: str, lang: str) -> None:
    own = record(espeak, TEXT, lang="", voice=chosen)
    assert alike(record(espeak, TEXT, lang=lang, voice=chosen), own)


def test_chosen_voice_does_not_speak_other_languages(espeak: Synthesizer) -> None:
    assert alike(record(espeak, TEXT, lang="fr", voice="en-us"), record(espeak, TEXT, lang="fr"))


@pytest.mark.parametrize(
    ("chosen", "lang"), [("cmn+f3", "zh"), ("cmn+f3", "zh-CN"), ("nb+f3", "no"), ("en-us+f3", "en-GB")]
)
def test_voice_variant_survives_a_language_alias(espeak: Synthesizer, chosen: str, lang: str) -> None:
    own = record(espeak, TEXT, lang="", voice=chosen)
    assert alike(record(espeak, TEXT, lang=lang, voice=chosen), own)


def test_variant_changes_the_voice(espeak: Synthesizer) -> None:
    assert espeak.find_voice("en-us+f3") == "en-us+f3"
    assert not alike(record(espeak, TEXT, voice="en-us+f3"), record(espeak, TEXT, voice="en-us"))


def test_unknown_variant_is_named(espeak: Synthesizer) -> None:
    with pytest.raises(SpeechError, match="nonesuch"):
        espeak.find_voice("en-us+nonesuch")


@pytest.mark.parametrize("name", ["en-us", "EN-US", "en_US", "English (America)", "english (america)"])
def test_voice_is_found_by_any_of_its_names(espeak: Synthesizer, name: str) -> None:
    assert espeak.find_voice(name) == "en-us"


@pytest.mark.parametrize("lang", ["tlh", "zxx", "xx-XX", "q", "-", "en-", "_"])
def test_unsupported_language_falls_back(espeak: Synthesizer, lang: str) -> None:
    assert record(espeak, TEXT, lang=lang).samples > 0


def test_unsupported_language_falls_back_to_the_chosen_voice(espeak: Synthesizer) -> None:
    own = record(espeak, TEXT, lang="", voice="fr")
    assert alike(record(espeak, TEXT, lang="tlh", voice="fr"), own)


def test_error_does_not_change_the_next_voice(espeak: Synthesizer) -> None:
    before = record(espeak, TEXT, lang="", voice="de")
    with pytest.raises(SpeechError):
        record(espeak, TEXT, lang="", voice="nonesuch")
    assert alike(record(espeak, TEXT, lang="", voice="de"), before)


def test_second_synthesizer_does_not_inherit_a_voice(espeak: Synthesizer) -> None:
    record(espeak, TEXT, lang="de")
    english = record(espeak, TEXT, lang="en")
    espeak.close()
    again = open_synthesizer("espeak")
    record(again, TEXT, lang="de")
    assert alike(record(again, TEXT, lang="en"), english)


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Hello, wide world.", "en", ["Hello", "wide", "world"]),
        ("“Stay!” he said – twice.", "en", ["Stay", "he", "said", "twice"]),
        ("Größe, Maß und Übermut", "de", ["Größe", "Maß", "und", "Übermut"]),
        ("Мир тесен", "ru", ["Мир", "тесен"]),
        ("It was 1999 then", "en", ["It", "was", "1999", "then"]),
        ("about 1,234,567 people came", "en", ["about", "1,234,567", "people", "came"]),
        ("it’s o’clock", "en", ["it’s", "o’clock"]),
        ("a well-known fact", "en", ["a", "well-known", "fact"]),
        ("a 🙂 smile", "en", ["a", "🙂", "smile"]),
        ("one\x01two\nthree", "en", ["one", "two", "three"]),
        ("यह समुद्र है", "hi", ["यह", "समुद्र", "है"]),
        ("ذلك المدّ العالي", "ar", ["ذلك", "المدّ", "العالي"]),
        ("זֶה הַיָּם הַגָּדוֹל", "he", ["זֶה", "הַיָּם", "הַגָּדוֹל"]),
        ("این می\u200cرود خانه", "fa", ["این", "می\u200cرود", "خانه"]),
        ("First one. Then two? Then three!", "en", ["First", "one", "Then", "two", "Then", "three"]),
    ],
)
def test_word_marks_name_the_right_words(espeak: Synthesizer, text: str, lang: str, words: list[str]) -> None:
    said = [word.strip("“”‘’\"'(),.!?") for word in record(espeak, text, lang=lang).words]
    assert said == words


def test_leading_silence_is_trimmed_and_marks_stay_in_place(espeak: Synthesizer) -> None:
    """Before a P, eSpeak gives 38 ms of silence for which a listener would wait."""
    said = record(espeak, "Peru, apples, eggs", rate=180)
    loud = np.abs(np.frombuffer(said.pcm, np.int16).astype(int))
    assert loud[0] > 0
    assert said.words == ["Peru", "apples", "eggs"]
    for mark in said.marks[1:]:  # after a comma's pause, at the vowel
        assert loud[mark.sample - 500 : mark.sample].max() == 0
        assert loud[mark.sample : mark.sample + 500].max() > 1000


@pytest.mark.parametrize("lang", ["fo", "kaa"])
def test_voice_without_its_dictionary_is_not_used(espeak: Synthesizer, lang: str) -> None:
    """EspeakNG-loader 0.2.4 has some voices without their dictionaries."""
    assert lang not in {voice.id for voice in espeak.voices()}
    assert record(espeak, TEXT, lang=lang).samples > 0


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The old timetable hangs in the window of the closed ticket office, as it did.", "en"),
        ("Der Fahrplan hängt noch immer im Fenster, und niemand fragt danach.", "de"),
        ("Personne ne revint dans la maison quand la pluie coulait encore.", "fr"),
        ("Старое расписание всё ещё висит в окне закрытой кассы.", "ru"),
    ],
)
def test_each_faster_rate_is_shorter(espeak: Synthesizer, text: str, lang: str) -> None:
    lengths = [record(espeak, text, lang=lang, rate=rate).samples for rate in (420, 440, 450, 460, 500, 900)]
    assert lengths == sorted(set(lengths), reverse=True)


@pytest.mark.parametrize("rate", [450, 600, 900])
def test_word_marks_stay_in_place_at_high_rates(espeak: Synthesizer, rate: int) -> None:
    """In proportion to a normal rate, so that the highlighted word is the one that is heard."""
    text = "Until then the old timetable hangs in the window of the closed ticket office."
    slow, fast = record(espeak, text, rate=225), record(espeak, text, rate=rate)
    assert fast.words == slow.words
    for at_first, mark in zip(slow.marks, fast.marks, strict=True):
        assert abs(mark.sample / fast.samples - at_first.sample / slow.samples) < 0.03


# -- styles ---------------------------------------------------------------------------------------


def pitch(recording: Recording) -> float:
    """The median of the voice's frequency, in Hz, by autocorrelation of its loud parts."""
    sound = np.frombuffer(recording.pcm, np.int16).astype(np.float64)
    frames = [sound[start : start + 2048] for start in range(0, len(sound) - 2048, 1024)]
    lags = range(RATE // 400, RATE // 60)
    found = [
        RATE / max(lags, key=lambda lag: float(frame[:1024] @ frame[lag : lag + 1024]))
        for frame in frames
        if np.abs(frame).max() > 3000
    ]
    return float(np.median(found))


@pytest.mark.parametrize("lang", ["en", "de", "ru"])
def test_styles_sound_different_from_the_text(espeak: Synthesizer, lang: str) -> None:
    said = {style: record(espeak, TEXT, lang=lang, rate=180, style=style) for style in get_args(Style)}
    heard = {style: pitch(recording) for style, recording in said.items()}

    assert heard["heading"] < heard["text"] < heard["announcement"] < 1.3 * heard["text"]
    assert heard["quote"] > 1.5 * heard["text"]
    assert heard["caption"] > heard["quote"]
    assert said["heading"].samples > 1.05 * said["text"].samples > said["text"].samples > said["note"].samples


def test_quotes_have_another_voice_than_the_listeners_own(espeak: Synthesizer) -> None:
    own, quote = (
        pitch(record(espeak, TEXT, voice="en-gb+f3", rate=180, style=style)) for style in OWN_AND_QUOTED
    )
    assert quote < 0.8 * own


def test_text_after_a_quote_sounds_as_before(espeak: Synthesizer) -> None:
    before = record(espeak, TEXT)
    record(espeak, TEXT, style="quote")
    assert alike(record(espeak, TEXT), before)
