"""Moving within tables, and in and out of lists, quotations and tables."""

from __future__ import annotations

import pytest

from reader.script.writer import Script
from reader.session.state import Position, Reading, State
from tests.session.playing import Played, play, said, script_of, shown

TABLE = script_of(
    """<html lang=en><title>Week</title><main><h1>Week</h1><p>Before it.</p>
<table><tr><td></td><th>High</th><th>Low</th><th>Wind</th></tr>
<tr><th>Monday</th><td>3 m</td><td>1 m</td><td>north</td></tr>
<tr><th>Tuesday</th><td colspan=2>calm</td><td>south</td></tr>
<tr><th>Wednesday</th><td></td><td>2 m</td><td></td></tr>
<tr><th>Thursday</th><td>4 m</td><td></td><td></td></tr></table><p>After it.</p>"""
)
NESTED = script_of(
    """<html lang=en><title>Salt</title><main><h1>Salt</h1><p>Before it.</p>
<ul><li>Sea<ul><li>North<li>South. Warm.</ul><li>Lake</ul>
<blockquote><p>All flows.</p><ul><li>One<li>Two</ul><p>It ends.</p></blockquote><p>After it.</p>"""
)


def from_cell(cell: str, *commands: str) -> Played:
    return from_text(TABLE, cell, *commands)


def from_text(script: Script, text: str, *commands: str) -> Played:
    for section in range(len(script.page.sections)):
        for number, utterance in enumerate(script.utterances(section)):
            if utterance.text == text:
                return play(script, *commands, state=State(Reading(Position(section, number)), 180))
    raise AssertionError(text)


def words(played: Played) -> list[str]:
    """All that was said since the last command."""
    return said(played.last)


@pytest.mark.parametrize(
    ("cell", "command", "lead", "to"),
    [
        ("3 m", "next cell", "Low", "1 m"),
        ("1 m", "previous cell", "High", "3 m"),
        ("3 m", "previous cell", "", "Monday"),
        ("north", "next cell", "row 3", "Tuesday"),
        ("Tuesday", "previous cell", "Monday, Wind", "north"),
        ("Tuesday", "next cell", "High", "calm"),
        ("Wednesday", "next cell", "1 blank, Low", "2 m"),
        ("2 m", "next cell", "1 blank, row 5", "Thursday"),
        ("3 m", "next row", "Tuesday", "calm"),
        ("1 m", "next row", "Tuesday, High", "calm"),
        ("calm", "next row", "1 blank, Thursday", "4 m"),
        ("calm", "previous row", "Monday", "3 m"),
        ("4 m", "previous row", "1 blank, Tuesday", "calm"),
        ("Monday", "next row", "row 3", "Tuesday"),
    ],
)
def test_cell_is_spoken_after_its_new_headers(cell: str, command: str, lead: str, to: str) -> None:
    played = from_cell(cell, command)
    if lead:
        assert words(played) == [f"[{lead}]"]
        played = from_cell(cell, command, "heard")
    assert (
        played.script.utterances(played.state.reading.position.section)[
            played.state.reading.position.utterance
        ].text
        == to
    )
    assert played.state.speech.kind == "reading"


@pytest.mark.parametrize(
    ("cell", "command", "edge"),
    [
        ("4 m", "next cell", "End of table, 2 blank"),
        ("High", "previous cell", "Start of table, 1 blank"),
        ("south", "next row", "No next row, 2 blank"),
        ("High", "previous row", "No previous row"),
        ("Before it.", "next cell", "Not in a table"),
        ("After it.", "previous row", "Not in a table"),
    ],
)
def test_table_edges_are_reported(cell: str, command: str, edge: str) -> None:
    assert words(from_cell(cell, command)) == [f"[{edge}]"]


def test_cell_keys_visit_every_cell_and_return() -> None:
    count = sum(
        cell.start < cell.end for block in TABLE.blocks.values() if block.table for cell in block.table.cells
    )
    there = from_cell("High", *["next cell"] * (count - 1))
    assert there.state.reading.position == from_cell("4 m").state.reading.position
    back = from_cell("4 m", *["previous cell"] * (count - 1))
    assert back.state.reading.position == from_cell("High").state.reading.position


@pytest.mark.parametrize(
    ("text", "ways", "to"),
    [
        ("South.", [";"], "North"),
        ("South.", [";", ";"], "Sea"),
        ("South.", [","], "Lake"),
        ("Lake", [";"], "Sea"),
        ("Lake", [","], "All flows."),
        ("Two", [";"], "One"),
        ("Two", [";", ";"], "All flows."),
        ("Two", [","], "It ends."),
        ("It ends.", [","], "After it."),
    ],
)
def test_leave_moves_past_the_innermost_container(text: str, ways: list[str], to: str) -> None:
    played = from_text(NESTED, text, *[{";": "enter", ",": "leave"}[way] for way in ways])
    utterances = NESTED.utterances(played.state.reading.position.section)
    sentence = utterances[played.state.reading.position.utterance].sentence
    assert to in [each.text for each in utterances if each.sentence == sentence]


def test_enter_at_the_start_of_the_outermost_container_restarts_it() -> None:
    once, twice = (from_text(NESTED, "Lake", *["enter"] * times) for times in (1, 2))
    assert once.state.reading.position == twice.state.reading.position
    assert said(twice.last)


def test_leave_moves_past_a_table() -> None:
    assert words(from_cell("calm", "leave")) == ["After it."]
    assert words(from_cell("calm", "enter")) == ["table, 5 rows, 4 columns"]


def test_every_move_within_a_container_is_shown() -> None:
    plain = script_of(
        "<main><h1>Tab</h1><p>Words.<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table><p>After it."
    )
    assert shown(from_text(plain, "a", "next cell").last) == ["Row 1, column 2"]
    assert shown(from_text(plain, "b", "leave").last) == ["Out of table"]
    assert shown(from_text(plain, "b", "enter").last) == ["Start of table"]
    assert shown(from_text(NESTED, "Lake", "enter").last) == ["Start of list"]
    assert shown(from_text(NESTED, "Lake", "leave").last) == ["Out of list"]


@pytest.mark.parametrize("command", ["leave", "enter"])
def test_leave_and_enter_outside_containers_are_reported(command: str) -> None:
    assert words(from_text(NESTED, "After it.", command)) == ["[Not in a list, table or quote]"]


def test_headers_fit_on_a_short_braille_line() -> None:
    long = script_of(f"<main><h1>T</h1><table><tr><td><th>{'A ' * 30}<tr><th>b<td>c<tr><th>d<td>e</table>")
    assert all(len(line) <= 40 for line in shown(from_text(long, "b", "next cell").last))
