"""The listener's own keys: which are refused, and what uses them."""

from __future__ import annotations

import pytest

from reader.errors import UsageError
from reader.session import machine
from reader.session.command_table import COMMANDS, by_key, key_lines, key_speech
from reader.session.events import CommandGiven, LineEntered
from reader.session.remapping import remapped
from tests.session.playing import TIDES, said, script_of, shown, start_of


def test_table_is_unchanged_without_remapping() -> None:
    assert remapped({}) == COMMANDS


def test_remapped_command_has_only_its_new_keys() -> None:
    keys = by_key(remapped({"mark": ["Ctrl+B", "E"]}))
    assert keys["Ctrl+B"].name == keys["E"].name == "mark"
    assert "m" not in keys


def test_two_commands_can_swap_keys() -> None:
    keys = by_key(remapped({"next heading": ["k"], "next link": ["h"]}))
    assert (keys["k"].name, keys["h"].name) == ("next heading", "next link")


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (
            {"mark": ["h"]},
            "h cannot be the key of mark: it is already used by next heading. Rebind next heading",
        ),
        ({"next heading": ["m"]}, "m cannot be the key of next heading: it is already used by mark"),
        ({"mark": ["E"], "back": ["E"]}, "E cannot be the key of mark: it is already used by back"),
        ({"marl": ["E"]}, "There is no command marl. Did you mean mark?"),
        ({"mark": []}, "mark needs at least one key"),
        ({"mark": ["Ctrl+C"]}, "Ctrl+C cannot be a key"),
        ({"mark": ["F13"]}, "F13 cannot be a key"),
        ({"mark": [""]}, "empty cannot be a key"),
        ({"mark": ["\x1b"]}, r"'\x1b' cannot be a key"),
    ],
)
def test_impossible_key_is_refused_in_one_line(chosen: dict[str, list[str]], message: str) -> None:
    with pytest.raises(UsageError) as refused:
        remapped(chosen)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_remapped_heading_level_has_its_own_help_line() -> None:
    assert "E: Next heading 2" in key_lines(remapped({"next heading 2": ["E"]}))


def test_help_and_hints_name_the_remapped_keys() -> None:
    commands = remapped({"keys": ["E"], "pause": ["Ctrl+B"], "mark": ["U"], "search": ["Alt+s"]})
    state = start_of(script_of(TIDES))._replace(commands=commands)

    def answered(command: str) -> tuple[list[str], list[str]]:
        _, effects = machine.step(script_of(TIDES), state, CommandGiven(command))
        return shown(effects), said(effects)

    assert answered("silence")[0] == ["Silent. Ctrl+B resumes"]
    assert answered("Q") == (
        ["Q: not a key. E lists the keys"],
        ["[capital Q: not a key. Capital E lists the keys]"],
    )
    assert answered("marks")[0] == ["No marks. Press U to make one"]
    assert answered("next match")[0] == ["No search yet. Press Alt+s to search"]
    assert answered("keys")[0] == [
        *key_lines(commands)[:20],
        f"{len(key_lines(commands)) - 20} more: press E again",
    ]
    assert "capital U: Mark this place; again: add a note" in key_speech(commands)


def test_remapped_key_can_be_typed_as_a_command() -> None:
    state = start_of(script_of(TIDES))._replace(commands=remapped({"mark": ["U"]}))
    state, _ = machine.step(script_of(TIDES), state, LineEntered("U"))
    assert [mark.position for mark in state.marks] == [state.reading.position]
