"""Numbered lists to choose from: the page's elements, and the listener's marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Literal, NamedTuple

from reader.script.elements import ElementKind, count_elements
from reader.script.writer import Script
from reader.session.commands import landmarks, moves
from reader.session.effects import Result
from reader.session.events import CommandGiven
from reader.session.navigation import finding, positions
from reader.session.navigation.finding import FoundElement
from reader.session.state import Position, Question, State
from reader.session.transitions import (
    LIST_PAGE_LINES,
    STATUS_WIDTH,
    Answered,
    Handler,
    answer,
    ask,
    fitted,
    jump,
    reply,
    short,
    with_key,
)

_NEXT_PAGE = "+"  # typed for the next page of the list; any word would be a filter
_ELEMENTS: frozenset[ElementKind] = frozenset({"heading", "link", "figure", "table", "list"})
ListedKind = ElementKind | Literal["landmark", "skip link"]
# A kind as the listener types it: "headings", "heading 2", "skip link".
_KIND = re.compile(r"(?:(heading)s?(?: ([1-6]))?|(link|figure|table|list|landmark|skip link)s?)")
_PLURAL = re.compile(r"\b(heading|link|figure|table|list|landmark)s\b")


# -- the list of elements ---------------------------------------------------------------------


class ListedElement(NamedTuple):
    """A line of the list: a name, a label such as "heading 2", and what choosing it does."""

    kind: ListedKind
    name: str
    label: str
    choose: Callable[[Script, State], Result]
    level: int | None = None


def _entries(script: Script, state: State) -> Iterator[ListedElement]:
    """The elements of the reading, then the page's skip links and landmarks."""
    for found in finding.all_elements(script, state.reading.position, _ELEMENTS):
        element = found.element
        yield ListedElement(
            element.kind, element.name, moves.kind_of(state, element), _to_found(found), element.level
        )
    yield from _page_entries(script, state)


def _page_entries(script: Script, state: State) -> list[ListedElement]:
    words = state.our_words
    entries = [
        ListedElement("skip link", link.label, words.text("skip link"), _to_skip(number))
        for number, link in enumerate(script.page.skip_links)
    ]
    for landmark in script.page.landmarks:
        place = landmarks.section_of(script, landmark.section)
        if place is not None:
            label = words.text("{role} landmark", role=landmarks.landmark_role(words, landmark))
            choose = _to(place, landmarks.landmark_label(state, landmark))
            entries.append(ListedElement("landmark", landmark.name, label, choose))
    return entries


def _to_skip(number: int) -> Callable[[Script, State], Result]:
    return lambda script, state: landmarks.skip_to(script, state, number)


def _to(place: Position, words: str) -> Callable[[Script, State], Result]:
    return lambda script, state: jump(script, state, place, short(words), lead=words)


def _to_found(found: FoundElement) -> Callable[[Script, State], Result]:
    def choose(script: Script, state: State) -> Result:
        place = finding.with_position(script, found)
        return reply(state, "Nothing to read there") if place is None else moves.go_to(script, state, place)

    return choose


def _elements(script: Script, state: State, event: CommandGiven) -> Result:
    return list_elements(script, state, "")


def _list(script: Script, state: State) -> Result:
    """Show a numbered page of the elements that match the filter; ask for a number or other words."""
    total, ours = _count(script, state), state.our_words
    listed, words = state.search.first_listed, state.search.element_filter
    first = listed if listed < total else 0  # after the last, from the first
    state = state._replace(search=state.search._replace(first_listed=first))
    entries = islice(_filtered(script, state), first, first + LIST_PAGE_LINES)
    lines = [_numbered(number, entry) for number, entry in enumerate(entries, first + 1)]
    if not total:
        question = (
            ours.text("No {words}. Other words:", words=short(words, 20))
            if words
            else ours.text("No elements. Other words:")
        )
        return ask(state, "elements", question)
    left = total - first - len(lines)
    if left > 0:
        lines.append(ours.text("{left} more: type {key}", left=left, key=_NEXT_PAGE))
    question = f"{ours.counted(total, 'element')}. {ours.text('Number, or words:')}"
    return ask(state, "elements", question, tuple(lines))


def _count(script: Script, state: State) -> int:
    """The number of entries, counted without building them: a large page has too many."""
    if state.search.element_filter:
        return sum(1 for _ in _filtered(script, state))
    sections = positions.reading(script, state.reading.position)
    return len(_page_entries(script, state)) + sum(
        count_elements(script.page.sections[section].blocks, _ELEMENTS) for section in sections
    )


def _numbered(number: int, entry: ListedElement) -> str:
    begin = f"{number}. "
    return begin + fitted(entry.name, entry.label, STATUS_WIDTH - len(begin))


def _filtered(script: Script, state: State) -> Iterator[ListedElement]:
    """The entries of the kind that the listener typed, or those that contain all the words typed."""
    words = state.search.element_filter.casefold()
    typed = _KIND.fullmatch(words)
    if typed is not None:
        kind, level = typed[1] or typed[3], int(typed[2] or 0)
        return (
            entry
            for entry in _entries(script, state)
            if entry.kind == kind and (not level or entry.level == level)
        )
    parts = _PLURAL.sub(r"\1", words).split()
    return (
        entry
        for entry in _entries(script, state)
        if all(part in f"{entry.name} {entry.label}".casefold() for part in parts)
    )


def is_kind(words: str) -> bool:
    """True if the words name a kind of element: "tables", "skip link"."""
    return _KIND.fullmatch(words) is not None


def list_elements(script: Script, state: State, words: str) -> Result:
    """List the elements whose name or kind contains these words."""
    return _list(script, state._replace(search=state.search._replace(element_filter=words, first_listed=0)))


def _listed(script: Script, state: State, line: str) -> Result:
    if line == _NEXT_PAGE:
        return _list(
            script,
            state._replace(
                search=state.search._replace(first_listed=state.search.first_listed + LIST_PAGE_LINES)
            ),
        )
    if not line.isdecimal():
        return list_elements(script, state, line)
    number = _number(line)
    entry = next(islice(_filtered(script, state), number - 1, None), None) if number else None
    if entry is None:
        return reply(state, "There is no number {number}", number=short(line, 20))
    return entry.choose(script, state)


def matches_nothing(script: Script, state: State, line: str) -> bool:
    """True if no element in the list matches these words."""
    if line == _NEXT_PAGE or line.isdecimal():
        return False
    return (
        next(_filtered(script, state._replace(search=state.search._replace(element_filter=line))), None)
        is None
    )


def _number(line: str) -> int:
    """The number in a string of digits; only nine count, so that a huge number costs nothing."""
    return int(line.lstrip("0")[:9] or "0")


# -- marks ------------------------------------------------------------------------------------


def _marks(script: Script, state: State, event: CommandGiven) -> Result:
    if not state.marks:
        words, line = with_key(state, "No marks. Press {key} to make one", "mark")
        return answer(state, words, (line,))
    lines = []
    for number, mark in enumerate(state.marks, 1):
        text = mark.note or positions.utterance_at(script, mark.position).text
        lines.append(short(f"{number}. {' '.join(text.split())}"))
    return ask(state, "marks", state.our_words.text("Mark number:"), tuple(lines))


def _marked(script: Script, state: State, line: str) -> Result:
    number = _number(line) if line.isdecimal() else 0
    if not 1 <= number <= len(state.marks):
        return reply(state, "There is no mark {number}", number=short(line, 20))
    mark = state.marks[number - 1]
    return jump(
        script, state, mark.position, short(mark.note or state.our_words.text("Mark {number}", number=number))
    )


HANDLERS: dict[str, Handler] = {"elements": _elements, "marks": _marks}
ANSWERS: dict[Question, Answered] = {"elements": _listed, "marks": _marked}
