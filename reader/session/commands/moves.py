"""The commands that move through the article: by sentence, paragraph, section, heading and element."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from reader.script.elements import Element, ElementKind
from reader.script.own_words import message
from reader.script.writer import Script
from reader.session.effects import Result, StatusHeading
from reader.session.events import CommandGiven
from reader.session.navigation import finding, positions
from reader.session.navigation.finding import FoundElement
from reader.session.state import Cursor, Position, State
from reader.session.transitions import (
    STATUS_WIDTH,
    Handler,
    edge_of_reading,
    fitted,
    go,
    jump,
    reply,
    short,
    start_of_reading,
)

REPEAT_AFTER_MS = 2000  # later than this into a sentence, "previous" begins it again

Finder = Callable[[Script, Position], Position | None]
ShownAs = Literal["section", "heading"]

_KINDS: dict[ElementKind, str] = {
    "heading": message("heading {level}"), "link": message("link"), "list": message("list"),
    "item": message("list item"), "table": message("table"), "figure": message("figure"),
}  # fmt: skip
_NO_NEXT: dict[ElementKind, str] = {
    "link": message("No next link"), "list": message("No next list"), "item": message("No next list item"),
    "table": message("No next table"), "figure": message("No next figure"),
}  # fmt: skip
_NO_PREVIOUS: dict[ElementKind, str] = {
    "link": message("No previous link"), "list": message("No previous list"),
    "item": message("No previous list item"), "table": message("No previous table"),
    "figure": message("No previous figure"),
}  # fmt: skip


def _step(find: Finder, by: int, edge: str = "") -> Handler:
    """A command that goes to a nearby position, or answers `edge`, by default the reading's start or end."""

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        target = find(script, state.reading.position)
        if target is not None:
            return go(script, state, target)
        return reply(state, edge or edge_of_reading(script, state, by))

    return move


def _to_section(find: Finder, edge: str, shown_as: ShownAs) -> Handler:
    """A command that goes to a section, or answers `edge`; `shown_as` is "section" or "heading"."""

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        target = find(script, state.reading.position)
        if target is None:
            return reply(state, edge)
        return jump_to_section(script, state, target, shown_as)

    return move


def jump_to_section(script: Script, state: State, place: Position, shown_as: ShownAs) -> Result:
    """Go to a section, and show it as a "heading" or a "section": "Costs, heading 2, 3 of 9"."""
    title, kind = script.page.sections[place.section].title, _kind_of_section(script, state, place, shown_as)
    block = positions.utterance_at(script, place).block
    kinds = {each.kind for each in script.utterances(place.section) if each.block == block}
    is_all = "heading" in kinds and "title" not in kinds  # a title comes with an author and a date
    heading = StatusHeading(block, f"{title}, {kind}") if is_all else None
    return jump(
        script, state, place, f"{short(title, STATUS_WIDTH - len(kind) - 2)}, {kind}", heading=heading
    )


def _kind_of_section(script: Script, state: State, place: Position, shown_as: ShownAs) -> str:
    """The kind and number of the section at a position: "heading 2, 3 of 9"."""
    order, words = positions.reading(script, place), state.our_words
    section = script.page.sections[place.section]
    if shown_as == "heading" and section.level is not None:
        order = tuple(index for index in order if script.page.sections[index].level is not None)
        heading = words.text("heading {level}", level=section.level)
        number = order.index(place.section) + 1
        return f"{heading}, {words.text('{number} of {total}', number=number, total=len(order))}"
    return words.text("section {number} of {total}", number=order.index(place.section) + 1, total=len(order))


def _is_past_start(state: State, event: CommandGiven) -> bool:
    """True if enough of the sentence was heard that "previous" repeats it."""
    if state.speech.kind != "reading":
        return state.reading.offset > 0
    return event.milliseconds > REPEAT_AFTER_MS or state.speech.start > 0


def _previous_sentence(script: Script, state: State, event: CommandGiven) -> Result:
    start = positions.sentence_start(script, state.reading.position)
    if _is_past_start(state, event):
        return go(script, state, start)
    return _step(positions.previous_sentence, -1)(script, state, event)


def _previous_paragraph(script: Script, state: State, event: CommandGiven) -> Result:
    start = positions.paragraph_start(script, state.reading.position)
    if positions.sentence_start(script, state.reading.position) != start or _is_past_start(state, event):
        return go(script, state, start)
    return _step(positions.previous_paragraph, -1, message("No previous paragraph"))(script, state, event)


def start(script: Script, state: State, event: CommandGiven) -> Result:
    """Go to the start of the article, or of a page without one."""
    place = positions.first(script)
    if place is None:
        return reply(state, "Nothing to read")
    return jump(script, state, place, state.our_words.text(start_of_reading(script, place)))


def _last(script: Script, state: State, event: CommandGiven) -> Result:
    place = positions.last_sentence(script)
    if place is None:
        return reply(state, "Nothing to read")
    return jump(script, state, place, state.our_words.text("Last sentence"))


def repeat(script: Script, state: State, event: CommandGiven) -> Result:
    """Say this sentence again."""
    return go(script, state, positions.sentence_start(script, state.reading.position))


# -- by headings of a level --------------------------------------------------------------------


def _to_level(by: int, level: int) -> Handler:
    edge = message("No next heading {level}") if by > 0 else message("No previous heading {level}")
    ahead = positions.sections_after if by > 0 else positions.sections_starting_before

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        for section in ahead(script, state.reading.position):
            if script.page.sections[section].level == level and script.utterances(section):
                place = Position(section, 0)
                return jump_to_section(script, state, place, "heading")
        return reply(state, edge, level=level)

    return move


# -- by elements ------------------------------------------------------------------------------


def _to_element(by: int, kind: ElementKind) -> Handler:
    edge = (_NO_NEXT if by > 0 else _NO_PREVIOUS)[kind]

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        utterance = positions.utterance_at(script, state.reading.position)
        offset = _link_offset(state)
        if by < 0 and event.milliseconds > REPEAT_AFTER_MS:  # repeat this link
            offset = min(state.reading.offset, offset + 1)
        find = finding.next_element if by > 0 else finding.previous_element
        here = state.reading.position
        if kind != "link":  # the element at the start of this sentence is the current one
            here, offset = positions.sentence_start(script, here), 0
            if by > 0:
                here = positions.sentence_end(script, here)
        found = find(script, here, finding.in_text(utterance, offset), frozenset({kind}))
        if found is None and kind == "link" and by > 0 and state.cursor.focused_link is None:
            link = current_link(script, state)  # the last one, which the voice has passed
            found = FoundElement(state.reading.position.section, link) if link is not None else None
        return reply(state, edge) if found is None else go_to(script, state, found)

    return move


def current_link(script: Script, state: State) -> Element | None:
    """The link that Enter follows: the last one reached in this sentence, or else its first."""
    utterance = positions.utterance_at(script, state.reading.position)
    return finding.link_reached(
        script, state.reading.position, finding.in_text(utterance, _link_offset(state))
    )


def _link_offset(state: State) -> int:
    """The offset up to which links count as reached: the focused link, or all links heard so far.

    With a focused link the voice may already be at the next one when the listener presses the key.
    """
    focused = state.cursor.focused_link
    if focused and focused[0] == state.reading.position:
        return focused[1]
    return state.reading.offset


def go_to(script: Script, state: State, found: FoundElement) -> Result:
    """Go to an element: to a link itself, or to the sentence in which any other element starts."""
    element = found.element
    if element.kind == "heading":
        return jump_to_section(script, state, found.position, "heading")
    if element.kind == "link":
        utterance = positions.utterance_at(script, found.position)
        offset = finding.in_spoken(utterance, element.offset)
        state, effects = jump(script, state, found.position, label(state, element), offset=offset)
        return state._replace(cursor=Cursor((found.position, offset))), effects
    return jump(script, state, positions.sentence_start(script, found.position), label(state, element))


def label(state: State, element: Element) -> str:
    """An element in one short line: its name, then its kind."""
    return fitted(element.name, kind_of(state, element))


def kind_of(state: State, element: Element) -> str:
    """An element's kind: "heading 2", "list of 3"."""
    words = state.our_words
    if element.size:
        return words.text("list of {size}", size=element.size)
    return words.text(_KINDS[element.kind], level=element.level)


_ELEMENTS: tuple[ElementKind, ...] = ("link", "list", "item", "table", "figure")
HANDLERS: dict[str, Handler] = {
    "next sentence": _step(positions.next_sentence, +1),
    "previous sentence": _previous_sentence,
    "next paragraph": _step(positions.next_paragraph, +1, message("No next paragraph")),
    "previous paragraph": _previous_paragraph,
    "next section": _to_section(positions.next_section, message("No next section"), "section"),
    "previous section": _to_section(positions.previous_section, message("No previous section"), "section"),
    "next heading": _to_section(positions.next_heading, message("No next heading"), "heading"),
    "previous heading": _to_section(positions.previous_heading, message("No previous heading"), "heading"),
    **{f"next heading {level}": _to_level(+1, level) for level in range(1, 7)},
    **{f"previous heading {level}": _to_level(-1, level) for level in range(1, 7)},
    **{f"next {kind}": _to_element(+1, kind) for kind in _ELEMENTS},
    **{f"previous {kind}": _to_element(-1, kind) for kind in _ELEMENTS},
    "start": start,
    "end": _last,
    "repeat": repeat,
}
