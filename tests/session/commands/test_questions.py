"""Typed lines: the list of elements, search, marks, the sleep timer, commands in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.script.writer import Script
from reader.session.effects import Answer, Ask, Quit, SaveMarks, SetTimer
from reader.session.events import LineEntered, TimerExpired
from reader.session.state import State
from tests.session.playing import TIDES, Action, Played, at, play, said, script_of, shown
from tests.support.growth import MAX_TIME_GROWTH, time_growth

SCRIPT = script_of(TIDES)
MANY = script_of(
    "<html lang=en><main><h1>Tides</h1><p>The sea comes.</p>"
    + "".join(f"<h2>Cause {number}</h2><p>The moon.</p>" for number in range(1, 46))
)
STATUS_WIDTH = 40


def typing(*lines: str, script: Script = SCRIPT, first: tuple[Action, ...] = ()) -> Played:
    return play(script, *first, *(LineEntered(line) for line in lines))


def asked_lines(played: Played) -> tuple[str, ...]:
    (ask,) = [effect for effect in played.last if isinstance(effect, Ask)]
    return ask.lines


# -- the list of elements -------------------------------------------------------------------------


def test_list_shows_twenty_lines_and_how_to_see_more() -> None:
    first = asked_lines(typing("headings", script=MANY))
    assert first[0] == "1. Tides, heading 1"
    assert first[-2:] == ("20. Cause 19, heading 2", "26 more: type +")
    assert asked_lines(typing("headings", "+", script=MANY))[0] == "21. Cause 20, heading 2"
    last = asked_lines(typing("headings", "+", "+", script=MANY))
    assert last == tuple(f"{number}. Cause {number - 1}, heading 2" for number in range(41, 47))


def test_list_starts_again_after_the_last_lines() -> None:
    assert asked_lines(typing("headings", "+", "+", "+", script=MANY))[0] == "1. Tides, heading 1"


def test_typed_words_filter_the_list_and_numbers_choose_from_it() -> None:
    lines = asked_lines(typing("elements", "+", "cause 4", script=MANY))
    assert lines[0] == "1. Cause 4, heading 2"
    assert said(typing("elements", "cause 44", "1", script=MANY).last) == ["Cause 44"]


def test_long_names_are_shortened_but_found_by_all_their_words() -> None:
    long = "A heading of so many words that no line of braille could ever hold them all"
    script = script_of(f"<html lang=en><main><h1>Tides</h1><h2>{long}</h2><p>The sea.</p></main>")
    assert asked_lines(typing("elements hold them all", script=script)) == (
        "1. A heading of so many word…, heading 2",
    )


def test_filter_without_matches_is_reported() -> None:
    assert said(typing("elements zebra", script=MANY).last) == ["[No zebra. Other words:]"]


@pytest.mark.parametrize("number", ["0", "99", "0000000000000099", "9" * 5000, "٩٩"])
def test_number_outside_the_list_is_reported(number: str) -> None:
    assert said(typing("elements", number, script=MANY).last)[0].startswith("[There is no number ")


def test_plural_kind_lists_its_entries() -> None:
    lines = asked_lines(typing("skip links"))
    assert lines == (
        "1. Skip to the article, skip link",
        "2. Skip to nowhere, skip link",
        "3. Skip to the end, skip link",
    )
    assert [line for line in asked_lines(typing("headings")) if "heading" not in line] == []


# -- marks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["0", "2", "0000010", "9" * 5000, "one"])
def test_missing_bookmark_is_reported(number: str) -> None:
    assert said(typing("mark why", "marks", number).last)[0].startswith("[There is no mark ")


def test_second_bookmark_in_a_sentence_asks_for_a_note() -> None:
    played = play(SCRIPT, "mark")
    assert shown(played.last) == ["Marked"]
    again = play(SCRIPT, "mark", "mark")
    assert [effect.words for effect in again.last if isinstance(effect, Ask)] == ["Note:"]
    noted = play(SCRIPT, "mark", "mark", LineEntered("for Anna"))
    assert shown(noted.last) == ["Marked: for Anna"]
    (kept,) = [effect for effect in noted.last if isinstance(effect, SaveMarks)]
    assert [mark.note for mark in kept.marks] == ["for Anna"]
    third = play(SCRIPT, "mark", "mark", LineEntered("for Anna"), "mark")
    assert asked_lines(third) == ("for Anna",)


def test_bookmark_number_returns_to_it() -> None:
    played = typing("mark the start", "end", "marks", "01")
    assert said(played.last) == ["Tides"]
    assert shown(played.last) == ["the start"]


def test_bookmark_note_outside_the_article_is_refused() -> None:
    played = play(SCRIPT, LineEntered("mark why"), state=at("News"))
    assert said(played.last) == ["[Only the article can be marked]"]
    assert not played.has(SaveMarks)


@pytest.mark.slow
def test_list_of_many_landmarks_takes_linear_time() -> None:
    def listing(count: int) -> Callable[[], object]:
        landmarks = "<nav aria-label=n><a href=x>y</a></nav>" * count
        script = script_of(f"<main><p>Words.</main>{landmarks}")
        typing("elements", script=script)  # which writes the sections
        return lambda: typing("elements", script=script)

    assert time_growth(listing, 1_000) < MAX_TIME_GROWTH


# -- the sleep timer ------------------------------------------------------------------------------


def test_an_invalid_time_leaves_the_sleep_timer_unchanged() -> None:
    played = typing("sleep 5", "sleep tomorrow")
    assert not played.has(SetTimer)
    slept = play(SCRIPT, TimerExpired(played.state.sleep.number), state=played.state)
    assert shown(slept.last) == ["Sleep timer. Space resumes"]


@pytest.mark.parametrize(
    ("words", "answer", "minutes"),
    [
        ("1", "Sleep in 1 minute", 1),
        ("90 min", "Sleep in 90 minutes", 90),
        ("Section", "Sleep at the end of the section", 0),
        ("article", "Sleep at the end of the article", 0),
        ("off", "Sleep timer off", 0),
        ("0", "Sleep timer off", 0),
    ],
)
def test_time_sets_the_sleep_timer(words: str, answer: str, minutes: int) -> None:
    played = typing("sleep", words)
    assert said(played.last) == [f"[{answer}]"]
    assert [effect.minutes for effect in played.last if isinstance(effect, SetTimer)] == [minutes]


# -- in words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("h", "Causes"),
        ("next heading", "Causes"),
        ("NEXT  HEADING", "Causes"),
        ("heading 2", "Causes"),
        ("heading 9", "[There is no heading 9]"),
        ("skip quotes", "[Quotes skipped]"),
        ("section 3", "Effects"),
        ("section 0", "[There is no section 0]"),
        ("skip 3", "Copyright ours."),
        ("skip link 9", "[There is no skip link 9]"),
        ("0 min", "Tides"),
        ("999 minutes", "Birds feed on the shore."),
        ("0%", "Tides"),
        ("150 percent", "Birds feed on the shore."),
        ("rate 900", "[900 words a minute, fastest]"),
        ("rate 79", "[80 words a minute, slowest]"),
        ("rate 99999", "[900 words a minute, fastest]"),
        ("rate abc", "[Rate needs a number, 80 to 900]"),
        ("rate", "[Rate needs a number, 80 to 900]"),
        ("volume -1", "[Volume 0, silent]"),
        ("volume loud", "[Volume needs a number, 0 to 100]"),
        ("section", "[Section needs a number]"),
        ("heading two", "[Heading needs a number]"),
        ("volume 999", "[Volume 100, loudest]"),
        ("u", "[No link here]"),
        ("nonsense", "[nonsense: not a command. Question mark lists the keys]"),
    ],
)
def test_typed_place_value_or_command_runs(words: str, answered: str) -> None:
    assert said(typing(words).last) == [answered]


def test_ambiguous_command_is_asked_back() -> None:
    (answered,) = said(typing("next").last)
    assert answered.startswith("[next: which? next sentence, next paragraph,")


def test_help_lists_the_keys() -> None:
    assert shown(typing("help").last) == shown(play(SCRIPT, "keys").last)


def test_kind_lists_only_the_elements_of_that_kind() -> None:
    """And not elements whose names contain the word."""
    page = script_of(
        "<html lang=en><main><h1>Timetables</h1><p>The <a href=#x>table of tides</a>.</p>"
        "<table><caption>Ebb</caption><tr><th>Hour<th>Height<tr><td>One<td>Two</table>"
        "<h2>Links</h2><p>None.</p></main>"
    )
    for prompt in ((), ("elements",)):
        for kind in ("table", "tables", "Tables"):
            assert asked_lines(typing(*prompt, kind, script=page)) == ("1. Ebb, table",)
        assert asked_lines(typing(*prompt, "links", script=page)) == ("1. table of tides, link",)
    assert asked_lines(typing("elements", "heading 2", script=page)) == ("1. Links, heading 2",)
    assert asked_lines(typing("elements", "table of", script=page)) == ("1. table of tides, link",)


def test_list_begins_with_the_reading_and_ends_with_the_page_around_it() -> None:
    labels = [line.rpartition(", ")[2] for line in asked_lines(typing("elements"))]
    assert labels[0] == "heading 1"
    assert [label.endswith(("skip link", "landmark")) for label in labels[-4:]] == [True] * 4


def test_key_takes_precedence_over_a_command_prefix() -> None:
    assert typing("q").has(Quit)


# -- what stands on the screen --------------------------------------------------------------------

_LINES = [
    "x", "z", "e", ":", "/", "M", "links", "search " + "sea " * 40, "mark " + "why " * 40, "x nonsense " * 9,
    "sleep " * 9, "9" * 90, "leave out " + "zebra" * 20, "next", "skip 2", "b", "B", "w", "d", "D", "k", "t",
]  # fmt: skip


@pytest.mark.parametrize("line", _LINES)
@pytest.mark.parametrize("script", [SCRIPT, MANY], ids=["tides", "many"])
def test_every_answer_fits_a_short_braille_line(script: Script, line: str) -> None:
    played = typing("mark " + "here " * 20, line, script=script)
    for effect in played.last:
        if isinstance(effect, Ask):
            assert [each for each in (effect.words, *effect.lines) if len(each) > STATUS_WIDTH] == []
        elif isinstance(effect, Answer):
            assert [each for each in effect.lines or (effect.words,) if len(each) > STATUS_WIDTH] == []


def test_cancelled_question_resumes_reading() -> None:
    played = play(SCRIPT, "search", LineEntered(None), "heard")
    assert said(played.last) == ["Tides"]
    assert isinstance(played.state, State)
    assert not played.state.prompt.asking


def test_unmatched_line_in_a_list_runs_as_a_command() -> None:
    """In line mode nothing else closes the list."""
    played = play(script_of(TIDES), "elements", LineEntered("next heading"))
    assert said(played.last) == ["Causes"]
    again = play(script_of(TIDES), "elements", LineEntered("effects"))
    assert "[1 element. Number, or words:]" in said(again.last)
    nothing = play(script_of(TIDES), "elements", LineEntered("whales"))
    assert said(nothing.last) == ["[No whales. Other words:]"]


def test_minute_after_the_end_is_answered_with_where_it_leads() -> None:
    assert shown(typing("999 min").last) == ["Last sentence"]
    assert shown(typing("1 min", script=MANY).last) == ["1 minute"]


def test_links_of_a_player_are_not_listed_because_nothing_says_them() -> None:
    player = "<audio controls aria-label=Tides><a href=tides.mp3>Sound file</a></audio>"
    page = script_of(
        f"<html lang=en><main><h1>Tides</h1>{player}<p>The <a href=moon.html>Moon</a> pulls.</main>"
    )
    assert asked_lines(typing("links", script=page)) == ("1. Moon, link",)
