"""IPA as eSpeak's phonemes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech.engine import Chunk, Speech, WordMark
from reader.speech.espeak.phonemes import PhonemeText, unknown_phonemes
from reader.speech.espeak.synthesizer import EspeakSynthesizer


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
def test_phonemes_are_spoken_as_written(engine: EspeakSynthesizer, lang: str, ipa: str) -> None:
    assert engine.phonemes(f"⟦{ipa}⟧", lang) == ipa


def test_ipa_ties_dots_and_stress_marks_are_understood(engine: EspeakSynthesizer) -> None:
    assert engine.phonemes("⟦ˈt͡ʃiː.z⟧", "en-us") == engine.phonemes("⟦tʃˈiːz⟧", "en-us") == "tʃˈiːz"


def test_words_around_phonemes_are_unchanged(engine: EspeakSynthesizer) -> None:
    assert engine.phonemes("the ⟦dʒɪf⟧ [[a]] lamp", "en-us").endswith(engine.phonemes("lamp", "en-us"))
    assert engine.phonemes("[[a]] lamp", "en-us") == engine.phonemes("[ [a]] lamp", "en-us")


def test_phonemic_word_has_one_mark(engine: EspeakSynthesizer) -> None:
    assert marks(engine, "one ⟦təˈmɑːtəʊ⟧ two [[ three") == ["one", "⟦təˈmɑːtəʊ⟧", "two", "three"]


@pytest.mark.parametrize(
    ("ipa", "unknown"), [("dʒɪf", ""), ("ɮa ɮʘ", "ɮʘ"), ("", ""), ("a[b]", "[]"), ("a\x01", "\x01")]
)
def test_unknown_phoneme_is_reported(ipa: str, unknown: str) -> None:
    assert unknown_phonemes(ipa) == unknown


@given(st.text(st.sampled_from("⟦⟧[]aʃː' ɮ\x01"), max_size=30))
def test_page_text_never_becomes_an_engine_command(text: str) -> None:
    own = PhonemeText(text, "en")

    if own.has_phonemes:
        for stretch in own.text.split("[[")[1:]:
            assert set(stretch.partition("]]")[0]) <= set("aS:'")
    for at in range(len(own.text)):
        start, end = own.original_range(at, at + 1)
        assert 0 <= start <= end <= len(text)
