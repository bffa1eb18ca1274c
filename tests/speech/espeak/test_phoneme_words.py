"""The words and phonemes that eSpeak reports, for engines with another voice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.speech.espeak.synthesizer import EspeakSynthesizer


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakSynthesizer]:
    opened = EspeakSynthesizer(has_phoneme_events=True)
    yield opened
    opened.close()


def shown(espeak: EspeakSynthesizer, text: str, lang: str = "en-us") -> list[tuple[str, str, str]]:
    return [(text[w.start : w.end], w.ipa, w.gap) for w in espeak.phoneme_words(text, lang)]


def test_word_has_its_phonemes_and_the_text_after_it(espeak: EspeakSynthesizer) -> None:
    assert shown(espeak, "“Hello, world!”") == [("“Hello", "həlˈoʊ", ", "), ("world", "wˈɜːld", "!”")]


def test_number_is_several_words_of_which_one_has_text(espeak: EspeakSynthesizer) -> None:
    words = shown(espeak, "In 1984 it fell.")
    assert [text for text, _, _ in words if text] == ["In", "1984", "it", "fell"]
    assert len(words) > 4


@pytest.mark.parametrize(("lang", "ipa"), [("de", "hˈalo"), ("zh", "ni"), ("nonesuch", "h")])
def test_language_chooses_the_voice(espeak: EspeakSynthesizer, lang: str, ipa: str) -> None:
    text = "你好" if lang == "zh" else "Hallo"
    assert "".join(word.ipa for word in espeak.phoneme_words(text, lang)).startswith(ipa)


@pytest.mark.parametrize("text", ["", " ", "—", "...", "\x00\x01900S", "[[", "\udce9"])
def test_text_without_words_is_harmless(espeak: EspeakSynthesizer, text: str) -> None:
    before = shown(espeak, "Twice a day.")
    espeak.phoneme_words(text, "en")
    assert shown(espeak, "Twice a day.") == before


def test_words_advance_in_any_text(espeak: EspeakSynthesizer) -> None:
    family = "👩\u200d👩\u200d👧"
    texts = [f"A 🙂 smile, a {family}.", "e\u0301 \u200bso\u200b", "9" * 300, "海 мир test", "s's" * 99]
    for text in texts:
        end = 0
        for word in espeak.phoneme_words(text, "en"):
            assert end <= word.start <= word.end <= len(text)
            assert word.ipa
            end = word.end
