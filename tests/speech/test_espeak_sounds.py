from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech.engine import Chunk, Speech, WordMark
from reader.speech.espeak import EspeakSynthesizer
from reader.speech.espeak_sounds import InOwnNotation, unknown_sounds


@pytest.fixture(scope="module")
def engine() -> EspeakSynthesizer:
    return EspeakSynthesizer()


def marks(engine: EspeakSynthesizer, text: str) -> list[str]:
    found: list[WordMark] = []

    def emit(chunk: Chunk) -> bool:
        found.extend(chunk.marks)
        return True

    engine.synthesize(Speech(text, "en", "", 300), emit)
    return [text[mark.start : mark.end] for mark in found]


@pytest.mark.parametrize(
    ("lang", "ipa"),
    [
        ("en-us", "dʒˈɪf"),
        ("en-us", "kwˈɪnwˌɑː"),
        ("en-us", "θˈɪsəl"),
        ("de", "bˈɛːɾə"),
        ("de", "lˈøːvən"),
        ("de", "hˈyːtə"),
        ("de", "fˈɪçtə"),
        ("fr", "nwˈaʁ"),
        ("es", "pˈero"),
        ("es", "pˈeɾo"),
    ],
)
def test_sounds_are_made_as_they_are_written(engine: EspeakSynthesizer, lang: str, ipa: str) -> None:
    assert engine.phonemes(f"⟦{ipa}⟧", lang) == ipa


def test_the_tie_the_dot_and_the_bar_of_stress_are_understood(engine: EspeakSynthesizer) -> None:
    assert engine.phonemes("⟦ˈt͡ʃiː.z⟧", "en-us") == engine.phonemes("⟦tʃˈiːz⟧", "en-us") == "tʃˈiːz"


def test_the_words_around_are_said_as_ever(engine: EspeakSynthesizer) -> None:
    assert engine.phonemes("the ⟦dʒɪf⟧ [[a]] lamp", "en-us").endswith(engine.phonemes("lamp", "en-us"))
    assert engine.phonemes("[[a]] lamp", "en-us") == engine.phonemes("[ [a]] lamp", "en-us")


def test_a_word_of_sounds_has_one_mark_over_its_whole_stretch(engine: EspeakSynthesizer) -> None:
    assert marks(engine, "one ⟦təˈmɑːtəʊ⟧ two [[ three") == ["one", "⟦təˈmɑːtəʊ⟧", "two", "three"]


@pytest.mark.parametrize(
    ("ipa", "unknown"), [("dʒɪf", ""), ("ɮa ɮʘ", "ɮʘ"), ("", ""), ("a[b]", "[]"), ("a\x01", "\x01")]
)
def test_what_there_is_no_sound_for_is_told(ipa: str, unknown: str) -> None:
    assert unknown_sounds(ipa) == unknown


@given(st.text(st.sampled_from("⟦⟧[]aʃː' ɮ\x01"), max_size=30))
def test_no_text_of_a_page_becomes_an_order_to_the_engine(text: str) -> None:
    own = InOwnNotation(text, "en")

    if own.has_sounds:
        for stretch in own.text.split("[[")[1:]:
            assert set(stretch.partition("]]")[0]) <= set("aS:'")
    for at in range(len(own.text)):
        start, end = own.place(at, at + 1)
        assert 0 <= start <= end <= len(text)
