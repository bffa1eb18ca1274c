"""The command that chooses how to read: all, by skimming, or a sentence or paragraph at a time."""

from __future__ import annotations

from reader.script.writer import Script
from reader.session.commands import choices
from reader.session.commands.reading_options import NOT_ONE_OF
from reader.session.effects import Result
from reader.session.events import CommandGiven
from reader.session.navigation import reading_modes
from reader.session.state import READING_MODES, Question, State
from reader.session.transitions import (
    Answered,
    Handler,
    answer,
    ask,
    at,
    capitalized,
    playing,
    refused,
    reply,
    short,
    with_key,
)

# Commands that do not end skimming.
_WITHIN_SKIMMING = frozenset({"faster", "slower", "louder", "quieter", "reading mode", "quit"})


def _choose(script: Script, state: State, event: CommandGiven) -> Result:
    words = state.our_words
    lines = tuple(
        words.text("{mode}: now", mode=words.text(mode)) if mode == state.reading.mode else words.text(mode)
        for mode in READING_MODES
    )
    return ask(state, "reading mode", words.text("Read:"), lines)


def set_reading_mode(script: Script, state: State, line: str) -> Result:
    """Read in the mode that starts with the typed words, from the next place that it reads."""
    words = state.our_words
    mode = next(iter(choices.starting(words, READING_MODES, line)), None)
    if mode is None:
        not_one = words.text(NOT_ONE_OF, choices=choices.listed(words, READING_MODES))
        shown = words.text("{words}: not a way to read", words=short(line, 20))
        return refused(answer(state, not_one, (shown,)))
    state = state._replace(reading=state.reading._replace(mode=mode))
    if mode == "all":
        return reply(playing(state), "Reading all")
    if not reading_modes.is_skim(mode):
        said, shown = with_key(state, "{key} reads on", "pause")
        name = capitalized(words.text(mode))
        return answer(playing(state), f"{name}. {said}", (f"{name}. {shown}",))
    place = reading_modes.next_skimmed(script, state.reading.position, state.reading)
    if place is None:
        return reply(_reading_all(state), "No {mode} after this", mode=words.text(mode))
    only = capitalized(words.text("{mode} only", mode=words.text(mode)))
    hint = words.text("Any key reads all")
    return answer(playing(at(state, place)), f"{only}. {hint}", (only, hint))


def leave_skimming(state: State, command: str) -> State:
    """The state in which all is read from here on, if a command ends skimming."""
    if not reading_modes.is_skim(state.reading.mode) or command in _WITHIN_SKIMMING:
        return state
    return _reading_all(state)


def _reading_all(state: State) -> State:
    return state._replace(reading=state.reading._replace(mode="all"))


HANDLERS: dict[str, Handler] = {"reading mode": _choose}
ANSWERS: dict[Question, Answered] = {"reading mode": set_reading_mode}
