"""The listener's own pronunciations in a script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.script.edits import Edits, apply_edits
from reader.script.lexicon.entries import LexiconEntry
from reader.script.lexicon.lexicon import Lexicon
from reader.script.spoken_forms.forms import spoken_edits
from reader.script.writer import write_script
from tests.script.samples import PROSE, article


def said(text: str, *entries: LexiconEntry, lang: str = "en") -> str:
    return apply_edits(text, spoken_edits(text, lang, Lexicon(entries)))


GIF = LexiconEntry("gif", "jif")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gif.", "A jif."),
        ("GIF, Gif (gif)", "jif, jif (jif)"),
        ("gifs and regif", "gifs and regif"),
        ("gif's gif-like", "jif's jif-like"),
        ("gif2 2gif", "gif2 2gif"),
        ("", ""),
    ],
)
def test_lexicon_entry_matches_whole_words_in_any_case(text: str, expected: str) -> None:
    assert said(text, GIF) == expected


@pytest.mark.parametrize(
    ("word", "text", "lang"), [("straße", "Straße, straße", "de"), ("λόγος", "Λόγος, λόγος", "el")]
)
def test_lexicon_entry_in_lower_case_matches_capitals_in_any_script(word: str, text: str, lang: str) -> None:
    assert said(text, LexiconEntry(word, "X"), lang=lang) == "X, X"


def test_lexicon_entry_with_capitals_is_case_sensitive() -> None:
    assert said("Polish polish, POLISH", LexiconEntry("Polish", "pole ish")) == "pole ish polish, POLISH"


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("New York", "in New York, New Yorkers", "in X, New Yorkers"),
        ("C++", "C++ and C", "X and C"),
        (".NET", "a .NET app", "a X app"),
        ("naïve", "NAÏVE", "X"),
        ("灯", "灯", "X"),
        ("don't", "Don't go", "X go"),
    ],
)
def test_lexicon_entry_can_have_spaces_and_symbols(word: str, text: str, expected: str) -> None:
    assert said(text, LexiconEntry(word, "X")) == expected


def test_longer_lexicon_entry_wins() -> None:
    entries = [LexiconEntry("new", "knew"), LexiconEntry("new york", "noo york")]

    assert said("New York is new", *entries) == "noo york is knew"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en-GB", "british"), ("en-US", "english"), ("en", "english"), ("de", "any"), ("", "english")],
)
def test_lexicon_entry_for_the_closest_language_wins(lang: str, expected: str) -> None:
    entries = [
        LexiconEntry("lamp", "any"),
        LexiconEntry("lamp", "english", "en"),
        LexiconEntry("lamp", "british", "en-GB"),
    ]

    assert said("lamp", *entries, lang=lang) == expected


def test_language_code_does_not_match_a_longer_one() -> None:
    assert said("lamp", LexiconEntry("lamp", "X", "e"), lang="en") == "lamp"


def test_phonemes_are_bracketed_word_by_word() -> None:
    assert said("A tomato.", LexiconEntry("tomato", "/təˈmɑːtəʊ/")) == "A ⟦təˈmɑːtəʊ⟧."
    assert said("New York", LexiconEntry("new york", "/njuː jɔːk/")) == "⟦njuː⟧ ⟦jɔːk⟧"
    assert (
        said("A tomato.", *Lexicon([LexiconEntry("tomato", "/təˈmɑːtəʊ/")]).without_ipa().entries)
        == "A tomato."
    )
    assert said("either", LexiconEntry("either", "/")) == "/"


def test_lexicon_overrides_spoken_forms_also_in_code() -> None:
    assert (
        said("Prof. $5 km", LexiconEntry("prof", "prawf"), LexiconEntry("km", "clicks"))
        == "prawf. 5 dollars clicks"
    )
    assert apply_edits("gif", spoken_edits("gif", "en", Lexicon([GIF]), kind="code")) == "jif"


def test_lexicon_changes_spoken_words_but_not_the_text() -> None:
    page = article("<p>One gif.")
    (last,) = [each for each in write_script(page, lexicon=Lexicon([GIF])) if "gif" in each.text]

    assert (last.text, last.spoken) == ("One gif.", "One jif.")
    assert write_script(page)[1].spoken == PROSE


words = st.text("abC .'", min_size=1, max_size=5)


@given(st.text("abC .'", max_size=40), st.lists(st.builds(LexiconEntry, words, words), max_size=6))
def test_any_lexicon_entries_give_edits_within_the_text(text: str, entries: list[LexiconEntry]) -> None:
    edits = Edits()
    for edit in Lexicon(entries).edits(text, "en"):
        assert 0 <= edit.start < edit.end <= len(text)
        edits.add(*edit)
    assert edits.in_order() == tuple(sorted(edits.in_order()))
