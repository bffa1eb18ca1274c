"""Text for eSpeak NG has no commands and no word that overruns its buffers, and its offsets are right."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech.espeak.safe_text import MAX_WORD_BYTES, MAX_WORD_LETTERS, EspeakText

# Each overran a buffer of eSpeak NG 1.52, in the language beside it, before it was broken.
OVERRUNS = [
    pytest.param("s'" * 90, "en", id="possessives"),
    pytest.param("ness" * 80, "en", id="suffixes"),
    pytest.param("en" * 300, "nl", id="Dutch plurals"),
    pytest.param("ه" * 120, "fa", id="Persian laughter"),
    pytest.param("⟦" + "ptʃaɪ" * 90 + "⟧", "cv", id="sounds"),
]


@pytest.mark.parametrize(("text", "lang"), OVERRUNS)
def test_overlong_words_are_broken(text: str, lang: str) -> None:
    assert all(len(word) <= MAX_WORD_LETTERS for word in EspeakText(text, lang).text.split(" "))


@given(st.text(st.sampled_from("aß'’-1०.ه中🙂\u0301\u200d🏽 \u00a0\u2003[⟦⟧\x01\udce9"), max_size=400))
def test_broken_words_keep_every_letter_and_offset(text: str) -> None:
    given_text = EspeakText(text, "en")
    for word in given_text.text.split(" "):
        assert len(word) <= MAX_WORD_LETTERS
        assert len(word.encode()) <= MAX_WORD_BYTES
    if not given_text.has_phonemes:
        letters = [place for place, letter in enumerate(given_text.text) if letter not in " ,"]
        places = [given_text.original_range(letter, letter + 1) for letter in letters]
        assert [text[start:end] for start, end in places] == [given_text.text[each] for each in letters]


def test_ordinary_text_is_unchanged() -> None:
    text = (
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk, aujourd’hui, Βελιγράδι-Σαράγεβο, 海は広いな"
    )
    assert EspeakText(text, "de").text == text


@pytest.mark.parametrize(
    ("text", "lang", "heard"),
    [
        ("Gõ dấu ` ở đâyॠ", "vi-VN", "Gõ dấu   ở đây "),
        ("Ива\u0301-н, ộ-a", "vi", "Ива -н, ộ-a"),
        ("字\u0301-x", "da", "字 -x"),
        ("⣾ Caricamento ⣷", "it", "  Caricamento  "),
        ("Ⓜⓐ", "mr", "Ma"),
        ("©ж 5°C ℹတ 🇵🇪", "pt-BR", " ж 5°C ℹ တ 🇵🇪"),
        ("Hut🤠auf", "de", "Hut auf"),
        ("९-\u0d45ൣ গ「-ক", "ug", "९- ൣ গ 「- ক"),
        (".א" * 99, "he", " א" * 99),
    ],
)
def test_symbols_that_crash_a_voice_are_removed_or_isolated(text: str, lang: str, heard: str) -> None:
    assert EspeakText(text, lang).text == heard


def test_clause_of_many_scripts_is_divided_by_pauses() -> None:
    text = "දa अb ගc дd " * 9
    assert max(len(clause.split()) for clause in EspeakText(text, "si").text.split(",")) < 12
    assert "," not in EspeakText("日本語のテキストとWebサイト、カナ漢字交じり文を読む", "ja").text


def test_symbols_count_by_the_length_of_their_names() -> None:
    assert all(len(word) <= MAX_WORD_LETTERS // 4 for word in EspeakText("%" * 99, "en").text.split(" "))


def test_break_comes_after_punctuation_if_possible() -> None:
    address = "www.example.org/archive/of-the-harbour-and-lamps/evening"
    assert EspeakText(address, "en").text == address.replace("harbour-", "harbour- ")


@pytest.mark.parametrize("bound", ["e\u0301\u0323", "क्ष", "👩‍👩‍👧", "👍🏽"])
def test_break_keeps_combining_marks_with_their_letter(bound: str) -> None:
    for part in EspeakText(bound * 40, "en").text.split(" "):
        assert unicodedata.category(part[0])[0] != "M"
        assert part.count(bound) * len(bound) == len(part)
