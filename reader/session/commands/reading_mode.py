"""The command that chooses how to read: all, by skimming, or a sentence or paragraph at a time."""

from __future__ import annotations

from reader.script.writer import Script
from reader.session.command_table import key_of, spoken_key
from reader.session.effects import Result
from reader.session.events import CommandGiven
from reader.session.navigation import reading_modes
from reader.session.state import READING_MODES, Question, State
from reader.session.transitions import Answered, Handler, answer, ask, at, playing, short

# Commands that do not end skimming.
_WITHIN_SKIMMING = frozenset({"faster", "slower", "louder", "quieter", "reading mode", "quit"})


def _choose(script: Script, state: State, event: CommandGiven) -> Result:
    lines = tuple(f"{mode}: now" if mode == state.reading.mode else mode for mode in READING_MODES)
    return ask(state, "reading mode", "Read:", lines)


def set_reading_mode(script: Script, state: State, line: str) -> Result:
    """Read in the mode that starts with the typed words, from the next place that it reads."""
    word = line.casefold()
    mode = next((mode for mode in READING_MODES if mode.startswith(word)), None)
    if mode is None:
        return answer(
            state, f"Not one of {', '.join(READING_MODES)}", (f"{short(line, 20)}: not a way to read",)
        )
    state = state._replace(reading=state.reading._replace(mode=mode))
    if mode == "all":
        return answer(playing(state), "Reading all")
    if not reading_modes.is_skim(mode):
        key = key_of(state.commands, "pause")
        words = f"{mode.capitalize()}. {{}} reads on"
        return answer(playing(state), words.format(spoken_key(key)), (words.format(key),))
    place = reading_modes.next_skimmed(script, state.reading.position, state.reading)
    if place is None:
        return answer(_reading_all(state), f"No {mode} after this")
    words = f"{mode.capitalize()} only"
    return answer(playing(at(state, place)), f"{words}. Any key reads all", (words, "Any key reads all"))


def leave_skimming(state: State, command: str) -> State:
    """The state in which all is read from here on, if a command ends skimming."""
    if not reading_modes.is_skim(state.reading.mode) or command in _WITHIN_SKIMMING:
        return state
    return _reading_all(state)


def _reading_all(state: State) -> State:
    return state._replace(reading=state.reading._replace(mode="all"))


HANDLERS: dict[str, Handler] = {"reading mode": _choose}
ANSWERS: dict[Question, Answered] = {"reading mode": set_reading_mode}
