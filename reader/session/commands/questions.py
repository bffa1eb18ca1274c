"""The commands that ask for a typed line: search, sleep timer, commands in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from reader.script.own_words import counted
from reader.script.writer import Script
from reader.session.command_table import by_key, key_of
from reader.session.commands import (
    answers,
    landmarks,
    lists,
    moves,
    pronunciation,
    reading_mode,
    reading_options,
)
from reader.session.effects import Result, SetTimer
from reader.session.events import CommandGiven
from reader.session.navigation import finding, positions
from reader.session.state import Question, Sleep, SleepTimer, State
from reader.session.transitions import Answered, Handler, answer, ask, jump, short
from reader.speech.engine import FASTEST, SLOWEST

_MAX_SLEEP_MINUTES = 24 * 60


# -- search -----------------------------------------------------------------------------------


def _search(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "search", "Search:")


def _searched(script: Script, state: State, line: str) -> Result:
    return _match(+1)(
        script, state._replace(search=state.search._replace(query=line)), CommandGiven("next match")
    )


def _match(by: int) -> Handler:
    def find(script: Script, state: State, event: CommandGiven) -> Result:
        if not state.search.query:
            return answer(state, f"No search yet. Press {key_of(state.commands, 'search')} to search")
        in_article = script.page.sections[state.reading.position.section].in_article
        found = finding.matches(script, in_article, state.search.query)
        begin, end = finding.sentence_span(script, state.reading.position)
        # Matches within this sentence count as found.
        number = bisect_left(found, end) if by > 0 else bisect_left(found, begin) - 1
        while 0 <= number < len(found):
            place = finding.match_place(script, found[number])
            if place is not None:
                words = short(f"{number + 1} of {len(found)}: {state.search.query}")
                return jump(script, state, place, words)
            number += by
        return answer(state, f"{'No more' if found else 'Nothing'} found: {short(state.search.query, 24)}")

    return find


# -- sleep timer ------------------------------------------------------------------------------


def _sleep(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "sleep", "Minutes, section, article, or off:")


def _sleeps(script: Script, state: State, line: str) -> Result:
    word = line.casefold()
    minutes = re.fullmatch(r"(\d{1,4})(?:\s*min(?:ute)?s?)?", word)
    if minutes and 0 < int(minutes[1]) <= _MAX_SLEEP_MINUTES:
        return _set_sleep(state, "", int(minutes[1]), f"Sleep in {counted(int(minutes[1]), 'minute')}")
    if word in _SLEEPS:
        return _set_sleep(state, _SLEEPS[word][0], 0, _SLEEPS[word][1])
    return answer(state, "Not minutes, section, article or off")


_SLEEPS: dict[str, tuple[Sleep, str]] = {
    "section": ("section", "Sleep at the end of the section"),
    "article": ("article", "Sleep at the end of the article"),
    "off": ("", "Sleep timer off"),
}


def _set_sleep(state: State, sleep: Sleep, minutes: int, words: str) -> Result:
    timer = SleepTimer(sleep, state.sleep.number + 1)
    state, effects = answer(state._replace(sleep=timer), words)
    return state, (SetTimer(timer.number, minutes), *effects)


# -- commands in words ------------------------------------------------------------------------


def _command(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "command", "Command:")


def _to_percent(script: Script, state: State, number: int) -> Result:
    _, total = script.words_before(len(script.page.sections))
    percent = min(number, 100)
    return _to_words(script, state, total * percent // 100, f"{percent} percent")


def _to_minute(script: Script, state: State, number: int) -> Result:
    return _to_words(script, state, number * state.rate, counted(number, "minute"))


def _to_words(script: Script, state: State, count: int, show: str) -> Result:
    place = finding.position_after_words(script, count)
    return jump(script, state, place, show) if place else answer(state, "Nothing to read")


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


def _to_numbered(script: Script, state: State, sections: list[int], number: int, what: str) -> Result:
    if not 1 <= number <= len(sections):
        return answer(state, f"There is no {what} {number}")
    place = positions.section_start(script, sections[number - 1])
    if place is None:
        return answer(state, f"Nothing to read in {what} {number}")
    return moves.jump_to_section(script, state, place, what)


def _to_skip_link(script: Script, state: State, number: int) -> Result:
    if not 1 <= number <= len(script.page.skip_links):
        return answer(state, f"There is no skip link {number}")
    return landmarks.skip_to(script, state, number - 1)


def _noted(script: Script, state: State, words: str) -> Result:
    return answers.mark(script, state, words)


# Positions as the listener types them. The first pattern that matches a line applies.
_POSITIONS: tuple[tuple[str, Callable[[Script, State, int], Result]], ...] = (
    (r"(\d{1,3})\s*(?:%|percent)", _to_percent),
    (r"(\d{1,4})\s*min(?:ute)?s?", _to_minute),
)


class _WithNumber(NamedTuple):
    """A command that takes a number, and its limits as they are said."""

    run: Callable[[Script, State, int], Result]
    limits: str = ""


_WITH_NUMBER = {
    "heading": _WithNumber(_to_heading),
    "section": _WithNumber(_to_section),
    "skip link": _WithNumber(_to_skip_link),
    "skip": _WithNumber(_to_skip_link),
    "rate": _WithNumber(
        lambda _, state, number: answers.change_rate(state, number), f", {SLOWEST} to {FASTEST}"
    ),
    "volume": _WithNumber(lambda _, state, number: answers.change_volume(state, number), ", 0 to 100"),
}
_ALIASES = {"help": "keys"}  # what newcomers type
# Commands that take an argument.
_WITH_WORDS: dict[str, Answered] = {
    "search": _searched,
    "elements": lists.list_elements,
    "sleep": _sleeps,
    "mark": _noted,
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
        return _as_command(script, state, line) or _not_understood(state, line)
    if question == "elements" and lists.matches_nothing(script, state, line):
        return _as_command(script, state, line) or answered(script, state, line)
    return answered(script, state, line)


def _as_command(script: Script, state: State, words: str) -> Result | CommandGiven | None:
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
    for name in _WITH_NUMBER:
        if plain == name or plain.startswith(f"{name} "):
            return _with_number(script, state, plain, name)
    for name, act in _WITH_WORDS.items():
        if plain.startswith(f"{name} "):
            return act(script, state, words[len(name) + 1 :])
    matching = _commands_starting(state, plain)
    return CommandGiven(matching[0]) if plain in matching[:1] or len(matching) == 1 else None


def _with_number(script: Script, state: State, line: str, name: str) -> Result:
    """Run a command that takes a number, or say what it takes."""
    run, limits = _WITH_NUMBER[name]
    number = re.fullmatch(r"[-+]?\d{1,9}", line.removeprefix(name).strip())
    if number is None:
        return answer(state, f"{name.capitalize()} needs a number{limits}")
    return run(script, state, int(number[0]))


def _commands_starting(state: State, plain: str) -> list[str]:
    """The commands whose names start with these words, an exact match first."""
    matching = [command.name for command in state.commands if command.name.startswith(plain)]
    return sorted(matching, key=lambda name: name != plain)


def _not_understood(state: State, words: str) -> Result:
    shown = short(words, 20)
    matching = _commands_starting(state, words.casefold())
    if matching:
        return answer(
            state,
            f"{shown}: which? {', '.join(matching[:6])}",
            (short(f"{shown}: {', '.join(matching[:3])}"),),
        )
    return answer(
        state,
        f"{shown}: not a command. {key_of(state.commands, 'keys')} lists the keys",
        (f"{shown}: not a command",),
    )


HANDLERS: dict[str, Handler] = {
    "search": _search,
    "next match": _match(+1),
    "previous match": _match(-1),
    "sleep": _sleep,
    "command": _command,
}
ANSWERS: dict[Question, Answered] = {
    "search": _searched,
    "note": _noted,
    "sleep": _sleeps,
    **lists.ANSWERS,
    **reading_options.ANSWERS,
    **reading_mode.ANSWERS,
    **pronunciation.ANSWERS,
}
