"""Where a speech is cut into pieces for the model."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech.espeak.phoneme_words import PhonemeWord
from reader.speech.natural.pieces import SpeechPiece, pieces

UNSTRESSED = {"the", "of", "and", "in", "a", "to"}


def cut(text: str) -> list[SpeechPiece]:
    matches = list(re.finditer(r"[\w'’]+", text))
    ends = [*(match.start() for match in matches), len(text)][1:]
    words = [
        PhonemeWord(*m.span(), m[0] if m[0] in UNSTRESSED else f"ˈ{m[0]}", text[m.end() : end])
        for m, end in zip(matches, ends, strict=True)
    ]
    return list(pieces(text, words))


def shown(text: str) -> list[str]:
    """The pieces as words with the marks that the model gets; "|" where one is cut inside a clause."""
    return [
        " ".join(text[word.start : word.end] + mark for word, mark in zip(*piece[:2], strict=True))
        + ("" if piece.ends_clause else "|")
        for piece in cut(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello world", ["Hello world."]),
        ("Is it so?", ["Is it so?"]),
        ("Dr. Smith met the U.S. envoy.", ["Dr Smith met the U S envoy."]),
        ("He left e.g. on foot.", ["He left e g on foot."]),
        ("Tides rise. Tides fall. It is so.", ["Tides rise.", "Tides fall.", "It is so."]),
        ("Rain – then sun (at last); good!", ["Rain, then sun, at last; good!"]),
        ("One sea rises, two seas fall, three seas wait for wind.", [
            "One sea rises, two seas fall,", "three seas wait for wind."]),
        ("Slow seas rise to the old town and fall in a day.", [
            "Slow seas rise|", "to the old town and fall in a day."]),
        ("Pay 3,500 at 10:30, or 2.5.", ["Pay 3 500 at 10 30, or 2 5."]),
    ],
)  # fmt: skip
def test_pieces_end_at_clauses_or_before_unstressed_words(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@given(st.lists(st.sampled_from(["sea", "the", "of", "rise,", "fall.", "wind;", "antidisestablishment"])))
def test_pieces_keep_all_words_and_are_short(words: list[str]) -> None:
    text = " ".join(words)
    found = cut(text)
    kept = [word for piece in found for word in piece.words]
    assert [text[word.start : word.end] for word in kept] == re.findall(r"\w+", text)
    assert all(len(piece.words) <= 18 for piece in found)
    assert len(words) <= 9 or len(found[0].words) <= 6


@given(st.integers(1, 2000))
def test_word_of_any_length_is_cut(length: int) -> None:
    """A number of 700 digits is one word, and takes minutes to speak."""
    found = list(pieces("9", [PhonemeWord(0, 1, "n" * length)]))
    assert "".join(word.ipa for piece in found for word in piece.words) == "n" * length
    assert all(sum(len(word.ipa) for word in piece.words) <= 120 for piece in found)
    assert [word.end > word.start for piece in found for word in piece.words].count(True) == 1
