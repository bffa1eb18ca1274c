"""What is asked with a line of its own, and answered with Enter: search, lists, commands in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from reader.script.announcements import counted
from reader.script.elements import ElementKind, count
from reader.script.writer import Script
from reader.session import answers, finding, moves, places
from reader.session.commands import by_key, key_of
from reader.session.finding import Found
from reader.session.outcomes import Handler, answer, ask, jump, short
from reader.session.state import Asked, Position, Question, Result, SetAlarm, Sleep, State

_LISTED = 20  # lines at once
_MORE = "+"  # typed for the next of them; every word may be one that is looked for
_LONGEST_MINUTES = 24 * 60
# What can be left out, by the word for it, and as the kind of block.
LEFT_OUT = {"code": "code", "quotes": "quote", "notes": "note", "tables": "table", "figures": "figure"}
_ELEMENTS: frozenset[ElementKind] = frozenset({"heading", "link", "figure", "table", "list"})

Answered = Callable[[Script, State, str], Result]


# -- search -----------------------------------------------------------------------------------


def _search(script: Script, state: State, event: Asked) -> Result:
    return ask(state, "search", "Search:")


def _searched(script: Script, state: State, line: str) -> Result:
    return _match(+1)(script, state._replace(wanted=line), Asked("next match"))


def _match(by: int) -> Handler:
    def find(script: Script, state: State, event: Asked) -> Result:
        if not state.wanted:
            return answer(state, f"Nothing was searched for. {key_of(state.commands, 'search')} searches")
        in_article = script.page.sections[state.position.section].in_article
        found = finding.matches(script, in_article, state.wanted)
        begin, end = finding.sentence_span(script, state.position)
        # What this sentence holds has been found with it.
        number = bisect_left(found, end) if by > 0 else bisect_left(found, begin) - 1
        while 0 <= number < len(found):
            place = finding.match_place(script, found[number])
            if place is not None:
                words = short(f"{number + 1} of {len(found)}: {state.wanted}")
                return jump(script, state, place, words)
            number += by
        return answer(state, f"{'No more' if found else 'Nothing'} found: {short(state.wanted, 24)}")

    return find


# -- the list of elements ---------------------------------------------------------------------


class Entry(NamedTuple):
    """A line of the list of elements, and what choosing it does."""

    line: str
    choose: Callable[[Script, State], Result]


def _entries(script: Script, state: State) -> Iterator[Entry]:
    """Skip links and landmarks of the page, then the elements of the reading."""
    yield from _of_page(script)
    for found in finding.all_elements(script, state.position, _ELEMENTS):
        yield Entry(moves.label(found.element), _to_found(found))


def _of_page(script: Script) -> list[Entry]:
    entries = [
        Entry(f"{short(link.label, 29)}, skip link", _to_skip(number))
        for number, link in enumerate(script.page.skip_links)
    ]
    for landmark in script.page.landmarks:
        words = moves.landmark_label(landmark)
        place = moves.section_of(script, landmark.section)
        if place is not None:
            entries.append(Entry(f"{short(words, 30)} landmark", _to(place, words)))
    return entries


def _to_skip(number: int) -> Callable[[Script, State], Result]:
    return lambda script, state: moves.skip_to(script, state, number)


def _to(place: Position, words: str) -> Callable[[Script, State], Result]:
    return lambda script, state: jump(script, state, place, short(words), lead=words)


def _to_found(found: Found) -> Callable[[Script, State], Result]:
    def choose(script: Script, state: State) -> Result:
        place = finding.placed(script, found)
        return answer(state, "Nothing is said of it") if place is None else moves.go_to(script, state, place)

    return choose


def _elements(script: Script, state: State, event: Asked) -> Result:
    return _list(script, state._replace(listed="", listed_from=0))


def _list(script: Script, state: State) -> Result:
    """Show the elements that hold the words, numbered; ask for a number, or for other words."""
    total = _count(script, state)
    first = state.listed_from if state.listed_from < total else 0  # after the last, from the first
    state = state._replace(listed_from=first)
    entries = islice(_filtered(script, state), first, first + _LISTED)
    lines = [_numbered(number, entry.line) for number, entry in enumerate(entries, first + 1)]
    left = total - first - len(lines)
    if left > 0:
        lines.append(f"And {left} more. {_MORE} lists them")
    return ask(state, "elements", f"{counted(total, 'element')}. Number, or words:", tuple(lines))


def _count(script: Script, state: State) -> int:
    """How many entries there are; on a large page they are too many to be made at each key."""
    if state.listed:
        return sum(1 for _ in _filtered(script, state))
    sections = places.reading(script, state.position)
    return len(_of_page(script)) + sum(
        count(script.page.sections[section].blocks, _ELEMENTS) for section in sections
    )


def _numbered(number: int, line: str) -> str:
    return short(f"{number}. {line}")


def _filtered(script: Script, state: State) -> Iterator[Entry]:
    words = [_singular(word) for word in state.listed.casefold().split()]
    return (
        entry
        for entry in _entries(script, state)
        if not words or all(word in entry.line.casefold() for word in words)
    )


def _singular(word: str) -> str:
    """What a kind is called in the list: one types "headings" to see every heading."""
    return word[:-1] if word.endswith("s") and word[:-1] in {*_ELEMENTS, "landmark", "skip link"} else word


def _listed(script: Script, state: State, line: str) -> Result:
    if line == _MORE:
        return _list(script, state._replace(listed_from=state.listed_from + _LISTED))
    if not line.isdecimal():
        return _list(script, state._replace(listed=line, listed_from=0))
    number = _number(line)
    entry = next(islice(_filtered(script, state), number - 1, None), None) if number else None
    if entry is None:
        return answer(state, f"There is no number {short(line, 20)}")
    return entry.choose(script, state)


def _number(line: str) -> int:
    """The number that decimal digits write, however many they are; none that is asked for is so large."""
    return int(line.lstrip("0")[:9] or "0")


# -- marks ------------------------------------------------------------------------------------


def _marks(script: Script, state: State, event: Asked) -> Result:
    if not state.marks:
        return answer(state, f"No marks. {key_of(state.commands, 'mark')} makes one")
    lines = []
    for number, mark in enumerate(state.marks, 1):
        text = mark.note or places.utterance_at(script, mark.position).text
        lines.append(_numbered(number, " ".join(text.split())))
    return ask(state, "marks", "Mark number:", tuple(lines))


def _marked(script: Script, state: State, line: str) -> Result:
    number = _number(line) if line.isdecimal() else 0
    if not 1 <= number <= len(state.marks):
        return answer(state, f"There is no mark {short(line, 20)}")
    mark = state.marks[number - 1]
    return jump(script, state, mark.position, short(mark.note or f"Mark {number}"))


# -- what is not read, and when to end --------------------------------------------------------


def _leave_out(script: Script, state: State, event: Asked) -> Result:
    return ask(state, "leave out", "Leave out:", _kinds(state))


def _kinds(state: State) -> tuple[str, ...]:
    """What can be left out, and what is."""
    return tuple(
        f"{name}: {'left out' if kind in state.left_out else 'read'}" for name, kind in LEFT_OUT.items()
    )


def _left_out(script: Script, state: State, line: str) -> Result:
    word = line.casefold()
    names = [name for name in LEFT_OUT if name.startswith(word)]
    if len(names) != 1:
        return answer(state, f"Not one of {', '.join(LEFT_OUT)}", (f"{short(line, 20)}: not a kind",))
    kind = LEFT_OUT[names[0]]
    state = state._replace(left_out=state.left_out ^ {kind})
    return answer(state, f"{names[0].capitalize()} {'left out' if kind in state.left_out else 'read again'}")


def _sleep(script: Script, state: State, event: Asked) -> Result:
    return ask(state, "sleep", "Minutes, section, article, or off:")


def _sleeps(script: Script, state: State, line: str) -> Result:
    word = line.casefold()
    minutes = re.fullmatch(r"(\d{1,4})(?:\s*min(?:ute)?s?)?", word)
    if minutes and 0 < int(minutes[1]) <= _LONGEST_MINUTES:
        return _set_sleep(state, "", int(minutes[1]), f"Sleeps in {counted(int(minutes[1]), 'minute')}")
    if word in _SLEEPS:
        return _set_sleep(state, _SLEEPS[word][0], 0, _SLEEPS[word][1])
    return answer(state, "Not minutes, section, article or off")


_SLEEPS: dict[str, tuple[Sleep, str]] = {
    "section": ("section", "Sleeps at the end of the section"),
    "article": ("article", "Sleeps at the end of the article"),
    "off": ("", "No sleep timer"),
}


def _set_sleep(state: State, sleep: Sleep, minutes: int, words: str) -> Result:
    state, effects = answer(state._replace(alarm=state.alarm + 1, sleep=sleep), words)
    return state, (SetAlarm(state.alarm, minutes), *effects)


# -- commands in words ------------------------------------------------------------------------


def _command(script: Script, state: State, event: Asked) -> Result:
    return ask(state, "command", "Command:")


def _to_percent(script: Script, state: State, number: int) -> Result:
    _, total = script.words_before(len(script.page.sections))
    percent = min(number, 100)
    return _to_words(script, state, total * percent // 100, f"{percent} percent")


def _to_minute(script: Script, state: State, number: int) -> Result:
    return _to_words(script, state, number * state.rate, counted(number, "minute"))


def _to_words(script: Script, state: State, count: int, show: str) -> Result:
    place = finding.at_words(script, count)
    return jump(script, state, place, show) if place else answer(state, "Nothing to read")


def _to_heading(script: Script, state: State, number: int) -> Result:
    headed = [index for index in places.reading(script, state.position) if script.page.sections[index].level]
    return _to_numbered(script, state, headed, number, "heading")


def _to_section(script: Script, state: State, number: int) -> Result:
    return _to_numbered(script, state, list(places.reading(script, state.position)), number, "section")


def _to_numbered(script: Script, state: State, sections: list[int], number: int, what: str) -> Result:
    if not 1 <= number <= len(sections):
        return answer(state, f"There is no {what} {number}")
    place = places.section_start(script, sections[number - 1])
    if place is None:
        return answer(state, f"Nothing is said in {what} {number}")
    return jump(script, state, place, moves.describe(script, place, what))


def _to_skip_link(script: Script, state: State, number: int) -> Result:
    if not 1 <= number <= len(script.page.skip_links):
        return answer(state, f"There is no skip link {number}")
    return moves.skip_to(script, state, number - 1)


def _noted(script: Script, state: State, words: str) -> Result:
    return answers.mark(script, state, words)


# Places and values in words. The first that matches a line is meant.
_IN_WORDS: tuple[tuple[str, Callable[[Script, State, int], Result]], ...] = (
    (r"(\d{1,3})\s*(?:%|percent)", _to_percent),
    (r"(\d{1,4})\s*min(?:ute)?s?", _to_minute),
    (r"heading\s+(\d{1,5})", _to_heading),
    (r"section\s+(\d{1,5})", _to_section),
    (r"skip(?:\s+link)?\s+(\d{1,5})", _to_skip_link),
    (r"rate\s+(\d{1,4})", lambda _, state, number: answers.change_rate(state, number)),
    (r"volume\s+(\d{1,3})", lambda _, state, number: answers.change_volume(state, number)),
)
# Commands in words that take more words.
_WITH_WORDS: dict[str, Answered] = {
    "search": _searched,
    "elements": lambda script, state, words: _list(script, state._replace(listed=words, listed_from=0)),
    "leave out": _left_out,
    "sleep": _sleeps,
    "mark": _noted,
}


def in_words(script: Script, state: State, line: str) -> Result | Asked:
    """What a line of words asks for: a place, or a command by its name or the beginning of one."""
    words = " ".join(line.split())
    plain = words.casefold()
    keys = by_key(state.commands)
    if words in keys:
        return Asked(keys[words].name)
    if _singular(plain) != plain:
        return _list(script, state._replace(listed=plain, listed_from=0))
    for pattern, go in _IN_WORDS:
        match = re.fullmatch(pattern, plain)
        if match:
            return go(script, state, int(match[1]))
    for name, act in _WITH_WORDS.items():
        if plain.startswith(f"{name} "):
            return act(script, state, words[len(name) + 1 :])
    names = [command.name for command in state.commands]
    begun = [name for name in names if name.startswith(plain)]
    if plain in names or len(begun) == 1:
        return Asked(plain if plain in names else begun[0])
    shown = short(words, 20)
    if begun:
        return answer(
            state, f"{shown}: which? {', '.join(begun[:6])}", (short(f"{shown}: {', '.join(begun[:3])}"),)
        )
    return answer(
        state,
        f"{shown}: not a command. {key_of(state.commands, 'keys')} says them",
        (f"{shown}: not a command",),
    )


HANDLERS: dict[str, Handler] = {
    "search": _search,
    "next match": _match(+1),
    "previous match": _match(-1),
    "elements": _elements,
    "marks": _marks,
    "leave out": _leave_out,
    "sleep": _sleep,
    "command": _command,
}
ANSWERS: dict[Question, Answered] = {
    "search": _searched,
    "elements": _listed,
    "marks": _marked,
    "note": _noted,
    "leave out": _left_out,
    "sleep": _sleeps,
}
