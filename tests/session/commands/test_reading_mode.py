"""Ways to read: skimming headings, first sentences or links, and one sentence or paragraph at a time."""

from __future__ import annotations

import pytest

from reader.session import machine
from reader.session.effects import Resume
from reader.session.events import CommandGiven, LineEntered
from reader.session.state import READING_MODES
from tests.session.playing import Played, event_of, play, said, script_of, shown

PAGE = """<html lang=en><title>Tides</title><main><h1>Tides</h1>
<p>The sea comes and goes. It does so twice a day. Few know why.</p>
<p>The <a href=/moon>moon</a> pulls at it. So does the sun.</p>
<h2>Effects</h2><p>Ships wait for it. They must.</p><pre>low = 2</pre>
<p>Birds feed on the <a href=/shore>shore</a>. So do we.</p></main>"""
SCRIPT = script_of(PAGE)


def reading(mode: str, *actions: str) -> Played:
    """The session after the mode was chosen at the title."""
    return play(SCRIPT, "heard", "reading mode", LineEntered(mode), *actions)


def read(played: Played) -> list[str]:
    """What was said after the answer to the choice."""
    return [text for effects in played.steps[4:] for text in said(effects)]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("headings", ["Effects", "heading 2", "[End of article]"]),
        (
            "first",
            ["The moon pulls at it.", "Effects", "heading 2", "Ships wait for it.", "code, 1 line", "low = 2",
             "end of code", "Birds feed on the shore.", "[End of article]"],
        ),
        ("links", ["The moon pulls at it.", "Birds feed on the shore.", "[End of article]"]),
    ],
)  # fmt: skip
def test_skimming_reads_only_these_to_the_end(mode: str, expected: list[str]) -> None:
    played = reading(mode, *["heard"] * (len(expected)))

    assert read(played) == expected
    assert played.state.reading.mode == "all"


def test_any_key_reads_all_from_here() -> None:
    played = reading("headings", "heard", "pause", "heard", "heard", "heard")

    assert read(played)[-4:] == ["[Reading all]", "Effects", "heading 2", "Ships wait for it."]


def test_move_while_skimming_moves_and_reads_all() -> None:
    played = reading("links", "heard", "next sentence")

    assert said(played.last) == ["So does the sun."]
    assert played.state.reading.mode == "all"
    assert said(play(SCRIPT, "heard", "reading mode", LineEntered("links"), "heard", "faster").last) == [
        "[200 words a minute]"
    ]


def test_rate_changes_without_an_end_of_skimming() -> None:
    played = reading("links", "heard", "faster", "heard", "heard")

    assert read(played)[-1] == "Birds feed on the shore."


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("sentence", ["The sea comes and goes.", "It does so twice a day."]),
        (
            "paragraph",
            ["The sea comes and goes.", "It does so twice a day.", "Few know why.", "The moon pulls at it."],
        ),
    ],
)
def test_step_stops_and_space_reads_on(mode: str, expected: list[str]) -> None:
    actions: list[str] = []
    while len(read(played := reading(mode, *actions))) <= len(expected):
        actions.append("heard" if played.state.reading.playing else "pause")
    assert read(played)[: len(expected)] == expected
    assert actions.count("pause") == (2 if mode == "sentence" else 1)


def test_kinds_that_are_skipped_are_not_skimmed() -> None:
    played = play(
        SCRIPT,
        "heard",
        "leave out",
        LineEntered("code"),
        "reading mode",
        LineEntered("first"),
        *["heard"] * 6,
    )
    assert "low = 2" not in played.said


def test_choice_shows_the_ways_to_read_and_takes_their_beginnings() -> None:
    asked = play(SCRIPT, "reading mode")
    assert [line.removesuffix(": now") for line in asked.last[0].lines] == list(READING_MODES)  # type: ignore[union-attr]
    assert said(play(SCRIPT, "reading mode", LineEntered("quickly")).last)[0].startswith("[Not one of all, ")


def test_skimming_without_anything_left_says_so() -> None:
    played = play(SCRIPT, "end", "reading mode", LineEntered("headings"))

    assert said(played.last) == ["[No headings after this]"]
    assert played.state.reading.mode == "all"


# -- pauses -----------------------------------------------------------------------------------------


def paused(seconds: float) -> Played:
    """Pause within the second sentence, and resume after some time."""
    return play(
        SCRIPT,
        "heard",
        "heard",
        lambda state: CommandGiven("pause", state.speech.token, 5, 900, time=1000),
        lambda state: CommandGiven("pause", state.speech.token, 5, 900, time=1000 + seconds),
    )


def test_short_pause_resumes_at_the_sample() -> None:
    assert paused(30).has(Resume)


def test_resume_after_minutes_goes_back_a_sentence() -> None:
    played = paused(600)

    assert said(played.last) == ["The sea comes and goes."]
    assert shown(played.last) == ["Resumed"]


def test_resume_after_hours_says_the_heading_first() -> None:
    played = paused(5 * 3600)

    assert said(played.last) == ["[Tides]"]
    assert said(machine.step(SCRIPT, played.state, event_of("heard", played.state))[1]) == [
        "The sea comes and goes."
    ]
