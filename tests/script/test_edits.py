"""Edits of a text, and the offsets that they change."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.script.edits import Edits, apply_edits, compose_edits, spoken_offset_of, text_range_of
from reader.script.model import Edit
from reader.script.spoken_forms.forms import spoken_edits

MONEY = (Edit(3, 15, "9.1 billion dollars"),)  # it $9.1 billion is

# Pieces that the rules look for, so that any text of them has many edits.
PIECES = [
    "$", "9.1", "billion", "bn", "–", "-", "5", "1984", "s", "/", "1/2", "½", "km", "²", "Henry", "VIII", "I",
    "World War", "Prof.", "Inc.", "St.", "No.", "Jan.", ":", "00", "p.m.", "IT", "WHO", "USAID", "BIG",
    "https://a.example/x", "www.", "ﬁ", "\u00ad", "\u200b", "e\u0301", "⟦", "⟧", "#", "~", "<", ">", "x", "'",
    '"', ",", ".", "(", ")", "a", "555-123-4567", " ", "",
]  # fmt: skip
forms = st.lists(st.sampled_from(PIECES), max_size=40)
any_text = st.one_of(st.text(max_size=60), forms.map("".join), forms.map(" ".join))
langs = st.sampled_from(["en", "en-US", "en-GB", "de", "zh-Hant", "", "x-lamp"])


def some_edits(text: str) -> st.SearchStrategy[tuple[Edit, ...]]:
    """Any edits of a text that are in order and apart."""
    cuts = st.lists(st.integers(0, len(text)), unique=True, max_size=8).map(sorted)
    stretches = cuts.map(lambda places: list(zip(places[::2], places[1::2], strict=False)))
    words = st.lists(st.sampled_from(["", "a", "bcd"]), min_size=4, max_size=4)
    return st.builds(
        lambda pairs, said: tuple(
            Edit(start, end, word) for (start, end), word in zip(pairs, said, strict=False)
        ),
        stretches,
        words,
    )


def test_first_of_two_overlapping_edits_wins() -> None:
    edits = Edits()
    edits.add(4, 8, "b")
    edits.add(6, 9, "c")
    edits.add(0, 4, "a")
    edits.add(2, 5, "d")
    edits.add(8, 9, "e")

    assert edits.in_order() == (Edit(0, 4, "a"), Edit(4, 8, "b"), Edit(8, 9, "e"))


def test_part_of_an_edit_maps_to_the_whole_edit() -> None:
    text = "it $9.1 billion is"
    spoken = apply_edits(text, MONEY)
    dollars = spoken.index("dollars")

    assert spoken == "it 9.1 billion dollars is"
    assert text_range_of(MONEY, dollars, dollars + 7) == (3, 15)
    assert text_range_of(MONEY, 0, 2) == (0, 2)
    assert text_range_of(MONEY, spoken.index("is"), len(spoken)) == (16, 18)


def test_removed_text_maps_to_nothing_and_keeps_its_neighbours() -> None:
    edits = (Edit(1, 2, ""),)

    assert apply_edits("abc", edits) == "ac"
    assert [text_range_of(edits, at, at + 1) for at in range(2)] == [(0, 1), (2, 3)]


def test_edits_of_spoken_text_map_back_to_the_text() -> None:
    text = "it cost $9[1] billion[2] twice"
    marks = (Edit(10, 13, ""), Edit(21, 24, ""))
    spoken = apply_edits(text, marks)
    money = (Edit(8, 18, "9 billion dollars"),)

    assert spoken[8:18] == "$9 billion"
    assert compose_edits(marks, spoken, money) == (Edit(8, 21, "9 billion dollars"), Edit(21, 24, ""))


@given(any_text, st.data())
def test_composed_edits_equal_two_rounds_of_edits(text: str, data: st.DataObject) -> None:
    first = data.draw(some_edits(text))
    spoken = apply_edits(text, first)
    second = data.draw(some_edits(spoken))

    both = compose_edits(first, spoken, second)
    assert apply_edits(text, both) == apply_edits(spoken, second)
    assert all(0 <= edit.start <= edit.end <= len(text) for edit in both)
    assert all(one.end <= other.start for one, other in pairwise(both))


@given(any_text, langs)
def test_edits_are_in_order_apart_and_within_the_text(text: str, lang: str) -> None:
    edits = spoken_edits(text, lang)

    assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))


@given(any_text, langs)
def test_mapping_to_the_text_is_monotonic_and_in_bounds(text: str, lang: str) -> None:
    edits = spoken_edits(text, lang)
    places = [text_range_of(edits, at, at + 1) for at in range(len(apply_edits(text, edits)))]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(places))


@given(any_text, langs)
def test_mapping_to_spoken_words_and_back_returns_the_position(text: str, lang: str) -> None:
    edits = spoken_edits(text, lang)
    spoken = apply_edits(text, edits)
    places = [spoken_offset_of(edits, at) for at in range(len(text) + 1)]

    assert places == sorted(places)
    assert places[-1] == len(spoken)
    for at, place in enumerate(places[:-1]):
        assert place <= len(spoken)
        assert text_range_of(edits, place, place)[0] <= at or not any(
            edit.words for edit in edits if edit.start <= at < edit.end
        )


@given(any_text, langs)
def test_unedited_characters_map_to_themselves(text: str, lang: str) -> None:
    edits = spoken_edits(text, lang)
    spoken = apply_edits(text, edits)
    inside = {at for edit in edits for at in range(edit.start, edit.end)}

    for at, letter in enumerate(spoken):
        start, end = text_range_of(edits, at, at + 1)
        if start not in inside:
            assert text[start:end] == letter


@given(any_text, langs)
def test_rules_add_no_unprintable_characters(text: str, lang: str) -> None:
    before = {letter for letter in text if not letter.isprintable()}

    assert {
        letter for letter in apply_edits(text, spoken_edits(text, lang)) if not letter.isprintable()
    } <= before
