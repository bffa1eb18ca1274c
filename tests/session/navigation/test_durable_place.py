"""Durable places outlive the session and edits of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

import reader
from reader.script.durable_place import DurablePlace
from reader.script.writer import Script
from reader.session.navigation import positions
from reader.session.navigation.durable_place import fingerprint, place_of, position_of
from reader.session.state import Position
from reader.settings import VERBOSITIES, Verbosity
from tests.session.playing import script_of

PAGES = sorted((Path(reader.__file__).parent.parent / "pages").glob("*.html"))
REPEATED = "".join(f"<p>The same again. And again.</p><p>Verse {number}.</p>" for number in range(3))


def all_positions(script: Script) -> list[Position]:
    return [
        Position(section, number)
        for section in script.article
        for number in range(len(script.utterances(section)))
    ]


def back(script: Script, position: Position, later: Script | None = None) -> Position:
    """The text at a saved position in a later version of the page."""
    later = later or script
    place = position_of(later, place_of(script, position)) or positions.first(later)
    assert place is not None
    return place


def text_at(script: Script, position: Position) -> str:
    return positions.utterance_at(script, position).text


def find(script: Script, text: str) -> Position:
    return next(each for each in all_positions(script) if text_at(script, each).startswith(text))


def article(*paragraphs: str) -> Script:
    inside = "".join(f"<p>{text}</p>" for text in paragraphs)
    return script_of(f"<html lang=en><article>{inside}</article>")


@pytest.mark.parametrize("verbosity", VERBOSITIES)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_place_on_a_page_is_found_again(path: Path, verbosity: Verbosity) -> None:
    script = script_of(path.read_text(encoding="utf-8"), verbosity)
    lost = {
        text_at(script, each): text_at(script, back(script, each))
        for each in all_positions(script)
        if back(script, each) != positions.sentence_start(script, each)
    }
    assert lost == {}


@pytest.mark.parametrize("verbosity", VERBOSITIES)
@pytest.mark.parametrize(
    "html",
    [
        "<title>A title that is said</title><article><p>One. Two. Three.</p><p>Four.</p></article>",
        "<article><h1>T</h1><blockquote><p>Quoted. Twice.</p></blockquote><p>After. Later.</p></article>",
        "<article><h1>T</h1><ul><li>One. Two.<li>Three.</ul><p>After. Later.</p></article>",
        "<article><h1>T</h1><table><tr><th>Day<th>m<tr><td>Monday<td>3</table><p>After.</p></article>",
        "<article><h1>T</h1><pre><code>a = 1\nb = 2</code></pre><p>After. Later.</p></article>",
        "<article><h1>T</h1><p>One.</p><figure><img src=x alt=Boat></figure><p>Two. Three.</p></article>",
        "<article><h1>T</h1><p>One <i lang=fr>deux</i> three. Four <i lang=fr>cinq</i>.</p></article>",
        f"<article><h1>T</h1>{REPEATED}</article>",
    ],
)
def test_every_place_on_a_small_page_is_found_again(html: str, verbosity: Verbosity) -> None:
    script = script_of(f"<html lang=en>{html}", verbosity)
    lost = {
        (each, text_at(script, each)): text_at(script, back(script, each))
        for each in all_positions(script)
        if back(script, each) != positions.sentence_start(script, each)
    }
    assert lost == {}


def test_the_beginning_is_not_saved_as_a_place() -> None:
    script = article("One.", "Two.")
    assert position_of(script, place_of(script, Position(script.article[0], 0))) is None


def test_edited_paragraph_is_found_by_its_number() -> None:
    before = article("One.", "Two two. Three three.", "Four.")
    after = article("One.", "Two, edited. Three too.", "Four.")
    assert text_at(after, back(before, find(before, "Three"), after)) == "Three too."


def test_moved_and_edited_paragraph_is_found_by_its_sentence() -> None:
    before = article("One.", "Two two. Three is what was heard then. Four.", "Five.")
    after = article(
        "News.", "More.", "One.", "Two, edited. And again. Three is what was heard then.", "Five."
    )
    assert text_at(after, back(before, find(before, "Three"), after)).startswith("Three is")


def test_short_sentence_is_not_mistaken_for_another() -> None:
    before = article("One.", "Yes. No.", "Three.")
    after = article("Yes. Indeed.", "Two, edited.", "Three.")
    assert text_at(after, back(before, find(before, "Yes"), after)) == "Two, edited."


def test_sentence_moved_within_its_paragraph_is_found() -> None:
    before = article("Zero.", "One. Two. Three was heard.", "Last.")
    after = article("Zero.", "Three was heard. One. Two.", "Last.")
    assert text_at(after, back(before, find(before, "Three"), after)) == "Three was heard."


def test_place_on_a_page_without_an_article_is_found_again() -> None:
    links = "".join(f"<li><a href=/{name}>{name}</a>" for name in ("News of the day", "Sport and games"))
    script = script_of(f"<html lang=en><nav><ul>{links}</ul></nav>")
    second = positions.next_sentence(script, Position(0, 0))
    assert second is not None
    assert position_of(script, place_of(script, second)) == second


def test_place_in_a_removed_last_sentence_falls_in_the_paragraph() -> None:
    before, after = article("One.", "Two. Three. Four.", "Five."), article("One.", "Two.", "Five.")
    assert text_at(after, back(before, find(before, "Four"), after)) == "Two."


def test_moved_paragraph_is_found_by_its_text() -> None:
    before = article("One.", "Two. Three.", "Four.")
    after = article("News one.", "News two.", "One.", "Two. Three.", "Four.")
    assert text_at(after, back(before, find(before, "Three"), after)) == "Three."


def test_removed_paragraph_gives_the_one_now_in_its_position() -> None:
    before, after = article("One.", "Two.", "Three.", "Four."), article("One.", "Two.", "Four.")
    assert text_at(after, back(before, find(before, "Three"), after)) == "Four."


def test_page_shorter_than_the_place_starts_from_the_beginning() -> None:
    before, after = article("One.", "Two.", "Three."), article("Other.")
    assert position_of(after, place_of(before, find(before, "Three"))) is None


def test_nearest_of_equal_paragraphs_is_found() -> None:
    before = article("Chorus. La la.", "Verse one.", "Chorus. La la.", "Verse two.", "Chorus. La la.")
    after = article("Chorus. La la.", "Verse 1.", "Chorus. La la.", "Verse 2.", "Chorus. La la.", "End.")
    for here in all_positions(before)[1:]:
        if text_at(before, here).startswith(("Chorus", "La")):
            assert back(before, here, after) == here


def test_place_survives_a_verbosity_change() -> None:
    html = (
        "<html lang=en><title>Said</title><article><p>Before it.</p><blockquote><p>One. Two.</p></blockquote>"
        "<p>Three. Four.</p><ul><li>Five. Six.</ul><p>Seven. Eight.</p></article>"
    )
    few, everything = script_of(html, "few"), script_of(html, "all")
    for word in ("Two.", "Four.", "Six.", "Eight."):
        found = back(few, find(few, word), everything)
        sentence = positions.utterance_at(everything, found).sentence
        texts = [each.text for each in everything.utterances(found.section) if each.sentence == sentence]
        assert word in texts


@pytest.mark.parametrize(
    "place",
    [
        DurablePlace("", 0, 0),
        DurablePlace("nonsense", 999, 999),
        DurablePlace("", -1, -1),
        DurablePlace("0" * 16, 1, 10**9),
    ],
)
def test_impossible_place_is_harmless(place: DurablePlace) -> None:
    script = article("One. Two.", "Three.")
    position = position_of(script, place)
    assert position is None or position in all_positions(script)


@pytest.mark.parametrize("other", ["the  SEA\n", "The sea", " the sea"])
def test_white_space_and_capitals_do_not_change_the_fingerprint(other: str) -> None:
    assert fingerprint(other) == fingerprint("the sea")


def test_other_words_change_the_fingerprint() -> None:
    assert fingerprint("the see") != fingerprint("the sea")
