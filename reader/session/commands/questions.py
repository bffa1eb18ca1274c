"""What a typed line means: the answer to a question, or a command in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reader.script.own_words import message
from reader.script.writer import Script
from reader.session.command_table import by_key, help_of
from reader.session.commands import (
    answers,
    landmarks,
    lists,
    moves,
    pronunciation,
    reading_mode,
    reading_options,
    search,
    sleep,
)
from reader.session.effects import Result
from reader.session.events import CommandGiven
from reader.session.navigation import finding, positions
from reader.session.state import Question, State
from reader.session.transitions import (
    Answered,
    Handler,
    answer,
    ask,
    capitalized,
    jump,
    refuse,
    reply,
    short,
    with_key,
)
from reader.speech.engine import FASTEST, SLOWEST


def _command(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "command", state.our_words.text("Command:"))


def _to_percent(script: Script, state: State, number: int) -> Result:
    _, total = script.words_before(len(script.page.sections))
    percent = min(number, 100)
    return _to_words(script, state, total * percent // 100, state.our_words.percent(percent))


def _to_minute(script: Script, state: State, number: int) -> Result:
    _, total = script.words_before(len(script.page.sections))
    words, ours = number * state.rate, state.our_words
    is_past_end = words >= total
    show = ours.text("Last sentence") if is_past_end else ours.counted(number, "minute")
    return _to_words(script, state, words, show)


def _to_words(script: Script, state: State, count: int, show: str) -> Result:
    place = finding.position_after_words(script, count)
    return jump(script, state, place, show) if place else reply(state, "Nothing to read")


_MISSING: dict[moves.ShownAs, str] = {
    "heading": message("There is no heading {number}"),
    "section": message("There is no section {number}"),
}
_SILENT: dict[moves.ShownAs, str] = {
    "heading": message("Nothing to read in heading {number}"),
    "section": message("Nothing to read in section {number}"),
}


def _to_heading(script: Script, state: State, number: int) -> Result:
    headed = [
        index
        for index in positions.reading(script, state.reading.position)
        if script.page.sections[index].level
    ]
    return _to_numbered(script, state, headed, number, "heading")


def _to_section(script: Script, state: State, number: int) -> Result:
    return _to_numbered(
        script, state, list(positions.reading(script, state.reading.position)), number, "section"
    )


def _to_numbered(
    script: Script, state: State, sections: list[int], number: int, shown_as: moves.ShownAs
) -> Result:
    if not 1 <= number <= len(sections):
        return refuse(state, _MISSING[shown_as], number=number)
    place = positions.section_start(script, sections[number - 1])
    if place is None:
        return reply(state, _SILENT[shown_as], number=number)
    return moves.jump_to_section(script, state, place, shown_as)


def _to_skip_link(script: Script, state: State, number: int) -> Result:
    if not 1 <= number <= len(script.page.skip_links):
        return refuse(state, "There is no skip link {number}", number=number)
    return landmarks.skip_to(script, state, number - 1)


# Positions as the listener types them. The first pattern that matches a line applies.
_POSITIONS: tuple[tuple[str, Callable[[Script, State, int], Result]], ...] = (
    (r"(\d{1,3})\s*(?:%|percent)", _to_percent),
    (r"(\d{1,4})\s*min(?:ute)?s?", _to_minute),
)


class _WithNumber(NamedTuple):
    """A command that takes a number, its limits if they are said, and what it does with words instead."""

    run: Callable[[Script, State, int], Result]
    limits: tuple[int, int] | None = None
    with_words: Answered | None = None


_WITH_NUMBER = {
    message("heading"): _WithNumber(_to_heading),
    message("section"): _WithNumber(_to_section),
    message("skip link"): _WithNumber(_to_skip_link),
    message("skip"): _WithNumber(_to_skip_link, with_words=reading_options.toggle_skipped),
    message("rate"): _WithNumber(
        lambda _, state, number: answers.change_rate(state, number), (SLOWEST, FASTEST)
    ),
    message("volume"): _WithNumber(lambda _, state, number: answers.change_volume(state, number), (0, 100)),
}
_ALIASES = {"help": "keys"}  # what newcomers type
# Commands that take an argument.
_WITH_WORDS: dict[str, Answered] = {
    "search": search.search_for,
    "elements": lists.list_elements,
    "sleep": sleep.set_sleep,
    "mark": answers.mark,
    "leave out": reading_options.toggle_skipped,
    "verbosity": reading_options.set_verbosity,
    "pronounce": pronunciation.pronounce_as,
    "read": reading_mode.set_reading_mode,
    "voice": reading_options.find_voice,
}


def typed(script: Script, state: State, question: Question, line: str) -> Result | CommandGiven:
    """The result of a typed line: an answer to the open question, or a command in words.

    A list stays open until the listener chooses from it. But a line that matches nothing in the list and is
    a command runs as a command, so that in line mode nobody has to close the list first.
    """
    answered = ANSWERS.get(question)
    if answered is None:
        return command_in_words(script, state, line) or _not_understood(state, line)
    if question == "elements" and lists.matches_nothing(script, state, line):
        return command_in_words(script, state, line) or answered(script, state, line)
    return answered(script, state, line)


def command_in_words(script: Script, state: State, words: str) -> Result | CommandGiven | None:
    """A position, or a command by its key, name or unique prefix; None if the words are neither."""
    plain = _ALIASES.get(words.casefold(), words.casefold())
    keys = by_key(state.commands)
    if words in keys:
        return CommandGiven(keys[words].name)
    for pattern, go in _POSITIONS:
        match = re.fullmatch(pattern, plain)
        if match:
            return go(script, state, int(match[1]))
    if lists.is_kind(plain) and not plain[-1].isdigit():
        return lists.list_elements(script, state, plain)
    for command, takes_number in _WITH_NUMBER.items():
        for name in (command, state.our_words.text(command).casefold()):
            if re.match(rf"{re.escape(name)}(?![^\W\d])", plain):  # no letter follows: "rate", not "rated"
                return _with_number(script, state, plain, name, takes_number)
    for name, act in _WITH_WORDS.items():
        if plain.startswith(f"{name} "):
            return act(script, state, words[len(name) + 1 :])
    matching = _commands_starting(state, plain)
    is_one = len(matching) == 1 or (matching and plain == matching[0].label)
    return CommandGiven(matching[0].command) if is_one else None


def _with_number(script: Script, state: State, line: str, name: str, command: _WithNumber) -> Result:
    """Run a command that takes a number, or say what it takes."""
    run, limits, with_words = command
    given = line.removeprefix(name).strip()
    number = re.fullmatch(r"[-+]?\d{1,9}", given)
    if number is None and given and with_words is not None:
        return with_words(script, state, given)
    if number is None:
        shown = capitalized(name)
        if limits is None:
            return refuse(state, "{command} needs a number", command=shown)
        lowest, highest = limits
        return refuse(
            state,
            "{command} needs a number, {lowest} to {highest}",
            command=shown,
            lowest=lowest,
            highest=highest,
        )
    return run(script, state, int(number[0]))


class _Matching(NamedTuple):
    """A command that typed words can mean, and its name or its translated help, whichever they start."""

    command: str
    label: str


def _commands_starting(state: State, plain: str) -> list[_Matching]:
    """The commands whose names or translated helps start with these words, an exact match first."""
    words = state.our_words
    matching = []
    for command in state.commands:
        labels = [command.name]
        if not words.is_english:
            labels.append(help_of(words, command).casefold())
        label = next((each for each in labels if each.startswith(plain)), None)
        if label:
            matching.append(_Matching(command.name, label))
    return sorted(matching, key=lambda each: each.label != plain)


def _not_understood(state: State, words: str) -> Result:
    shown = short(words, 20)
    matching = _commands_starting(state, words.casefold())
    if matching:
        labels = [each.label for each in matching]
        which = state.our_words.text("{words}: which?", words=shown)
        return answer(
            state, f"{which} {', '.join(labels[:6])}", (short(f"{shown}: {', '.join(labels[:3])}"),)
        )
    unknown = state.our_words.text("{words}: not a command", words=shown)
    hint, _ = with_key(state, "{key} lists the keys", "keys")
    return answer(state, f"{unknown}. {hint}", (unknown,))


HANDLERS: dict[str, Handler] = {"command": _command}
ANSWERS: dict[Question, Answered] = {
    "note": answers.mark,
    **search.ANSWERS,
    **sleep.ANSWERS,
    **lists.ANSWERS,
    **reading_options.ANSWERS,
    **reading_mode.ANSWERS,
    **pronunciation.ANSWERS,
}
