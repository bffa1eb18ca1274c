"""The commands that move through the article: by sentence, paragraph, section, heading, element and link."""

from __future__ import annotations

from collections.abc import Callable

from reader.script.elements import Element, ElementKind
from reader.script.writer import Script
from reader.session.effects import Follow, Heading, Reopen, Result, Stop
from reader.session.events import CommandGiven
from reader.session.navigation import finding, positions
from reader.session.navigation.finding import Found
from reader.session.state import Cursor, Position, State
from reader.session.transitions import (
    STATUS_WIDTH,
    Handler,
    answer,
    fitted,
    go,
    jump,
    open_article,
    short,
    silenced,
)

REPEAT_AFTER_MS = 2000  # later than this into a sentence, "previous" begins it again

Finder = Callable[[Script, Position], Position | None]


def _step(find: Finder, edge: str) -> Handler:
    """A command that goes to a nearby position, or answers `edge`, filled with "article" or "page"."""

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        target = find(script, state.reading.position)
        if target is not None:
            return go(script, state, target)
        return answer(state, edge.format(positions.whole(script, state.reading.position)))

    return move


def _to_section(find: Finder, edge: str, shown_as: str) -> Handler:
    """A command that goes to a section, or answers `edge`; `shown_as` is "section" or "heading"."""

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        target = find(script, state.reading.position)
        if target is None:
            return answer(state, edge)
        return jump_to_section(script, state, target, shown_as)

    return move


def jump_to_section(script: Script, state: State, place: Position, what: str) -> Result:
    """Go to a section, and show it as a "heading" or a "section": "Costs, heading 2, 3 of 9"."""
    title, kind = script.page.sections[place.section].title, _kind_of_section(script, place, what)
    block = positions.utterance_at(script, place).block
    kinds = {each.kind for each in script.utterances(place.section) if each.block == block}
    is_all = "heading" in kinds and "title" not in kinds  # a title comes with an author and a date
    heading = Heading(block, f"{title}, {kind}") if is_all else None
    return jump(
        script, state, place, f"{short(title, STATUS_WIDTH - len(kind) - 2)}, {kind}", heading=heading
    )


def _kind_of_section(script: Script, place: Position, what: str) -> str:
    """The kind and number of the section at a position: "heading 2, 3 of 9"."""
    order = positions.reading(script, place)
    section = script.page.sections[place.section]
    if what == "heading" and section.level is not None:
        order = tuple(index for index in order if script.page.sections[index].level is not None)
        return f"heading {section.level}, {order.index(place.section) + 1} of {len(order)}"
    return f"section {order.index(place.section) + 1} of {len(order)}"


def _is_past_start(state: State, event: CommandGiven) -> bool:
    """True if enough of the sentence was heard that "previous" repeats it."""
    if state.speech.kind != "reading":
        return state.reading.offset > 0
    return event.milliseconds > REPEAT_AFTER_MS or state.speech.start > 0


def _previous_sentence(script: Script, state: State, event: CommandGiven) -> Result:
    start = positions.sentence_start(script, state.reading.position)
    if _is_past_start(state, event):
        return go(script, state, start)
    return _step(positions.previous_sentence, "Start of {}")(script, state, event)


def _previous_paragraph(script: Script, state: State, event: CommandGiven) -> Result:
    start = positions.paragraph_start(script, state.reading.position)
    if positions.sentence_start(script, state.reading.position) != start or _is_past_start(state, event):
        return go(script, state, start)
    return _step(positions.previous_paragraph, "No previous paragraph")(script, state, event)


def start(script: Script, state: State, event: CommandGiven) -> Result:
    """Go to the start of the article."""
    place = positions.first(script)
    return jump(script, state, place, "Start of article") if place else answer(state, "Nothing to read")


def _last(script: Script, state: State, event: CommandGiven) -> Result:
    place = positions.last_sentence(script)
    return jump(script, state, place, "Last sentence") if place else answer(state, "Nothing to read")


def repeat(script: Script, state: State, event: CommandGiven) -> Result:
    """Say this sentence again."""
    return go(script, state, positions.sentence_start(script, state.reading.position))


# -- by headings of a level --------------------------------------------------------------------


def _to_level(by: int, level: int) -> Handler:
    edge = f"No {'next' if by > 0 else 'previous'} heading {level}"
    ahead = positions.sections_after if by > 0 else positions.sections_starting_before

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        for section in ahead(script, state.reading.position):
            if script.page.sections[section].level == level and script.utterances(section):
                place = Position(section, 0)
                return jump_to_section(script, state, place, "heading")
        return answer(state, edge)

    return move


# -- by elements ------------------------------------------------------------------------------


def _to_element(by: int, kind: ElementKind) -> Handler:
    edge = f"No {'next' if by > 0 else 'previous'} {'list item' if kind == 'item' else kind}"

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        utterance = positions.utterance_at(script, state.reading.position)
        offset = link_offset(state)
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
            found = finding.last_link_heard(
                script, state.reading.position, finding.in_text(utterance, offset)
            )
        return answer(state, edge) if found is None else go_to(script, state, found)

    return move


def link_offset(state: State) -> int:
    """The offset up to which links count as reached: the focused link, or all links heard so far.

    With a focused link the voice may already be at the next one when the listener presses the key.
    """
    return (
        state.cursor.focused_link[1]
        if state.cursor.focused_link and state.cursor.focused_link[0] == state.reading.position
        else state.reading.offset
    )


def go_to(script: Script, state: State, found: Found) -> Result:
    """Go to an element: to a link itself, or to the sentence in which any other element starts."""
    element = found.element
    if element.kind == "heading":
        return jump_to_section(script, state, found.position, "heading")
    if element.kind == "link":
        utterance = positions.utterance_at(script, found.position)
        offset = finding.in_spoken(utterance, element.offset)
        state, effects = jump(script, state, found.position, label(element), offset=offset)
        return state._replace(cursor=Cursor((found.position, offset))), effects
    return jump(script, state, positions.sentence_start(script, found.position), label(element))


def label(element: Element) -> str:
    """An element in one short line: its name, then its kind."""
    return fitted(element.name, kind_of(element))


def kind_of(element: Element) -> str:
    """An element's kind: "heading 2", "list of 3"."""
    kinds = {"heading": f"heading {element.level}", "item": "list item"}
    kind = kinds.get(element.kind, element.kind)
    return f"{kind} of {element.size}" if element.size else kind


# -- links, and back --------------------------------------------------------------------------


def _follow(script: Script, state: State, event: CommandGiven) -> Result:
    utterance = positions.utterance_at(script, state.reading.position)
    link = finding.link_reached(
        script, state.reading.position, finding.in_text(utterance, link_offset(state))
    )
    if link is None:
        return answer(state, "No link here")
    if not link.href:
        return answer(state, "This link has no address")
    place = _target_of(script, link)
    if place is not None:
        return jump(script, state, place, short(link.name))
    if link.href.startswith("#"):
        words = f"{link.name}: broken link"
        return answer(state, words, (f"{short(link.name, 27)}: broken link",))
    state = silenced(state)
    return state, (Stop(), Follow(state.speech.token, link.href))


def _target_of(script: Script, link: Element) -> Position | None:
    """Where a link within the page leads."""
    section = positions.section_number(script, link.target)
    if section is None:
        return None
    return positions.text_position(script, section, link.target_block, link.target_offset)


def _back(script: Script, state: State, event: CommandGiven) -> Result:
    if not state.history.back_stack:
        return answer(state, "Nothing to go back to")
    *before, entry = state.history.back_stack
    state = state._replace(history=state.history._replace(back_stack=tuple(before)))
    if (entry.article, entry.followed) == (state.playlist.article, state.playlist.followed):
        return go(script, state, positions.sentence_start(script, entry.position), "Back")
    state = silenced(state)
    return state, (Stop(), Reopen(state.speech.token, entry))


def _other_article(by: int, edge: str) -> Handler:
    def open_it(script: Script, state: State, event: CommandGiven) -> Result:
        is_there = 0 <= state.playlist.article + by < state.playlist.articles
        return open_article(state, by) if is_there else answer(state, edge)

    return open_it


_ELEMENTS: tuple[ElementKind, ...] = ("link", "list", "item", "table", "figure")
HANDLERS: dict[str, Handler] = {
    "next sentence": _step(positions.next_sentence, "End of {}"),
    "previous sentence": _previous_sentence,
    "next paragraph": _step(positions.next_paragraph, "No next paragraph"),
    "previous paragraph": _previous_paragraph,
    "next section": _to_section(positions.next_section, "No next section", "section"),
    "previous section": _to_section(positions.previous_section, "No previous section", "section"),
    "next heading": _to_section(positions.next_heading, "No next heading", "heading"),
    "previous heading": _to_section(positions.previous_heading, "No previous heading", "heading"),
    **{f"next heading {level}": _to_level(+1, level) for level in range(1, 7)},
    **{f"previous heading {level}": _to_level(-1, level) for level in range(1, 7)},
    **{f"next {kind}": _to_element(+1, kind) for kind in _ELEMENTS},
    **{f"previous {kind}": _to_element(-1, kind) for kind in _ELEMENTS},
    "start": start,
    "end": _last,
    "repeat": repeat,
    "follow": _follow,
    "back": _back,
    "next article": _other_article(+1, "No next article"),
    "previous article": _other_article(-1, "No previous article"),
}
