"""The commands that go to the page's skip links and landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.script.own_words import OwnWords, message
from reader.script.writer import Script
from reader.session.commands import opening
from reader.session.effects import Result
from reader.session.events import CommandGiven
from reader.session.navigation import positions
from reader.session.state import Position, State
from reader.session.transitions import (
    Handler,
    answer,
    jump,
    lead_to,
    remember,
    reply,
    short,
    start_of_reading,
)

if TYPE_CHECKING:
    from reader.page.model import Landmark, SkipLink

_LANDMARKS = {
    "banner": message("banner"), "navigation": message("navigation"), "search": message("search"),
    "contentinfo": message("page footer"), "complementary": message("aside"), "form": message("form"),
    "main": message("main content"), "region": message("region"),
}  # fmt: skip

# The landmark that a broken skip link was meant for, by a word in its label; without one, the article.
_INTENDED_ROLES = (
    ("nav", "navigation"), ("menu", "navigation"), ("search", "search"), ("foot", "contentinfo"),
    ("sidebar", "complementary"), ("header", "banner"),
)  # fmt: skip


def _to_landmark(by: int) -> Handler:
    edge = message("No next landmark") if by > 0 else message("No previous landmark")

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        numbers = {section.id: number for number, section in enumerate(script.page.sections)}
        landmarks = [(numbers[each.section], each) for each in script.page.landmarks if each.section]
        here = state.reading.position.section
        ahead = [each for each in landmarks if (each[0] > here if by > 0 else each[0] < here)]
        for number, landmark in ahead if by > 0 else reversed(ahead):
            place = positions.section_start(script, number)
            # A silent landmark leads to the next section, which may be the current one.
            if place is not None and (place.section > here if by > 0 else place.section < here):
                words = landmark_label(state, landmark)
                return jump(script, state, place, short(words), lead=words)
        return reply(state, edge)

    return move


def landmark_label(state: State, landmark: Landmark) -> str:
    """A landmark's name and role: "Site, navigation"."""
    return ", ".join(filter(None, (landmark.name, landmark_role(state.our_words, landmark))))


def landmark_role(words: OwnWords, landmark: Landmark) -> str:
    """A landmark's role in words."""
    return words.text(_LANDMARKS.get(landmark.role, landmark.role))


def _skip_link(by: int) -> Handler:
    def follow(script: Script, state: State, event: CommandGiven) -> Result:
        links = script.page.skip_links
        if not links:
            return reply(state, "This page has no skip links")
        # The first comes after the last, so that a link can be followed twice.
        number = (
            (state.history.skip + by) % len(links) if state.history.skip >= 0 or by > 0 else len(links) - 1
        )
        return skip_to(script, state, number)

    return follow


def skip_to(script: Script, state: State, number: int) -> Result:
    """Follow skip link `number`, counted from 0."""
    link = script.page.skip_links[number]
    state = state._replace(history=state.history._replace(skip=number))
    place = section_of(script, link.target)
    if place is None:
        return _broken(script, state, link)
    return jump(script, state, place, short(link.label))


def _broken(script: Script, state: State, link: SkipLink) -> Result:
    """Say that a skip link is broken, and go to its probable target."""
    words, lines = opening.broken_link(state, link.label)
    meant = f"{link.label} {link.href}".casefold()
    role = next((role for word, role in _INTENDED_ROLES if word in meant), "")
    landmark = next((each for each in script.page.landmarks if role and each.role == role), None)
    place = section_of(script, landmark.section) if landmark else None
    if landmark is not None and place is not None:
        label = landmark_label(state, landmark)
        return lead_to(remember(state), place, f"{words}. {label}", (*lines, short(label)))
    place = positions.first(script) if not role else None
    if place is None:
        return answer(state, words, lines)
    start = state.our_words.text(start_of_reading(script, place))
    return lead_to(remember(state), place, f"{words}. {start}", (*lines, start))


def section_of(script: Script, target: str | None) -> Position | None:
    """The start of the section with this id, or None."""
    section = script.section_numbers.get(target or "")
    return positions.section_start(script, section) if section is not None else None


HANDLERS: dict[str, Handler] = {
    "next landmark": _to_landmark(+1),
    "previous landmark": _to_landmark(-1),
    "next skip link": _skip_link(+1),
    "previous skip link": _skip_link(-1),
}
