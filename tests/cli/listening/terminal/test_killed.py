"""A kill at any moment loses nothing: the library opens, and the position is at most a sentence off.

READER_KILLS sets how often; 200 times take some three minutes.
"""

from __future__ import annotations

import os
import random
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.kept import Kept
from tests.support.programs import BREAD, PERU, Run
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("READER_KILLS", "15"))
READING = [BREAD, "--engine", "silence", "--print", "--rate", "900"]
QUIET = {"PULSE_SERVER": "none"}
LONGEST_START_S = 1.0


class Turn(NamedTuple):
    """What a session showed before it was killed: the last sentence, the notes, and if it had ended."""

    sentence: int | None
    notes: list[str]
    ended: bool


def test_kill_at_any_moment_loses_nothing(run: Run, tmp_path: Path) -> None:
    lines = run(*READING).stdout.splitlines()
    assert run("queue", "add", PERU).returncode == 0
    dice, before = random.Random(5), Kept(tmp_path)
    for _ in range(KILLS):
        turn, after = killed_while_reading(tmp_path, dice, lines), Kept(tmp_path)
        assert after.queue == before.queue
        assert after.marks.keys() >= before.marks.keys()
        assert not turn.notes or turn.notes[-1] in after.marks.values()
        assert after.visits[: len(before.visits)] == before.visits
        assert len(after.visits) <= len(before.visits) + 1
        if after.place is None:
            assert turn.ended or (turn.sentence is None and before.place is None)
        elif turn.sentence is None:
            assert after.place == before.place or before.place is None
        else:
            there = after.numbers_in(lines)
            assert min(abs(number - turn.sentence) for number in there) <= 1, (turn, after.place)
        before = after


def killed_while_reading(home: Path, dice: random.Random, lines: list[str]) -> Turn:
    with Terminal(READING, home, QUIET) as terminal:
        if dice.random() < 0.2:
            terminal.watch(dice.uniform(0, LONGEST_START_S))
        else:
            read_and_mark(terminal, dice)
        terminal.process.kill()
        terminal.end()
    shown = [lines.index(line) for line in terminal.text.splitlines() if line in lines]
    notes = re.findall(r"Marked: (\d+)\n", terminal.text)
    return Turn(shown[-1] if shown else None, notes, "End of article\n" in terminal.text)


def read_and_mark(terminal: Terminal, dice: random.Random) -> None:
    """Press a few keys, each after the previous answer; the last may stay unanswered."""
    at = terminal.wait_for("q quits\n")
    for _ in range(dice.randrange(6)):
        keys, answer = key_and_answer(dice)
        terminal.press(keys)
        at = terminal.wait_for(answer, after=at)
    if dice.random() < 0.5:
        terminal.press(key_and_answer(dice)[0])
    terminal.watch(dice.uniform(0, 0.05))


def key_and_answer(dice: random.Random) -> tuple[str, str]:
    note = dice.randrange(10**9)
    return dice.choice((("f", "\n"), ("F", "\n"), (f":mark {note}\r", f"Marked: {note}\n")))
