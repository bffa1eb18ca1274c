from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.script.edits import Edits, apply_edits
from reader.script.lexicon import Entry, Lexicon
from reader.script.spoken_forms.forms import spoken_edits
from reader.script.writer import write_script
from tests.script.samples import PROSE, article


def said(text: str, *entries: Entry, lang: str = "en") -> str:
    return apply_edits(text, spoken_edits(text, lang, Lexicon(entries)))


GIF = Entry("gif", "jif")


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
def test_an_entry_matches_whole_words_in_any_case(text: str, expected: str) -> None:
    assert said(text, GIF) == expected


def test_an_entry_with_capitals_matches_only_as_written() -> None:
    assert said("Polish polish, POLISH", Entry("Polish", "pole ish")) == "pole ish polish, POLISH"


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
def test_an_entry_may_have_spaces_signs_or_any_letters(word: str, text: str, expected: str) -> None:
    assert said(text, Entry(word, "X")) == expected


def test_the_longer_of_two_matching_entries_wins() -> None:
    entries = [Entry("new", "knew"), Entry("new york", "noo york")]

    assert said("New York is new", *entries) == "noo york is knew"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en-GB", "british"), ("en-US", "english"), ("en", "english"), ("de", "any"), ("", "english")],
)
def test_the_entry_for_the_nearest_language_wins(lang: str, expected: str) -> None:
    entries = [Entry("lamp", "any"), Entry("lamp", "english", "en"), Entry("lamp", "british", "en-GB")]

    assert said("lamp", *entries, lang=lang) == expected


def test_a_language_is_no_part_of_another_s_name() -> None:
    assert said("lamp", Entry("lamp", "X", "e"), lang="en") == "lamp"


def test_sounds_stand_in_brackets_of_their_own_a_word_each() -> None:
    assert said("A tomato.", Entry("tomato", "/təˈmɑːtəʊ/")) == "A ⟦təˈmɑːtəʊ⟧."
    assert said("New York", Entry("new york", "/njuː jɔːk/")) == "⟦njuː⟧ ⟦jɔːk⟧"
    assert (
        said("A tomato.", *Lexicon([Entry("tomato", "/təˈmɑːtəʊ/")]).without_sounds().entries) == "A tomato."
    )
    assert said("either", Entry("either", "/")) == "/"


def test_the_lexicon_comes_before_our_own_rules_and_holds_in_code_too() -> None:
    assert said("Prof. $5 km", Entry("prof", "prawf"), Entry("km", "clicks")) == "prawf. 5 dollars clicks"
    assert apply_edits("gif", spoken_edits("gif", "en", Lexicon([GIF]), written="code")) == "jif"


def test_a_script_is_said_with_it_and_keeps_its_text() -> None:
    page = article("<p>One gif.")
    (last,) = [each for each in write_script(page, lexicon=Lexicon([GIF])) if "gif" in each.text]

    assert (last.text, last.spoken) == ("One gif.", "One jif.")
    assert write_script(page)[1].spoken == PROSE


words = st.text("abC .'", min_size=1, max_size=5)


@given(st.text("abC .'", max_size=40), st.lists(st.builds(Entry, words, words), max_size=6))
def test_any_entries_give_edits_within_the_text(text: str, entries: list[Entry]) -> None:
    edits = Edits()
    for edit in Lexicon(entries).edits(text, "en"):
        assert 0 <= edit.start < edit.end <= len(text)
        edits.add(*edit)
    assert edits.in_order() == tuple(sorted(edits.in_order()))
