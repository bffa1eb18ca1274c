"""How the listener moves: every command, and back to where the text began."""

from __future__ import annotations

import pytest

from reader.session.command_table import COMMANDS, key_lines
from reader.session.effects import Answer, Ask, Follow, Pause, Quit, Resume, Say, Stop
from reader.session.events import CommandGiven
from reader.session.navigation import positions
from reader.session.state import Position, Reading, State
from reader.settings import VERBOSITIES, Verbosity
from tests.session.playing import RATE, TIDES, Played, asked, at, play, said, script, script_of, shown

# -- every command --------------------------------------------------------------------------------

START, END = "Tides", "Birds feed"


@pytest.mark.parametrize(
    ("begin", "command", "now_said"),
    [
        (START, "next sentence", "The sea comes and goes."),
        ("Few know", "next sentence", "Causes"),
        ("The moon", "next sentence", "La mer"),
        ("La mer", "next sentence", "Effects"),
        (END, "next sentence", "[End of article]"),
        (START, "previous sentence", "[Start of article]"),
        ("Few know", "previous sentence", "It does so twice a day."),
        ("follows", "previous sentence", "The moon pulls at it."),
        ("Effects", "previous sentence", "La mer"),
        (START, "next paragraph", "The sea comes and goes."),
        ("It does", "next paragraph", "Causes"),
        (END, "next paragraph", "[No next paragraph]"),
        (START, "previous paragraph", "[No previous paragraph]"),
        ("The sea", "previous paragraph", "Tides"),
        ("Few know", "previous paragraph", "The sea comes and goes."),
        ("Causes", "previous paragraph", "The sea comes and goes."),
        (START, "next section", "Causes"),
        (END, "next section", "[No next section]"),
        (START, "previous section", "[No previous section]"),
        (END, "previous section", "Effects"),
        ("Effects", "previous section", "Causes"),
        (START, "next heading", "Causes"),
        (END, "next heading", "[No next heading]"),
        (START, "previous heading", "[No previous heading]"),
        (END, "previous heading", "Effects"),
        ("Effects", "previous heading", "Causes"),
        (END, "start", "Tides"),
        (START, "start", "Tides"),
        (START, "end", "Birds feed on the shore."),
        (END, "end", "Birds feed on the shore."),
        ("follows", "repeat", "La mer"),
        (START, "where", "[Tides, section 1 of 3, 0 percent]"),
        ("Copyright", "where", "[Copyright ours. All rights kept., section 8 of 8, outside the article]"),
        (START, "faster", "[200 words a minute]"),
        (START, "slower", "[160 words a minute]"),
    ],
)
def test_each_command_moves_to_its_target(begin: str, command: str, now_said: str) -> None:
    played = play(script, command, state=at(begin))
    assert said(played.last) == [now_said]


# Commands before the one under test; each leads to another state: paused, silent, answered, ended.
BEFORE: tuple[tuple[str, ...], ...] = (
    (),
    ("pause",),
    ("silence",),
    ("where", "pause"),
    ("next sentence", "pause", "pause"),
    ("end", "heard", "heard"),
    ("next skip link", "next skip link"),
    ("pause", "next sentence", "heard"),
)


@pytest.mark.parametrize("begin", [START, "La mer", END, "All rights"])
def test_every_command_gets_one_answer_in_every_state(begin: str) -> None:
    offenders = [
        (before, command.name)
        for before in BEFORE
        for command in COMMANDS
        if not is_one_answer(play(script, *before, command.name, state=at(begin)))
    ]
    assert offenders == []


def is_one_answer(played: Played) -> bool:
    """The last command is answered; it says at most one thing, with the current token."""
    spoken = [effect for effect in played.last if isinstance(effect, Say | Answer | Ask)]
    acted = any(isinstance(effect, Pause | Resume | Stop) for effect in played.last)
    noticed = bool(spoken or shown(played.last)) or played.has(Quit) or played.has(Follow)
    current = all(effect.token == played.state.speech.token for effect in spoken)
    return len(spoken) <= 1 and (bool(spoken) or acted) and noticed and current


def test_no_command_moves_on_a_page_of_one_word() -> None:
    one = script_of("<p>Word</p>")
    after = {command.name: play(one, command.name) for command in COMMANDS}
    assert {played.state.reading.position for played in after.values()} == {Position(0, 0)}
    assert [name for name, played in after.items() if not played.last] == []


def test_moves_and_answers_fit_a_short_braille_line() -> None:
    """Forty characters are a line on a short braille display."""
    title = "An exceedingly long heading about the sea, the moon and whatever else there is to tell of"
    long = script_of(
        f"<html lang=en><body><a href='#x'>{title}</a><a href='#nope'>{title}</a><main id=x><article>"
        f"<h1>{title}</h1><p>One two three. Four five.</p><h2>{title}</h2><p>Six seven eight.</p>"
        f"</article></main><footer><h2>{title}</h2><p>Nine.</p></footer>"
    )
    starts = [positions.section_start(long, number) for number in range(len(long.page.sections))]
    too_long = [
        (command.name, line)
        for start in filter(None, starts)
        for before in ((), ("next skip link",), ("end",))
        for command in COMMANDS
        if command.name != "keys"
        for line in shown(play(long, *before, command.name, state=State(Reading(start), RATE)).last)
        if len(line) > 40
    ]
    assert too_long == []


def test_end_of_a_section_fits_a_short_line() -> None:
    title = "An exceedingly long heading about the sea, the moon and the rest"
    long = script_of(f"<html lang=en><main><p>A b.</p></main><footer><h2>{title}</h2><p>Nine.</p></footer>")
    last = positions.section_start(long, len(long.page.sections) - 1)
    assert last is not None
    played = play(long, *["heard"] * 3, state=State(Reading(last), RATE))
    printed = [line for effects in played.steps for line in shown(effects)]
    assert len(printed) == 1
    assert len(printed[0]) <= 40


def test_unknown_key_is_answered() -> None:
    assert said(play(script, "%").last) == ["[%: not a key. Question mark lists the keys]"]


def test_quit_silences_and_ends_the_session() -> None:
    assert play(script, "quit").last == (Stop(), Quit())


def test_keys_are_listed_20_lines_at_a_time() -> None:
    lines = key_lines()
    needed = -(-len(lines) // 20)
    *pages, again = [shown(effects) for effects in play(script, *["keys"] * (needed + 1)).steps[1:]]
    whole = [line for page in pages for line in page]
    assert [line for line in whole if "more: press ? again" not in line] == list(lines)
    assert {len(page) for page in pages[:-1]} == {21}
    assert again == pages[0]


def test_key_list_starts_again_after_another_key() -> None:
    played = play(script, "keys", "where", "keys")
    assert shown(played.steps[-1]) == shown(played.steps[-3])


# -- previous means again or before -------------------------------------------------------------------


def test_previous_within_two_seconds_moves_to_the_sentence_before() -> None:
    played = play(script, asked("previous sentence", milliseconds=1999), state=at("It does"))
    assert said(played.last) == ["The sea comes and goes."]


def test_previous_after_two_seconds_restarts_the_sentence() -> None:
    played = play(script, asked("previous sentence", offset=8, milliseconds=2001), state=at("It does"))
    assert said(played.last) == ["It does so twice a day."]


def test_two_quick_previous_presses_move_back_two() -> None:
    late = asked("previous sentence", milliseconds=5000)
    played = play(script, late, "previous sentence", state=at("It does"))
    assert said(played.last) == ["The sea comes and goes."]


def test_time_of_an_older_speech_is_ignored() -> None:
    played = play(script, "next sentence", CommandGiven("previous sentence", 1, 0, 9000))
    assert said(played.last) == ["Tides"]


@pytest.mark.parametrize("command", ["previous sentence", "previous paragraph"])
def test_time_of_an_answer_does_not_count_for_the_sentence(command: str) -> None:
    """The milliseconds heard of an answer do not count for the sentence."""
    short = play(script, "where", asked(command, milliseconds=100), state=at("The sea"))
    long = play(script, "where", asked(command, milliseconds=3000), state=at("The sea"))
    assert said(short.last) == said(long.last)


@pytest.mark.parametrize("command", ["previous sentence", "previous paragraph"])
def test_previous_restarts_a_sentence_interrupted_by_an_answer(command: str) -> None:
    played = play(
        script,
        asked("where", offset=14, milliseconds=4000),
        "heard",
        asked(command, milliseconds=100),
        state=at("The sea"),
    )
    assert said(played.last) == ["The sea comes and goes."]


def test_previous_paragraph_in_a_later_sentence_restarts_the_paragraph() -> None:
    played = play(script, "previous paragraph", state=at("Few know"))
    assert said(played.last) == ["The sea comes and goes."]


@pytest.mark.parametrize("verbosity", VERBOSITIES)
def test_paragraph_after_a_list_or_quote_starts_with_its_own_text(verbosity: Verbosity) -> None:
    """The announcement after a quotation belongs to it."""
    html = (
        "<html lang=en><article><h1>T</h1><p>Before.</p>"
        "<blockquote><p>Quoted one. Quoted two.</p></blockquote>"
        "<p>After one. After two.</p><ul><li>Item one.<li>Item two.</ul><p>Last one. Last two.</p></article>"
    )
    long = script_of(html, verbosity)
    for section in long.article:
        for number, utterance in enumerate(long.utterances(section)):
            if utterance.text in {"After two.", "Last two."}:
                start = positions.paragraph_start(long, Position(section, number))
                first = long.utterances(section)[start.utterance].text
                assert first == utterance.text.replace("two", "one")


@pytest.mark.parametrize("verbosity", VERBOSITIES)
@pytest.mark.parametrize("command", ["next sentence", "next paragraph", "next section", "next heading"])
def test_next_never_moves_back_and_previous_never_forward(verbosity: Verbosity, command: str) -> None:
    there = script_of(TIDES, verbosity)
    for section in range(len(there.page.sections)):
        for number in range(len(there.utterances(section))):
            here = State(Reading(Position(section, number)), RATE)
            assert play(there, command, state=here).state.reading.position >= here.reading.position
            back = play(there, command.replace("next", "previous"), state=here).state.reading.position
            assert back <= here.reading.position
