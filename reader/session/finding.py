"""Where things are in a script: elements, words searched for, a share of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.script.edits import place_in_spoken, place_in_text
from reader.script.elements import Element
from reader.script.model import Utterance
from reader.script.writer import Script
from reader.session import places
from reader.session.state import Position

Wanted = Callable[[Element], bool]
_WORD = re.compile(r"\S+")


class Found(NamedTuple):
    """An element, and the section that it is in."""

    section: int
    element: Element

    @property
    def position(self) -> Position:
        """The utterance that it begins in."""
        return Position(self.section, self.element.utterance)


def next_element(script: Script, position: Position, offset: int, wanted: Wanted) -> Found | None:
    """The next element of the reading that begins after a place: after `offset` of its utterance's text."""
    here = (position.utterance, offset)
    order = places.reading(script, position)
    for section in order[order.index(position.section) :]:
        for element in script.elements(section):
            if wanted(element) and (section != position.section or element[1:3] > here):
                return Found(section, element)
    return None


def previous_element(script: Script, position: Position, offset: int, wanted: Wanted) -> Found | None:
    """The last element of the reading that begins before a place."""
    here = (position.utterance, offset)
    order = places.reading(script, position)
    for section in reversed(order[: order.index(position.section) + 1]):
        for element in reversed(script.elements(section)):
            if wanted(element) and (section != position.section or element[1:3] < here):
                return Found(section, element)
    return None


def all_elements(script: Script, position: Position, wanted: Wanted) -> Iterator[Found]:
    """Every element of the reading, in order."""
    for section in places.reading(script, position):
        for element in script.elements(section):
            if wanted(element):
                yield Found(section, element)


def link_reached(script: Script, position: Position, offset: int) -> Element | None:
    """The last link that begins in this sentence at or before a place."""
    begin = places.sentence_start(script, position).utterance
    reached: Element | None = None
    for element in script.elements(position.section):
        if element.kind == "link" and (begin, 0) <= element[1:3] <= (position.utterance, offset):
            reached = element
    return reached


def matches(script: Script, position: Position, words: str) -> list[Position]:
    """The sentences of the reading in whose block the words stand, whatever the capitals, in order."""
    plain = words.casefold()
    found: list[Position] = []
    for section in places.reading(script, position):
        utterances = script.utterances(section)
        for block in script.page.sections[section].blocks:
            if plain not in block.text.casefold():
                continue
            for index, utterance in enumerate(utterances):
                if utterance.block == block.id and utterance.start is not None and utterance.end is not None:
                    # From before this utterance, so that words across two of them count once, at their start.
                    at = block.text.casefold().find(plain, utterance.start)
                    if utterance.start <= at < utterance.end:
                        place = places.sentence_start(script, Position(section, index))
                        if not found or found[-1] != place:
                            found.append(place)
    return found


def at_words(script: Script, count: int) -> Position | None:
    """The sentence of the article at which `count` of its words have been read."""
    for section in script.article:
        before, _ = script.words_before(section)
        words = before
        for index, utterance in enumerate(script.utterances(section)):
            if utterance.start is not None:
                words += len(utterance.text.split())
            if words > count:
                return places.sentence_start(script, Position(section, index))
    return places.last_sentence(script)


def word_after(text: str, offset: int) -> tuple[int, int] | None:
    """Where the next word begins and ends that begins after `offset`."""
    return next((match.span() for match in _WORD.finditer(text) if match.start() > offset), None)


def word_before(text: str, offset: int) -> tuple[int, int] | None:
    """Where the last word begins and ends that begins before `offset`."""
    spans = [match.span() for match in _WORD.finditer(text) if match.start() < offset]
    return spans[-1] if spans else None


def word_at(text: str, offset: int) -> tuple[int, int] | None:
    """Where the word begins and ends that `offset` is in, or the next."""
    return next((match.span() for match in _WORD.finditer(text) if match.end() > offset), None)


def in_text(utterance: Utterance, offset: int) -> int:
    """Where in an utterance's `text` an offset into its `spoken` is."""
    return place_in_text(utterance.edits, offset, offset)[0]


def in_spoken(utterance: Utterance, offset: int) -> int:
    """Where in an utterance's `spoken` an offset into its `text` is."""
    return place_in_spoken(utterance.edits, offset)
